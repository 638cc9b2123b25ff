// Finds what a source file connects to and loads, with line numbers: scripts, components, markup and style sheets.
import { partsOf } from "./extract/component.js";
import { linesOf } from "./extract/lines.js";
import { HOLE, readScript } from "./extract/script.js";
import { read } from "./read.js";

/** How deep code in markup, markup in code and so on is followed. */
const DEPTH = 6;
/** How many pieces of a component's markup are read one by one. */
const MOST_PIECES = 2000;

/** The JavaScript in inline code. @type {Record<string, (text: string) => string>} */
const SCRIPT_OF = {
  // An import map is checked as an inline script, and is JSON.
  "inline-script": (text) => (isJson(text) ? "" : text),
  "event-handler": (text) => `function handler(event) {${text}}`,
  "javascript-url": percentDecoded,
};

/**
 * Kinds that cause no request, by the way in which markup comes into a document: scripts do not run after `innerHTML`, and a rule
 * that a script sets is not an element.
 */
const NOT_LOADED = {
  innerHTML: new Set(["script", "inline-script", "speculation-rules"]),
  css: new Set(["inline-style"]),
};

/** The ways that decide what a policy says about an element. */
const WAYS = new Set(["innerHTML", "document.write"]);

/**
 * @typedef {{ line: number, request?: any, why?: string }} Found `why`: what is missing, if the request is not resolved
 * @typedef {{ text: string, kind: "script" | "html" | "css", lineOf: (line: number) => number, way?: string,
 *   bindings?: import("./extract/component.js").Code, document?: Record<string, string>,
 *   open?: { line: number, why?: string, language?: string }[] }} Part `bindings`: the code in the markup of a component;
 * `document`: the import map of the document with a script; `open`: what is not resolved already, or is in another language
 * @typedef {import("./extract/script.js").Settings & {
 *   importsOf?: (script: string, name: string) => Promise<import("./extract/script.js").Imports>,
 *   assign?: (assigned: import("./extract/assignments.js").Assignments) => void,
 * }} Options `importsOf`: what a script imports from other files; `assign`: receives what a script assigns to values that
 * files share
 */

/**
 * The requests of one file.
 * @param {string} text
 * @param {Options & { name: string }} options
 * @returns {Promise<Found[]>}
 */
export async function requestsOf(text, options) {
  const found = [];
  const words = async () => (await import(`./languages/${options.language ?? "en"}/audit.js`)).auditWords;
  let parts = partsOf(text, options.name);
  for (const { line, why, language = "" } of parts.flatMap(({ open = [] }) => open))
    found.push({ line, why: why ?? (await words()).notRead(language) });
  let scripts = 0;
  for (let depth = 0; depth < DEPTH && parts.length > 0; depth++) {
    const inner = [];
    for (const part of parts) {
      // A component may have no script of its own.
      if (!part.text.trim() && !part.bindings?.text) continue;
      const requests =
        part.kind === "script"
          ? await ofScript(part, inner, {
              ...options,
              file: depth === 0 ? options.name : `${options.name}#${++scripts}`,
            })
          : await ofMarkup(part, inner, options);
      // A file may have more requests than a call may have arguments.
      for (const request of requests) found.push(request);
    }
    parts = inner;
  }
  const deeper = parts.filter(({ text }) => text.trim());
  if (deeper.length > 0) {
    const { tooDeep } = await words();
    for (const { lineOf } of deeper) found.push({ line: lineOf(1), why: tooDeep });
  }
  // A function that is called twice makes the same request twice.
  const different = new Map(found.map((entry) => [JSON.stringify(entry), entry]));
  return [...different.values()].sort((a, b) => a.line - b.line);
}

/** @param {Part} part @param {Part[]} inner @param {Options & { name: string, file: string }} options @returns {Promise<Found[]>} */
async function ofScript({ text: script, lineOf: lineOfScript, bindings, document }, inner, options) {
  let text = bindings ? `${script}\n${bindings.text}` : script;
  const imports = await options.importsOf?.(script, options.name);
  const settings = { ...options, imports, document, properties: /\.svelte$/i.test(options.name) };
  let reading = await readScript(text, settings);
  /** @type {Found[]} */
  const listed = [];
  if (bindings && reading.unread.length > 0 && bindings.pieces.length <= MOST_PIECES) {
    // A binding that cannot be read makes the script hard to read, so it is left out.
    listed.push(...(await leaveOutUnread(bindings, settings)));
    text = `${script}\n${bindings.text}`;
    reading = await readScript(text, settings);
  }
  options.assign?.(reading.assigned);
  const lineOf = bindings?.lineOf ?? lineOfScript;
  const lines = linesOf(text);
  for (const { at, html, way } of reading.markup) {
    const first = lines(at.start);
    // The lines of a template are lines of the file.
    const isTemplate = text[at.start] === "`";
    const whole = way === "css" ? `<style>${html}</style>` : html;
    const kind = way === "code" ? "script" : "html";
    inner.push({ text: whole, kind, way, lineOf: (line) => lineOf(isTemplate ? first + line - 1 : first) });
  }
  for (const { at, request, why } of [...reading.unread, ...reading.found]) {
    const line = lineOf(lines(at.start));
    listed.push(request ? one(line, request, why, options) : { line, why });
  }
  return listed;
}

