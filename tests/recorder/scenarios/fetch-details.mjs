// Requests, redirects and upgrades that engines treat differently.
import { OPEN, OPEN_PREFLIGHT, ORIGIN, OTHER, PAGE, lines, product, table } from "./table.mjs";

const page = (...headers) => ({ url: PAGE, headers: lines(...headers) });
const open = (...headers) => ({ headers: lines("Access-Control-Allow-Origin: *", ...headers) });

const hints = table("client-hints");
for (const [name, values] of [
  ["Device-Memory", ["2", "1.25", "1.25.3", "1.", ".1", ".", "", "-1", "1e2", " 2"]],
  ["DPR", ["1.5", "1.", ".5", "x"]],
  ["Downlink", ["10.5", "10.5.1", "."]],
  ["Width", ["125", "125.2", "0", "-1"]],
  ["Viewport-Width", ["320", "320.5", "00"]],
  ["RTT", ["1", "1.0", "99999999999"]],
  ["ECT", ["4g", "4G", "5g", "slow-2g"]],
  ["Save-Data", ["on", "ON", "off", ""]],
])
  for (const value of values)
    hints.add(
      `${name}: ${value}`,
      PAGE,
      { api: "fetch", url: OTHER, headers: [[name, value]] },
      { preflight: { status: 403 }, response: OPEN },
    );
for (const name of [
  "Sec-CH-UA",
  "Sec-CH-Prefers-Color-Scheme",
  "Content-DPR",
  "Viewport-Height",
  "Sec-GPC",
  "Sec-CH-Width",
])
  hints.add(
    name,
    PAGE,
    { api: "fetch", url: OTHER, headers: [[name, "1"]] },
    { preflight: { status: 403 }, response: OPEN },
  );

const repeated = table("repeated-request-headers");
for (const [name, ...values] of [
  ["Content-Type", "TEXT/PLAIN", "text/plain;;"],
  ["Content-Type", "text/plain", "text/plain"],
  ["Content-Type", "text/plain", "text/plain;charset=utf-8"],
  ["Content-Type", "text/plain;charset=utf-8", "text/plain"],
  ["Content-Type", "text/plain", "multipart/form-data"],
  ["Content-Type", "text/plain", ""],
  ["Content-Type", "", "text/plain"],
  ["Content-Type", "text/plain;a=b", "text/plain;a=b"],
  ["Content-Type", "text/plain", "TEXT/PLAIN"],
  ["Content-Type", "text/plain", "x"],
  ["Content-Type", "text/plain, text/plain"],
  ["Content-Type", "text/plain,"],
  ["Content-Type", "text/plain;;"],
  ["Content-Type", "text/plain;"],
  ["Content-Type", "text/plain; "],
  ["Content-Type", "text/plain;a"],
  ["Content-Type", "text/plain;a="],
  ["Content-Type", "text/plain;=b"],
  ["Content-Type", "text/plain;a=b;"],
  ["Content-Type", "text/plain;a=b;;c=d"],
  ["Content-Type", "text/plain ;a=b"],
  ["Content-Type", "text/plain;a =b"],
  ["Content-Type", "text/plain; a = b"],
  ["Content-Type", "text/plain;a=b c"],
  ["Content-Type", "text/plain;a=b;a=c"],
  ["Content-Type", "text/plain; charset=utf-8; charset=x"],
  ["Content-Type", "text/plain;charset"],
  ["Content-Type", "text/plain;charset="],
  ["Content-Type", "text/plain;charset=utf-8;x"],
  ["Content-Type", "text/plain;a='b"],
  ["Content-Type", "text/plain;a/b=c"],
  ["Content-Type", "text/plain;\u00e4=b"],
  ["Content-Type", "text/plain;a=\u00e4"],
  ["Content-Type", "text/plain\t"],
  ["Content-Type", "text/plain x"],
  ["Content-Type", "text/plain/x"],
  ["Content-Type", "multipart/form-data;boundary="],
  ["Content-Type", "multipart/form-data;boundary"],
  ["Range", "bytes=0-1", "bytes=2-3"],
  ["Range", "bytes=0-1", "bytes=0-1"],
  ["Range", "bytes=0-1,2-3"],
  ["Accept", "a", "b"],
  ["Accept", "a".repeat(100), "b".repeat(100)],
  ["Accept-Language", "a".repeat(100), "b".repeat(100)],
  ["Accept-Language", "de", "en"],
  ["Content-Language", "de", "en"],
  ["X-Custom", "1", "2"],
  ["Accept", "a(", "b"],
])
  for (const api of ["fetch", "xhr"])
    if (api === "fetch" || values.length === 2)
      repeated.add(
        `${api} ${name}: ${values.map((value) => (value.length > 50 ? `${value[0]}×${value.length}` : value)).join(" | ")}`,
        PAGE,
        { api, url: OTHER, method: "POST", headers: values.map((value) => [name, value]), body: { kind: "bytes" } },
        { preflight: { status: 403 }, response: OPEN },
      );

