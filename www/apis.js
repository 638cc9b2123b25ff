/** The page's names of the APIs, and where the form offers them. */

/** @typedef {import("../pkg/contract.d.ts").Api} Api */

/**
 * How the form offers one API. pkg/fields.js says which fields it reads.
 *
 * @typedef {object} ApiForm
 * @property {Api} id
 * @property {string} label The name that authors of scripts and pages write.
 * @property {boolean} main Whether it is shown at first, and in the markup; the others are under "More".
 * @property {string} [group] The name of the group that begins with it.
 * @property {boolean} preflight Whether it can ever cause a preflight.
 * @property {boolean} [code] False if the page cannot write the call as code.
 * @property {boolean} [flag] Whether its credentials are a flag, `withCredentials`, instead of a choice.
 */

/** @type {ApiForm[]} */
export const APIS = [
  { id: "fetch", label: "fetch", main: true, preflight: true },
  { id: "xhr", label: "XMLHttpRequest", main: true, preflight: true, flag: true },
  { id: "websocket", label: "WebSocket", main: true, preflight: false },
  { id: "eventsource", label: "EventSource", main: true, preflight: false, flag: true },
  { id: "beacon", label: "sendBeacon", main: true, preflight: true },
  { id: "ping", label: "<a ping>", main: true, preflight: false },
  { group: "connect", id: "fetchlater", label: "fetchLater", main: false, preflight: true },
  { id: "webtransport", label: "WebTransport", main: false, preflight: false },
  { group: "load", id: "preload", label: "<link rel=preload>", main: false, preflight: false },
  { id: "image", label: "<img>", main: false, preflight: false },
  { id: "script", label: "<script>", main: false, preflight: false },
  { id: "style", label: "stylesheet", main: false, preflight: false },
  { id: "font", label: "@font-face", main: false, preflight: false },
  { id: "media", label: "<video>, <audio>", main: false, preflight: false },
  { id: "track", label: "<track>", main: false, preflight: false, code: false },
  { id: "manifest", label: "<link rel=manifest>", main: false, preflight: false, code: false },
  { id: "prefetch", label: "<link rel=prefetch>", main: false, preflight: false, code: false },
  { id: "modulepreload", label: "<link rel=modulepreload>", main: false, preflight: false, code: false },
  { id: "import", label: "import()", main: false, preflight: false, code: false },
  { id: "importscripts", label: "importScripts()", main: false, preflight: false, code: false },
  { group: "workers", id: "worker", label: "Worker", main: false, preflight: false, code: false },
  { id: "sharedworker", label: "SharedWorker", main: false, preflight: false, code: false },
  { id: "serviceworker", label: "serviceWorker.register", main: false, preflight: false, code: false },
  { id: "worklet", label: "audioWorklet.addModule", main: false, preflight: false, code: false },
  { group: "frames", id: "frame", label: "<iframe>", main: false, preflight: false, code: false },
  { id: "object", label: "<object>, <embed>", main: false, preflight: false, code: false },
  { id: "form", label: "<form>", main: false, preflight: false, code: false },
  { group: "code", id: "inline-script", label: "<script>…</script>", main: false, preflight: false, code: false },
  { id: "inline-style", label: "<style>…</style>", main: false, preflight: false, code: false },
  {
    id: "speculation-rules",
    label: "<script type=speculationrules>",
    main: false,
    preflight: false,
    code: false,
  },
  { id: "event-handler", label: "onclick=…", main: false, preflight: false, code: false },
  { id: "style-attribute", label: "style=…", main: false, preflight: false, code: false },
  { id: "javascript-url", label: "javascript:", main: false, preflight: false, code: false },
  { id: "eval", label: "eval", main: false, preflight: false, code: false },
  { id: "wasm", label: "WebAssembly", main: false, preflight: false, code: false },
  { group: "document", id: "base", label: "<base href>", main: false, preflight: false, code: false },
  { id: "dom-sink", label: "Trusted Types sink", main: false, preflight: false, code: false },
  { id: "trusted-types-policy", label: "createPolicy", main: false, preflight: false, code: false },
];

const byId = new Map(APIS.map((api) => [api.id, api]));

/**
 * @param {string} id
 * @returns {ApiForm} For an unknown name, the one of `fetch`.
 */
export function api(id) {
  return byId.get(/** @type {Api} */ (id)) ?? APIS[0];
}