/**
 * Leaves out the code of a component's markup that cannot be read.
 * @param {import("./extract/component.js").Code} bindings
 * @param {Options} settings
 * @returns {Promise<Found[]>}
 */
async function leaveOutUnread({ pieces }, { page, language }) {
  const listed = [];
  for (const piece of pieces) {
    const [unread] = (await readScript(piece.code, { page, language })).unread;
    piece.isLeftOut = unread !== undefined;
    if (unread) listed.push({ line: piece.line, why: unread.why });
  }
  return listed;
}

/** @param {Part} part @param {Part[]} inner @param {Options} options @returns {Promise<Found[]>} */
async function ofMarkup({ text, kind, lineOf, way = "parser" }, inner, options) {
  const reading = await read(text, { name: `part.${kind}`, language: options.language });
  const lines = linesOf(text);
  const { requests, also = [], local = [], unread, ...whole } = reading;
  /** @type {any[]} */
  const parts = [...(requests?.length ? requests : whole.request ? [whole] : []), ...also, ...local];
  /** @type {Found[]} */
  const found = unread.map(({ at, why }) => ({ line: lineOf(lines(at.start)), why }));
  const document = importMapOf(parts);
  for (const { request, unresolved, at } of parts) {
    if (NOT_LOADED[way]?.has(request?.api)) continue;
    // Its code is listed instead.
    if (/^\s*javascript:/i.test(request?.url ?? "")) continue;
    // A reading with a single request has the place of the whole text.
    const isOnly = !requests?.length && request === whole.request;
    const own = isOnly ? (reading.places["request.url"] ?? reading.places["request.text"]) : undefined;
    const line = lineOf(lines((own ?? at)?.start ?? 0));
    const open = unresolved?.find(({ path }) => path === "request.url");
    if (!request?.api || (request.url === undefined && open)) {
      if (open) found.push({ line: lineOf(lines(open.at?.start ?? 0)), why: open.why });
      continue;
    }
    if (request.insertedBy === "parser" && WAYS.has(way)) request.insertedBy = way;
    found.push(one(line, request, undefined, options));
    // The URLs in it; its hash is listed already.
    if (request.api === "style-attribute" && /\b(?:url|image-set)\(/i.test(request.text))
      inner.push({ text: `<style>a{${request.text}}</style>`, kind: "html", way: "css", lineOf: () => line });
    const script = SCRIPT_OF[request.api]?.(request.text);
    if (script) inner.push({ text: script, kind: "script", document, lineOf: (inside) => line + inside - 1 });
  }
  return found;
}

/** A request, unless its host is not known. @returns {Found} */
function one(line, request, why, { page }) {
  // Policies do not depend on headers.
  const { headers: _headers, referrerPolicy: _policy, ...plain } = request;
  // Without its origin, browsers do not find what it stands for.
  if (plain.url?.startsWith(`blob:${HOLE}`)) plain.url = `blob:${new URL(page).origin}/-`;
  // Policies do not depend on what is in it.
  if (/^data:/i.test(plain.url ?? "")) plain.url = plain.url.replace(/^([^,]*,).*$/s, "$1");
  if (!plain.url?.includes(HOLE)) return { line, request: plain };
  if (!isOriginKnown(plain.url, page)) return { line, why: why ?? plain.url.replaceAll(HOLE, "…") };
  return { line, request: { ...plain, url: new URL(plain.url.replaceAll(HOLE, "-"), page).href } };
}

/** Whether the missing part comes after the host, so that a policy's hosts cover the address. */
function isOriginKnown(url, page) {
  try {
    const whole = new URL(url, page);
    return !url.startsWith(HOLE) && !`${whole.protocol}${whole.host}`.includes(HOLE);
  } catch {
    return false;
  }
}

/** What the names of modules stand for in a document. Those of a scope are taken for all of it. */
function importMapOf(parts) {
  /** @type {Record<string, string>} */
  const all = {};
  for (const { request } of parts) {
    if (request?.api !== "inline-script" || !isJson(request.text)) continue;
    const { imports, scopes } = Object(JSON.parse(request.text));
    for (const map of [...Object.values(Object(scopes)), imports])
      for (const [name, address] of Object.entries(Object(map))) if (typeof address === "string") all[name] = address;
  }
  return all;
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function percentDecoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