const embedder = table("embedder-policy-syntax");
const ITEMS = [
  "require-corp",
  "require-corp;",
  "require-corp ;a=b",
  "require-corp;;",
  'require-corp;Report-To="x"',
  'require-corp;report-to="x"',
  "require-corp;a=1.2345",
  "require-corp;a =1",
  "require-corp;a= 1",
  "require-corp;a='x'",
  "require-corp;a=(x)",
  "require-corp;\ta=1",
  "require-corp; a=1",
  'require-corp;a="\u00e9"',
  "require-corp;a=12345678901234567890",
  "require-corp;a=123456789012345",
  "require-corp;a=@1",
  'require-corp;a=%"x"',
  "require-corp;a=:YQ==:",
  "require-corp;a=:YQ:",
  "require-corp;a=:Y!:",
  "require-corp;*a=1",
  "require-corp;a=?1",
  "require-corp;a=?2",
  "require-corp;a",
  "require-corp;a=b;a=c",
  "require-corp;a=*b",
  "require-corp;a=b/c",
  'require-corp;a="x',
  'require-corp;a="\\x"',
  "require-corp;a=-1.5",
  "require-corp;a=-",
  "require-corp;a=1.",
  "require-corp,",
  "require-corp, require-corp",
  '"require-corp"',
  "Require-Corp",
  "require-corp x",
  "(require-corp)",
  "?1",
  "1",
  "",
  "credentialless;",
  "credentialless;a=1",
  "require-corp/x",
  "require-corp:x",
  "require-corp;a=1,",
];
for (const item of ITEMS)
  embedder.add(
    `COEP: ${item}`,
    page(`Cross-Origin-Embedder-Policy: ${item}`),
    { api: "image", url: "https://other.test/x" },
    { response: { headers: "Content-Type: image/png" } },
  );
for (const item of [
  "isolate-and-require-corp",
  "isolate-and-require-corp;",
  "isolate-and-require-corp;a=b",
  "isolate-and-require-corp ;a=b",
  "isolate-and-require-corp;A=b",
  "isolate-and-require-corp;a=@1",
  "isolate-and-require-corp, x",
  "Isolate-And-Require-Corp",
  "isolate-and-credentialless;",
])
  embedder.add(
    `DIP: ${item}`,
    page(`Document-Isolation-Policy: ${item}`),
    { api: "image", url: "https://other.test/x" },
    { response: { headers: "Content-Type: image/png" } },
  );
for (const [coep, dip, api] of product(
  ["require-corp", "credentialless", "unsafe-none"],
  ["isolate-and-require-corp", "isolate-and-credentialless", "none"],
  ["image", "script"],
))
  embedder.add(
    `COEP ${coep} and DIP ${dip}: ${api}`,
    page(`Cross-Origin-Embedder-Policy: ${coep}`, `Document-Isolation-Policy: ${dip}`),
    { api, url: "https://other.test/x" },
    { response: { headers: `Content-Type: ${api === "image" ? "image/png" : "text/javascript"}` } },
  );
embedder.add(
  "two COEP headers",
  page("Cross-Origin-Embedder-Policy: require-corp", "Cross-Origin-Embedder-Policy: require-corp"),
  { api: "image", url: "https://other.test/x" },
  { response: { headers: "Content-Type: image/png" } },
);

const transports = table("web-transport-urls");
for (const url of [
  "/wt",
  "wt",
  "//other.test/wt",
  "https:wt",
  "https://other.test/wt",
  "https://app.example.com/wt",
  "",
  "https://other.test/#f",
  "wss://other.test/",
  "https://u:p@other.test/",
])
  transports.add(url, PAGE, { api: "webtransport", url });

