// Finds what a source file connects to and loads, with line numbers: scripts, components, markup and style sheets.
import { read } from "./read.js";

/** Replaces a part of an address that the text does not give, so that the other parts can be read. */
const HOLE = "wouldblock-hole";
/**
 * The first replacement of a hole. The hole may be the declaration of a parameter, where a literal is not allowed; the
 * uses of the parameter are then separate holes.
 */
const NAME = "wouldblockHole";
/** A URL may have several holes, and each reading only names the first. */
const MOST_ROUNDS = 24;
const OWN_ADDRESS =
  /^(?:import\.meta\.url|(?:window\.|self\.|globalThis\.)?location(?:\.href)?|document\.(?:baseURI|URL))$/;

/** The JavaScript in inline code. @type {Record<string, (text: string) => string>} */
const SCRIPT_OF = {
  // An import map is checked as an inline script, and is JSON.
  "inline-script": (text) => (isJson(text) ? "" : text),
  "event-handler": (text) => `function handler(event) {${text}}`,
  "javascript-url": percentDecoded,
};

/**
 * The requests of one file.
 * @param {string} text
 * @param {{ name: string, page: string, environment?: Record<string, string>, language?: string }} options
 * @returns {Promise<{ line: number, request?: object, why?: string }[]>} `why`: what is missing, if the request is not
 * resolved
 */
export async function requestsOf(text, options) {
  const found = [];
  for (const part of partsOf(text, options.name)) found.push(...(await requestsOfPart(part, options)));
  return found.sort((a, b) => a.line - b.line);
}

/** The blocks of a component with their places; any other file as one block. */
function partsOf(text, name) {
  if (!/\.(?:vue|svelte)$/i.test(name)) return [{ text, name }];
  const blank = (part) => part.replace(/[^\n]/g, " ");
  const parts = [];
  const markup = text.replace(
    /(<(script|style)\b[^>]*>)([\s\S]*?)(<\/\2\s*>)/gi,
    (whole, open, tag, inner, _close, at) => {
      const before = blank(text.slice(0, at) + open);
      const kind = tag.toLowerCase() === "style" ? "css" : /lang\s*=\s*["']?ts/i.test(open) ? "ts" : "js";
      parts.push({ text: before + inner, name: `${name}.${kind}` });
      return blank(whole);
    },
  );
  // The content of <template> is the component's markup, not an inert template.
  parts.push({
    text: markup.replace(/<(\/?)template\b/gi, (_, slash) => `<${slash}div${slash ? "" : " "}    `),
    name: `${name}.html`,
  });
  return parts;
}

/** @param {{ text: string, name: string }} part @param {any} options @returns {Promise<{ line: number, request?: any, why?: string }[]>} */
async function requestsOfPart({ text, name }, options) {
  if (!text.trim()) return [];
  const { page, environment = {}, language } = options;
  const { text: filled, whys } = await withoutHoles(text, { name, page, environment, language });
  const reading = await read(filled, { name, language });
  const lineOf = (at) => filled.slice(0, at?.start ?? 0).split("\n").length;
  const { requests, also = [], unread, ...whole } = reading;
  /** @type {any[]} */
  const parts = [...(requests?.length ? requests : whole.request ? [whole] : []), ...also];
  /** @type {{ line: number, request?: any, why?: string }[]} */
  const found = unread.map(({ at, why }) => ({ line: lineOf(at), why }));
  for (const { request, unresolved, at } of parts) {
    // A reading with a single request has the place of the whole text.
    const isOnly = !requests?.length && request === whole.request;
    const own = isOnly ? (reading.places["request.url"] ?? reading.places["request.text"]) : undefined;
    const line = lineOf(own ?? at);
    const open = unresolved?.find(({ path }) => path === "request.url");
    const url = request?.url;
    if (!request?.api || (url === undefined && open)) {
      if (open) found.push({ line: lineOf(open.at), why: whys.get(lineOf(open.at)) ?? open.why });
    } else if (url?.includes(HOLE) && !isOriginKnown(url, page)) {
      found.push({ line, why: whys.get(line) ?? url.replaceAll(HOLE, "…") });
    } else found.push({ line, request: plain(request) });
    const script = SCRIPT_OF[request?.api]?.(request.text);
    // The lines of the script are lines of the document.
    if (script) found.push(...(await requestsOf("\n".repeat(line - 1) + script, { ...options, name: `${name}.js` })));
  }
  return found;
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

/** A request for a scenario, without headers, which policies do not depend on. @param {any} read */
function plain({ headers: _headers, referrerPolicy: _policy, ...request }) {
  if (request.url?.includes(HOLE)) request.url = new URL(request.url.replaceAll(HOLE, "-")).href;
  return request;
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

/**
 * The text with literals for the parts that it does not give: values of `.env` files, the page's own address, and a mark for
 * everything else. Line numbers do not change.
 */
async function withoutHoles(text, { name, page, environment, language }) {
  const whys = new Map();
  // Literals of JavaScript cannot take the place of attributes.
  if (!/\.[cm]?[jt]sx?$/i.test(name)) return { text, whys };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { requests = [], also = [], ...whole } = await read(text, { name, language });
    const open = [whole, ...requests, ...also]
      .flatMap(({ unresolved = [] }) => unresolved)
      .filter(({ path }) => path === "request.url");
    const holes = new Map();
    for (const { at, why } of open) {
      if (!at) continue;
      const line = text.slice(0, at.start).split("\n").length;
      const code = text.slice(at.start, at.end);
      if (!code.includes(HOLE) && !code.includes("\n"))
        holes.set(at.start, { ...at, literal: literalOf(code, `${NAME}${round}x${at.start}`, page, environment) });
      if (!whys.has(line)) whys.set(line, why);
    }
    if (holes.size === 0) break;
    // From the end, so that earlier places stay valid.
    for (const { start, end, literal } of [...holes.values()].sort((a, b) => b.start - a.start))
      text = text.slice(0, start) + literal + text.slice(end);
  }
  return { text, whys };
}

function literalOf(code, name, page, environment) {
  if (OWN_ADDRESS.test(code)) return JSON.stringify(page);
  if (/^(?:window\.|self\.)?location\.origin$|^origin$/.test(code)) return JSON.stringify(new URL(page).origin);
  if (/^(?:window\.|self\.)?location\.host$/.test(code)) return JSON.stringify(new URL(page).host);
  const [, variable] = /^(?:import\.meta\.env|process\.env)\.(\w+)$/.exec(code) ?? [];
  if (variable !== undefined && environment[variable]) return JSON.stringify(environment[variable]);
  return /^[\w$]+$/.test(code) && !code.startsWith(NAME) ? name : JSON.stringify(HOLE);
}
