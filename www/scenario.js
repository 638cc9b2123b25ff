/**
 * Between what stands in the form and what the engine takes.
 *
 * The form holds text, exactly as typed, for every field there is; a scenario holds only what the chosen API
 * uses and what is not the default. Both directions are pure functions.
 */

import { api } from "./apis.js";

/** @typedef {import("../pkg/contract.d.ts").ResponseHead} ResponseHead */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {{ known: boolean, status: string, headers: string, space: string }} ReplyForm */
/** @typedef {{ preflight: ReplyForm, response: ReplyForm }} HopForm */
/**
 * @typedef {object} Form
 * @property {{ url: string, headers: string, meta: string, space: string, prompt: string, permissions: string }} page
 * @property {{ api: string, url: string, method: string, headers: string, body: string, bodyType: string,
 *   mode: string, credentials: string, redirect: string, withCredentials: boolean, uploadListener: boolean,
 *   protocols: string, crossorigin: string, as: string }} request
 * @property {HopForm[]} network
 */

/** @returns {ReplyForm} */
export const unknownReply = () => ({ known: false, status: "", headers: "", space: "" });

/** @returns {HopForm} */
export const unknownHop = () => ({ preflight: unknownReply(), response: unknownReply() });

/**
 * @param {Form} form
 * @returns {Scenario}
 */
export function toScenario(form) {
  const uses = new Set(api(form.request.api).fields);
  /** @type {any} */
  const page = { url: form.page.url };
  if (form.page.headers !== "") page.headers = form.page.headers;
  const meta = filledLines(form.page.meta).map((line) => line.text);
  if (meta.length > 0) page.meta = meta;
  const permissions = filledLines(form.page.permissions).map((line) => line.text.trim());
  if (permissions.length > 0) page.hostPermissions = permissions;
  if (form.page.space !== "") page.addressSpace = form.page.space;
  if (form.page.prompt !== "") page.localNetworkPermission = form.page.prompt;

  const typed = form.request;
  /** @type {any} */
  const request = { api: typed.api, url: typed.url };
  if (uses.has("method") && typed.method !== "") request.method = typed.method;
  if (uses.has("headers") && typed.headers !== "") request.headers = typed.headers;
  if (uses.has("body") && typed.body !== "") {
    request.body = { kind: typed.body };
    if (typed.body === "blob" && typed.bodyType !== "") request.body.type = typed.bodyType;
  }
  for (const name of /** @type {const} */ (["mode", "credentials", "redirect", "crossorigin", "as"])) {
    if (uses.has(name) && typed[name] !== "") request[name] = typed[name];
  }
  if (uses.has("withCredentials") && typed.withCredentials) request.credentials = "include";
  if (uses.has("uploadListener") && typed.uploadListener) request.uploadListener = true;
  const protocols = typed.protocols
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (uses.has("protocols") && protocols.length > 0) request.protocols = protocols;

  const network = form.network.map((hop) => {
    /** @type {any} */
    const known = {};
    if (hop.preflight.known) known.preflight = toHead(hop.preflight);
    if (hop.response.known) known.response = toHead(hop.response);
    return known;
  });
  while (network.length > 0 && Object.keys(network[network.length - 1]).length === 0) network.pop();

  return network.length > 0 ? { page, request, network } : { page, request };
}

/**
 * @param {ReplyForm} reply
 * @returns {ResponseHead}
 */
function toHead(reply) {
  /** @type {any} */
  const head = {};
  const status = statusNumber(reply.status);
  if (status !== null) head.status = status;
  if (reply.headers !== "") head.headers = reply.headers;
  if (reply.space !== "") head.addressSpace = reply.space;
  return head;
}

/**
 * The number in a status field; null for an empty field and for one that holds no status.
 *
 * @param {string} text
 */
export function statusNumber(text) {
  return /^\s*\d{3}\s*$/.test(text) ? Number(text) : null;
}

/**
 * The form that says what a scenario says. It takes anything: links and files come from outside.
 *
 * @param {any} scenario
 * @returns {Form}
 */
export function fromScenario(scenario) {
  const page = record(scenario?.page);
  const request = record(scenario?.request);
  const body = record(request.body);
  const chosen = api(string(request.api));
  const viaFlag = chosen.fields.includes("withCredentials");
  return {
    page: {
      url: string(page.url),
      headers: headerText(page.headers),
      meta: list(page.meta)
        .map((policy) => string(policy).replace(/[\r\n]/g, " "))
        .join("\n"),
      space: oneOf(page.addressSpace, ["public", "local", "loopback"]),
      prompt: oneOf(page.localNetworkPermission, ["granted", "denied"]),
      permissions: list(page.hostPermissions).map(string).join("\n"),
    },
    request: {
      api: chosen.id,
      url: string(request.url),
      method: string(request.method),
      headers: headerText(request.headers),
      body: oneOf(body.kind, ["text", "urlencoded", "formdata", "blob", "bytes", "stream"]),
      bodyType: string(body.type),
      mode: oneOf(request.mode, ["no-cors", "same-origin"]),
      credentials: viaFlag ? "" : oneOf(request.credentials, ["include", "omit"]),
      redirect: oneOf(request.redirect, ["error", "manual"]),
      withCredentials: viaFlag && request.credentials === "include",
      uploadListener: request.uploadListener === true,
      protocols: list(request.protocols).map(string).join(", "),
      crossorigin: oneOf(request.crossorigin, ["anonymous", "use-credentials"]),
      as: oneOf(request.as, ["image", "script", "style", "font", "audio", "video", "track", "json"]),
    },
    network: list(scenario?.network)
      .slice(0, 32)
      .map((hop) => ({
        preflight: fromHead(record(hop).preflight),
        response: fromHead(record(hop).response),
      })),
  };
}

/**
 * @param {any} head
 * @returns {ReplyForm}
 */
function fromHead(head) {
  if (typeof head !== "object" || head === null) return unknownReply();
  return {
    known: true,
    status: typeof head.status === "number" ? String(head.status) : "",
    headers: headerText(head.headers),
    space: oneOf(head.addressSpace, ["public", "local", "loopback"]),
  };
}

/**
 * Name-value pairs become lines; text stays as it is but for its line ends, which a textarea makes `\n` anyway.
 *
 * @param {any} headers
 */
function headerText(headers) {
  if (Array.isArray(headers)) {
    return headers.map((pair) => `${string(list(pair)[0])}: ${string(list(pair)[1])}`).join("\n");
  }
  return string(headers).replace(/\r\n?/g, "\n");
}

/**
 * The lines that hold something, each with its place in the text.
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
 * The URL that an answer sends the browser on to; null where it is no redirect.
 *
 * @param {ReplyForm} reply
 * @param {string} from The URL that it answers.
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

/** @param {any} value @returns {any} */
const record = (value) => (typeof value === "object" && value !== null ? value : {});
/** @param {any} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);
/** @param {any} value @returns {string} */
const string = (value) => (typeof value === "string" ? value : "");
/** @param {any} value @param {string[]} allowed @returns {string} */
const oneOf = (value, allowed) => (allowed.includes(value) ? value : "");
