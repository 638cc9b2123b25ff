// For a developer's log: what browsers do with a server's responses to requests of other origins.
import { BROWSERS } from "./engines.js";
import { ScenarioError, configuration, simulate } from "./index.js";
import { toolWords } from "./tools-words.js";
import { visible } from "./visible.js";

/** How many preflights are remembered for the requests that follow them. */
const MOST_PREFLIGHTS = 500;
/** Elements that make CORS requests, by `Sec-Fetch-Dest`. */
const ELEMENTS = { image: "image", script: "script", style: "style", font: "font", audio: "media", video: "media" };

/**
 * @typedef {{ method: string, url: string, header: (name: string) => string | undefined, status: number,
 *   responseHeaders: string[][] }} Exchange
 */

/** @param {import("./connect.d.ts").CorsLogOptions} [options] @returns {(exchange: Exchange) => void} */
export function exchanges({ log = console.warn, target = "express", allowed = false, language } = {}) {
  /** @type {Map<string, { names: string[], response: object }>} */
  const preflights = new Map();
  return (exchange) => {
    try {
      const scenario = scenarioOf(exchange, preflights);
      const message = scenario && messageOf(scenario, { target, allowed, language });
      if (message) log(message);
    } catch (error) {
      // Browsers never send such a URL or header.
      if (!(error instanceof ScenarioError)) throw error;
    }
  };
}

/**
 * The headers that were given to `writeHead`. Node.js does not add them to `getHeaders()` if no header was set before.
 * @type {WeakMap<object, string[][]>}
 */
const written = new WeakMap();

/** Keeps the headers that are given to `writeHead`. @param {any} response */
export function watch(response) {
  const { writeHead } = response;
  response.writeHead = function (status, ...more) {
    const result = writeHead.call(this, status, ...more);
    // https://nodejs.org/api/http.html#responsewriteheadstatuscode-statusmessage-headers
    const [message, headers] = more;
    written.set(response, pairsOf(typeof message === "string" ? headers : (headers ?? message)));
    return result;
  };
}

/** Headers as pairs, one for each value. Node.js takes an object, pairs, or names and values in turn. */
function pairsOf(headers) {
  const isFlat = Array.isArray(headers) && !Array.isArray(headers[0]);
  const pairs = isFlat ? headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]]] : [])) : headers;
  return (Array.isArray(pairs) ? pairs : Object.entries(pairs ?? {})).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one)]),
  );
}

/**
 * A request of node:http with the response that has been sent, which was given to {@link watch} before.
 * @param {any} request
 * @param {any} response
 * @param {string} path
 * @returns {Exchange}
 */
export function exchangeOf({ method, headers, socket }, response, path) {
  const set = pairsOf(response.getHeaders());
  const responseHeaders = set.length > 0 ? set : (written.get(response) ?? []);
  // HTTP/2 has pseudo-headers.
  const url = `${socket.encrypted ? "https" : "http"}://${headers[":authority"] ?? headers.host}${path}`;
  const own = responseHeaders.filter(([name]) => !name.startsWith(":"));
  return { method, url, header: (name) => headers[name], status: response.statusCode, responseHeaders: own };
}

/** The exchange as a scenario; null if there is nothing to judge. */
function scenarioOf({ method, url, header, status, responseHeaders }, preflights) {
  const origin = header("origin");
  const mode = header("sec-fetch-mode") ?? "cors";
  // Behind a proxy, the server does not know the origin that the browser compared with that of the page.
  if (header("sec-fetch-site") === "same-origin") return null;
  // "null" is an opaque origin and not a URL, so the page is unknown.
  if (!origin || mode !== "cors" || !URL.canParse(origin) || !URL.canParse(url) || new URL(url).origin === origin)
    return null;
  const page = { url: `${origin}/` };
  const head = { status, headers: responseHeaders };
  const announced = header("access-control-request-method");
  const keyOf = (name) => JSON.stringify([origin, url, name]);
  if (method === "OPTIONS" && announced) {
    const names = (header("access-control-request-headers") ?? "").split(",").map((name) => name.trim());
    const asked = names.filter(Boolean);
    preflights.delete(keyOf(announced));
    preflights.set(keyOf(announced), { names: asked, response: head });
    if (preflights.size > MOST_PREFLIGHTS) preflights.delete(preflights.keys().next().value);
    return {
      page,
      request: { api: "fetch", url, method: announced, headers: valuesOf(asked) },
      network: [{ preflight: head }],
    };
  }
  const before = preflights.get(keyOf(method));
  const isCredentialed = header("cookie") !== undefined;
  const element = ELEMENTS[header("sec-fetch-dest") ?? ""];
  const request = element
    ? { api: element, url, crossorigin: isCredentialed ? "use-credentials" : "anonymous" }
    : {
        api: "fetch",
        url,
        method,
        headers: valuesOf(before?.names ?? [], header),
        ...(isCredentialed && { credentials: "include" }),
      };
  return { page, request, network: [{ ...(before && { preflight: before.response }), response: head }] };
}

/** The announced headers. A preflight only has their names, so any value will do. */
const valuesOf = (names, header = (_name) => undefined) =>
  names.map((name) => [name, header(name.toLowerCase()) ?? (/^content-type$/i.test(name) ? "application/json" : "x")]);

function messageOf(scenario, { target, allowed, language }) {
  const { corsLogWords: words } = toolWords(language);
  const report = simulate(scenario, { fixes: false });
  const blocking = BROWSERS.filter((engine) => report.verdicts[engine].verdict === "blocked");
  const { method, url } = scenario.request;
  const what = `${method ?? "GET"} ${url}`;
  const origin = new URL(scenario.page.url).origin;
  if (blocking.length === 0)
    return allowed && report.verdict === "allowed" ? visible(words.allowed(what, origin)) : null;
  const { summary, fixes } = simulate(scenario, { engine: blocking[0], language });
  const lines = [words.blocked(what, origin, blocking.join(", ")), `  ${summary}`];
  const fix = fixes.find(({ where }) => where === "server");
  const { text, file } = fix ? configuration(scenario, fix, target, { language }) : { text: "", file: "" };
  if (text)
    lines.push(
      `  ${words.add(file)}`,
      ...text
        .trimEnd()
        .split("\n")
        .map((line) => `    ${line}`),
    );
  return lines.map(visible).join("\n");
}
