// What is served for a scenario of the whole policy: its documents, the script of its worker, and the bodies of responses.
import { bodyFor } from "../assets.mjs";
import { headerLines, header } from "../scenario.mjs";
import { controllerSource, workerSource } from "./attend.mjs";

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
const attribute = (name, value) => (value === undefined ? "" : ` ${name}="${escaped(String(value))}"`);

/** A framed document that shows that it is there. */
export const FRAMED = '<!doctype html><title>framed</title><img src="/recorder-shown">';
/** A worker's script that shows that it runs, in any kind of worker. */
const RUNS = "self.onconnect = (e) => e.ports[0].postMessage(1); try { self.postMessage(1) } catch {}";
/** External code. */
const CODE = "self.ran = 1";
/** The smallest module of WebAssembly. */
const WASM = [0, 97, 115, 109, 1, 0, 0, 0];
/** The same where there is no `self`. */
const IN_WORKLET = "globalThis.ran = 1";
export const STYLE = "body { color: rgb(1, 2, 3) }";

const BY_DEFAULT_SCRIPTED = new Set(["script", "style", "preload", "image", "media", "font"]);

/** How the element comes into the page where the scenario does not say. */
export const insertion = ({ page, request }) =>
  request.insertedBy ?? (page.contentScript || BY_DEFAULT_SCRIPTED.has(request.api) ? "script" : "parser");

/** The markup of the request's element; "" for those that are calls. */
export function elementMarkup(request) {
  const { api, url, text, nonce, integrity, crossorigin, module, via, sandbox, method, as } = request;
  const common = ` id="it"${attribute("nonce", nonce)}${attribute("integrity", integrity)}${attribute("crossorigin", crossorigin)}`;
  const link = (rel, more = "") => `<link rel="${rel}"${common}${attribute("href", url)}${more}>`;
  const type = module ? ' type="module"' : "";
  const frame =
    url === "about:srcdoc"
      ? attribute("srcdoc", text ?? FRAMED)
      : /^blob:/.test(url ?? "")
        ? ""
        : attribute("src", url);
  const made = {
    "inline-script": () => `<script${common}${type}>${text}</script>`,
    "inline-style": () => `<style${common}>${text}</style>`,
    "speculation-rules": () => `<script${common} type="speculationrules">${text}</script>`,
    "event-handler": () => `<button${common}${attribute("onclick", text)}>x</button>`,
    "style-attribute": () => `<div${common}${attribute("style", text)}>x</div>`,
    "javascript-url": () => {
      const href = `javascript:${text}`;
      if (via === "location") return "";
      if (via === "iframe") return `<iframe id="it"${attribute("src", href)}></iframe>`;
      if (via === "form") return `<form id="it"${attribute("action", href)}><button>x</button></form>`;
      return `<a id="it"${attribute("href", href)}>x</a>`;
    },
    script: () => `<script${common}${type}${attribute("src", url)}></script>`,
    style: () => link("stylesheet"),
    image: () => `<img${common}${attribute("src", url)}>`,
    media: () => `<audio${common} preload="auto"${attribute("src", url)}></audio>`,
    track: () =>
      `<video${attribute("crossorigin", crossorigin)}><track id="it" default kind="subtitles"${attribute("src", url)}></video>`,
    preload: () => link("preload", attribute("as", as ?? "fetch")),
    modulepreload: () => link("modulepreload"),
    prefetch: () => link("prefetch"),
    manifest: () => link("manifest"),
    frame: () => `<iframe id="it"${frame}${attribute("sandbox", sandbox)}></iframe>`,
    object: () =>
      via === "embed"
        ? `<embed id="it"${attribute("src", url)}>`
        : `<object id="it"${attribute("data", url)}></object>`,
    form: () =>
      `<form id="it"${attribute("action", url)}${attribute("method", method ?? "GET")}><button>x</button></form>`,
    base: () => `<base id="it"${attribute("href", url)}>`,
  };
  return made[api]?.() ?? "";
}

const HEAD = new Set(["base", "inline-style", "style", "preload", "modulepreload", "prefetch", "manifest"]);

/** A document with its policies in `meta` elements. */
function markup({ meta }, { head = "", body = "" } = {}) {
  const metas = (meta ?? [])
    .map((m) => `<meta http-equiv="Content-Security-Policy"${attribute("content", m)}>`)
    .join("\n");
  return `<!doctype html>\n<html><head><title>page</title>\n${metas}${head}</head><body>${body}</body></html>\n`;
}

