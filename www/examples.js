import { FIRST } from "./first-example.js";

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../pkg/contract.d.ts").Verdict} Verdict */

/**
 * The worked examples, as data only; their titles are in `examples.js` of each language's folder. `expect` is the
 * verdict that the engine must reach; a test evaluates each example. This is fetched when a reader looks for an
 * example; the first example is in a separate file.
 *
 * @typedef {object} Example
 * @property {string} id Part of links, so it never changes.
 * @property {typeof GROUPS[number]} group
 * @property {Scenario} scenario
 * @property {Verdict} expect
 */

/** The topics, in the order of the gallery. */
export const GROUPS = /** @type {const} */ (["csp", "csp-match", "cors", "preflight", "redirect", "other"]);

/** @type {Example[]} */
const ALL = [
  // ── Content Security Policy ──
  {
    id: "self-fetch",
    group: "csp",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
      request: { api: "fetch", url: "https://api.example.com/users" },
    },
    expect: "blocked",
  },
  {
    id: "self-websocket",
    group: "csp",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
      request: { api: "websocket", url: "wss://ws.example.com/events" },
    },
    expect: "blocked",
  },
  {
    id: "self-eventsource",
    group: "csp",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
      request: { api: "eventsource", url: "https://stream.example.com/notifications" },
    },
    expect: "blocked",
  },
  {
    id: "listed-fetch",
    group: "csp",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers:
          "Content-Security-Policy: connect-src 'self' https://api.example.com wss://ws.example.com https://stream.example.com",
      },
      request: { api: "fetch", url: "https://api.example.com/users" },
      network: [
        {
          response: {
            status: 200,
            headers:
              "Content-Type: application/json\nAccess-Control-Allow-Origin: https://app.example.com\nVary: Origin",
          },
        },
      ],
    },
    expect: "allowed",
  },
  {
    id: "listed-websocket",
    group: "csp",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers:
          "Content-Security-Policy: connect-src 'self' https://api.example.com wss://ws.example.com https://stream.example.com",
      },
      request: { api: "websocket", url: "wss://ws.example.com/events" },
      network: [{ response: { status: 101, headers: "Upgrade: websocket\nConnection: Upgrade" } }],
    },
    expect: "allowed",
  },
  {
    id: "listed-eventsource",
    group: "csp",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers:
          "Content-Security-Policy: connect-src 'self' https://api.example.com wss://ws.example.com https://stream.example.com",
      },
      request: { api: "eventsource", url: "https://stream.example.com/notifications" },
      network: [
        {
          response: {
            status: 200,
            headers: "Content-Type: text/event-stream\nAccess-Control-Allow-Origin: https://app.example.com",
          },
        },
      ],
    },
    expect: "allowed",
  },
  {
    id: "not-example-ping",
    group: "csp",
    scenario: {
      page: { url: "https://example.com/", headers: "Content-Security-Policy: connect-src https://example.com/" },
      request: { api: "ping", url: "https://not-example.com" },
    },
    expect: "blocked",
  },
  {
    id: "not-example-xhr",
    group: "csp",
    scenario: {
      page: { url: "https://example.com/", headers: "Content-Security-Policy: connect-src https://example.com/" },
      request: { api: "xhr", url: "https://not-example.com/" },
    },
    expect: "blocked",
  },
  {
    id: "not-example-websocket",
    group: "csp",
    scenario: {
      page: { url: "https://example.com/", headers: "Content-Security-Policy: connect-src https://example.com/" },
      request: { api: "websocket", url: "https://not-example.com/" },
    },
    expect: "blocked",
  },
  {
    id: "not-example-eventsource",
    group: "csp",
    scenario: {
      page: { url: "https://example.com/", headers: "Content-Security-Policy: connect-src https://example.com/" },
      request: { api: "eventsource", url: "https://not-example.com/" },
    },
    expect: "blocked",
  },
  {
    id: "not-example-beacon",
    group: "csp",
    scenario: {
      page: { url: "https://example.com/", headers: "Content-Security-Policy: connect-src https://example.com/" },
      request: { api: "beacon", url: "https://not-example.com/" },
    },
    expect: "blocked",
  },
  {
    id: "default-src-fallback",
    group: "csp",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: default-src 'self'; img-src *" },
      request: { api: "fetch", url: "https://api.example.com/users" },
    },
    expect: "blocked",
  },
  {
    id: "header-and-meta",
    group: "csp",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers:
          "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\nContent-Security-Policy: connect-src 'self' https://api.example.com",
        meta: ["default-src 'self'; script-src 'self' https://cdn.example.com"],
      },
      request: { api: "fetch", url: "https://api.example.com/users" },
    },
    expect: "blocked",
  },
  {
    id: "report-only",
    group: "csp",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy-Report-Only: connect-src 'self'" },
      request: { api: "fetch", url: "https://api.example.com/users" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }],
    },
    expect: "allowed",
  },

  // ── CSP: what a source matches ──
  {
    id: "https-source-wss-url",
    group: "csp-match",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers: "Content-Security-Policy: connect-src https://api.example.com",
      },
      request: { api: "websocket", url: "wss://api.example.com/live" },
      network: [{ response: { status: 101, headers: "Upgrade: websocket\nConnection: Upgrade" } }],
    },
    expect: "blocked",
  },
  {
    id: "self-wss",
    group: "csp-match",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
      request: { api: "websocket", url: "wss://app.example.com/live" },
      network: [{ response: { status: 101, headers: "Upgrade: websocket\nConnection: Upgrade" } }],
    },
    expect: "allowed",
  },
  {
    id: "bare-host-wss",
    group: "csp-match",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src echo.example.com" },
      request: { api: "websocket", url: "wss://echo.example.com/" },
      network: [{ response: { status: 101, headers: "Upgrade: websocket\nConnection: Upgrade" } }],
    },
    expect: "blocked",
  },
  {
    id: "wildcard-apex",
    group: "csp-match",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src https://*.example.com" },
      request: { api: "fetch", url: "https://example.com/api" },
    },
    expect: "blocked",
  },
  {
    id: "path-exact",
    group: "csp-match",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers: "Content-Security-Policy: connect-src 'self' https://auth.example.com/kc",
      },
      request: { api: "fetch", url: "https://auth.example.com/kc/realms/main" },
    },
    expect: "blocked",
  },
  {
    id: "self-unquoted",
    group: "csp-match",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers: "Content-Security-Policy: connect-src self https://api.example.com",
      },
      request: { api: "fetch", url: "/users" },
    },
    expect: "blocked",
  },

  // ── CORS: simple requests ──
  {
    id: "simple-get",
    group: "cors",
    scenario: {
      page: { url: "http://api.bob.com/" },
      request: { api: "xhr", url: "http://api.alice.com/cors", credentials: "include" },
      network: [
        {
          response: {
            status: 200,
            headers:
              "Access-Control-Allow-Origin: http://api.bob.com\nAccess-Control-Allow-Credentials: true\nAccess-Control-Expose-Headers: FooBar\nContent-Type: text/html; charset=utf-8\nFooBar: baz",
          },
        },
      ],
    },
    expect: "allowed",
  },
  {
    id: "simple-get-no-origin",
    group: "cors",
    scenario: {
      page: { url: "http://api.bob.com/" },
      request: { api: "xhr", url: "http://api.alice.com/cors", credentials: "include" },
      network: [
        {
          response: {
            status: 200,
            headers:
              "Access-Control-Allow-Credentials: true\nAccess-Control-Expose-Headers: FooBar\nContent-Type: text/html; charset=utf-8",
          },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "wildcard-credentials",
    group: "cors",
    scenario: {
      page: { url: "http://api.bob.com/" },
      request: { api: "fetch", url: "http://api.alice.com/cors", credentials: "include" },
      network: [
        {
          response: { status: 200, headers: "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Credentials: true" },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "no-allow-credentials",
    group: "cors",
    scenario: {
      page: { url: "http://api.bob.com/" },
      request: { api: "xhr", url: "http://api.alice.com/cors", credentials: "include" },
      network: [
        {
          response: {
            status: 200,
            headers: "Access-Control-Allow-Origin: http://api.bob.com\nAccess-Control-Expose-Headers: FooBar",
          },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "same-origin-post",
    group: "cors",
    scenario: {
      page: { url: "http://api.bob.com/" },
      request: { api: "fetch", url: "http://api.bob.com/cors", method: "POST", body: { kind: "urlencoded" } },
      network: [{ response: { status: 200, headers: "Content-Type: text/html; charset=utf-8" } }],
    },
    expect: "allowed",
  },
  {
    id: "origin-twice",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/users" },
      network: [
        {
          response: {
            status: 200,
            headers:
              "HTTP/2 200\nserver: nginx\naccess-control-allow-origin: https://app.example.com\nx-powered-by: Express\naccess-control-allow-origin: https://app.example.com",
          },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "origin-trailing-slash",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/users" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: https://app.example.com/" } }],
    },
    expect: "blocked",
  },
  {
    id: "header-not-exposed",
    group: "cors",
    scenario: {
      page: { url: "https://shop.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/orders" },
      network: [
        {
          response: {
            status: 200,
            headers:
              "Access-Control-Allow-Origin: https://shop.example.com\nContent-Type: application/json\nContent-Length: 512\nX-Total-Count: 97\nX-Request-Id: 4f1c\nAccess-Control-Expose-Headers: X-Request-Id",
          },
        },
      ],
    },
    expect: "allowed",
  },
  {
    id: "no-cors-opaque",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/users", mode: "no-cors" },
      network: [{ response: { status: 200, headers: "Content-Type: application/json" } }],
    },
    expect: "allowed",
  },
  {
    id: "error-without-cors",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/report" },
      network: [{ response: { headers: "HTTP/1.1 504 Gateway Time-out\nServer: nginx\nContent-Type: text/html" } }],
    },
    expect: "blocked",
  },

  // ── CORS: preflights ──
  {
    id: "put-custom-header",
    group: "preflight",
    scenario: {
      page: { url: "http://api.bob.com/" },
      request: { api: "xhr", url: "http://api.alice.com/cors", method: "PUT", headers: "X-Custom-Header: value" },
      network: [
        {
          preflight: {
            status: 200,
            headers:
              "Access-Control-Allow-Origin: http://api.bob.com\nAccess-Control-Allow-Methods: GET, POST, PUT\nAccess-Control-Allow-Headers: X-Custom-Header\nContent-Type: text/html; charset=utf-8",
          },
          response: {
            status: 200,
            headers: "Access-Control-Allow-Origin: http://api.bob.com\nContent-Type: text/html; charset=utf-8",
          },
        },
      ],
    },
    expect: "allowed",
  },
  {
    id: "preflight-refused",
    group: "preflight",
    scenario: {
      page: { url: "http://api.bob.com/" },
      request: { api: "xhr", url: "http://api.alice.com/cors", method: "PUT", headers: "X-Custom-Header: value" },
      network: [{ preflight: { status: 200, headers: "Content-Type: text/html; charset=utf-8" } }],
    },
    expect: "blocked",
  },
  FIRST,
  {
    id: "json-no-options-route",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: {
        api: "fetch",
        url: "https://api.example.com/orders",
        method: "POST",
        headers: "Content-Type: application/json",
        body: { kind: "text" },
      },
      network: [
        {
          preflight: { status: 404, headers: "Content-Type: text/plain" },
          response: { status: 200, headers: "Access-Control-Allow-Origin: *\nContent-Type: application/json" },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "text-plain",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: {
        api: "fetch",
        url: "https://api.example.com/orders",
        method: "POST",
        headers: "Content-Type: text/plain",
        body: { kind: "text" },
      },
      network: [
        {
          preflight: { status: 404, headers: "Content-Type: text/plain" },
          response: { status: 200, headers: "Access-Control-Allow-Origin: *\nContent-Type: application/json" },
        },
      ],
    },
    expect: "allowed",
  },
  {
    id: "json-unknown",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: {
        api: "fetch",
        url: "https://api.example.com/orders",
        method: "POST",
        headers: "Content-Type: application/json",
        body: { kind: "text" },
      },
    },
    expect: "undetermined",
  },
  {
    id: "options-401",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/me", headers: "Authorization: Bearer eyJhbGciOi.example" },
      network: [
        {
          preflight: {
            status: 401,
            headers:
              "WWW-Authenticate: Bearer\nAccess-Control-Allow-Origin: https://app.example.com\nAccess-Control-Allow-Headers: Authorization",
          },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "preflight-redirect",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "http://localhost/api/users", method: "DELETE" },
      network: [
        {
          preflight: { status: 301, headers: "Location: http://localhost/api/users/\nAccess-Control-Allow-Origin: *" },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "authorization-wildcard",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/me", headers: "Authorization: Bearer eyJhbGciOi.example" },
      network: [
        {
          preflight: { status: 204, headers: "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: *" },
          response: { status: 200, headers: "Access-Control-Allow-Origin: *" },
        },
      ],
    },
    expect: "allowed",
  },
  {
    id: "patch-lower-case",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/users/7", method: "patch" },
      network: [
        {
          preflight: {
            status: 204,
            headers: "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: GET, PUT, PATCH",
          },
          response: { status: 200, headers: "Access-Control-Allow-Origin: *" },
        },
      ],
    },
    expect: "blocked",
  },

  // ── Methods, mixed content, ports ──
  {
    id: "fetch-connect",
    group: "other",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://www.example.com/", method: "CONNECT" },
    },
    expect: "blocked",
  },
  {
    id: "raw-connect",
    group: "other",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "CONNECT www.example.com:443 HTTP/1.1" },
    },
    expect: "blocked",
  },
  {
    id: "mixed-websocket",
    group: "other",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "websocket", url: "ws://live.example.com/events" },
    },
    expect: "blocked",
  },
  {
    id: "mixed-fetch",
    group: "other",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "http://api.example.com/users" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }],
    },
    expect: "blocked",
  },
  {
    id: "bad-port",
    group: "other",
    scenario: {
      page: { url: "http://app.example.com/" },
      request: { api: "fetch", url: "http://app.example.com:6000/" },
    },
    expect: "blocked",
  },

  // ── Redirects ──
  {
    id: "redirect-path-ignored",
    group: "redirect",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers: "Content-Security-Policy: connect-src https://cdn.example.com/public/",
      },
      request: { api: "fetch", url: "https://cdn.example.com/public/latest" },
      network: [
        {
          response: {
            status: 302,
            headers: "Location: https://cdn.example.com/private/data\nAccess-Control-Allow-Origin: *",
          },
        },
        { response: { status: 200, headers: "Access-Control-Allow-Origin: *" } },
      ],
    },
    expect: "allowed",
  },
  {
    id: "redirect-host-not-listed",
    group: "redirect",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers: "Content-Security-Policy: connect-src https://api.example.com",
      },
      request: { api: "fetch", url: "https://api.example.com/file" },
      network: [
        {
          response: {
            status: 302,
            headers: "Location: https://storage.example.net/file\nAccess-Control-Allow-Origin: *",
          },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "redirect-without-cors",
    group: "redirect",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/items/" },
      network: [
        { response: { status: 301, headers: "Location: https://api.example.com/items" } },
        { response: { status: 200, headers: "Access-Control-Allow-Origin: *" } },
      ],
    },
    expect: "blocked",
  },
  {
    id: "redirect-origin-null",
    group: "redirect",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/file" },
      network: [
        {
          response: {
            status: 302,
            headers: "Location: https://storage.example.net/file\nAccess-Control-Allow-Origin: https://app.example.com",
          },
        },
        { response: { status: 200, headers: "Access-Control-Allow-Origin: https://app.example.com" } },
      ],
    },
    expect: "blocked",
  },

  // ── More questions that people ask ──
  {
    id: "star-and-blob",
    group: "csp-match",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src *" },
      request: { api: "fetch", url: "blob:https://app.example.com/5b2f6b1c-8a1e-4b53-9b6d-5a0f3a6f7c11" },
    },
    expect: "blocked",
  },
  {
    id: "ip-address-source",
    group: "csp-match",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src https://203.0.113.7" },
      request: { api: "fetch", url: "https://203.0.113.7/status" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }],
    },
    expect: "allowed",
  },
  {
    id: "comma-or-semicolon",
    group: "csp",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers: "Content-Security-Policy: default-src 'self', connect-src https://api.example.com",
      },
      request: { api: "fetch", url: "https://api.example.com/users" },
    },
    expect: "blocked",
  },
  {
    id: "several-origins",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/users" },
      network: [
        {
          response: {
            status: 200,
            headers: "Access-Control-Allow-Origin: https://app.example.com, https://admin.example.com",
          },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "origin-without-scheme",
    group: "cors",
    scenario: {
      page: { url: "http://localhost:8090/" },
      request: { api: "fetch", url: "http://localhost:3000/users" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: localhost:8090" } }],
    },
    expect: "blocked",
  },
  {
    id: "sandboxed-origin-null",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/preview", headers: "Content-Security-Policy: sandbox allow-scripts" },
      request: { api: "fetch", url: "https://api.example.com/users" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }],
    },
    expect: "allowed",
  },
  {
    id: "wildcard-headers-credentials",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: {
        api: "fetch",
        url: "https://api.example.com/users",
        headers: "X-Requested-With: XMLHttpRequest",
        credentials: "include",
      },
      network: [
        {
          preflight: {
            status: 204,
            headers:
              "Access-Control-Allow-Origin: https://app.example.com\nAccess-Control-Allow-Credentials: true\nAccess-Control-Allow-Headers: *",
          },
          response: {
            status: 200,
            headers: "Access-Control-Allow-Origin: https://app.example.com\nAccess-Control-Allow-Credentials: true",
          },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "cors-headers-on-request",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/users", headers: "Access-Control-Allow-Origin: *" },
      network: [
        {
          preflight: { status: 204, headers: "Access-Control-Allow-Origin: *" },
          response: { status: 200, headers: "Access-Control-Allow-Origin: *" },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "upload-listener",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: {
        api: "xhr",
        url: "https://uploads.example.com/",
        method: "POST",
        body: { kind: "formdata" },
        uploadListener: true,
      },
      network: [
        {
          preflight: { status: 405, headers: "Allow: POST" },
          response: { status: 200, headers: "Access-Control-Allow-Origin: *" },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "beacon-json",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: {
        api: "beacon",
        url: "https://collect.example.net/events",
        body: { kind: "blob", type: "application/json" },
      },
      network: [
        {
          preflight: {
            status: 204,
            headers: "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: Content-Type",
          },
        },
      ],
    },
    expect: "blocked",
  },
  {
    id: "canvas-tainted",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "image", url: "https://images.example.net/photo.jpg" },
      network: [{ response: { status: 200, headers: "Content-Type: image/jpeg\nAccess-Control-Allow-Origin: *" } }],
    },
    expect: "allowed",
  },
  {
    id: "public-page-to-localhost",
    group: "other",
    scenario: {
      page: { url: "https://app.example.com/", addressSpace: "public", localNetworkPermission: "denied" },
      request: { api: "fetch", url: "http://localhost:3000/status" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }],
    },
    expect: "blocked",
  },
  {
    id: "star-wss",
    group: "csp-match",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src *" },
      request: { api: "websocket", url: "wss://ws.example.com/events" },
      network: [{ response: { status: 101 } }],
    },
    expect: "allowed",
  },
  {
    id: "self-blob",
    group: "csp-match",
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
      request: { api: "fetch", url: "blob:https://app.example.com/3f2b7c1e-8d5a-4c0e-9b61-2a7d4e5f6a10" },
    },
    expect: "blocked",
  },
  {
    id: "host-with-slash",
    group: "csp-match",
    scenario: {
      page: {
        url: "https://app.example.com/",
        headers: "Content-Security-Policy: connect-src https://api.example.com/",
      },
      request: { api: "fetch", url: "https://api.example.com/users/7" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }],
    },
    expect: "allowed",
  },
  {
    id: "localhost-ipv6",
    group: "csp-match",
    scenario: {
      page: { url: "http://localhost:8080/", headers: "Content-Security-Policy: connect-src http://localhost:*" },
      request: { api: "fetch", url: "http://[::1]:3000/status" },
    },
    expect: "blocked",
  },
  {
    id: "worker-refetches-image",
    group: "csp",
    scenario: {
      page: {
        url: "https://app.example.com/sw.js",
        headers: "Content-Security-Policy: default-src 'self'; img-src https://images.example.com",
      },
      request: { api: "fetch", url: "https://images.example.com/logo.png", mode: "no-cors" },
    },
    expect: "blocked",
  },
  {
    id: "meta-comma",
    group: "csp",
    scenario: {
      page: {
        url: "https://app.example.com/",
        meta: ["connect-src 'self' https://api.example.com , connect-src 'none'"],
      },
      request: { api: "fetch", url: "https://api.example.com/users" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }],
    },
    expect: "blocked",
  },
  {
    id: "works-in-curl",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/users" },
      network: [{ response: { status: 200, headers: "Content-Type: application/json" } }],
    },
    expect: "blocked",
  },
  {
    id: "origin-pattern",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/users" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: https://*.example.com" } }],
    },
    expect: "blocked",
  },
  {
    id: "credentials-right",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.net/me", credentials: "include" },
      network: [
        {
          response: {
            status: 200,
            headers:
              "Access-Control-Allow-Origin: https://app.example.com\nAccess-Control-Allow-Credentials: true\nVary: Origin\nSet-Cookie: session=abc; Secure; SameSite=None",
          },
        },
      ],
    },
    expect: "allowed",
  },
  {
    id: "canvas-crossorigin",
    group: "cors",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "image", url: "https://images.example.com/logo.png", crossorigin: "anonymous" },
      network: [{ response: { status: 200, headers: "Content-Type: image/png" } }],
    },
    expect: "blocked",
  },
  {
    id: "content-script",
    group: "cors",
    scenario: {
      page: { url: "https://shop.example.com/" },
      request: { api: "fetch", url: "https://prices.example.net/today" },
      network: [{ response: { status: 200, headers: "Content-Type: application/json" } }],
    },
    expect: "blocked",
  },
  {
    id: "extension-permissions",
    group: "cors",
    scenario: {
      page: {
        url: "chrome-extension://abcdefghijklmnopabcdefghijklmnop/worker.js",
        hostPermissions: ["https://prices.example.net/*"],
      },
      request: { api: "fetch", url: "https://prices.example.net/today" },
      network: [{ response: { status: 200, headers: "Content-Type: application/json" } }],
    },
    expect: "allowed",
  },
  {
    id: "preflight-max-age",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/users/7", method: "DELETE" },
      network: [
        {
          preflight: {
            status: 204,
            headers:
              "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: DELETE\nAccess-Control-Max-Age: 604800",
          },
          response: { status: 204, headers: "Access-Control-Allow-Origin: *" },
        },
      ],
    },
    expect: "allowed",
  },
  {
    id: "answer-without-cors",
    group: "preflight",
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://api.example.com/users/7", method: "DELETE" },
      network: [
        {
          preflight: { status: 204, headers: "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: DELETE" },
          response: { status: 200, headers: "Content-Type: application/json" },
        },
      ],
    },
    expect: "blocked",
  },
];

/** The examples by topic: for the gallery, and for going from one to the next. */
export const EXAMPLES = GROUPS.flatMap((group) => ALL.filter((example) => example.group === group));
