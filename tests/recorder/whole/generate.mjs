// Seeded random scenarios of the whole policy: inline code, nonces, workers, frames, forms and the like. The same seed
// gives the same scenarios.
import { createHash } from "node:crypto";
import { choices, numbers } from "../generate.mjs";

const NEAR = "https://app.example.com",
  FAR = "https://other.test";

/** The kinds, weighted by how much can be wrong about each. */
const APIS = {
  "inline-script": 12,
  "inline-style": 5,
  "event-handler": 6,
  "style-attribute": 5,
  "javascript-url": 7,
  eval: 7,
  wasm: 4,
  script: 12,
  style: 6,
  worker: 8,
  sharedworker: 3,
  serviceworker: 3,
  importscripts: 3,
  import: 4,
  modulepreload: 4,
  preload: 3,
  prefetch: 3,
  manifest: 1,
  track: 2,
  frame: 14,
  object: 6,
  form: 6,
  base: 3,
  "dom-sink": 8,
  "trusted-types-policy": 4,
  image: 1,
  fetch: 2,
};

/** The directives that apply, most specific first, as a policy's author would name them. */
const CHAINS = {
  "inline-script": ["script-src-elem", "script-src"],
  "inline-style": ["style-src-elem", "style-src"],
  "event-handler": ["script-src-attr", "script-src"],
  "style-attribute": ["style-src-attr", "style-src"],
  "javascript-url": ["script-src-elem", "script-src", "script-src-attr"],
  eval: ["script-src", "script-src-elem"],
  wasm: ["script-src"],
  script: ["script-src-elem", "script-src"],
  style: ["style-src-elem", "style-src"],
  worker: ["worker-src", "child-src", "script-src", "script-src-elem"],
  sharedworker: ["worker-src", "child-src", "script-src"],
  serviceworker: ["worker-src", "child-src", "script-src"],
  importscripts: ["script-src-elem", "script-src"],
  import: ["script-src-elem", "script-src"],
  modulepreload: ["script-src-elem", "script-src"],
  preload: ["script-src-elem", "script-src"],
  prefetch: ["default-src", "connect-src", "img-src", "prefetch-src"],
  manifest: ["manifest-src"],
  track: ["media-src"],
  frame: ["frame-src", "child-src"],
  object: ["object-src", "frame-src", "img-src"],
  form: ["form-action"],
  base: ["base-uri"],
  "dom-sink": ["script-src"],
  "trusted-types-policy": ["script-src"],
  image: ["img-src"],
  fetch: ["connect-src"],
};

const INLINE = new Set(["inline-script", "inline-style", "event-handler", "style-attribute", "javascript-url"]);
const CODED = new Set([...INLINE, "eval", "wasm", "script", "style", "import", "modulepreload", "preload"]);

const digest = (algorithm, text) => createHash(algorithm).update(text).digest("base64");

/** A source expression for code: a nonce, a hash, a keyword. */
function codeSource(r, text) {
  const algorithm = r.weighted({ sha256: 6, sha384: 1, sha512: 1 });
  return r.weighted({
    "'unsafe-inline'": 6,
    "'nonce-abc'": 6,
    "'nonce-other'": 1.5,
    [`'${algorithm}-${digest(algorithm, text)}'`]: 6,
    [`'${algorithm}-${digest(algorithm, "another")}'`]: 1.5,
    [`'${algorithm}-${digest(algorithm, text).replaceAll("+", "-").replaceAll("/", "_")}'`]: 1,
    [`'${algorithm}-${digest(algorithm, text).replace(/=+$/, "")}'`]: 0.5,
    [`'SHA256-${digest("sha256", text)}'`]: 0.5,
    "'unsafe-hashes'": 5,
    "'strict-dynamic'": 4,
    "'unsafe-eval'": 3,
    "'wasm-unsafe-eval'": 2,
    "'trusted-types-eval'": 1,
    "'report-sample'": 3,
    "'UNSAFE-INLINE'": 0.5,
    "'nonce-'": 0.3,
    "unsafe-inline": 0.4,
  });
}