const named = table("url-credentials-of-elements");
const LOADS = { script: "text/javascript", style: "text/css", image: "image/png", media: "audio/wav" };
for (const [api, crossorigin, url] of product(
  ["script", "style", "image", "media"],
  [undefined, "anonymous", "use-credentials"],
  ["https://u:p@other.test/x", "https://u@app.example.com/x"],
))
  named.add(
    `${api} ${crossorigin ?? ""} ${url}`,
    PAGE,
    { api, url, ...(crossorigin ? { crossorigin } : {}) },
    {
      response: {
        headers: lines(
          `Access-Control-Allow-Origin: ${ORIGIN}`,
          "Access-Control-Allow-Credentials: true",
          `Content-Type: ${LOADS[api]}`,
        ),
      },
    },
  );
for (const [as, crossorigin] of product(["fetch", "script", "image", "font"], [undefined, "anonymous"]))
  named.add(
    `preload as ${as} ${crossorigin ?? ""}`,
    PAGE,
    { api: "preload", as, url: "https://u:p@other.test/x", ...(crossorigin ? { crossorigin } : {}) },
    {
      response: {
        headers: lines(
          "Access-Control-Allow-Origin: *",
          `Content-Type: ${{ script: "text/javascript", image: "image/png", font: "font/ttf" }[as] ?? "text/plain"}`,
        ),
      },
    },
  );
for (const [api, mode] of [
  ["image", "anonymous"],
  ["script", "anonymous"],
  ["script", undefined],
])
  named.add(
    `${api} ${mode ?? ""} redirected`,
    PAGE,
    { api, url: "https://app.example.com/go", ...(mode ? { crossorigin: mode } : {}) },
    { response: { status: 302, headers: "Location: https://u:p@app.example.com/x" } },
    { response: open(`Content-Type: ${LOADS[api]}`) },
  );
named.add(
  "a beacon with a JSON blob",
  PAGE,
  { api: "beacon", url: "https://u:p@other.test/x", body: { kind: "blob", type: "application/json" } },
  { preflight: OPEN_PREFLIGHT, response: OPEN },
);

const upgrades = table("upgrades-and-policies");
for (const [source, url] of product(
  [
    "https:",
    "https://localhost:*",
    "localhost:*",
    "http://localhost:*",
    "*:3000",
    "127.0.0.1:*",
    "https://127.0.0.1:*",
    "*",
    "'self'",
  ],
  ["http://localhost:3000/x", "http://127.0.0.1:3000/x"],
))
  upgrades.add(
    `${source}: ${url}`,
    page(`Content-Security-Policy: upgrade-insecure-requests; connect-src ${source}`),
    { api: "fetch", url },
    { response: OPEN },
  );
for (const [source, url, address] of product(
  ["https:", "https://other.test", "http://other.test", "other.test"],
  ["http://other.test/x"],
  [PAGE, "http://app.example.com/"],
))
  for (const [api, directive] of [
    ["media", "media-src"],
    ["image", "img-src"],
    ["script", "script-src"],
    ["style", "style-src"],
    ["font", "font-src"],
    ["preload", "connect-src"],
  ])
    upgrades.add(
      `${api} under ${source} on ${address}`,
      { url: address, headers: `Content-Security-Policy: upgrade-insecure-requests; ${directive} ${source}` },
      { api, url, ...(api === "preload" ? { as: "fetch" } : {}) },
      { response: open(`Content-Type: ${{ ...LOADS, font: "font/ttf" }[api] ?? "text/plain"}`) },
    );
for (const [url, mode, address] of product(
  ["http://app.example.com/x", "http://other.test/x", "http://localhost:3000/x"],
  ["same-origin", "cors", "no-cors"],
  [PAGE, "http://app.example.com/", "http://localhost:3000/"],
))
  if (mode === "same-origin" || url.includes("localhost"))
    upgrades.add(
      `${mode} ${url} on ${address}`,
      { url: address, headers: "Content-Security-Policy: upgrade-insecure-requests" },
      { api: "fetch", url, mode },
      { response: OPEN },
    );
for (const [api, crossorigin, address] of product(
  ["script", "image", "style"],
  ["anonymous", "use-credentials", undefined],
  ["http://app.example.com/", PAGE],
))
  upgrades.add(
    `${api} ${crossorigin ?? ""} redirected on ${address}`,
    { url: address, headers: "Content-Security-Policy: upgrade-insecure-requests" },
    { api, url: "http://app.example.com/a", ...(crossorigin ? { crossorigin } : {}) },
    { response: { status: 302, headers: lines("Access-Control-Allow-Origin: *", "Location: /n") } },
    { response: open(`Content-Type: ${LOADS[api]}`) },
  );
