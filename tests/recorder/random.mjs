// Random scenarios from a seed.
import { ORIGIN } from "./scenarios/table.mjs";

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const HOSTS = ["app.example.com", "api.example.com", "example.com", "sub.api.example.com", "other.test", "not-example.com"];
const PORTS = ["", "", "", ":8443", ":8080"];
const PATHS = ["/", "/v1", "/v1/users?id=1", "/x/y.json", "/a%2Fb"];
const PAGES = ["https://app.example.com/", "https://app.example.com/", "https://app.example.com/a/b?q=1", "https://app.example.com:8443/", "http://app.example.com/", "http://localhost:8080/"];
const APIS = ["fetch", "fetch", "fetch", "fetch", "xhr", "xhr", "websocket", "eventsource", "beacon", "image", "script", "style", "font", "media", "preload", "ping"];
const DIRECTIVES = { image: "img-src", script: "script-src", style: "style-src", font: "font-src", media: "media-src" };
const TYPES = { eventsource: "text/event-stream", image: "image/png", script: "text/javascript", style: "text/css", font: "font/ttf", media: "audio/wav" };

/**
 * A source of scenarios.
 * @param {number} seed
 * @returns {() => object} each call gives the next one
 */
export function scenarios(seed) {
  const next = numbers(seed);
  const chance = p => next() < p;
  const pick = list => list[Math.floor(next() * list.length)];
  const some = (list, most) => Array.from({ length: Math.floor(next() * (most + 1)) }, () => pick(list));

  const url = (schemes = ["https", "https", "https", "http"]) => `${pick(schemes)}://${pick(HOSTS)}${pick(PORTS)}${pick(PATHS)}`;

  function source() {
    const host = () => `${chance(0.2) ? "*." : ""}${pick(HOSTS)}`;
    const scheme = () => pick(["https", "http", "wss", "ws"]);
    return pick([
      () => "'self'", () => "'none'", () => "*", () => `${scheme()}:`, () => pick(["data:", "blob:", "'unsafe-inline'", "'strict-dynamic'", "self"]),
      () => host(), () => `${scheme()}://${host()}`, () => `${scheme()}://${host()}${pick([":8443", ":*", ":443", ":80"])}`,
      () => `https://${host()}${pick(["/v1", "/v1/", "/x/", "/a%2Fb"])}`, () => `${pick(HOSTS)}:*`, () => "*:8443",
    ])();
  }

  function policy(api) {
    const names = ["connect-src", "connect-src", "default-src", DIRECTIVES[api] ?? "img-src", "script-src"];
    return Array.from({ length: 1 + Math.floor(next() * 2) }, () => `${pick(names)} ${some([source, source], 3).map(f => f()).join(" ")}`.trim()).join("; ");
  }

  function pageHeaders(api) {
    const lines = [];
    if (chance(0.6)) lines.push(`Content-Security-Policy: ${policy(api)}`);
    if (chance(0.15)) lines.push(`Content-Security-Policy: ${chance(0.2) ? "upgrade-insecure-requests" : chance(0.1) ? "sandbox allow-scripts" : policy(api)}`);
    if (chance(0.15)) lines.push(`Content-Security-Policy-Report-Only: ${policy(api)}`);
    if (chance(0.1)) lines.push(`Referrer-Policy: ${pick(["no-referrer", "origin", "same-origin", "unsafe-url", "strict-origin"])}`);
    if (chance(0.1)) lines.push(`Cross-Origin-Embedder-Policy: ${pick(["require-corp", "credentialless"])}`);
    return lines.join("\n");
  }

  function answer(origin, api, more = []) {
    const lines = [];
    const shared = pick([origin, origin, origin, "*", "*", "null", `${origin}/`, "https://other.test", `${origin}, ${origin}`, "", ""]);
    if (shared) lines.push(`Access-Control-Allow-Origin: ${shared}`);
    if (chance(0.5)) lines.push(`Access-Control-Allow-Credentials: ${pick(["true", "true", "true", "True", "false"])}`);
    if (chance(0.15)) lines.push(`Cross-Origin-Resource-Policy: ${pick(["same-origin", "same-site", "cross-origin"])}`);
    return [...lines, ...more].join("\n");
  }

  function preflight(origin) {
    const more = [];
    if (chance(0.6)) more.push(`Access-Control-Allow-Methods: ${pick(["*", "GET, POST", "GET, POST, PUT, DELETE, PATCH", "put", "PUT"])}`);
    if (chance(0.6)) more.push(`Access-Control-Allow-Headers: ${pick(["*", "X-Custom", "content-type", "authorization,content-type,x-custom", "X-Custom x-other"])}`);
    return { status: pick([200, 204, 204, 204, 403, 404, 302]), headers: answer(origin, "fetch", more) };
  }

  function response(origin, api) {
    const more = [];
    if (api === "websocket") return { status: pick([101, 101, 101, 101, 200, 403]), headers: chance(0.2) ? "Sec-WebSocket-Protocol: chat" : "" };
    if (TYPES[api]) more.push(`Content-Type: ${chance(0.9) ? TYPES[api] : "text/plain"}`);
    if (chance(0.3)) more.push(`Access-Control-Expose-Headers: ${pick(["*", "X-Total", "etag, x-total"])}`, "X-Total: 3", "ETag: \"e\"");
    if (chance(0.1)) more.push("X-Content-Type-Options: nosniff");
    return { status: pick([200, 200, 200, 200, 204, 404, 500]), headers: answer(origin, api, more) };
  }

  function request(api) {
    const at = { api, url: api === "websocket" ? url(["wss", "wss", "ws", "https"]) : url() };
    if (api === "fetch" || api === "xhr") {
      const method = pick([undefined, undefined, "POST", "PUT", "DELETE", "PATCH", "patch", "HEAD"]);
      if (method) at.method = method;
      const headers = some([["X-Custom", "1"], ["Authorization", "Bearer t"], ["Content-Type", "application/json"], ["Content-Type", "text/plain"], ["Accept", "application/json"]], 2);
      if (headers.length) at.headers = headers;
      if (method && !/HEAD/.test(method) && chance(0.6)) at.body = { kind: pick(["text", "urlencoded", "formdata", "bytes", "blob"]) };
      if (chance(0.3)) at.credentials = pick(api === "fetch" ? ["include", "include", "omit"] : ["include"]);
    }
    if (api === "fetch") {
      if (chance(0.2)) at.mode = pick(["no-cors", "same-origin"]);
      if (chance(0.15)) at.redirect = pick(["manual", "error"]);
    }
    if (api === "xhr" && chance(0.15)) at.uploadListener = true;
    if (api === "eventsource" && chance(0.3)) at.credentials = "include";
    if (api === "websocket" && chance(0.3)) at.protocols = pick([["chat"], ["chat", "v2"]]);
    if (api === "beacon") at.body = pick([{ kind: "none" }, { kind: "text" }, { kind: "bytes" }, { kind: "blob", type: "application/json" }, { kind: "formdata" }]);
    if (TYPES[api] && api !== "font" && api !== "eventsource" && chance(0.4)) at.crossorigin = pick(["anonymous", "use-credentials"]);
    if (api === "preload") Object.assign(at, { as: pick(["script", "style", "image", "font", "fetch"]) }, chance(0.5) ? { crossorigin: "anonymous" } : {});
    return at;
  }

  return () => {
    const api = pick(APIS);
    const page = { url: pick(PAGES) };
    const headers = pageHeaders(api);
    if (headers) page.headers = headers;
    if (chance(0.08)) page.meta = [policy(api)];
    const origin = chance(0.95) ? new URL(page.url).origin : ORIGIN;
    const network = [];
    const hops = api === "websocket" ? 0 : pick([0, 0, 0, 1, 1, 2]);
    for (let i = 0; i < hops; i++) {
      const location = chance(0.3) ? `/next${i}` : url(["https"]);
      network.push({ preflight: preflight(origin), response: { status: pick([301, 302, 303, 307, 308]), headers: answer(origin, api, [`Location: ${location}`]) } });
    }
    network.push({ preflight: preflight(origin), response: response(origin, api) });
    return { page, request: request(api), network };
  };
}
