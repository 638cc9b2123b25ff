// Content Security Policy: sources against URLs, and the shapes that policies come in.
import { OPEN, PAGE, every, product, table } from "./table.mjs";

const PAGES = [PAGE, "http://app.example.com/", "https://app.example.com:8443/", "http://localhost:8080/"];
const SOURCES = [
  "'self'",
  "app.example.com",
  "https://app.example.com",
  "http://app.example.com",
  "ws://app.example.com",
  "wss://app.example.com",
  "http://app.example.com:80",
  "http://app.example.com:443",
  "https://app.example.com:8443",
  "http://app.example.com:8443",
  "app.example.com:8443",
  "app.example.com:*",
  "*:8443",
  "*:443",
  "http://*",
  "https://*:8443",
  "ws:",
  "wss:",
  "http:",
  "https:",
  "*",
  "*.example.com",
  "localhost:*",
  "http://localhost:*",
  "app.example.com:80",
  "ws://app.example.com:80",
  "ws://app.example.com:443",
  "wss://app.example.com:8443",
  "http://*:80",
  "*:80",
  "https://*.example.com:*",
  "http://127.0.0.1:*",
];
const URLS = [
  "https://app.example.com/x",
  "http://app.example.com/x",
  "https://app.example.com:8443/x",
  "http://app.example.com:8080/x",
  "wss://app.example.com/x",
  "ws://app.example.com/x",
  "wss://app.example.com:8443/x",
  "http://localhost:8081/x",
  "ws://localhost:8080/x",
  "https://api.example.com:444/x",
];
const connect = (url) => (/^wss?:/.test(url) ? { api: "websocket", url } : { api: "fetch", url });
const hop = (url) => ({ response: /^wss?:/.test(url) ? { status: 101 } : OPEN });
const policy = (...values) => values.map((value) => `Content-Security-Policy: ${value}`).join("\n");

const sources = table("csp-sources");
for (const [page, source, url] of every(6, product(PAGES, SOURCES, URLS)))
  sources.add(
    `connect-src ${source} on ${page}: ${url}`,
    { url: page, headers: policy(`connect-src ${source}`) },
    connect(url),
    hop(url),
  );

const paths = table("csp-paths");
const PATHS = [
  "/",
  "/v1",
  "/v1/",
  "/v1/users",
  "/V1",
  "/v%31",
  "/a%2Fb",
  "/a/b",
  "/a%2F",
  "/v1//",
  "//v1",
  "/v1?x=1",
  "/v1#f",
  "/*",
  "/é",
  "/%C3%A9",
  "/a;b",
  "/a'b",
  "/(x)",
  "/~u/",
  "/a+b",
  "/a%20b",
];
for (const [path, at] of every(
  4,
  product(PATHS, [
    "/",
    "/v1",
    "/v1/",
    "/v1/users",
    "/V1",
    "/a/b",
    "/a%2Fb",
    "/v1?x=1",
    "/%C3%A9",
    "/a%20b",
    "/a/",
    "/v1//",
  ]),
))
  paths.add(
    `path ${path} against ${at}`,
    { url: PAGE, headers: policy(`connect-src https://api.example.com${path}`) },
    { api: "fetch", url: `https://api.example.com${at}` },
    { response: OPEN },
  );

const hosts = table("csp-hosts");
for (const [source, host] of every(
  3,
  product(
    [
      "example.com",
      "*.example.com",
      "*.com",
      "EXAMPLE.com",
      "*.api.example.com",
      "api.*.com",
      "*example.com",
      ".example.com",
      "example.com.",
      "api.example.com",
      "xn--bcher-kva.example",
      "*.xn--bcher-kva.example",
      "127.0.0.1",
      "*.0.0.1",
      "[::1]",
      "my_api.example.com",
      "com",
      "localhost",
      "-.example.com",
    ],
    [
      "example.com",
      "api.example.com",
      "a.api.example.com",
      "example.com.",
      "bücher.example",
      "my_api.example.com",
      "other.test",
    ],
  ),
))
  hosts.add(
    `host ${source} against ${host}`,
    { url: PAGE, headers: policy(`connect-src https://${source}`) },
    { api: "fetch", url: `https://${host}/x` },
    { response: OPEN },
  );

