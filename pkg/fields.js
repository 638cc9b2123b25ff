// The fields of a scenario (contract.d.ts), each described once: the attributes of <would-block>, the settings of a fence,
// the options of the command line, the page's form and its exports are all derived from here. A new field of the contract
// is one entry below; tests name every place that does not handle it yet.

import { API_FIELDS } from "./api-fields.js";

/**
 * @typedef {object} Field
 * @property {string} path its place in a scenario
 * @property {"text" | "choice" | "flag" | "list" | "headers" | "texts" | "block"} kind "headers", "texts" (one text for each
 *   `<meta>`) and "block" are pasted text: slots of the element. A "flag" is a boolean.
 * @property {string} attribute its name as an attribute, a setting or a slot
 * @property {string} option its name on the command line
 * @property {readonly string[]} [values] the choices
 * @property {boolean} [open] whether other values are allowed too
 * @property {string} [usual] the default, if it is one of the values
 * @property {string} [bare] the meaning of the attribute without a value
 * @property {" " | ","} [separator] between the items of a list
 * @property {readonly string[]} [apis] the APIs that read it; left out for all APIs, and for fields of the page
 * @property {string} [within] path of the field that it depends on
 * @property {string} [when] the value of that field for which it applies
 * @property {boolean} [init] whether it is a member of `fetch()`'s second argument
 * @property {boolean} [html] whether it is an attribute of the elements that read it
 */

/** In the order in which they are offered. @type {readonly string[]} */
export const APIS = Object.keys(API_FIELDS);

const WORKERS = ["dedicated", "shared", "service"];
const SPACES = ["public", "local", "loopback"];

/**
 * @param {string} path
 * @param {Partial<Field>} [more]
 * @returns {Field}
 */
function field(path, more = {}) {
  const attribute = more.attribute ?? hyphenated(path.slice(path.lastIndexOf(".") + 1));
  const [part, name] = path.split(".");
  const apis = part === "request" && name !== "api" ? APIS.filter((api) => API_FIELDS[api].includes(name)) : undefined;
  return { path, kind: more.values ? "choice" : "text", option: attribute, apis, ...more, attribute };
}

/** @param {string} name */
const hyphenated = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The fields of `page` and `request`. */
export const FIELDS = [
  field("page.url", { attribute: "page" }),
  field("page.headers", { kind: "headers", attribute: "page-headers", option: "page-header" }),
  field("page.meta", { kind: "texts" }),
  field("page.hostPermissions", { kind: "list", separator: " " }),
  field("page.addressSpace", { values: SPACES }),
  field("page.localNetworkPermission", { values: ["granted", "denied"] }),
  field("page.contentScript", { kind: "flag" }),
  field("page.worker.url", { attribute: "worker-url" }),
  field("page.worker.kind", {
    attribute: "worker-kind",
    values: WORKERS,
    within: "page.worker.url",
  }),
  field("page.worker.headers", {
    kind: "headers",
    attribute: "worker-headers",
    option: "worker-header",
    within: "page.worker.url",
  }),
  field("page.worker.parent.url", { attribute: "parent-worker", within: "page.worker.url" }),
  field("page.worker.parent.kind", {
    attribute: "parent-worker-kind",
    values: WORKERS,
    within: "page.worker.parent.url",
  }),
  field("page.worker.parent.headers", {
    kind: "headers",
    attribute: "parent-worker-headers",
    option: "parent-worker-header",
    within: "page.worker.parent.url",
  }),
  field("page.serviceWorker.url", { attribute: "service-worker" }),
  field("page.serviceWorker.headers", {
    kind: "headers",
    attribute: "service-worker-headers",
    option: "service-worker-header",
    within: "page.serviceWorker.url",
  }),
  field("page.frame.parent.url", { attribute: "parent" }),
  field("page.frame.parent.headers", {
    kind: "headers",
    attribute: "parent-headers",
    option: "parent-header",
    within: "page.frame.parent.url",
  }),
  field("page.frame.parent.meta", { kind: "texts", attribute: "parent-meta", within: "page.frame.parent.url" }),
  field("page.frame.ancestors", {
    kind: "list",
    separator: " ",
    attribute: "ancestors",
    within: "page.frame.parent.url",
  }),
  field("page.frame.sandbox", { attribute: "frame-sandbox", bare: "", within: "page.frame.parent.url" }),
  field("request.api", { values: APIS }),
  field("request.url"),
  field("request.method", { init: true }),
  field("request.headers", { kind: "headers", attribute: "request-headers", option: "header" }),
  field("request.body.kind", {
    attribute: "body",
    values: ["none", "text", "urlencoded", "formdata", "blob", "bytes", "stream"],
    usual: "none",
  }),
  field("request.body.type", { attribute: "body-type", within: "request.body.kind", when: "blob" }),
  field("request.mode", { values: ["cors", "no-cors", "same-origin"], usual: "cors", init: true }),
  field("request.credentials", {
    values: ["omit", "same-origin", "include"],
    usual: "same-origin",
    init: true,
  }),
  field("request.redirect", { values: ["follow", "error", "manual"], usual: "follow", init: true }),
  field("request.uploadListener", { kind: "flag" }),
  field("request.protocols", { kind: "list", separator: "," }),
  field("request.crossorigin", { values: ["anonymous", "use-credentials"], bare: "anonymous", html: true }),
  field("request.as", {
    values: ["fetch", "image", "script", "style", "font", "audio", "video", "track", "json"],
    open: true,
    usual: "fetch",
    html: true,
  }),
  field("request.integrity", { init: true, html: true }),
  field("request.text", { kind: "block", attribute: "code" }),
  field("request.nonce", { bare: "", html: true }),
  field("request.insertedBy", { values: ["parser", "script", "innerHTML", "document.write"] }),
  field("request.module", { kind: "flag" }),
  field("request.via"),
  field("request.policy"),
  field("request.sandbox", { bare: "", html: true }),
];