upgrades.add(
  "a preload redirected on an insecure page",
  { url: "http://app.example.com/", headers: "Content-Security-Policy: upgrade-insecure-requests" },
  { api: "preload", as: "script", url: "http://app.example.com/a", crossorigin: "anonymous" },
  { response: { status: 302, headers: lines("Access-Control-Allow-Origin: *", "Location: /n") } },
  { response: open("Content-Type: text/javascript") },
);
for (const [url, address] of product(
  ["ws://localhost:3000/s", "ws://127.0.0.1:3000/s", "ws://[::1]:3000/s", "ws://other.test/s"],
  [PAGE, "http://app.example.com/", "http://localhost:8080/"],
))
  upgrades.add(
    `a socket to ${url} on ${address}`,
    { url: address, headers: "Content-Security-Policy: upgrade-insecure-requests" },
    { api: "websocket", url },
    { response: { status: 101 } },
  );

for (const [[api, directive], source] of product(
  [
    ["fetch", "connect-src"],
    ["beacon", "connect-src"],
    ["xhr", "connect-src"],
    ["eventsource", "connect-src"],
    ["media", "media-src"],
    ["image", "img-src"],
    ["script", "script-src"],
  ],
  ["http://other.test:8080", "https://other.test:8080", "other.test:8080"],
))
  upgrades.add(
    `${api} with a port under ${source}`,
    page(`Content-Security-Policy: upgrade-insecure-requests; ${directive} ${source}`),
    { api, url: "http://other.test:8080/x" },
    {
      response: open(
        `Content-Type: ${LOADS[api] ?? (api === "eventsource" ? "text/event-stream" : "text/plain")}`,
        "Access-Control-Allow-Credentials: true",
      ),
    },
  );

const elsewhere = table("upgrades-in-another-policy");
const GOVERNS = {
  fetch: "connect-src",
  xhr: "connect-src",
  eventsource: "connect-src",
  beacon: "connect-src",
  image: "img-src",
  script: "script-src",
  style: "style-src",
  font: "font-src",
  media: "media-src",
};
const typed = (api) =>
  open(`Content-Type: ${{ ...LOADS, font: "font/ttf", eventsource: "text/event-stream" }[api] ?? "text/plain"}`);
for (const [[api, directive], source, separator] of product(
  Object.entries(GOVERNS),
  ["https:", "https://other.test", "http://other.test", "https://other.test:443"],
  [", ", "; "],
))
  if (separator === ", " || api === "fetch" || api === "image")
    elsewhere.add(
      `${api} under ${source}${separator}`,
      page(`Content-Security-Policy: ${directive} ${source}${separator}upgrade-insecure-requests`),
      { api, url: "http://other.test/x" },
      { response: typed(api) },
    );
for (const [api, source, separator] of product(
  ["fetch", "image", "script"],
  ["https: 'self'", "http: 'self'"],
  [", ", "; "],
))
  elsewhere.add(
    `${api} redirected under ${source}${separator}`,
    page(`Content-Security-Policy: ${GOVERNS[api]} ${source}${separator}upgrade-insecure-requests`),
    { api, url: "https://app.example.com/a" },
    { response: { status: 302, headers: "Location: http://other.test/x" } },
    { response: typed(api) },
  );
for (const [api, separator] of product(["fetch", "image"], [", ", "; "]))
  elsewhere.add(
    `${api} of the page's own host under 'self'${separator}`,
    page(`Content-Security-Policy: ${GOVERNS[api]} 'self'${separator}upgrade-insecure-requests`),
    { api, url: "http://app.example.com/x" },
    { response: typed(api) },
  );

for (const [source, separator, url] of product(
  ["'self'", "wss:", "app.example.com"],
  [", ", "; "],
  ["ws://app.example.com/s", "ws://app.example.com:8443/s"],
))
  elsewhere.add(
    `a socket to ${url} under ${source}${separator}`,
    page(`Content-Security-Policy: connect-src ${source}${separator}upgrade-insecure-requests`),
    { api: "websocket", url },
    { response: { status: 101 } },
  );

