// Middleware for Connect and Express: logs what browsers do with responses to other origins.
import { exchanges } from "./cors-log.js";

/** @param {import("./connect.d.ts").CorsLogOptions} [options] */
export function corsLog(options) {
  const see = exchanges(options);
  /** @param {any} request @param {any} response @param {() => void} next */
  return function watched(request, response, next) {
    // Routers change `url`.
    const path = request.originalUrl ?? request.url;
    response.on("finish", () => {
      const { method, headers, socket } = request;
      const said = Object.entries(response.getHeaders()).flatMap(([name, value]) =>
        [value].flat().map((one) => [name, String(one)]),
      );
      const scheme = socket.encrypted ? "https" : "http";
      const url = `${scheme}://${headers.host}${path}`;
      see({ method, url, header: (name) => headers[name], status: response.statusCode, answer: said });
    });
    next();
  };
}
