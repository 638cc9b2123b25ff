/** The responses of the servers, hop by hop: the third part of the form. */

import { onLanguage, t, translate } from "../i18n.js";
import { RESPONSE_FIELDS } from "../pkg/fields.js";
import { responseAt, responsePath } from "../pkg/scenario-path.js";
import { redirectTarget, statusNumber, unknownHop } from "../scenario.js";
import { byId, el, setText } from "./dom.js";
import { createEditor } from "./editor.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../scenario.js").ReplyForm} ReplyForm */
/** @typedef {import("../scenario.js").HopForm} HopForm */
/** @typedef {ReturnType<typeof createReply>} Reply */

/**
 * The greatest number of hops in the form. Browsers follow twenty redirects; later hops of a scenario are kept
 * unchanged.
 */
const MOST_DRAWN = 32;
/** The index of the last hop that a path may open. */
const LAST_HOP = 99;

let serial = 0;

/**
 * @param {"preflight" | "response"} kind
 * @param {number} hop
 * @param {() => void} onChange
 */
function createReply(kind, hop, onChange) {
  const fragment = /** @type {HTMLTemplateElement} */ (byId("reply-template")).content.cloneNode(true);
  const root = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (fragment).firstElementChild);
  translate(root);
  const pick = (/** @type {string} */ selector) => /** @type {any} */ (root.querySelector(selector));
  const known = /** @type {HTMLInputElement} */ (pick(".switch"));
  const status = /** @type {HTMLInputElement} */ (pick(".reply-status input"));
  const fields = /** @type {HTMLDetailsElement} */ (pick(".reply-fields"));
  /** A control for a field that the template does not have. @param {import("../../pkg/fields.js").Field} field */
  const createOther = ({ path }) => {
    const control = el("input", { spellcheck: false, autocapitalize: "off", autocomplete: "off" });
    const key = `network.${path}`;
    pick(".more").append(el("p", { class: "reply-space" }, el("label", { "data-i18n": key }, t(key)), " ", control));
    return control;
  };
  /** The controls of a response's other fields, by the fields' paths. @type {[string, HTMLSelectElement | HTMLInputElement][]} */
  const others = RESPONSE_FIELDS.map((field) => [
    field.path,
    pick(`[data-field="${field.path}"]`) ?? createOther(field),
  ]);
  const name = /** @type {HTMLElement} */ (pick(".reply-name"));
  const state = /** @type {HTMLElement} */ (pick(".reply-state"));
  const statusField = /** @type {HTMLElement} */ (pick(".reply-status"));
  const textarea = /** @type {HTMLTextAreaElement} */ (pick("textarea"));
  const path = responsePath(hop, kind);
  root.dataset.reply = kind;

  for (const control of [status, textarea, ...others.map(([, other]) => other)]) {
    control.id = `reply-${serial++}`;
    control.closest(".reply-status, .reply-space, .field")?.querySelector("label")?.setAttribute("for", control.id);
  }
  status.dataset.source = `${path}.status`;
  for (const [name, control] of others) control.dataset.source = `${path}.${name}`;
  textarea.dataset.source = `${path}.headers`;
  textarea.placeholder =
    kind === "preflight"
      ? "Access-Control-Allow-Origin: https://app.example.com\nAccess-Control-Allow-Methods: PUT"
      : "Access-Control-Allow-Origin: https://app.example.com";
  const editor = createEditor(textarea, { colours: "headers" });

  /** Whether the browser makes this request at all; null if that is unknown. @type {boolean | null} */
  let asked = null;
  let unit = "";
  /** A status from a scenario that cannot be typed. @type {number | null} */
  let odd = null;

  function refresh() {
    fields.hidden = !known.checked;
    statusField.hidden = !known.checked;
    root.classList.toggle("is-known", known.checked);
    root.classList.toggle("is-idle", asked === false);
    setText(name, t(`network.${kind}`));
    root.setAttribute("aria-label", unit ? `${t(`network.${kind}`)}, ${unit}` : t(`network.${kind}`));
    setText(state, asked === false ? t("network.notAsked") : known.checked ? "" : t("network.unknown"));
    const isOdd = status.value.trim() !== "" && status.value !== String(odd) && statusNumber(status.value) === null;
    status.classList.toggle("is-odd", isOdd);
    status.setAttribute("aria-invalid", String(isOdd));
    status.title = isOdd ? t("network.oddStatus") : "";
  }
  known.addEventListener("change", () => {
    fields.open = true;
    refresh();
    onChange();
  });
  status.addEventListener("input", refresh);
  onLanguage(refresh);

  return {
    root,
    editor,
    /** @returns {ReplyForm} */
    read: () => ({
      known: known.checked,
      status: odd !== null && status.value === String(odd) ? odd : status.value,
      headers: editor.value,
      more: Object.fromEntries(others.map(([name, { value }]) => [name, value || undefined])),
    }),
    /** @param {ReplyForm} form */
    write(form) {
      known.checked = form.known;
      odd = typeof form.status === "number" ? form.status : null;
      status.value = String(form.status);
      for (const [name, control] of others) control.value = String(form.more[name] ?? "");
      pick(".more").open = others.some(([, { value }]) => value !== "");
      editor.value = form.headers;
      refresh();
    },
    /** @param {string} placeholder */
    setDefaultStatus(placeholder) {
      if (status.placeholder !== placeholder) status.placeholder = placeholder;
    },
    /** @param {boolean | null} next @param {string} label */
    setAsked(next, label) {
      if (asked === next && unit === label) return;
      // A response that is not asked for keeps its text, folded.
      if (asked !== next) fields.open = next !== false;
      asked = next;
      unit = label;
      refresh();
    },
    /** Turns the response on and goes to it. */
    open() {
      known.checked = true;
      fields.open = true;
      refresh();
      onChange();
      textarea.focus();
      root.scrollIntoView({ block: "nearest" });
    },
  };
}