function urlSource(r, url) {
  const { host = "other.test", protocol = "https:", pathname = "/" } = url ? new URL(url, NEAR) : {};
  return r.weighted({
    "'self'": 7,
    "'none'": 3,
    "*": 3,
    "https:": 2,
    [FAR]: 4,
    [NEAR]: 1,
    [host]: 2,
    [protocol]: 2,
    [`https://${host}${pathname}`]: 1.5,
    [`https://${host}/elsewhere`]: 1,
    "*.test": 1,
    "data:": 1.5,
    "blob:": 1.5,
    "https://third.test": 2,
    "http:": 0.5,
  });
}

function directive(r, name, api, text, url) {
  const count = Number(r.weighted({ 0: 0.4, 1: 5, 2: 4, 3: 2, 4: 1 }));
  const isCode = CODED.has(api) && !/^(frame|img|object|connect|media|manifest)/.test(name);
  const sources = Array.from({ length: count }, () =>
    isCode && r.chance(INLINE.has(api) ? 0.8 : 0.55) ? codeSource(r, text) : urlSource(r, url),
  );
  return [name, ...new Set(sources)].join(" ");
}

function policy(r, api, text, url) {
  const chain = CHAINS[api];
  const parts = [];
  if (r.chance(0.85))
    parts.push(
      directive(r, chain[Math.min(chain.length - 1, Number(r.weighted({ 0: 4, 1: 4, 2: 2, 3: 1 })))], api, text, url),
    );
  if (r.chance(0.3)) parts.push(directive(r, r.pick(chain), api, text, url));
  if (r.chance(0.3)) parts.push(directive(r, "default-src", api, text, url));
  if (
    api === "dom-sink" ||
    api === "trusted-types-policy" ||
    (/eval|inline-script|javascript|handler|worker/.test(api) && r.chance(0.12))
  ) {
    if (r.chance(0.75))
      parts.push(
        `require-trusted-types-for ${r.weighted({ "'script'": 9, "": 0.5, script: 0.5, "'SCRIPT'": 0.3, "'script' 'x'": 0.3 })}`.trim(),
      );
    if (r.chance(0.5))
      parts.push(
        `trusted-types ${r.weighted({ app: 4, "*": 1, "'none'": 1, "": 0.5, "app 'allow-duplicates'": 1, "app default": 1, "'allow-duplicates'": 0.5, "other x": 1, "'none' app": 0.5 })}`.trim(),
      );
  }
  if (r.chance(0.05))
    parts.push(
      r.pick(["sandbox allow-scripts", "sandbox allow-scripts allow-same-origin", "sandbox allow-scripts allow-forms"]),
    );
  if (r.chance(0.04)) parts.push("report-uri /csp");
  if (r.chance(0.03)) parts.push("upgrade-insecure-requests");
  if (parts.length > 1 && r.chance(0.3)) parts.reverse();
  return parts.join("; ");
}

/** The headers or meta elements of a page. */
function policies(r, api, text, url) {
  const headers = [],
    meta = [];
  for (let n = Number(r.weighted({ 1: 7, 2: 1.7, 0: 0.7 })); n > 0; n--) {
    const one = policy(r, api, text, url);
    if (!one) continue;
    const where = r.weighted({ header: 8, report: 1.2, meta: 1.3 });
    if (where === "meta") meta.push(one);
    else headers.push(`Content-Security-Policy${where === "report" ? "-Report-Only" : ""}: ${one}`);
  }
  return { ...(headers.length ? { headers: headers.join("\n") } : {}), ...(meta.length ? { meta } : {}) };
}

