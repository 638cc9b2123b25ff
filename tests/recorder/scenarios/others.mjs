// Sockets, event streams, beacons, elements, and the standards around them.
import { OPEN, OPEN_PREFLIGHT, ORIGIN, OTHER, PAGE, SHARING, TARGETS, every, lines, product, table } from "./table.mjs";

const sockets = table("websocket");
for (const [url, page] of product(
  [
    "",
    "/x",
    "x?y",
    "//other.test/x",
    "WSS://OTHER.test/A",
    "wss://other.test/#a",
    "https://other.test/x",
    "http://other.test/",
    "ftp://x/",
    "javascript:1",
    "wss://",
    "wss://[::1]:8443/x",
    "ws://127.0.0.1:8080/",
    "wss:other.test",
    "wss://u@other.test/",
    "wss://other.test/a b",
    "wss://bücher.example/",
    "?x",
    "wss://other.test:70000/",
    "data:,x",
    "wss://other.test:6667/",
  ],
  [PAGE, "http://app.example.com/"],
))
  sockets.add(`${JSON.stringify(url)} on ${page}`, page, { api: "websocket", url }, { response: { status: 101 } });
for (const [protocols, chosen] of every(
  2,
  product([undefined, [], ["a"], ["a", "b"], ["a", "a"], [""], ["a,b"], ["a b"]], ["", "a", "b", "c", "A", "a, b"]),
))
  sockets.add(
    `${JSON.stringify(protocols) ?? "none"} answered ${chosen}`,
    PAGE,
    { api: "websocket", url: "wss://other.test/s", ...(protocols ? { protocols } : {}) },
    { response: { status: 101, headers: chosen && `Sec-WebSocket-Protocol: ${chosen}` } },
  );
for (const status of [101, 200, 204, 301, 302, 400, 401, 403, 404, 426, 500])
  sockets.add(
    `handshake answered ${status}`,
    PAGE,
    { api: "websocket", url: "wss://other.test/s" },
    { response: { status, headers: status === 302 ? "Location: /y" : "" } },
  );

const streams = table("eventsource");
for (const [type, status, credentials] of every(
  2,
  product(
    [
      "text/event-stream",
      "text/event-stream; charset=utf-8",
      "text/event-stream;charset=latin1",
      "TEXT/Event-Stream",
      "text/plain",
      "",
      "text/event-stream, text/plain",
    ],
    [200, 201, 204, 404],
    [undefined, "include"],
  ),
))
  streams.add(
    `${type || "no type"}, ${status}`,
    PAGE,
    { api: "eventsource", url: OTHER, ...(credentials ? { credentials } : {}) },
    {
      response: { status, headers: lines(credentials ? SHARING.exact : SHARING.star, type && `Content-Type: ${type}`) },
    },
  );

const beacons = table("beacon");
for (const [body, url, origin] of every(
  2,
  product(
    [
      { kind: "none" },
      { kind: "text" },
      { kind: "urlencoded" },
      { kind: "formdata" },
      { kind: "bytes" },
      { kind: "blob" },
      { kind: "blob", type: "text/plain" },
      { kind: "blob", type: "application/json" },
      { kind: "blob", type: "x" },
    ],
    [OTHER, "/x", "http://other.test/x"],
    ["*", ORIGIN],
  ),
  1,
))
  beacons.add(
    `${body.kind} ${body.type ?? ""} to ${url}`,
    PAGE,
    { api: "beacon", url, body },
    {
      preflight: {
        headers: lines(
          `Access-Control-Allow-Origin: ${origin}`,
          "Access-Control-Allow-Credentials: true",
          "Access-Control-Allow-Headers: content-type",
        ),
      },
      response: { status: 204 },
    },
  );
for (const url of [
  "ftp://other.test/",
  "data:,x",
  "about:blank",
  "ws://other.test/",
  "http://",
  "https://u:p@other.test/x",
])
  for (const api of ["beacon", "ping", "fetchlater"])
    beacons.add(`${api} to ${url}`, PAGE, { api, url }, { response: { status: 204 } });
for (const url of [OTHER, "/p", "http://other.test/x", "http://127.0.0.1:8080/x"])
  for (const api of ["ping", "fetchlater"])
    beacons.add(`${api} to ${url}`, PAGE, { api, url }, { response: { status: 204 } });

const elements = table("elements");
const TYPES = {
  image: "image/png",
  script: "text/javascript",
  style: "text/css",
  font: "font/ttf",
  media: "audio/wav",
};
for (const [api, crossorigin, url, sharing, status] of every(
  9,
  product(
    Object.keys(TYPES),
    [undefined, "anonymous", "use-credentials"],
    [TARGETS.same, TARGETS.other, "http://other.test/x"],
    Object.values(SHARING),
    [200, 404, 500],
  ),
  4,
))
  if (api !== "font" || !crossorigin)
    elements.add(
      `${api} ${crossorigin ?? ""} ${url} ${status}`,
      PAGE,
      { api, url, ...(crossorigin ? { crossorigin } : {}) },
      { response: { status, headers: lines(sharing, `Content-Type: ${TYPES[api]}`) } },
    );
