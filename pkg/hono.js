// Middleware for Hono: logs what browsers do with responses to other origins.
import { exchanges } from "./cors-log.js";

/** @param {import("./connect.d.ts").CorsLogOptions} [options] */
export function corsLog(options) {
  const see = exchanges(options);
  return async (context, next) => {
    await next();
    const { method, url, headers } = context.req.raw;
    const { status, headers: responseHeaders } = context.res;
    see({
      method,
      url,
      header: (name) => headers.get(name) ?? undefined,
      status,
      responseHeaders: [...responseHeaders],
    });
  };
}