/** The responses of a hop, in the order in which they arrive. */
export const RESPONSES = /** @type {const} */ (["preflight", "response"]);

/** @param {string} name */
export const isResponse = (name) => RESPONSES.some((kind) => kind === name);

/** The fields of a response besides its status and headers, which are one text: `path` is relative to the response. */
export const RESPONSE_FIELDS = [field("url"), field("addressSpace", { values: SPACES }), field("text")];

/** @param {Field} field Whether it is pasted text. */
export const isBlock = ({ kind }) => kind === "headers" || kind === "texts" || kind === "block";

/** @param {Field} field @param {string} api Whether the API reads it. */
export const isRead = ({ apis }, api) => !apis || apis.includes(api);

/** The APIs that run code, and have no URL. */
const WITHOUT_URL = APIS.filter((api) => !API_FIELDS[api].includes("url"));

/** @param {string} api Whether it loads something from an address. The others run code, which is `request.text`. */
export const hasAddress = (api) => !WITHOUT_URL.includes(api);

/**
 * Parses the short text of an attribute, a setting or an option.
 *
 * @param {Field} field
 * @param {string} text
 * @returns {unknown} undefined for nothing
 */
export function valueFrom(field, text) {
  const trimmed = text.trim();
  if (field.kind === "flag") return true;
  if (field.kind === "list") {
    const items = text.split(field.separator === "," ? "," : /\s+/).map((item) => item.trim());
    return items.some(Boolean) ? items.filter(Boolean) : undefined;
  }
  return trimmed || field.bare;
}

/**
 * Formats a value as text; "" if the field cannot have the value.
 *
 * @param {Field} field
 * @param {unknown} value
 * @returns {string}
 */
export function textOf(field, value) {
  if (field.kind === "flag") return "";
  if (field.kind === "list")
    return Array.isArray(value) ? value.filter(isText).join(field.separator === "," ? ", " : " ") : "";
  if (field.values && !field.open) return field.values.includes(/** @type {any} */ (value)) ? String(value) : "";
  return isText(value) ? value : "";
}

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string";

/**
 * Header pairs as lines; text as it is.
 *
 * @param {unknown} headers
 */
export function headerText(headers) {
  const line = (/** @type {unknown} */ pair) => [pair].flat().slice(0, 2).join(": ");
  return Array.isArray(headers) ? headers.map(line).join("\n") : String(headers ?? "");
}
