/** The request as code: everything that the form describes, without defaults. */

import { FIELDS, isRead, textOf } from "../pkg/fields.js";
import { valueAt } from "../pkg/scenario-path.js";
import { headerPairs } from "./headers.js";

/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../../pkg/contract.d.ts").RequestDescription} Request */

/** @param {string} text A JavaScript string that is also safe inside `<script>`. */
const quote = (text) =>
  JSON.stringify(text).replaceAll("</", "<\\/").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");

/** @param {string} text */
const attribute = (text) => `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"`;

/** Examples of each kind of body, because the bytes are not part of a scenario. @param {Request} request */
function bodyOf({ body }) {
  if (!body || body.kind === "none") return null;
  return {
    text: '"…"',
    urlencoded: 'new URLSearchParams({ name: "value" })',
    formdata: "new FormData()",
    blob: `new Blob(["…"]${body.type ? `, { type: ${quote(body.type)} }` : ""})`,
    bytes: "new Uint8Array(8)",
    stream: 'new Blob(["…"]).stream()',
  }[body.kind];
}

/** @param {Request} request */
function headersOf(request) {
  const pairs = headerPairs(request.headers);
  if (pairs.length === 0) return null;
  const names = new Set(pairs.map(([name]) => name.toLowerCase()));
  // An object can have each name only once.
  if (names.size < pairs.length)
    return `[\n${pairs.map((pair) => `    [${pair.map(quote).join(", ")}],\n`).join("")}  ]`;
  return `{\n${pairs.map(([name, value]) => `    ${quote(name)}: ${quote(value)},\n`).join("")}  }`;
}

/** The options of `fetch()` other than method, headers and body. */
const OPTIONS = FIELDS.filter((field) => field.init && field.path !== "request.method");

/** @param {Request} request */
function initOf(request) {
  const body = bodyOf(request);
  const given = /** @type {any} */ (request);
  const lines = [
    request.method && ["method", quote(request.method)],
    headersOf(request) && ["headers", headersOf(request)],
    body && ["body", body],
    request.body?.kind === "stream" && ["duplex", '"half"'],
    ...OPTIONS.map(({ path }) => path.split(".")[1]).map((name) => given[name] && [name, quote(given[name])]),
  ].filter((line) => Array.isArray(line));
  return lines.length === 0 ? "" : `, {\n${lines.map(([name, value]) => `  ${name}: ${value},\n`).join("")}}`;
}

/** @param {Request} request */
function xhr(request) {
  const body = bodyOf(request);
  return [
    "const xhr = new XMLHttpRequest();",
    `xhr.open(${quote(request.method ?? "GET")}, ${quote(request.url ?? "")});`,
    ...headerPairs(request.headers).map(([name, value]) => `xhr.setRequestHeader(${quote(name)}, ${quote(value)});`),
    ...(request.credentials === "include" ? ["xhr.withCredentials = true;"] : []),
    ...(request.uploadListener ? ['xhr.upload.addEventListener("progress", console.log);'] : []),
    'xhr.addEventListener("load", () => console.log(xhr.status, xhr.getAllResponseHeaders()));',
    'xhr.addEventListener("error", () => console.log("error"));',
    `xhr.send(${body ?? ""});`,
  ].join("\n");
}

/** @param {Request} request */
function element(request) {
  const read = FIELDS.filter((field) => field.html && isRead(field, request.api));
  const scenario = { request: request.api === "preload" ? { as: "fetch", ...request } : request };
  const more = read
    .map((field) => {
      const text = textOf(field, valueAt(scenario, field.path));
      return text && ` ${field.attribute}=${attribute(text)}`;
    })
    .join("");
  const url = attribute(request.url ?? "");
  switch (request.api) {
    case "ping":
      return `<a href="/" ping=${url}>…</a>`;
    case "preload":
      return `<link rel="preload" href=${url}${more}>`;
    case "image":
      return `<img src=${url}${more} alt="">`;
    case "script":
      return `<script src=${url}${more}></script>`;
    case "style":
      return `<link rel="stylesheet" href=${url}${more}>`;
    default:
      return `<video src=${url}${more} controls></video>`;
  }
}

/**
 * @param {Scenario} scenario
 * @returns {{ language: "js" | "html" | "css", text: string }}
 */
export function requestAsCode({ request }) {
  const url = quote(request.url ?? "");
  switch (request.api) {
    case "fetch":
      return {
        language: "js",
        text: `const response = await fetch(${url}${initOf(request)});\nconsole.log(response.status, response.type, [...response.headers]);`,
      };
    case "fetchlater":
      return { language: "js", text: `fetchLater(${url}${initOf(request)});` };
    case "xhr":
      return { language: "js", text: xhr(request) };
    case "websocket": {
      const names = (request.protocols ?? []).map(quote);
      return {
        language: "js",
        text: [
          `const socket = new WebSocket(${url}${names.length > 0 ? `, [${names.join(", ")}]` : ""});`,
          'socket.addEventListener("open", () => console.log("open", socket.protocol));',
          'socket.addEventListener("close", (event) => console.log("close", event.code));',
        ].join("\n"),
      };
    }
    case "eventsource":
      return {
        language: "js",
        text: [
          `const source = new EventSource(${url}${request.credentials === "include" ? ", { withCredentials: true }" : ""});`,
          'source.addEventListener("open", () => console.log("open"));',
          'source.addEventListener("error", () => console.log("error", source.readyState));',
        ].join("\n"),
      };
    case "beacon": {
      const body = bodyOf(request);
      return { language: "js", text: `navigator.sendBeacon(${url}${body ? `, ${body}` : ""});` };
    }
    case "webtransport":
      return { language: "js", text: `const transport = new WebTransport(${url});\nawait transport.ready;` };
    case "font":
      return {
        language: "css",
        text: `@font-face {\n  font-family: "Example";\n  src: url(${quote(request.url ?? "")});\n}`,
      };
    default:
      return { language: "html", text: element(request) };
  }
}
