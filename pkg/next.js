// For Next.js: logs what browsers do with responses to other origins. Next.js has middleware for requests and none for
// responses, so this listens to the server below it: Node.js announces each request that arrives and each response that
// has been sent.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { exchangeOf, exchanges, watch } from "./cors-log.js";

/** https://nodejs.org/api/diagnostics_channel.html#http */
const ARRIVED = "http.server.request.start";
const SENT = "http.server.response.finish";
/**
 * The key under which every copy of this module finds the listeners: bundles contain several copies, and a reload adds
 * one.
 */
const KEY = Symbol.for("wouldblock.next");

/** @param {import("./connect.d.ts").CorsLogOptions} [options] */
export function corsLog(options) {
  const see = exchanges({ target: "nextjs", ...options });
  const listeners = {
    [ARRIVED]: (/** @type {any} */ { response }) => watch(response),
    [SENT]: (/** @type {any} */ { request, response }) => see(exchangeOf(request, response, request.url)),
  };
  const known = /** @type {any} */ (globalThis)[KEY];
  for (const [channel, listener] of Object.entries(known ?? {})) unsubscribe(channel, listener);
  Reflect.set(globalThis, KEY, listeners);
  for (const [channel, listener] of Object.entries(listeners)) subscribe(channel, listener);
}
