/**
 * The service worker: after the first visit the page opens without a network.
 *
 * The network is asked first, so that nobody sees an old page while there is a newer one. The files for when there is no
 * network are kept as one set when this worker is installed, and never changed after that: what a captive portal or half of
 * a deployment answers is not among them.
 */

/** The files of this build, each with the hash of its content. The build fills them in. @type {[string, string][]} */
const FILES = [];

/** Files that are too large to be fetched before somebody needs them, and are kept from then on. @type {[string, string][]} */
const LAZY = [];

const PREFIX = "wouldblock-";
const CACHE = PREFIX + (FILES.length === 0 ? "sources" : hashOf(FILES.join()));

const worker = /** @type {any} */ (globalThis);

/** A name for a set of files, not a safeguard: the hashes of the content are that. @param {string} text */
function hashOf(text) {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0;
  return hash.toString(36);
}

/** The sources are served as they are: the page's markup names what it needs. @returns {Promise<[string, string][]>} */
async function sources() {
  const markup = await (await fetch("./", { cache: "no-cache" })).text();
  const named = [...markup.matchAll(/(?:src|href)="(\.\/[^"#]+)"/g)].map((match) => match[1]);
  return [...new Set(["./", ...named])].map((name) => [name, ""]);
}

/** Keeps all files or none: a worker that could not be installed leaves the one before it in its place. */
async function install() {
  const files = FILES.length === 0 ? await sources() : FILES;
  const answers = await Promise.all(
    files.map(async ([name, integrity]) => {
      const answer = await fetch(name, { cache: "no-cache", integrity });
      if (!answer.ok) throw new Error(`${name} was answered with status ${answer.status}`);
      return /** @type {const} */ ([name, answer]);
    }),
  );
  const cache = await caches.open(CACHE);
  for (const [name, answer] of answers) await cache.put(name, answer);
}

/** Keeps a file that has just been used, as long as it is the one of this build. @param {Request} request */
async function keep(request) {
  const file = LAZY.find(([name]) => new URL(name, worker.location.href).href === request.url);
  if (!file || (await kept(request))) return;
  const [name, integrity] = file;
  await (await caches.open(CACHE)).put(name, await fetch(name, { integrity }));
}

/**
 * The copy of a file in the set of this build. A query names no other file of ours, and the page has two names.
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
 * Whether an answer can be what was asked for. A person who is asked to log in to a network has to see that page; a script
 * or a style cannot be one.
 *
 * @param {Request} request
 * @param {Response} answer
 */
const isUsable = (request, answer) =>
  answer.type === "opaqueredirect" ||
  (request.mode === "navigate"
    ? answer.status < 500
    : answer.ok && !/^text\/html\b/i.test(answer.headers.get("Content-Type") ?? ""));

/** @param {Request} request @param {any} event */
async function answer(request, event) {
  const answered = await fetch(request).catch((error) => error);
  const isAnswer = answered instanceof Response;
  if (isAnswer && isUsable(request, answered)) {
    event.waitUntil(keep(request).catch(() => {}));
    return answered;
  }
  const copy = await kept(request);
  if (copy) return copy;
  if (isAnswer) return answered;
  throw answered;
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
      // What this first visit still fetches is kept too: the readers of pasted texts are too large to be fetched in advance.
      worker.clients.claim(),
    ]),
  ),
);
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(new URL("./", worker.location.href).href))
    event.respondWith(answer(request, event));
});