for (const [as, crossorigin, url, sharing, status] of every(
  5,
  product(
    [...Object.keys(TYPES).slice(0, 4), "fetch"],
    [undefined, "anonymous"],
    [TARGETS.same, TARGETS.other],
    Object.values(SHARING),
    [200, 404],
  ),
))
  elements.add(
    `preload as ${as} ${crossorigin ?? ""} ${url} ${status}`,
    PAGE,
    { api: "preload", as, url, ...(crossorigin ? { crossorigin } : {}) },
    { response: { status, headers: lines(sharing, `Content-Type: ${TYPES[as] ?? "text/plain"}`) } },
  );
for (const [api, types] of [
  [
    "script",
    ["text/plain", "text/html", "image/png", "video/mp4", "text/csv", "application/json", "audio/x", "text/css", ""],
  ],
  ["style", ["text/plain", "text/html", "", "text/css; charset=x"]],
  ["image", ["text/html", "application/json", ""]],
])
  for (const [type, nosniff, url] of product(
    types,
    ["", "X-Content-Type-Options: nosniff"],
    [TARGETS.same, TARGETS.other],
  ))
    elements.add(
      `${api} of type ${type || "none"} ${nosniff && "nosniff"}`,
      PAGE,
      { api, url },
      { response: { headers: lines(type && `Content-Type: ${type}`, nosniff, "X-B: 1") } },
    );

const embedders = table("corp-coep");
for (const [coep, corp, url, request] of every(
  2,
  product(
    ["", "require-corp", "credentialless"],
    ["", "same-origin", "same-site", "cross-origin"],
    Object.values(TARGETS),
    [{ api: "fetch", mode: "no-cors" }, { api: "image" }],
  ),
))
  embedders.add(
    `${coep || "no COEP"}, ${corp || "no CORP"}, ${request.api} ${url}`,
    { url: PAGE, ...(coep ? { headers: `Cross-Origin-Embedder-Policy: ${coep}` } : {}) },
    { ...request, url },
    {
      response: {
        headers: lines(
          corp && `Cross-Origin-Resource-Policy: ${corp}`,
          `Content-Type: ${request.api === "image" ? "image/png" : "text/plain"}`,
        ),
      },
    },
  );

const around = table("mixed-ports-urls-referrers");
for (const [api, url] of product(
  ["fetch", "xhr", "eventsource", "beacon", "image", "script", "font", "media"],
  ["http://other.test/x", "http://localhost:8080/x", "http://127.0.0.1:8080/x", "http://foo.localhost:8080/x"],
))
  for (const headers of [undefined, "Content-Security-Policy: upgrade-insecure-requests"])
    around.add(
      `${api} ${url}${headers ? ", upgraded" : ""}`,
      { url: PAGE, ...(headers ? { headers } : {}) },
      { api, url },
      {
        preflight: OPEN_PREFLIGHT,
        response: { headers: lines(SHARING.star, `Content-Type: ${TYPES[api] ?? "text/event-stream"}`) },
      },
    );
for (const port of [
  1, 7, 21, 22, 25, 53, 69, 80, 110, 143, 443, 465, 587, 993, 1719, 2049, 3659, 4045, 4190, 5060, 6000, 6566, 6665,
  6669, 6679, 6697, 8080, 10080,
])
  around.add(
    `port ${port}`,
    "http://app.example.com/",
    { api: "fetch", url: `http://other.test:${port}/x` },
    { response: OPEN },
  );
for (const [url, api] of product(
  [
    "https://u:p@app.example.com/x",
    "https://@other.test/x",
    "data:text/plain,ok",
    "data:text/plain",
    "data:text/plain;base64,!!",
    "blob:https://app.example.com/5f1c9c1e-7a0b-4c9e-9d47-0c5b1f7f0a11",
    "blob:https://other.test/1",
    "about:blank",
    "javascript:1",
    "mailto:a@b",
    "foo://bar/x",
    "https://other.test:99999/",
    "https:///other.test/x",
    "file:///etc/hostname",
  ],
  ["fetch", "xhr"],
))
  around.add(`${api} ${url}`, PAGE, { api, url }, { response: OPEN });
for (const [policy, url, request] of product(
  ["no-referrer", "origin", "origin-when-cross-origin", "same-origin", "strict-origin", "unsafe-url", "bogus"],
  [OTHER, "/y"],
  [{ api: "fetch" }, { api: "fetch", method: "POST", mode: "no-cors" }],
))
  around.add(
    `Referrer-Policy ${policy}, ${request.method ?? "GET"} ${url}`,
    { url: "https://app.example.com/a?b#c", headers: `Referrer-Policy: ${policy}` },
    { ...request, url },
    { response: OPEN },
  );

export default [sockets, streams, beacons, elements, embedders, around];