const opaque = table("media-of-other-statuses");
for (const [status, url, crossorigin] of product(
  [200, 201, 203, 206, 226],
  ["https://app.example.com/x", "https://other.test/x"],
  [undefined, "anonymous"],
))
  if (url.includes("other") || !crossorigin)
    opaque.add(
      `${status} ${crossorigin ?? ""} ${url}`,
      PAGE,
      { api: "media", url, ...(crossorigin ? { crossorigin } : {}) },
      {
        response: {
          status,
          headers: lines(
            "Access-Control-Allow-Origin: *",
            "Content-Type: audio/wav",
            status === 206 && "Content-Range: bytes 0-843/844",
          ),
        },
      },
    );

const toLoopback = table("redirects-to-this-machine");
for (const [api, target, first, isUpgrading] of product(
  ["image", "media", "script", "fetch"],
  ["http://localhost:3000/n", "http://127.0.0.1:3000/n"],
  ["https://app.example.com/a", "https://other.test/a"],
  [false, true],
))
  toLoopback.add(
    `${api} ${first} to ${target}${isUpgrading ? ", upgrading" : ""}`,
    { url: PAGE, ...(isUpgrading ? { headers: "Content-Security-Policy: upgrade-insecure-requests" } : {}) },
    { api, url: first },
    { response: { status: 302, headers: lines("Access-Control-Allow-Origin: *", `Location: ${target}`) } },
    { response: open(`Content-Type: ${LOADS[api] ?? "text/plain"}`) },
  );
for (const [api, first] of product(
  ["image", "media"],
  ["http://localhost:3000/a", "http://127.0.0.1:3000/a", "http://other.test/a"],
))
  toLoopback.add(
    `${api} ${first} redirected on its host`,
    PAGE,
    { api, url: first },
    { response: { status: 302, headers: "Location: /n" } },
    { response: open(`Content-Type: ${LOADS[api]}`) },
  );
toLoopback.add(
  "a page on this machine that upgrades",
  { url: "http://localhost:3000/", headers: "Content-Security-Policy: upgrade-insecure-requests" },
  { api: "fetch", url: "/a" },
  { response: { status: 302, headers: "Location: /n" } },
  { response: OPEN },
);

const again = table("preflights-after-redirects");
const allowing = (origin, ...more) => ({
  status: 200,
  headers: lines(
    origin && `Access-Control-Allow-Origin: ${origin}`,
    "Access-Control-Allow-Methods: GET, POST, PUT, DELETE, PATCH, QUERY",
    "Access-Control-Allow-Headers: content-type, x-custom",
    ...more,
  ),
});
for (const [request, second, third] of product(
  [
    { method: "PUT" },
    { headers: [["X-Custom", "1"]] },
    { method: "POST", headers: [["Content-Type", "application/json"]], body: { kind: "text" } },
  ],
  [ORIGIN, "null", "*"],
  ["null", "*", ORIGIN],
))
  again.add(
    `${request.method ?? "GET"} ${(request.headers ?? []).flat()[0] ?? ""} → 307 to a third origin, preflight for ${second}, answer for ${third}`,
    PAGE,
    { api: "fetch", url: "https://api.example.com/a", ...request },
    {
      preflight: allowing("*"),
      response: { status: 307, headers: lines("Access-Control-Allow-Origin: *", "Location: https://other.test/b") },
    },
    { preflight: allowing(second), response: { headers: `Access-Control-Allow-Origin: ${third}` } },
  );
for (const [status, method, first, second] of product(
  [301, 302, 303, 307],
  ["DELETE", "PUT", "POST", "PATCH", "QUERY"],
  ["https://app.example.com/a", "https://api.example.com/a"],
  ["", "*", ORIGIN],
))
  if (second !== ORIGIN || (status === 303 && method === "DELETE") || (status === 302 && method === "POST"))
    again.add(
      `${method} ${first} → ${status}, preflight for ${second || "nobody"}`,
      PAGE,
      {
        api: "fetch",
        url: first,
        method,
        ...(method === "POST" ? { headers: [["Content-Type", "application/json"]], body: { kind: "text" } } : {}),
      },
      {
        preflight: allowing("*"),
        response: { status, headers: lines("Access-Control-Allow-Origin: *", "Location: https://other.test/b") },
      },
      { preflight: allowing(second), response: OPEN },
    );
