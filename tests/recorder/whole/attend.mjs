// The code that runs inside every document of a scenario. The function is sent to the browser as text, so it uses
// nothing from outside, except for the two functions that `source` inserts into it.
import { perform } from "../perform.mjs";
import { actions } from "./actions.mjs";

/**
 * Installed before anything of a document is parsed: it reports to the recorder what happens, and carries out its commands.
 * @param {((text: string) => void) | undefined} channel if the protocol provides one
 */
function attend(channel) {
  const send =
    channel ?? globalThis.recorderSay ?? ((text) => globalThis.webkit.messageHandlers.recorder.postMessage(text));
  const say = (message) => send(JSON.stringify(message));
  const events = [];
  const record = (e) => {
    if (e.target?.id !== "it") return;
    events.push(e.type);
    say({ event: e.type });
  };
  /** `document.open()` removes every listener, so this is called again after it. */
  let listened = null;
  const listen = () => {
    addEventListener(
      "securitypolicyviolation",
      ({ effectiveDirective, disposition, blockedURI, documentURI, sample }) =>
        say({ violation: { effectiveDirective, disposition, blockedURI, documentURI, ...(sample ? { sample } : {}) } }),
      true,
    );
    listenToElements();
  };
  const listenToElements = () => {
    listened = document;
    for (const type of ["load", "error", "loadedmetadata"]) document.addEventListener(type, record, true);
  };
  listen();
  // The messages of the page's service worker. A sandboxed page may not even access its container.
  try {
    navigator.serviceWorker?.addEventListener(
      "message",
      ({ data }) => data.recorderMessage && say(data.recorderMessage),
    );
    navigator.serviceWorker?.startMessages();
  } catch {}
  const isTop = top === self;
  addEventListener("DOMContentLoaded", () => {
    // The window of a frame's first document may be kept for the next one.
    if (document !== listened) listenToElements();
    say({ ready: isTop, title: document.title, url: location.href });
  });
  addEventListener(
    "message",
    (e) => {
      if (e.data?.recorderMessage) say(e.data.recorderMessage);
      if (!e.data?.recorderAsks) return;
      e.stopImmediatePropagation();
      // This runs from a timer, so that nothing that the automation protocol grants applies to it.
      setTimeout(async () => {
        const result = await ACTIONS(PERFORM)({ ...e.data.recorderAsks, events, listen, say }).catch((error) => ({
          failed: String(error),
        }));
        say({ result });
      });
    },
    true,
  );
}

/** The script at the start of documents, as an expression that is a function of the channel. */
export const source = String(attend)
  .replace("ACTIONS", () => `(${actions})`)
  .replace("PERFORM", () => `(${perform})`);

/** The code that every worker of the recorder runs first. */
export const workerSource = `
const actions = (${actions})(${perform});
const ports = [];
const kept = [];
const say = (message) => {
  if (ports.length) for (const port of ports) port.postMessage(message);
  else kept.push(message);
};
addEventListener("securitypolicyviolation", ({ effectiveDirective, disposition, blockedURI, documentURI, sample }) =>
  say({ violation: { effectiveDirective, disposition, blockedURI, documentURI, ...(sample ? { sample } : {}) } }));
const attend = (port, message) => {
  if (!message?.recorderAsks) return;
  ports.push(port);
  for (const one of kept.splice(0)) say(one);
  setTimeout(async () => {
    const result = await actions({ ...message.recorderAsks, events: [], say }).catch((error) => ({ failed: String(error) }));
    say({ result });
  });
};
addEventListener("connect", (e) => {
  const port = e.ports[0];
  port.onmessage = (m) => attend(port, m.data);
});
addEventListener("message", (e) => attend(e.ports[0] ?? self, e.data));
`;

/** A service worker that fetches what its pages request, except for the pages themselves and what the recorder requests. */
export const controllerSource = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (e) => e.waitUntil(clients.claim()));
addEventListener("fetch", (e) => {
  if ((e.request.destination === "document" && e.request.method === "GET") || /\\/recorder-/.test(e.request.url)) return;
  e.respondWith(fetch(e.request));
});
addEventListener("securitypolicyviolation", async ({ effectiveDirective, disposition, blockedURI, documentURI }) => {
  const violation = { effectiveDirective, disposition, blockedURI, documentURI };
  for (const client of await clients.matchAll({ includeUncontrolled: true }))
    client.postMessage({ recorderMessage: { violation } });
});
`;

/**
 * Starts the service worker at `url`, or stops all of them if there is none; runs in a page of the same origin. "old":
 * one remains.
 */
export async function control(url) {
  const { controller } = navigator.serviceWorker ?? {};
  for (const old of (await navigator.serviceWorker?.getRegistrations()) ?? []) await old.unregister();
  if (!url || controller) return "old";
  const registration = await navigator.serviceWorker.register(url, { scope: "/", updateViaCache: "none" });
  const worker = registration.installing;
  if (!worker) return "old";
  for (let waited = 0; waited < 3000 && worker.state !== "activated"; waited += 20)
    await new Promise((done) => setTimeout(done, 20));
  return worker.state;
}
