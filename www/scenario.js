/**
 * Converts between the contents of the form and a scenario.
 *
 * The form has the text of every field exactly as typed (pkg/fields.js); a scenario only has the values that the chosen
 * API reads. Both directions are pure functions, and a scenario that is converted both ways stays the same.
 */

import { api } from "./apis.js";
import { RESPONSE_FIELDS, RESPONSES, FIELDS, headerText, isBlock, isRead, textOf, valueFrom } from "./pkg/fields.js";
import { putAt, valueAt } from "./pkg/scenario-path.js";

/** @typedef {import("../pkg/contract.d.ts").ResponseHead} ResponseHead */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../pkg/fields.js").Field} Field */
/** @typedef {string | boolean | undefined} Held The value of a field; undefined if it is empty. */
/** @typedef {Record<string, Held>} Fields By the fields' paths. */
/** @typedef {{ known: boolean, status: string | number, headers: string, more: Fields }} ReplyForm A status that is a number was not typed. */
/** @typedef {{ preflight: ReplyForm, response: ReplyForm }} HopForm */
/** @typedef {{ fields: Fields, network: HopForm[] }} Form */

/** @returns {ReplyForm} */
export const unknownReply = () => ({ known: false, status: "", headers: "", more: {} });

/** @returns {HopForm} */
export const unknownHop = () => ({ preflight: unknownReply(), response: unknownReply() });

/**
 * @param {Form} form
 * @returns {Scenario}
 */
export function toScenario(form) {
  const chosen = api(String(form.fields["request.api"])).id;
  /** @type {any} */
  const scenario = { page: { url: "" }, request: { api: chosen } };
  const read = FIELDS.filter((field) => isRead(field, chosen));
  // An empty address has not been typed yet.
  if (read.some(({ path }) => path === "request.url")) scenario.request.url = "";
  put(scenario, read, form.fields);
  scenario.request.api = chosen;

  const network = form.network.map((hop) => {
    /** @type {any} */
    const known = {};
    for (const kind of RESPONSES) if (hop[kind].known) known[kind] = toHead(hop[kind]);
    return known;
  });
  while (network.length > 0 && Object.keys(network[network.length - 1]).length === 0) network.pop();
  if (network.length > 0) scenario.network = network;
  return scenario;
}

/**
 * Writes the values of fields into a scenario, or into a response.
 *
 * @param {any} target
 * @param {Field[]} fields
 * @param {Fields} held
 */
function put(target, fields, held) {
  for (const field of fields) {
    const text = held[field.path];
    const outer = field.within === undefined || held[field.within];
    const isWithout = field.when === undefined ? !outer : outer !== field.when;
    if (text === undefined || text === false || isWithout || (text === "" && field.bare !== "")) continue;
    const value = valueIn(field, text);
    if (value !== undefined) putAt(target, field.path, value);
  }
}

/** @param {Field} field @param {string | true} text @returns {unknown} */
function valueIn(field, text) {
  if (text === true) return true;
  if (field.kind === "texts") {
    const lines = filledLines(text).map((line) => line.text);
    return lines.length > 0 ? lines : undefined;
  }
  // Text stays as it was typed, because the engine refers to its characters.
  return field.kind === "list" ? valueFrom(field, text) : text;
}

/** @param {ReplyForm} reply */
function toHead(reply) {
  /** @type {any} */
  const head = {};
  const status = typeof reply.status === "number" ? reply.status : statusNumber(reply.status);
  if (status !== null) head.status = status;
  if (reply.headers !== "") head.headers = reply.headers;
  put(head, RESPONSE_FIELDS, reply.more);
  return /** @type {ResponseHead} */ (head);
}

/**
 * The number in a status field; null if the field is empty or not a number.
 *
 * @param {string | number} text
 */
export function statusNumber(text) {
  return /^\s*\d{3}\s*$/.test(String(text)) ? Number(text) : null;
}

/**
 * The form for a scenario. It accepts any value, because links and files come from outside.
 *
 * @param {any} scenario
 * @returns {Form}
 */
export function fromScenario(scenario) {
  const fields = held(scenario, FIELDS);
  const chosen = api(String(fields["request.api"])).id;
  const hop = (/** @type {any} */ given) => ({
    preflight: fromHead(given?.preflight),
    response: fromHead(given?.response),
  });
  return { fields: { ...fields, "request.api": chosen }, network: list(scenario?.network).map(hop) };
}

/** @param {any} source @param {Field[]} fields */
const held = (source, fields) =>
  Object.fromEntries(fields.map((field) => [field.path, heldIn(field, valueAt(source, field.path))]));

/** @param {Field} field @param {any} value @returns {Held} */
function heldIn(field, value) {
  if (field.kind === "flag") return value === true;
  if (value === undefined) return undefined;
  // A textarea converts every line end to a line feed; a policy in markup is one line.
  if (field.kind === "texts")
    return list(value)
      .filter((text) => typeof text === "string")
      .map((text) => text.replace(/[\r\n]/g, " "))
      .join("\n");
  if (isBlock(field)) return Array.isArray(value) || typeof value === "string" ? lines(value) : "";
  const text = textOf(field, value);
  return field.separator === " " ? text.replaceAll(" ", "\n") : text;
}

/** @param {any} head @returns {ReplyForm} */
function fromHead(head) {
  if (typeof head !== "object" || head === null) return unknownReply();
  const { status } = head;
  return {
    known: true,
    status: typeof status !== "number" ? "" : statusNumber(status) === null ? status : String(status),
    headers: lines(head.headers),
    more: held(head, RESPONSE_FIELDS),
  };
}

/** @param {any} headers */
const lines = (headers) =>
  Array.isArray(headers) || typeof headers === "string" ? headerText(headers).replace(/\r\n?/g, "\n") : "";

/**
 * The lines with content, each with its place in the text.
 *
 * @param {string} text
 * @returns {{ text: string, start: number }[]}
 */
export function filledLines(text) {
  const lines = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") lines.push({ text: line, start });
    start += line.length + 1;
  }
  return lines;
}

/**
 * The URL that a response redirects to; null if it is not a redirect.
 *
 * @param {ReplyForm} reply
 * @param {string} from The URL of the request.
 */
export function redirectTarget(reply, from) {
  if (!reply.known) return null;
  const statusLine = /^\s*[<>]?\s*HTTP\/[\d.]+\s+(\d{3})\b/i.exec(reply.headers.slice(0, 200));
  const status = statusNumber(reply.status) ?? (statusLine ? Number(statusLine[1]) : 200);
  if (![301, 302, 303, 307, 308].includes(status)) return null;
  const location = /^[<>]?[ \t]*location[ \t]*:[ \t]*(\S[^\n]*)/im.exec(reply.headers.slice(0, 100_000));
  if (!location) return null;
  try {
    return new URL(location[1].trim(), from || undefined).href;
  } catch {
    return location[1].trim();
  }
}

/** @param {any} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);