const shapes = table("csp-shapes");
const SHAPES = [
  ["no policy", {}],
  ["an empty connect-src", { headers: policy("connect-src") }],
  ["'none'", { headers: policy("connect-src 'none'") }],
  ["'none' beside a host", { headers: policy("connect-src 'none' https://api.example.com") }],
  ["default-src decides", { headers: policy("default-src 'self'") }],
  ["connect-src before default-src", { headers: policy("default-src 'none'; connect-src https://api.example.com") }],
  ["another directive", { headers: policy("img-src 'none'; script-src 'self'") }],
  ["two headers, one allows", { headers: policy("connect-src *", "connect-src 'self'") }],
  ["two headers, both allow", { headers: policy("connect-src *", "connect-src https:") }],
  ["a comma makes two policies", { headers: policy("connect-src https://api.example.com, connect-src 'self'") }],
  ["a duplicate directive", { headers: policy("connect-src *; connect-src 'none'") }],
  ["upper case", { headers: policy("CONNECT-SRC HTTPS://API.EXAMPLE.COM") }],
  ["unquoted self", { headers: policy("connect-src self") }],
  ["curly quotes", { headers: policy("connect-src ‘self’") }],
  ["tabs and empty directives", { headers: policy(";;\tconnect-src\t'self'  https://api.example.com ;") }],
  ["an unknown directive", { headers: policy("conect-src 'none'") }],
  ["a nonce where none belongs", { headers: policy("connect-src 'nonce-abc'") }],
  ["a hash where none belongs", { headers: policy("connect-src 'sha256-abc='") }],
  ["report-only", { headers: "Content-Security-Policy-Report-Only: connect-src 'self'" }],
  [
    "report-only beside enforced",
    { headers: `${policy("connect-src https:")}\nContent-Security-Policy-Report-Only: connect-src 'none'` },
  ],
  ["meta", { meta: ["connect-src 'self'"] }],
  ["meta allows, the header does not", { headers: policy("connect-src 'self'"), meta: ["connect-src *"] }],
  ["meta with a comma", { meta: ["connect-src *, connect-src 'none'"] }],
  ["two metas", { meta: ["connect-src *", "connect-src 'self'"] }],
  ["sandbox, with the origin", { headers: policy("sandbox allow-scripts allow-same-origin") }],
  ["sandbox, without the origin", { headers: policy("sandbox allow-scripts") }],
  ["sandbox and 'self'", { headers: policy("sandbox allow-scripts; connect-src 'self'") }],
  ["sandbox in meta is ignored", { meta: ["sandbox allow-scripts"] }],
];
for (const [about, page] of SHAPES)
  for (const url of ["https://api.example.com/x", "https://app.example.com/x"])
    shapes.add(`${about}: ${url}`, { url: PAGE, ...page }, { api: "fetch", url }, { response: OPEN });

const apis = table("csp-apis");
const APIS = [
  ["fetch", {}],
  ["xhr", {}],
  ["websocket", {}],
  ["eventsource", {}],
  ["beacon", { body: { kind: "text" } }],
  ["ping", {}],
  ["fetchlater", {}],
  ["image", {}],
  ["script", {}],
  ["style", {}],
  ["font", {}],
  ["media", {}],
  ["preload", { as: "script" }],
  ["preload", { as: "image" }],
  ["preload", { as: "style" }],
  ["preload", { as: "font", crossorigin: "anonymous" }],
  ["preload", { as: "fetch", crossorigin: "anonymous" }],
];
const TYPES = {
  eventsource: "text/event-stream",
  image: "image/png",
  script: "text/javascript",
  style: "text/css",
  font: "font/ttf",
  media: "audio/wav",
};
for (const [api, more] of APIS)
  for (const value of [
    "default-src 'self'",
    "default-src https:",
    "connect-src 'none'",
    "img-src 'none'",
    "script-src 'none'",
    "script-src-elem 'none'; script-src *",
    "style-src 'none'",
    "font-src 'none'",
    "media-src 'none'",
  ]) {
    const url = api === "websocket" ? "wss://api.example.com/x" : "https://api.example.com/x";
    const type = TYPES[api] ?? TYPES[more.as] ?? "text/plain";
    apis.add(
      `${api}${more.as ? ` as ${more.as}` : ""} under ${value}`,
      { url: PAGE, headers: policy(value) },
      { api, url, ...more },
      {
        response:
          api === "websocket" ? { status: 101 } : { headers: `Access-Control-Allow-Origin: *\nContent-Type: ${type}` },
      },
    );
  }

export default [sources, paths, hosts, shapes, apis];