const XFO = [
  "DENY",
  "SAMEORIGIN",
  "sameorigin",
  "ALLOW-FROM https://app.example.com",
  "ALLOWALL",
  "DENY, SAMEORIGIN",
  "SAMEORIGIN, SAMEORIGIN",
  "",
  "INVALID",
  "deny,",
];
const SINKS = {
  innerHTML: 5,
  outerHTML: 1,
  insertAdjacentHTML: 1,
  DOMParser: 1,
  "document.write": 1.5,
  "iframe.srcdoc": 1,
  "script.src": 1.5,
  "script.text": 1,
  "script.textContent": 1,
  "setAttribute onclick": 1,
  eval: 2,
  Function: 1,
  setTimeout: 1,
  Worker: 1,
  setHTMLUnsafe: 0.7,
  createContextualFragment: 0.7,
  textContent: 0.5,
};
const TYPES = {
  script: "text/javascript",
  style: "text/css",
  image: "image/png",
  track: "text/vtt",
  frame: "text/html",
  form: "text/html",
  manifest: "application/manifest+json",
};

function textOf(r, api) {
  if (api === "inline-style") return "body { color: rgb(1, 2, 3) }";
  if (api === "style-attribute") return "color: rgb(1, 2, 3)";
  if (api === "javascript-url") return "void(window.ran = 1)";
  const long = r.chance(0.15) ? `; "${"a long text that a sample does not show in full ".repeat(2)}"` : "";
  return `${r.pick(["window", "self"])}.ran = 1${long}${r.chance(0.1) ? "\n" : ""}${r.chance(0.1) ? " // é" : ""}`;
}

/** Types of responses, right and wrong ones. */
const RESPONSE_TYPES = [
  "",
  "text/plain",
  "text/html",
  "application/json",
  "application/javascript",
  "text/jscript",
  "text/css",
  "image/png",
  "text/csv",
  "text/plain, text/javascript",
  "text/javascript, text/plain",
];
const EMBEDDER = ["require-corp", "credentialless", "unsafe-none"];
const RESOURCE = ["same-origin", "same-site", "cross-origin", "same-origin, same-origin", "bogus"];

/** Sometimes changes what the response and the page say beside their policies, and how the element is inserted. */
function vary(r, page, request, network) {
  const { api } = request;
  const last = network?.at(-1)?.response;
  const isScript = /^(script|import|importscripts|modulepreload|worker|sharedworker|serviceworker)$/.test(api);
  if (last && isScript && r.chance(0.3)) {
    last.headers = last.headers.replace(/^Content-Type: .*$/m, `Content-Type: ${r.pick(RESPONSE_TYPES)}`);
    if (r.chance(0.25)) last.headers += "\nX-Content-Type-Options: nosniff";
  }
  if (last && isScript && r.chance(0.12)) last.status = r.pick([201, 206, 300, 304, 400, 404, 500]);
  if (last && /^(frame|object|worker|sharedworker|script|image|style|import)$/.test(api) && r.chance(0.12)) {
    page.headers = [page.headers, `Cross-Origin-Embedder-Policy: ${r.pick(EMBEDDER)}`].filter(Boolean).join("\n");
    if (r.chance(0.5)) last.headers += `\nCross-Origin-Embedder-Policy: ${r.pick(EMBEDDER)}`;
    if (r.chance(0.5)) last.headers += `\nCross-Origin-Resource-Policy: ${r.pick(RESOURCE)}`;
  }
  if (
    /^(frame|object|form|base|modulepreload|javascript-url)$/.test(api) &&
    request.via !== "location" &&
    !/^blob:/.test(request.url ?? "") &&
    r.chance(0.12)
  )
    request.insertedBy = r.pick(["innerHTML", "document.write"]);
  if (typeof request.text === "string" && /inline|handler|attribute/.test(api) && r.chance(0.06))
    request.text = request.text.replace(/$/, r.pick(["\r\n", "\n", "\r"]));
  if (api === "import" && r.chance(0.1)) request.url = r.pick(["lodash", "m.js", "./m.js", "../m.js", "/m.js"]);
  if (api === "javascript-url" && r.chance(0.15))
    request.text = request.text.replace(/ /g, r.pick(["%20", "\t", "\n"]));
  if (api === "script" && request.nonce && r.chance(0.08)) request.url += r.pick(["?<script", "?%3Cstyle", "?<Style"]);
  if (api === "form" && r.chance(0.05)) request.url = "data:text/html,x";
  if (api === "serviceworker" && r.chance(0.1)) request.url = `${NEAR}/a${r.pick(["%2f", "%5C", "%20"])}w.js`;
}

