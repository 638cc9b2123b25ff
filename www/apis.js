/** What the page calls each API, and where the form offers it. */

/** @typedef {import("../pkg/contract.d.ts").Api} Api */

/**
 * What the form offers for one API. Which fields it reads is in pkg/fields.js.
 *
 * @typedef {object} ApiForm
 * @property {Api} id
 * @property {string} label As a script or a page's author writes it.
 * @property {boolean} main Offered at once; the others stand behind "More APIs".
 * @property {boolean} preflight Whether it can ever cause a preflight.
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
  { id: "fetchlater", label: "fetchLater", main: false, preflight: true },
  { id: "webtransport", label: "WebTransport", main: false, preflight: false },
  { id: "preload", label: "<link rel=preload>", main: false, preflight: false },
  { id: "image", label: "<img>", main: false, preflight: false },
  { id: "script", label: "<script>", main: false, preflight: false },
  { id: "style", label: "stylesheet", main: false, preflight: false },
  { id: "font", label: "@font-face", main: false, preflight: false },
  { id: "media", label: "<video>, <audio>", main: false, preflight: false },
];

const byId = new Map(APIS.map((api) => [api.id, api]));

/**
 * @param {string} id
 * @returns {ApiForm} That of `fetch` for a name that no API has.
 */
export function api(id) {
  return byId.get(/** @type {Api} */ (id)) ?? APIS[0];
}
