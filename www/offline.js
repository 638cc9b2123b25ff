/**
 * The service worker: after the first visit the page opens without a network.
 *
 * The network is tried first, so that an old page is not shown if there is a newer one. The files for offline use are
 * stored as one set when this worker is installed, and never change after that, so they cannot include responses of a
 * captive portal or of an incomplete deployment.
 */

/** The files of this build, each with the hash of its content. The build fills them in. @type {[string, string][]} */
const FILES = [];

/**
 * Files that are too large to be fetched in advance. They are stored when they are first used.
 *
 * @type {[string, string][]}
 */
const LAZY = [];

const PREFIX = "wouldblock-";
const CACHE = PREFIX + (FILES.length === 0 ? "sources" : hashOf(FILES.join()));

const worker = /** @type {any} */ (globalThis);

/** A name for a set of files. It is not a safeguard: the hashes of the contents are. @param {string} text */
function hashOf(text) {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0;
  return hash.toString(36);
}

/**
 * The sources are served unchanged: the page's markup lists the files that it needs.
 *
 * @returns {Promise<[string, string][]>}
 */
async function sources() {
  const markup = await (await fetch("./", { cache: "no-cache" })).text();
  const named = [...markup.matchAll(/(?:src|href)="(\.\/[^"#]+)"/g)].map((match) => match[1]);
  return [...new Set(["./", ...named])].map((name) => [name, ""]);
}

/** Stores all files or none: if a worker cannot be installed, the previous one stays active. */
async function install() {
  const files = FILES.length === 0 ? await sources() : FILES;
  const responses = await Promise.all(
    files.map(async ([name, integrity]) => {
      const response = await fetch(name, { cache: "no-cache", integrity });
      if (!response.ok) throw new Error(`loading ${name} failed with status ${response.status}`);
      return /** @type {const} */ ([name, response]);
    }),
  );
  const cache = await caches.open(CACHE);
  for (const [name, response] of responses) await cache.put(name, response);
}

/** Stores a file that was just used, if it belongs to this build. @param {Request} request */
async function keep(request) {
  const file = LAZY.find(([name]) => new URL(name, worker.location.href).href === request.url);
  if (!file || (await kept(request))) return;
  const [name, integrity] = file;
  await (await caches.open(CACHE)).put(name, await fetch(name, { integrity }));
}

/**
 * The copy of a file in the set of this build. A query is ignored, and the page has two names.
 *
 * @param {Request} request
 */
async function kept(request) {
  const key = new URL(request.url);
  key.search = "";
  const isPage = request.mode === "navigate" && key.pathname.endsWith("/index.html");
  return (await caches.open(CACHE)).match(isPage ? new URL("./", key).href : key.href);
}

/**
 * Whether a response can be the requested file. A person has to see the login page of a network, but it cannot be a
 * script or a style sheet.
 *
 * @param {Request} request
 * @param {Response} response
 */
const isUsable = (request, response) =>
  response.type === "opaqueredirect" ||
  (request.mode === "navigate"
    ? response.status < 500
    : response.ok && !/^text\/html\b/i.test(response.headers.get("Content-Type") ?? ""));

/** @param {Request} request @param {any} event */
async function respond(request, event) {
  const result = await fetch(request).catch((error) => error);
  const isResponse = result instanceof Response;
  if (isResponse && isUsable(request, result)) {
    event.waitUntil(keep(request).catch(() => {}));
    return result;
  }
  const copy = await kept(request);
  if (copy) return copy;
  if (isResponse) return result;
  throw result;
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) =>
  event.waitUntil(
    Promise.all([
      caches
        .keys()
        .then((names) =>
          Promise.all(
            names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
          ),
        ),
      // Files that are still fetched during this first visit are stored, too: the readers of pasted texts are too large
      // to be fetched in advance.
      worker.clients.claim(),
    ]),
  ),
);
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(new URL("./", worker.location.href).href))
    event.respondWith(respond(request, event));
});