function scenario(r) {
  const api = r.weighted(APIS);
  const request = { api };
  const text = textOf(r, api);
  const where = r.weighted({ far: 5, near: 5 });
  const origin = where === "far" ? FAR : NEAR;
  let network;
  const respond = (headers = "", status = 200) => (network = [{ response: { status, headers } }]);
  const loads = (path, type) => {
    request.url = `${origin}${path}`;
    respond(`Content-Type: ${type}\nAccess-Control-Allow-Origin: *`);
  };
  const insertions = (table) => {
    const how = r.weighted(table);
    if (how) request.insertedBy = how;
  };
  const nonce = (p) => {
    if (r.chance(p)) request.nonce = r.weighted({ abc: 7, other: 1.5, "": 0.7, ABC: 0.5, " abc ": 0.3 });
  };
  switch (api) {
    case "inline-script":
      request.text = text;
      insertions({ "": 6, script: 3, innerHTML: 0.5, "document.write": 1.5 });
      if (r.chance(0.15)) request.module = true;
      nonce(0.5);
      break;
    case "inline-style":
      request.text = text;
      insertions({ "": 6, script: 3, innerHTML: 1.5, "document.write": 1 });
      nonce(0.5);
      break;
    case "event-handler":
      request.text = text;
      insertions({ "": 6, script: 3, innerHTML: 2 });
      nonce(0.15);
      break;
    case "style-attribute":
      request.text = text;
      insertions({ "": 6, script: 3, innerHTML: 2 });
      if (request.insertedBy === "script" && r.chance(0.3)) request.via = "cssText";
      nonce(0.15);
      break;
    case "javascript-url":
      request.text = text;
      if (r.chance(0.6)) request.via = r.pick(["a", "iframe", "form", "location"]);
      if (request.via !== "location") insertions({ "": 6, script: 3 });
      break;
    case "eval":
      request.text = text;
      if (r.chance(0.6)) request.via = r.pick(["eval", "Function", "setTimeout", "setInterval"]);
      break;
    case "wasm":
      request.via = r.pick(["compile", "Module", "instantiate"]);
      break;
    case "script":
    case "style":
    case "modulepreload":
    case "preload": {
      const isStyle = api === "style" || (api === "preload" && r.chance(0.3));
      if (api === "preload") request.as = isStyle ? "style" : "script";
      loads(isStyle ? "/s.css" : "/lib.js", isStyle ? "text/css" : "text/javascript");
      insertions({ parser: 5, script: 4, ...(api === "script" ? { "document.write": 1.5, innerHTML: 0.5 } : {}) });
      nonce(0.5);
      if (api === "script" && r.chance(0.2)) request.module = true;
      if (!isStyle && r.chance(0.3)) {
        request.integrity = `sha256-${digest("sha256", r.chance(0.9) ? "self.ran = 1" : "another")}`;
        network[0].response.text = "self.ran = 1";
        request.crossorigin = "anonymous";
      }
      break;
    }
    case "worker":
    case "sharedworker":
    case "serviceworker": {
      const kind = api === "serviceworker" ? "near" : r.weighted({ near: 5, blob: 3, data: 2, far: 1 });
      if (kind === "blob") request.url = `blob:${NEAR}/0b0c`;
      else if (kind === "data")
        request.url =
          "data:text/javascript,self.onconnect%3De%3D%3Ee.ports%5B0%5D.postMessage(1)%3Btry%7Bself.postMessage(1)%7Dcatch%7B%7D";
      else {
        request.url = `${kind === "far" ? FAR : NEAR}/worker.js`;
        respond("Content-Type: text/javascript");
      }
      if (r.chance(0.15)) request.module = true;
      break;
    }
    case "import":
    case "importscripts":
      loads("/m.js", "text/javascript");
      break;
    case "prefetch":
      loads("/next", "text/plain");
      if (r.chance(0.3)) request.insertedBy = "script";
      nonce(0.1);
      break;
    case "track":
    case "manifest":
    case "image":
      loads(`/${api}`, TYPES[api]);
      if (api === "track") request.crossorigin = "anonymous";
      if (api === "image") request.insertedBy = "parser";
      break;
    case "fetch":
      loads("/data", "text/plain");
      break;
    case "frame": {
      const kind = r.weighted({ url: 8, srcdoc: 1, blank: 0.7, data: 1, blob: 1 });
      if (kind === "srcdoc") request.url = "about:srcdoc";
      else if (kind === "blank") request.url = "about:blank";
      else if (kind === "data") request.url = "data:text/html,<title>framed</title>";
      else if (kind === "blob") Object.assign(request, { url: `blob:${NEAR}/0b0c`, insertedBy: "script" });
      else {
        request.url = `${origin}/frame`;
        const lines = ["Content-Type: text/html"];
        if (r.chance(0.35)) lines.push(`X-Frame-Options: ${r.pick(XFO)}`);
        if (r.chance(0.06)) lines.push(`X-Frame-Options: ${r.pick(XFO)}`);
        if (r.chance(0.5)) {
          const sources = Array.from({ length: Number(r.weighted({ 0: 0.5, 1: 5, 2: 3 })) }, () =>
            r.weighted({
              "'self'": 4,
              "'none'": 2,
              [NEAR]: 4,
              [FAR]: 2,
              "*": 2,
              "https:": 1,
              "app.example.com": 1,
              "*.example.com": 1.5,
              "example.com": 0.7,
              "http:": 0.5,
              "https://app.example.com:443": 0.5,
              "https://app.example.com:8443": 0.5,
              "https://app.example.com/": 0.4,
              "https://app.example.com/path": 0.4,
              self: 0.3,
              "data:": 0.3,
            }),
          );
          lines.push(
            `Content-Security-Policy${r.chance(0.12) ? "-Report-Only" : ""}: frame-ancestors ${sources.join(" ")}`.trim(),
          );
        }
        respond(lines.join("\n"));
        if (r.chance(0.15)) request.sandbox = r.pick(["", "allow-scripts", "allow-scripts allow-same-origin"]);
        if (r.chance(0.2)) request.insertedBy = "script";
      }
      break;
    }
    case "object": {
      const isImage = r.chance(0.5);
      request.via = r.pick(["object", "embed"]);
      request.url = `${origin}/${isImage ? "o.png" : "o.html"}`;
      const lines = [`Content-Type: ${isImage ? "image/png" : "text/html"}`];
      if (!isImage && r.chance(0.25)) lines.push(`X-Frame-Options: ${r.pick(XFO)}`);
      if (!isImage && r.chance(0.25))
        lines.push(`Content-Security-Policy: frame-ancestors ${r.pick(["'self'", "'none'", NEAR, "*"])}`);
      respond(lines.join("\n"));
      break;
    }
    case "form":
      request.method = r.pick(["GET", "POST"]);
      request.url = `${origin}/submit`;
      if (r.chance(0.3)) request.insertedBy = "script";
      respond("Content-Type: text/html");
      break;
    case "base":
      request.url = r.pick([`${FAR}/b/`, `${NEAR}/b/`, "/b/", "https://app.example.com/b/c"]);
      if (r.chance(0.3)) request.insertedBy = "script";
      break;
    case "dom-sink":
      request.via = r.weighted(SINKS);
      request.text = /src$|Worker/.test(request.via)
        ? "/w.js"
        : /HTML|write|srcdoc|Parser|Fragment/.test(request.via)
          ? "<b>x</b>"
          : "self.ran = 1";
      if (r.chance(0.4)) request.policy = r.weighted({ app: 5, other: 1, default: 1 });
      break;
    case "trusted-types-policy":
      request.text = r.weighted({ app: 5, default: 2, other: 1, "x/y": 0.5, "": 0.3 });
      if (r.chance(0.25)) request.text = [request.text, request.text];
      break;
  }
  if (network && r.chance(0.1) && !/^(worker|sharedworker|serviceworker|prefetch|manifest|object)$/.test(api)) {
    const target = new URL(request.url);
    network.unshift({
      response: {
        status: r.pick([302, 307]),
        headers: `Location: ${r.pick([FAR, NEAR, "https://third.test"])}${target.pathname}\nAccess-Control-Allow-Origin: *`,
      },
    });
    request.url = `${target.origin}/go`;
  }

  const page = {
    url: r.weighted({ [`${NEAR}/`]: 10, [`${NEAR}/dir/page`]: 2 }),
    ...policies(r, api, text, request.url),
  };
  vary(r, page, request, network);
  const made = { page, request, ...(network ? { network } : {}) };
  const isInWorker =
    api === "importscripts" || (["fetch", "eval", "wasm", "worker", "import"].includes(api) && r.chance(0.25));
  if (isInWorker) {
    // There is no window in a worker.
    if (request.text) request.text = request.text.replaceAll("window", "self");
    const kind = r.weighted({ own: 6, blob: 3, data: 1 });
    page.worker = {
      kind: r.weighted({ dedicated: 6, shared: 2, service: kind === "own" ? 1 : 0 }),
      url: kind === "own" ? `${NEAR}/own-worker.js` : kind === "blob" ? `blob:${NEAR}/0a0a` : "data:text/javascript,",
    };
    // The policies are the worker's own; the page must allow it to start.
    if (kind === "own") {
      const { headers } = page;
      page.headers = r.chance(0.3) ? "Content-Security-Policy: connect-src 'none'" : undefined;
      delete page.meta;
      if (headers) page.worker.headers = headers;
      if (!page.headers) delete page.headers;
    } else if (page.headers) page.headers += `\nContent-Security-Policy: worker-src blob: data:`;
    if (kind === "blob" && request.url?.startsWith("/")) request.url = NEAR + request.url;
  } else if (r.chance(0.18) && !/serviceworker|manifest|prefetch|base/.test(api)) {
    const kind = r.weighted({ srcdoc: 4, data: 2, blob: 2, url: 4 });
    const outer = { url: `${r.chance(0.8) ? NEAR : FAR}/outer` };
    if (kind === "url") {
      page.url = `${NEAR}/inner`;
      page.frame = { parent: outer };
      if (r.chance(0.3)) outer.headers = "Content-Security-Policy: script-src 'none'; img-src 'none'";
    } else {
      outer.url = `${NEAR}/outer`;
      const { headers, meta } = page;
      delete page.headers;
      delete page.meta;
      page.url = kind === "srcdoc" ? "about:srcdoc" : kind === "data" ? "data:text/html," : `blob:${NEAR}/0f0f`;
      if (headers) outer.headers = headers;
      if (meta) page.meta = meta;
      page.frame = { parent: outer };
      if (request.url && !/^[a-z]+:/.test(request.url)) request.url = NEAR + request.url;
    }
    if (r.chance(0.2))
      page.frame.sandbox = r.pick(["allow-scripts", "allow-scripts allow-same-origin", "allow-scripts allow-forms"]);
  }
  return made;
}

/**
 * Creates a generator of scenarios.
 * @param {number} seed
 * @returns {() => object} each call gives the next one
 */
export function scenarios(seed) {
  const next = numbers(seed);
  return () => scenario(choices(Math.floor(next() * 4294967296)));
}
