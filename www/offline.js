/**
 * The service worker: after the first visit the page opens without a network.
 *
 * The network is always asked first, so nobody is ever shown an old page while there is a newer one to be had. What
 * came last is kept for when there is none.
 */

const CACHE = "wouldblock-1";

/** What no markup names, because it is fetched when it is first asked for. The build fills it in. @type {string[]} */
const LATER = [];

/** Everything that index.html asks for says so in its markup: the page, and its addresses. @param {string} markup */
const named = (markup) => [...markup.matchAll(/(?:src|href)="(\.\/[^"#]+)"/g)].map((match) => match[1]);

const worker = /** @type {any} */ (globalThis);

async function install() {
  const cache = await caches.open(CACHE);
  const page = await fetch("./", { cache: "no-cache" });
  const addresses = new Set([...named(await page.clone().text()), ...LATER]);
  await cache.put("./", page);
  await cache.addAll([...addresses]);
}

/** @param {Request} request */
async function answer(request) {
  // A fragment or a query names no other file of ours.
  const key = new URL(request.url);
  key.search = "";
  const name = request.mode === "navigate" && key.pathname.endsWith("/index.html") ? new URL("./", key).href : key.href;
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok && response.type === "basic") await cache.put(name, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(name);
    if (kept) return kept;
    throw error;
  }
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith("wouldblock-") && name !== CACHE).map((name) => caches.delete(name)),
        ),
      ),
  ),
);
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(new URL("./", worker.location.href).href))
    event.respondWith(answer(request));
});
