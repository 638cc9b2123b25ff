import { FIRST } from "./first-example.js";

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../pkg/contract.d.ts").Verdict} Verdict */

/**
 * The worked examples: data only. `expect` is the verdict that the engine must come to; a test evaluates each.
 * Fetched once somebody looks for one; what a newcomer sees first is in a file of its own.
 *
 * @typedef {object} Example
 * @property {string} id Part of links: never changed once given out.
 * @property {typeof GROUPS[number]} group
 * @property {{ en: string, zh: string }} title
 * @property {Scenario} scenario
 * @property {Verdict} expect
 */

/** The topics, as the gallery orders them. */
export const GROUPS = /** @type {const} */ (["csp", "csp-match", "cors", "preflight", "redirect", "other"]);

/** @type {Example[]} */
const ALL = [
  // ── Content Security Policy ──
  {
    id: "self-fetch",
    group: "csp",
    title: {
      en: "connect-src 'self' against fetch() to another subdomain",
      zh: "connect-src 'self' 与跨子域的 fetch()",
    },
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
      request: { api: "fetch", url: "https://api.example.com/users" },
    },
    expect: "blocked",
  },
  {
    id: "self-websocket",
    group: "csp",
    title: {
      en: "connect-src 'self' against a WebSocket on another subdomain",
      zh: "connect-src 'self' 与另一子域上的 WebSocket",
    },
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
      request: { api: "websocket", url: "wss://ws.example.com/events" },
    },
    expect: "blocked",
  },
  {
    id: "self-eventsource",
    group: "csp",
    title: {
      en: "connect-src 'self' against an EventSource on another subdomain",
      zh: "connect-src 'self' 与另一子域上的 EventSource",
    },
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
      request: { api: "eventsource", url: "https://stream.example.com/notifications" },
    },
    expect: "blocked",
  },
  {
    id: "listed-fetch",
    group: "csp",
    title: { en: "The same fetch() with its host listed", zh: "列出主机之后的同一个 fetch()" },
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
    title: { en: "The same WebSocket with its host listed", zh: "列出主机之后的同一个 WebSocket" },
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
    title: { en: "The same EventSource with its host listed", zh: "列出主机之后的同一个 EventSource" },
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
    title: {
      en: "connect-src https://example.com/ against <a ping>",
      zh: "connect-src https://example.com/ 与 <a ping>",
    },
    scenario: {
      page: { url: "https://example.com/", headers: "Content-Security-Policy: connect-src https://example.com/" },
      request: { api: "ping", url: "https://not-example.com" },
    },
    expect: "blocked",
  },
  {
    id: "not-example-xhr",
    group: "csp",
    title: {
      en: "connect-src https://example.com/ against XMLHttpRequest",
      zh: "connect-src https://example.com/ 与 XMLHttpRequest",
    },
    scenario: {
      page: { url: "https://example.com/", headers: "Content-Security-Policy: connect-src https://example.com/" },
      request: { api: "xhr", url: "https://not-example.com/" },
    },
    expect: "blocked",
  },
  {
    id: "not-example-websocket",
    group: "csp",
    title: {
      en: "connect-src https://example.com/ against WebSocket",
      zh: "connect-src https://example.com/ 与 WebSocket",
    },
    scenario: {
      page: { url: "https://example.com/", headers: "Content-Security-Policy: connect-src https://example.com/" },
      request: { api: "websocket", url: "https://not-example.com/" },
    },
    expect: "blocked",
  },
  {
    id: "not-example-eventsource",
    group: "csp",
    title: {
      en: "connect-src https://example.com/ against EventSource",
      zh: "connect-src https://example.com/ 与 EventSource",
    },
    scenario: {
      page: { url: "https://example.com/", headers: "Content-Security-Policy: connect-src https://example.com/" },
      request: { api: "eventsource", url: "https://not-example.com/" },
    },
    expect: "blocked",
  },
  {
    id: "not-example-beacon",
    group: "csp",
    title: {
      en: "connect-src https://example.com/ against sendBeacon()",
      zh: "connect-src https://example.com/ 与 sendBeacon()",
    },
    scenario: {
      page: { url: "https://example.com/", headers: "Content-Security-Policy: connect-src https://example.com/" },
      request: { api: "beacon", url: "https://not-example.com/" },
    },
    expect: "blocked",
  },
  {
    id: "default-src-fallback",
    group: "csp",
    title: {
      en: "No connect-src, only default-src: which one decides?",
      zh: "没有 connect-src，只有 default-src：由谁决定？",
    },
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: default-src 'self'; img-src *" },
      request: { api: "fetch", url: "https://api.example.com/users" },
    },
    expect: "blocked",
  },
  {
    id: "header-and-meta",
    group: "csp",
    title: { en: "A CSP header and a meta policy: both must allow", zh: "CSP 响应头加 meta 策略：两者都必须允许" },
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
    title: { en: "Report-Only prints an error: is it blocked?", zh: "Report-Only 打印了错误：请求被阻止了吗？" },
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
    title: {
      en: "Does https://api.example.com allow wss://api.example.com?",
      zh: "https://api.example.com 允许 wss://api.example.com 吗？",
    },
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
    title: { en: "Does 'self' cover wss:// on the same host?", zh: "'self' 包括同一主机上的 wss:// 吗？" },
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
    title: { en: "A host without a scheme against wss://", zh: "不带协议的主机与 wss://" },
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
    title: { en: "*.example.com does not allow example.com", zh: "*.example.com 不允许 example.com" },
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src https://*.example.com" },
      request: { api: "fetch", url: "https://example.com/api" },
    },
    expect: "blocked",
  },
  {
    id: "path-exact",
    group: "csp-match",
    title: {
      en: "https://auth.example.com/kc does not allow /kc/realms",
      zh: "https://auth.example.com/kc 不允许 /kc/realms",
    },
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
    title: { en: "connect-src self, without the quotes", zh: "connect-src self，忘了加引号" },
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
    title: { en: "A simple GET that the server shares", zh: "服务器同意共享的简单 GET" },
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
    title: {
      en: "The same GET without Access-Control-Allow-Origin",
      zh: "同一个 GET，缺少 Access-Control-Allow-Origin",
    },
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
    title: { en: "Access-Control-Allow-Origin: * with credentials", zh: "带凭据时的 Access-Control-Allow-Origin: *" },
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
    title: {
      en: "Credentials without Access-Control-Allow-Credentials",
      zh: "带凭据，但缺少 Access-Control-Allow-Credentials",
    },
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
    title: { en: "A same-origin POST carries Origin too", zh: "同源 POST 也会带上 Origin" },
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
    title: { en: "Access-Control-Allow-Origin sent by two layers", zh: "两层都添加了 Access-Control-Allow-Origin" },
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
    title: { en: "An origin with a trailing slash", zh: "源的末尾多了一个斜杠" },
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
    title: { en: "In the Network tab, but undefined in the script", zh: "网络面板里看得到，脚本里却读不到" },
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
    title: { en: "mode: 'no-cors' “works”, but the answer is empty", zh: "mode: 'no-cors' “能用”，但响应是空的" },
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
    title: { en: "A server error that looks like a CORS error", zh: "看起来像 CORS 错误的服务器错误" },
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
    title: {
      en: "PUT with X-Custom-Header, and the preflight that permits it",
      zh: "带 X-Custom-Header 的 PUT，以及放行它的预检",
    },
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
    title: { en: "The same PUT, refused: an answer with no CORS headers", zh: "同一个 PUT 被拒：响应中没有 CORS 头" },
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
    title: {
      en: "POST with application/json: OPTIONS is answered 404",
      zh: "以 application/json 发送 POST：OPTIONS 得到 404",
    },
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
    title: { en: "The same POST with text/plain needs no preflight", zh: "同一个 POST 改用 text/plain 就不需要预检" },
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
    title: { en: "Nothing is known about the server yet", zh: "对服务器还一无所知" },
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
    title: { en: "OPTIONS is answered 401 by the login check", zh: "OPTIONS 被登录检查以 401 拒绝" },
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
    title: {
      en: "“Redirect is not allowed for a preflight request”",
      zh: "“Redirect is not allowed for a preflight request”",
    },
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
    title: {
      en: "Does Access-Control-Allow-Headers: * cover Authorization?",
      zh: "Access-Control-Allow-Headers: * 包括 Authorization 吗？",
    },
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
    title: { en: "method: 'patch' is refused though PATCH is allowed", zh: "允许了 PATCH，method: 'patch' 却被拒绝" },
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
    title: { en: 'fetch(url, { method: "CONNECT" })', zh: 'fetch(url, { method: "CONNECT" })' },
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "https://www.example.com/", method: "CONNECT" },
    },
    expect: "blocked",
  },
  {
    id: "raw-connect",
    group: "other",
    title: { en: "A raw request line: CONNECT www.example.com:443", zh: "原始请求行：CONNECT www.example.com:443" },
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "fetch", url: "CONNECT www.example.com:443 HTTP/1.1" },
    },
    expect: "blocked",
  },
  {
    id: "mixed-websocket",
    group: "other",
    title: { en: "ws:// from an https:// page", zh: "从 https:// 页面连接 ws://" },
    scenario: {
      page: { url: "https://app.example.com/" },
      request: { api: "websocket", url: "ws://live.example.com/events" },
    },
    expect: "blocked",
  },
  {
    id: "mixed-fetch",
    group: "other",
    title: { en: "http:// from an https:// page", zh: "从 https:// 页面请求 http://" },
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
    title: { en: "A port that browsers refuse: 6000", zh: "浏览器拒绝的端口：6000" },
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
    title: {
      en: "A path in a policy is no boundary: after a redirect only the host counts",
      zh: "策略中的路径不是边界：重定向之后只看主机",
    },
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
    title: {
      en: "The listed host redirects to one that is not; the report names the first URL",
      zh: "列出的主机重定向到未列出的主机；报告中只有第一个 URL",
    },
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
    title: {
      en: "The redirect itself lacks Access-Control-Allow-Origin",
      zh: "重定向响应本身缺少 Access-Control-Allow-Origin",
    },
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
    title: { en: "The Origin becomes null after a redirect across origins", zh: "跨源重定向之后 Origin 变为 null" },
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
    title: { en: "connect-src * does not cover blob: and data:", zh: "connect-src * 不包括 blob: 和 data:" },
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src *" },
      request: { api: "fetch", url: "blob:https://app.example.com/5b2f6b1c-8a1e-4b53-9b6d-5a0f3a6f7c11" },
    },
    expect: "blocked",
  },
  {
    id: "ip-address-source",
    group: "csp-match",
    title: { en: "An IP address as a source", zh: "以 IP 地址作为来源" },
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
    title: { en: "A comma makes two policies, and both must allow", zh: "逗号分开的是两条策略，两条都必须允许" },
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
    title: {
      en: "Several origins in one Access-Control-Allow-Origin",
      zh: "在一个 Access-Control-Allow-Origin 中写多个源",
    },
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
    title: { en: "Access-Control-Allow-Origin without a scheme", zh: "Access-Control-Allow-Origin 缺少协议" },
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
    title: {
      en: "Origin: null from a sandboxed page: a wildcard does, without credentials",
      zh: "沙箱页面的 Origin: null：不携带凭据时通配符即可",
    },
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
    title: {
      en: "Access-Control-Allow-Headers: * with credentials is taken literally",
      zh: "携带凭据时 Access-Control-Allow-Headers: * 按字面理解",
    },
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
    title: {
      en: "Access-Control-Allow-Origin set on the request: it only causes a preflight",
      zh: "把 Access-Control-Allow-Origin 设在请求上：只会引发预检",
    },
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
    title: { en: "An upload progress listener causes a preflight", zh: "监听上传进度会引发预检" },
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
    title: {
      en: "sendBeacon with JSON: a preflight, with credentials",
      zh: "用 sendBeacon 发送 JSON：要预检，并携带凭据",
    },
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
    title: {
      en: "An image without crossorigin loads, and taints the canvas",
      zh: "没有 crossorigin 的图像可以加载，但会污染画布",
    },
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
    title: {
      en: "A public page asks localhost: Chrome wants the user's permission",
      zh: "公网页面访问 localhost：Chrome 需要用户许可",
    },
    scenario: {
      page: { url: "https://app.example.com/", addressSpace: "public", localNetworkPermission: "denied" },
      request: { api: "fetch", url: "http://localhost:3000/status" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }],
    },
    expect: "allowed",
  },
  {
    id: "star-wss",
    group: "csp-match",
    title: { en: "Does connect-src * cover WebSockets?", zh: "connect-src * 包括 WebSocket 吗？" },
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
    title: { en: "'self' and a blob: URL that the page itself has made", zh: "'self' 与页面自己创建的 blob: URL" },
    scenario: {
      page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
      request: { api: "fetch", url: "blob:https://app.example.com/3f2b7c1e-8d5a-4c0e-9b61-2a7d4e5f6a10" },
    },
    expect: "blocked",
  },
  {
    id: "host-with-slash",
    group: "csp-match",
    title: {
      en: "https://api.example.com or https://api.example.com/ in a policy: is there a difference?",
      zh: "策略里写 https://api.example.com 还是 https://api.example.com/，有区别吗？",
    },
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
    title: {
      en: "http://localhost:* does not cover http://[::1]:3000",
      zh: "http://localhost:* 不包括 http://[::1]:3000",
    },
    scenario: {
      page: { url: "http://localhost:8080/", headers: "Content-Security-Policy: connect-src http://localhost:*" },
      request: { api: "fetch", url: "http://[::1]:3000/status" },
    },
    expect: "blocked",
  },
  {
    id: "worker-refetches-image",
    group: "csp",
    title: {
      en: "A service worker fetches an image again: connect-src of the worker's own policy decides",
      zh: "Service Worker 重新获取图像：由 worker 自己策略的 connect-src 决定",
    },
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
    title: { en: "A comma in a meta policy: engines read it in two ways", zh: "meta 策略中的逗号：各引擎有两种读法" },
    scenario: {
      page: {
        url: "https://app.example.com/",
        meta: ["connect-src 'self' https://api.example.com , connect-src 'none'"],
      },
      request: { api: "fetch", url: "https://api.example.com/users" },
      network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }],
    },
    expect: "allowed",
  },
  {
    id: "works-in-curl",
    group: "cors",
    title: { en: "Works in curl and Postman, blocked in the browser", zh: "curl 和 Postman 里正常，浏览器里被阻止" },
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
    title: {
      en: "https://*.example.com in Access-Control-Allow-Origin is no pattern",
      zh: "Access-Control-Allow-Origin 中的 https://*.example.com 不是通配模式",
    },
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
    title: {
      en: "CORS is right, cookies are still missing: SameSite has its own say",
      zh: "CORS 没问题，Cookie 却没带上：还要看 SameSite",
    },
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
    title: {
      en: "An image with crossorigin: now the server has to allow it",
      zh: "图像加上 crossorigin：现在需要服务器允许",
    },
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
    title: { en: "An extension's content script asks as the page does", zh: "扩展的内容脚本以所在页面的身份请求" },
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
    title: {
      en: "The same from the extension's own worker, with host permissions",
      zh: "同样的请求，从扩展自己的 worker 发出，并有主机权限",
    },
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
    title: {
      en: "Access-Control-Max-Age: 604800, and OPTIONS comes again: for how long is it remembered?",
      zh: "Access-Control-Max-Age: 604800，OPTIONS 却又来了：能记住多久？",
    },
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
    title: {
      en: "The preflight passes, the answer itself lacks Access-Control-Allow-Origin",
      zh: "预检通过了，响应本身却缺少 Access-Control-Allow-Origin",
    },
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

/** By topic: the gallery, and the way from one to the next. */
export const EXAMPLES = GROUPS.flatMap((group) => ALL.filter((example) => example.group === group));
