/** The form on the left: every field, what it holds, and how to find one by its path in the scenario. */

import { api } from "../apis.js";
import { t } from "../i18n.js";
import { fromScenario, toScenario } from "../scenario.js";
import { byId } from "./dom.js";
import { createEditor, editorOf } from "./editor.js";
import { createHops } from "./hops.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../scenario.js").Form} Form */
/** @typedef {HTMLInputElement & HTMLTextAreaElement} Field Which of the two (or a select) the id decides; they share what is used here. */

/** @param {() => void} onChange Called after everything a person changes. */
export function createForm(onChange) {
  const root = byId("input");
  const field = (/** @type {string} */ id) => /** @type {Field} */ (byId(id));
  const pageMore = /** @type {HTMLDetailsElement} */ (byId("page-more"));
  const rest = byId("apis-rest");
  const restToggle = byId("apis-toggle");

  for (const id of ["page-url", "page-permissions", "request-url"]) createEditor(field(id));
  for (const id of ["page-headers", "request-headers"]) createEditor(field(id), { colours: "headers" });
  createEditor(field("page-meta"), { colours: "policies" });
  const hops = createHops(onChange);

  /** @param {string} id */
  const text = (id) => editorOf(field(id))?.value ?? field(id).value;

  const chosenApi = () =>
    api(/** @type {HTMLInputElement | null} */ (root.querySelector("input[name=api]:checked"))?.value ?? "fetch");

  /** @param {boolean} open */
  function showRest(open) {
    rest.hidden = !open;
    restToggle.setAttribute("aria-expanded", String(open));
  }

  /** Shows the fields that the chosen API has. */
  function followApi() {
    const { fields, main } = chosenApi();
    for (const node of root.querySelectorAll("[data-for]")) {
      const name = /** @type {HTMLElement} */ (node).dataset.for ?? "";
      const shown =
        name === "bodyType" ? fields.includes("body") && field("request-body").value === "blob" : fields.includes(name);
      /** @type {HTMLElement} */ (node).hidden = !shown;
    }
    field("request-method").placeholder = "GET";
    if (!main) showRest(true);
  }

  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("input", onChange);
  root.addEventListener("change", () => {
    followApi();
    onChange();
  });
  restToggle.addEventListener("click", () => showRest(rest.hasAttribute("hidden")));
  for (const id of ["page-url", "request-url"]) {
    // One line, as far as typing goes; pasted line breaks stay, and the engine says what it makes of them.
    field(id).addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) event.preventDefault();
    });
  }

  /** @returns {Form} */
  function read() {
    return {
      page: {
        url: text("page-url"),
        headers: text("page-headers"),
        meta: text("page-meta"),
        space: text("page-space"),
        prompt: text("page-prompt"),
        permissions: text("page-permissions"),
      },
      request: {
        api: chosenApi().id,
        url: text("request-url"),
        method: text("request-method"),
        headers: text("request-headers"),
        body: text("request-body"),
        bodyType: text("request-body-type"),
        mode: text("request-mode"),
        credentials: text("request-credentials"),
        redirect: text("request-redirect"),
        withCredentials: field("request-with-credentials").checked,
        uploadListener: field("request-upload").checked,
        protocols: text("request-protocols"),
        crossorigin: text("request-crossorigin"),
        as: text("request-as"),
      },
      network: hops.read(),
    };
  }

  /** @param {Form} form */
  function write(form) {
    /** @param {string} id @param {string} value */
    const put = (id, value) => {
      const editor = editorOf(field(id));
      if (editor) editor.value = value;
      else field(id).value = value;
    };
    put("page-url", form.page.url);
    put("page-headers", form.page.headers);
    put("page-meta", form.page.meta);
    put("page-space", form.page.space);
    put("page-prompt", form.page.prompt);
    put("page-permissions", form.page.permissions);
    pageMore.open =
      form.page.meta !== "" || form.page.space !== "" || form.page.prompt !== "" || form.page.permissions !== "";

    const { request } = form;
    const radio = root.querySelector(`input[name=api][value=${CSS.escape(request.api)}]`);
    if (radio instanceof HTMLInputElement) radio.checked = true;
    showRest(!api(request.api).main);
    put("request-url", request.url);
    put("request-method", request.method);
    put("request-headers", request.headers);
    put("request-body", request.body);
    put("request-body-type", request.bodyType);
    put("request-mode", request.mode);
    put("request-credentials", request.credentials);
    put("request-redirect", request.redirect);
    put("request-protocols", request.protocols);
    put("request-crossorigin", request.crossorigin);
    put("request-as", request.as);
    field("request-with-credentials").checked = request.withCredentials;
    field("request-upload").checked = request.uploadListener;
    hops.write(form.network);
    followApi();
    hops.arrange(absolute(), api(request.api), null);
  }

  /** The request's URL, made absolute where it can be. */
  function absolute() {
    try {
      return new URL(field("request-url").value, field("page-url").value).href;
    } catch {
      return field("request-url").value.trim();
    }
  }

  return {
    root,
    read,
    write,
    /** @returns {Scenario} */
    scenario: () => toScenario(read()),
    /** @param {Scenario} scenario */
    load: (scenario) => write(fromScenario(scenario)),
    /** How many characters the engine would have to read. */
    size: () =>
      [...root.querySelectorAll("textarea")].reduce(
        (sum, area) => sum + (editorOf(area)?.value ?? area.value).length,
        0,
      ),

    /** Brings the third part in step with the rest. @param {Report | null} report */
    arrange: (report) => hops.arrange(absolute(), chosenApi(), report),

    /**
     * Goes to what a path such as "network[0].preflight" or "page.url" names, opening it where it is closed.
     *
     * @param {string} path
     */
    open(path) {
      if (hops.open(path)) return;
      if (/^page\.(?:meta|hostPermissions|addressSpace|localNetworkPermission)/.test(path)) pageMore.open = true;
      const control = this.control(path);
      control?.focus();
      control?.scrollIntoView({ block: "nearest" });
    },

    /** How the field that a path names is called; empty where there is none. @param {string} path */
    nameOf(path) {
      if (path === "request.api") return t("request.api");
      const control = this.control(path);
      const label = control?.labels?.[0]?.textContent?.trim() ?? "";
      const part = control?.closest("[role=group]")?.getAttribute("aria-label") ?? "";
      return part && label ? `${part}: ${label}` : label;
    },

    /**
     * The control that holds what a path names; the nearest one above it for a path that has none of its own.
     *
     * @param {string} path
     * @returns {HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement | null}
     */
    control(path) {
      let wanted = path
        .replace(/^page\.meta\[\d+\]$/, "page.meta")
        .replace(/^page\.hostPermissions\[\d+\]$/, "page.hostPermissions")
        .replace(/^request\.protocols\[\d+\]$/, "request.protocols")
        .replace(/\.headers\[\d+\]$/, ".headers");
      if (wanted === "request.api") return root.querySelector("input[name=api]:checked");
      if (wanted === "request.credentials" && chosenApi().fields.includes("withCredentials"))
        wanted = "request.credentials.flag";
      if (wanted === "request.body.kind") wanted = "request.body";
      return root.querySelector(`[data-source="${CSS.escape(wanted)}"]`);
    },
  };
}
