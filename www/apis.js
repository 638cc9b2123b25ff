/** @typedef {import("../pkg/contract.d.ts").Api} Api */

/**
 * What the form offers for one API.
 *
 * @typedef {object} ApiForm
 * @property {Api} id
 * @property {string} label As a script or a page's author writes it.
 * @property {boolean} main Offered at once; the others stand behind "More APIs".
 * @property {string[]} fields Fields of the request that mean something to it.
 * @property {boolean} preflight Whether it can ever cause a preflight.
 */

const script = ["method", "headers", "body", "mode", "credentials", "redirect"];

/** @type {ApiForm[]} */
export const APIS = [
  { id: "fetch", label: "fetch", main: true, fields: script, preflight: true },
  {
    id: "xhr",
    label: "XMLHttpRequest",
    main: true,
    fields: ["method", "headers", "body", "withCredentials", "uploadListener"],
    preflight: true,
  },
  { id: "websocket", label: "WebSocket", main: true, fields: ["protocols"], preflight: false },
  { id: "eventsource", label: "EventSource", main: true, fields: ["withCredentials"], preflight: false },
  { id: "beacon", label: "sendBeacon", main: true, fields: ["body"], preflight: true },
  { id: "ping", label: "<a ping>", main: true, fields: [], preflight: false },
  { id: "fetchlater", label: "fetchLater", main: false, fields: script, preflight: true },
  { id: "webtransport", label: "WebTransport", main: false, fields: [], preflight: false },
  { id: "preload", label: "<link rel=preload>", main: false, fields: ["as", "crossorigin"], preflight: false },
  { id: "image", label: "<img>", main: false, fields: ["crossorigin"], preflight: false },
  { id: "script", label: "<script>", main: false, fields: ["crossorigin"], preflight: false },
  { id: "style", label: "stylesheet", main: false, fields: ["crossorigin"], preflight: false },
  { id: "font", label: "@font-face", main: false, fields: ["crossorigin"], preflight: false },
  { id: "media", label: "<video>, <audio>", main: false, fields: ["crossorigin"], preflight: false },
];

const byId = new Map(APIS.map((api) => [api.id, api]));

/**
 * @param {string} id
 * @returns {ApiForm} That of `fetch` for a name nobody knows.
 */
export function api(id) {
  return byId.get(/** @type {Api} */ (id)) ?? APIS[0];
}
