// Scenarios that together make the engine fill in every part of a report.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** `connect-src 'self'` against another origin. */
export const blocked = {
  page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
  request: { api: "fetch", url: "https://api.example.com/users" },
};

/** A PUT with credentials and its preflight, all granted. */
export const allowed = {
  page: { url: "https://app.example.com/account", headers: [["Referrer-Policy", "strict-origin"]] },
  request: {
    api: "fetch",
    url: "https://api.example.com/users/1",
    method: "PUT",
    headers: [["X-Custom-Header", "1"]],
    credentials: "include",
  },
  network: [
    {
      preflight: {
        status: 204,
        headers:
          "Access-Control-Allow-Origin: https://app.example.com\nAccess-Control-Allow-Credentials: true\n" +
          "Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: x-custom-header\n" +
          "Access-Control-Max-Age: 600",
      },
      response: {
        headers:
          "Access-Control-Allow-Origin: https://app.example.com\nAccess-Control-Allow-Credentials: true\n" +
          "Access-Control-Expose-Headers: X-Total\nX-Total: 3",
      },
    },
  ],
};

/** The server's response is not given. */
export const undetermined = {
  page: { url: "https://app.example.com/" },
  request: { api: "xhr", url: "https://api.example.com/users" },
};

/** A report-only policy, a `<meta>` policy, a WebSocket, and an invalid header line. */
export const mixed = {
  page: {
    url: "https://app.example.com/",
    headers: "Content-Security-Policy-Report-Only: connect-src 'none'\nthis line has no colon",
    meta: ["connect-src wss://ws.example.com"],
  },
  request: { api: "websocket", url: "wss://ws.example.com/events", protocols: ["chat"] },
  network: [{ response: { status: 101, headers: "Sec-WebSocket-Protocol: chat" } }],
};

/** Headers that no script can send, to an invalid address. */
export const refused = {
  page: { url: "https://app.example.com/" },
  request: { api: "fetch", url: "https://exa mple.com:99999/", method: "CONNECT" },
};

/**
 * A request without the URL that it needs. The package refuses it (held.test.mjs), so only the engine's own tests can
 * use it.
 */
const isRefused = ({ expect }) => expect?.codes?.includes("url.missing");

/** These scenarios, and the cases of `tests/cases/*.json` that the package accepts: arrays of `{ scenario }`. */
export function all() {
  const folder = fileURLToPath(new URL("../cases/", import.meta.url));
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .sort()
    : [];
  const cases = files.flatMap((name) => JSON.parse(readFileSync(folder + name, "utf8")));
  return [
    blocked,
    allowed,
    undetermined,
    mixed,
    refused,
    ...cases.filter((one) => !isRefused(one)).map(({ scenario }) => scenario),
  ];
}