/** @param {() => void} onChange */
export function createHops(onChange) {
  const listNode = byId("hops");
  /** @type {{ root: HTMLElement, title: HTMLElement, preflight: Reply, response: Reply }[]} */
  const hops = [];
  /** @type {HopForm[]} */
  let later = [];

  /** @param {number} count */
  function ensure(count) {
    while (hops.length < count) {
      const index = hops.length;
      const title = el("p", { class: "hop-title" });
      const preflight = createReply("preflight", index, onChange);
      const response = createReply("response", index, onChange);
      const root = el("li", { class: "hop" }, title, preflight.root, response.root);
      hops.push({ root, title, preflight, response });
      listNode.append(root);
    }
  }

  return {
    /** @returns {HopForm[]} */
    read: () => [...hops.map((hop) => ({ preflight: hop.preflight.read(), response: hop.response.read() })), ...later],

    /** @param {HopForm[]} form */
    write(form) {
      later = form.slice(MOST_DRAWN);
      ensure(Math.max(1, Math.min(form.length, MOST_DRAWN)));
      hops.forEach((hop, index) => {
        const given = form[index] ?? unknownHop();
        hop.preflight.write(given.preflight);
        hop.response.write(given.response);
      });
    },

    /**
     * Shows as many hops as the redirects lead to, and the request of each.
     *
     * @param {string} requestUrl Absolute if possible.
     * @param {import("../apis.js").ApiForm} api
     * @param {Report | null} report
     */
    arrange(requestUrl, api, report) {
      let url = requestUrl;
      let shown = true;
      for (let index = 0; index < hops.length || shown; index += 1) {
        if (shown) ensure(index + 1);
        const hop = hops[index];
        const preflight = hop.preflight.read();
        const response = hop.response.read();
        hop.root.hidden = !shown && !preflight.known && !response.known;
        setText(hop.title, t("network.hop", { number: index + 1, url: shorten(url) }));
        hop.preflight.root.hidden = !api.preflight && !preflight.known;
        hop.preflight.setDefaultStatus("200");
        hop.response.setDefaultStatus(api.id === "websocket" ? "101" : "200");
        /** @type {string | null} */
        const target = shown && index < 20 ? redirectTarget(response, url) : null;
        shown = target !== null;
        if (target !== null) url = target;
      }
      const isChain = hops.filter((hop) => !hop.root.hidden).length > 1;
      listNode.classList.toggle("has-chain", isChain);
      hops.forEach(({ preflight, response }, index) => {
        // A single hop needs no number.
        const unit = isChain ? t("network.hopName", { number: index + 1 }) : "";
        preflight.setAsked(preflightAsked(report, index), unit);
        response.setAsked(null, unit);
      });
    },

    /**
     * Opens the response of a path such as "network[1].preflight".
     *
     * @param {string} path
     * @returns {boolean} Whether the path names one.
     */
    open(path) {
      const found = responseAt(path);
      if (!found || found.hop > LAST_HOP) return false;
      ensure(found.hop + 1);
      hops[found.hop].root.hidden = false;
      hops[found.hop][found.kind ?? "response"].open();
      return true;
    },
  };
}

/**
 * @param {Report | null} report
 * @param {number} hop
 */
function preflightAsked(report, hop) {
  if (!report) return null;
  if (report.exchanges.some((exchange) => exchange.hop === hop && exchange.kind === "preflight")) return true;
  if (report.missing.includes(responsePath(hop, "preflight"))) return true;
  return report.exchanges.some((exchange) => exchange.hop === hop) ? false : null;
}

/** @param {string} url */
const shorten = (url) => (url.length > 90 ? `${url.slice(0, 89)}…` : url);
