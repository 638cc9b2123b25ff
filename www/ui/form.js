/** The form on the left: every field, its value, and how to find it by its path in the scenario. */

import { APIS, api } from "../apis.js";
import { hasText, t } from "../i18n.js";
import { FIELDS, isBlock, isRead } from "../pkg/fields.js";
import { fromScenario, toScenario } from "../scenario.js";
import { byId, el } from "./dom.js";
import { createEditor, editorOf } from "./editor.js";
import { createHops } from "./hops.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../scenario.js").Form} Form */
/** @typedef {import("../scenario.js").Held} Held */
/** @typedef {import("../../pkg/fields.js").Field} Field */
/**
 * @typedef {HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement} Control The field decides which of the three it
 * is.
 */

/** The elements around a control and its label. */
const AROUND = ".field, .check";

/** @param {(event?: Event) => void} onChange Called after each change by a person. */
export function createForm(onChange) {
  const root = byId("input");
  const pageMore = /** @type {HTMLDetailsElement} */ (byId("page-more"));
  const rest = byId("apis-rest");
  const restToggle = byId("apis-toggle");
  for (const { id, label, main, group } of APIS) {
    if (group) rest.append(el("p", { class: "segments-name", "data-i18n": `apis.${group}` }, t(`apis.${group}`)));
    if (!main)
      rest.append(
        el(
          "label",
          { class: "segment" },
          el("input", { type: "radio", name: "api", value: id }),
          el("span", {}, label),
        ),
      );
  }

  /** @param {string} path @returns {Control} */
  const find = (path) => /** @type {any} */ (root.querySelector(`[data-source="${CSS.escape(path)}"]`));
  const controls = new Map(
    FIELDS.filter(({ path }) => path !== "request.api").map((field) => [
      field,
      find(field.path) ?? createControl(field),
    ]),
  );
  /** Credentials as a flag: withCredentials, yes or no. */
  const credentialsFlag = find("request.credentials.flag");
  for (const [{ kind, path }, control] of controls) {
    if (!(control instanceof HTMLTextAreaElement)) continue;
    if (kind === "headers") createEditor(control, { colours: "headers" });
    else if (kind === "texts") createEditor(control, { colours: "policies" });
    else createEditor(control);
    // Typing is limited to one line, but pasted line breaks stay, and the engine reports them.
    if (path.endsWith(".url"))
      control.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.isComposing) event.preventDefault();
      });
  }
  const hops = createHops(onChange);

  /** @param {string} path */
  const text = (path) => editorOf(find(path))?.value ?? find(path).value;

  const chosenApi = () =>
    api(/** @type {HTMLInputElement | null} */ (root.querySelector("input[name=api]:checked"))?.value ?? "fetch");

  /** @param {boolean} open */
  function showRest(open) {
    rest.hidden = !open;
    restToggle.setAttribute("aria-expanded", String(open));
  }

  /** Shows the fields that the chosen API reads. */
  function followApi() {
    const chosen = chosenApi();
    for (const [field, control] of controls) {
      const outer = field.within ? find(field.within).value : "";
      const isShown = isRead(field, chosen.id) && (field.when ? outer === field.when : !field.within || outer !== "");
      const isFlag = field.path === "request.credentials" && chosen.flag;
      if (field.apis || field.within) show(control, isShown && !isFlag);
    }
    show(credentialsFlag, Boolean(chosen.flag));
    if (!chosen.main) showRest(true);
  }

  /** @param {Control} control @param {boolean} isShown */
  function show(control, isShown) {
    /** @type {HTMLElement} */ (control.closest(AROUND)).hidden = !isShown;
  }

  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("input", onChange);
  root.addEventListener("change", () => {
    followApi();
    onChange();
  });
  restToggle.addEventListener("click", () => showRest(rest.hasAttribute("hidden")));

  /**
   * The text of controls that the page filled, and the value that it represents.
   *
   * @type {Map<Control, { shown: string | boolean, held: Held }>}
   */
  const filled = new Map();

  /** @param {Control} control */
  const shownIn = (control) =>
    control.matches("[type=checkbox]") ? control.checked : (editorOf(control)?.value ?? control.value);

  /**
   * The value of a control: the value that it was filled with, unless a person has changed it.
   *
   * @param {Control} control
   * @returns {Held}
   */
  function heldIn(control) {
    const shown = shownIn(control);
    const before = filled.get(control);
    if (before?.shown === shown) return before.held;
    if (control === credentialsFlag) return shown ? "include" : undefined;
    return shown === "" ? undefined : shown;
  }

  /** @param {Field} field @param {Control} control @param {Held} held */
  function fill(field, control, held) {
    const editor = editorOf(control);
    if (control === credentialsFlag) control.checked = held === "include";
    else if (field.kind === "flag") control.checked = held === true;
    else {
      const value = held === field.usual ? "" : String(held ?? "");
      // A value that is not in the list of choices is kept, too.
      if (field.kind === "choice" && ![...control.options].some((option) => option.value === value))
        control.append(el("option", {}, value));
      if (editor) editor.value = value;
      else control.value = value;
    }
    filled.set(control, { shown: shownIn(control), held });
  }

  /** @returns {Form} */
  function read() {
    const chosen = chosenApi();
    /** @type {import("../scenario.js").Fields} */
    const fields = { "request.api": chosen.id };
    for (const [{ path }, control] of controls)
      fields[path] = heldIn(path === "request.credentials" && chosen.flag ? credentialsFlag : control);
    return { fields, network: hops.read() };
  }

  /** @param {Form} form */
  function write({ fields, network }) {
    for (const [field, control] of controls) {
      const held = fields[field.path];
      fill(field, control, held);
      if (field.path === "request.credentials") fill(field, credentialsFlag, held);
    }
    pageMore.open = [...controls].some(([, control]) => pageMore.contains(control) && shownIn(control));

    const chosen = api(String(fields["request.api"]));
    const radio = root.querySelector(`input[name=api][value=${CSS.escape(chosen.id)}]`);
    if (radio instanceof HTMLInputElement) radio.checked = true;
    showRest(!chosen.main);
    hops.write(network);
    followApi();
    hops.arrange(absolute(), chosen, null);
  }

  /** The request's URL, made absolute if possible. */
  function absolute() {
    try {
      return new URL(text("request.url"), text("page.url")).href;
    } catch {
      return text("request.url").trim();
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
    /** The number of characters that the engine has to read. */
    size: () =>
      [...root.querySelectorAll("textarea")].reduce(
        (sum, area) => sum + (editorOf(area)?.value ?? area.value).length,
        0,
      ),

    /** Updates the third part from the rest. @param {Report | null} report */
    arrange: (report) => hops.arrange(absolute(), chosenApi(), report),

    /**
     * Goes to the field of a path such as "network[0].preflight" or "page.url", and opens its part if it is closed.
     *
     * @param {string} path
     */
    open(path) {
      if (hops.open(path)) return;
      const control = this.control(path);
      if (pageMore.contains(control)) pageMore.open = true;
      control?.focus();
      control?.scrollIntoView({ block: "nearest" });
    },

    /** The label of the field for a path; empty if there is none. @param {string} path */
    nameOf(path) {
      if (path === "request.api") return t("request.api");
      const control = this.control(path);
      const label = control?.labels?.[0]?.textContent?.trim() ?? "";
      const part = control?.closest("[role=group]")?.getAttribute("aria-label") ?? "";
      return part && label ? `${part}: ${label}` : label;
    },

    /**
     * The control for a path, or the nearest one above it if the path has none.
     *
     * @param {string} path
     * @returns {HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement | null}
     */
    control(path) {
      let wanted = path.replace(/\[\d+\]$/, "");
      if (wanted === "request.api") return root.querySelector("input[name=api]:checked");
      if (wanted === "request.credentials" && chosenApi().flag) wanted = "request.credentials.flag";
      if (wanted === "request.body") wanted = "request.body.kind";
      return root.querySelector(`[data-source="${CSS.escape(wanted)}"]`);
    },
  };
}