for (const [status, api] of product([302, 303, 307], ["xhr", "beacon"]))
  again.add(
    `${api} JSON → ${status}`,
    PAGE,
    {
      api,
      url: "https://app.example.com/a",
      ...(api === "xhr"
        ? { method: "POST", headers: [["Content-Type", "application/json"]], body: { kind: "text" } }
        : { body: { kind: "blob", type: "application/json" } }),
    },
    { response: { status, headers: "Location: https://other.test/b" } },
    { preflight: { status: 403 }, response: OPEN },
  );
for (const [status, first] of product([302, 303], ["https://app.example.com/a", "https://api.example.com/a"]))
  again.add(
    `a custom header kept over ${status} of a POST to ${first}`,
    PAGE,
    { api: "fetch", url: first, method: "POST", headers: [["X-Custom", "1"]] },
    {
      preflight: allowing("*"),
      response: { status, headers: lines("Access-Control-Allow-Origin: *", "Location: https://other.test/b") },
    },
    { preflight: allowing("*"), response: OPEN },
  );

const referrers = table("referrers-of-this-machine");
const POLICIES = [
  undefined,
  "no-referrer-when-downgrade",
  "strict-origin",
  "same-origin",
  "origin",
  "unsafe-url",
  "origin-when-cross-origin",
];
for (const [policy, [from, to]] of product(POLICIES, [
  [PAGE, "http://localhost:3000/x"],
  [PAGE, "http://127.0.0.1:3000/x"],
  ["http://localhost:3000/", "http://other.test/x"],
  ["http://127.0.0.1:3000/", "http://other.test/x"],
  ["http://localhost:3000/", "https://other.test/x"],
  ["http://app.example.com/", "http://localhost:3000/x"],
]))
  referrers.add(
    `${policy ?? "no policy"}: ${from} to ${to}`,
    { url: from, ...(policy ? { headers: `Referrer-Policy: ${policy}` } : {}) },
    { api: "fetch", url: to },
    { response: OPEN },
  );
for (const [from, to] of [
  [PAGE, "http://127.0.0.1:3000/x"],
  ["http://localhost:3000/", "http://other.test/x"],
])
  for (const request of [
    { api: "fetch", method: "POST", mode: "no-cors" },
    { api: "image" },
    { api: "beacon", body: { kind: "text" } },
  ])
    referrers.add(
      `${request.api} ${from} to ${to}`,
      from,
      { ...request, url: to },
      { response: open("Content-Type: image/png") },
    );

const partial = table("media-in-parts");
for (const [status, range, crossorigin] of product(
  [206, 200, 416],
  [undefined, "bytes 0-843/844", "bytes 0-843/*", "x"],
  [undefined, "anonymous"],
))
  if (status !== 416 || !range)
    partial.add(
      `${status} ${range ?? ""} ${crossorigin ?? ""}`,
      PAGE,
      { api: "media", url: "https://other.test/x", ...(crossorigin ? { crossorigin } : {}) },
      {
        response: {
          status,
          headers: lines(
            "Access-Control-Allow-Origin: *",
            "Content-Type: audio/wav",
            range && `Content-Range: ${range}`,
          ),
        },
      },
    );

const order = table("sockets-refused-twice");
for (const [protocols, source, url] of product(
  [["x", "x"], ["a b"], [""], ["x"]],
  ["'none'", "wss:"],
  ["wss://other.test/s", "ws://other.test/s", "wss://other.test/s#f", "wss://other.test:6667/s"],
))
  if (source === "'none'" || url.startsWith("ws:"))
    order.add(
      `protocols ${JSON.stringify(protocols)} under ${source}: ${url}`,
      page(`Content-Security-Policy: connect-src ${source}`),
      { api: "websocket", url, protocols },
      { response: { status: 101 } },
    );

const own = table("pages-of-this-machine");
for (const [source, url] of product(
  ["https://other.test:* 'self' ws:", "'self'", "http://other.test"],
  ["http://other.test/x", "ws://other.test/x", "https://other.test/x"],
))
  for (const address of ["http://127.0.0.1:8080/", "http://localhost:8080/"])
    own.add(
      `${source} on ${address}: ${url}`,
      { url: address, headers: `Content-Security-Policy: connect-src ${source}` },
      url.startsWith("ws") ? { api: "websocket", url } : { api: "fetch", url },
      { response: url.startsWith("ws") ? { status: 101 } : OPEN },
    );

export default [
  hints,
  repeated,
  embedder,
  transports,
  named,
  upgrades,
  elsewhere,
  opaque,
  toLoopback,
  again,
  referrers,
  partial,
  order,
  own,
];
