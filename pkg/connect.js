// Middleware for Connect and Express: logs what browsers do with responses to other origins.
import { exchangeOf, exchanges, watch } from "./cors-log.js";

/** @param {import("./connect.d.ts").CorsLogOptions} [options] */
export function corsLog(options) {
  const see = exchanges(options);
  /** @param {any} request @param {any} response @param {() => void} next */
  return function watched(request, response, next) {
    // Routers change `url`.
    const path = request.originalUrl ?? request.url;
    watch(response);
    response.on("finish", () => see(exchangeOf(request, response, path)));
    next();
  };
}