/**
 * A control for a field that is not in the markup, labelled with its technical name.
 *
 * @param {Field} field
 * @returns {Control}
 */
function createControl(field) {
  const id = field.path.replaceAll(".", "-");
  const attributes = { id, "data-source": field.path, spellcheck: false, autocapitalize: "off", autocomplete: "off" };
  /** @type {HTMLElement} */
  let control;
  if (field.kind === "flag") control = el("input", { ...attributes, type: "checkbox" });
  else if (field.kind === "choice") {
    const others = (field.values ?? []).filter((value) => value !== field.usual);
    const absent = field.usual
      ? el("option", { value: "" }, field.usual)
      : el("option", { value: "", "data-i18n": "crossorigin.absent" }, t("crossorigin.absent"));
    control = el("select", attributes, absent, ...others.map((value) => el("option", {}, value)));
  } else if (isBlock(field)) control = el("textarea", { ...attributes, rows: 1 });
  else control = el("input", attributes);

  const place = field.path.startsWith("page.") ? "#page-more" : isBlock(field) ? "#request-texts" : "#request-options";
  const words = hasText(field.path);
  const around =
    field.kind === "flag"
      ? el(
          "label",
          { class: "check" },
          control,
          words ? el("span", { "data-i18n": field.path }, t(field.path)) : el("code", {}, field.attribute),
        )
      : el(
          "div",
          { class: "field" },
          words
            ? el("label", { for: id, "data-i18n": field.path }, t(field.path))
            : el("label", { for: id }, field.attribute),
          isBlock(field) ? el("div", { class: "editor" }, control) : control,
        );
  document.querySelector(place)?.append(around);
  return /** @type {Control} */ (control);
}