function responseWith(headers, body, type) {
  const lines = headerLines(headers);
  if (!lines.headers.some(([n]) => n.toLowerCase() === "content-type")) lines.headers.push(["Content-Type", type]);
  return { status: 200, ...lines, body: Buffer.from(body), head: false };
}

/** Where a page is that starts the service worker. */
export const registersAt = (page) => new URL("/recorder-registers", page.serviceWorker.url).href;

/**
 * The documents of a scenario, the outermost first, after the one that starts a service worker.
 * @returns {{ url: string, response: object, often?: boolean }[]}
 */
export function documents(scenario) {
  const { page, request } = scenario;
  const inMarkup = !page.worker && insertion(scenario) === "parser" ? elementMarkup(request) : "";
  const own = markup(page, HEAD.has(request.api) ? { head: inMarkup } : { body: inMarkup });
  const found = [];
  const html = "text/html; charset=utf-8";
  if (page.frame) {
    const { parent, sandbox, ancestors = [] } = page.frame;
    const box = attribute("sandbox", sandbox);
    const src = page.url.startsWith("about:srcdoc")
      ? attribute("srcdoc", own)
      : page.url.startsWith("data:")
        ? attribute("src", `data:text/html,${encodeURIComponent(own)}`)
        : /^https?:/.test(page.url)
          ? attribute("src", page.url)
          : "";
    found.push({
      url: parent.url,
      response: responseWith(
        parent.headers,
        markup(parent, { body: `<iframe id="inner"${src}${box}></iframe>` }),
        html,
      ),
    });
    for (const url of ancestors) {
      const around = `<iframe id="inner"${attribute("src", found[0].url)}></iframe>`;
      found.unshift({ url, response: responseWith(undefined, markup({}, { body: around }), html) });
    }
  }
  if (/^https?:/.test(page.url)) found.push({ url: page.url, response: responseWith(page.headers, own, html) });
  const { worker, serviceWorker } = page;
  for (const one of [worker?.parent, worker])
    if (one && /^https?:/.test(one.url))
      found.push({ url: one.url, response: responseWith(one.headers, workerSource, "text/javascript"), often: true });
  if (serviceWorker) {
    found.unshift({ url: registersAt(page), response: responseWith(undefined, markup({}), html), often: true });
    const script = responseWith(serviceWorker.headers, controllerSource, "text/javascript");
    found.push({ url: serviceWorker.url, response: script, often: true });
  }
  return { list: found, own };
}

/** What the page's actor has to know beside the request. */
export function command(scenario) {
  const { page, request } = scenario;
  const isFrame = ["frame", "object"].includes(request.api);
  return {
    request: { ...request, insertedBy: page.worker ? undefined : insertion(scenario) },
    headers: headerLines(request.headers).headers,
    limit: 4000,
    markup: elementMarkup(request),
    text: isFrame
      ? (request.text ?? FRAMED)
      : request.api === "worklet"
        ? IN_WORKLET
        : /worker/.test(request.api)
          ? RUNS
          : CODE,
    bodies: { type: isFrame ? "text/html" : "text/javascript" },
    ...(page.worker ? { worker: { ...page.worker, source: workerSource } } : {}),
  };
}

/** The body of a response. */
export function bodyOf(request, head) {
  if (head?.text !== undefined) return Buffer.from(head.text);
  const type = header(head?.headers, "content-type") ?? "";
  if (/^image\//.test(type)) return bodyFor({ api: "image" });
  if (type === "application/wasm") return Buffer.from(WASM);
  if (request.api === "frame" || request.api === "object") return Buffer.from(FRAMED);
  if (/worker/.test(request.api) && request.api !== "importscripts") return Buffer.from(RUNS);
  if (request.api === "worklet") return Buffer.from(IN_WORKLET);
  if (["script", "import", "importscripts", "modulepreload"].includes(request.api) || request.as === "script")
    return Buffer.from(CODE);
  if (request.api === "manifest") return Buffer.from("{}");
  if (request.api === "style") return Buffer.from(STYLE);
  if (request.api === "wasm") return Buffer.from(WASM);
  return bodyFor(request);
}
