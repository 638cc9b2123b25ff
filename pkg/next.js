// For Next.js: logs what browsers do with responses to other origins. Next.js has middleware for requests and none for
// responses, so this listens to the server below it: Node.js announces each response that has been sent.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { exchangeOf, exchanges } from "./cors-log.js";

/** https://nodejs.org/api/diagnostics_channel.html#event-httpserverresponsefinish */
const SENT = "http.server.response.finish";
/**
 * The key under which every copy of this module finds the listener: bundles contain several copies, and a reload adds
 * one.
 */
const KEY = Symbol.for("wouldblock.next");

/** @param {import("./connect.d.ts").CorsLogOptions} [options] */
export function corsLog(options) {
  const see = exchanges({ target: "nextjs", ...options });
  const listener = (/** @type {any} */ { request, response }) => see(exchangeOf(request, response, request.url));
  const known = /** @type {any} */ (globalThis)[KEY];
  if (known) unsubscribe(SENT, known);
  Reflect.set(globalThis, KEY, listener);
  subscribe(SENT, listener);
}
