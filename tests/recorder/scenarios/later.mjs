// Standards that were added later: integrity and isolation policies, Trusted Types, bodies that cannot be replayed,
// responses without a server, referrers over several hops, handshakes with lists.
import { OPEN, OPEN_PREFLIGHT, OTHER, PAGE, lines, product, table } from "./table.mjs";

const SAME = "https://app.example.com/x";
const page = (...headers) => ({ url: PAGE, headers: lines(...headers) });

const integrity = table("integrity-policy");
const responseHeaders = {
  script: "Content-Type: text/javascript",
  style: "Content-Type: text/css",
  image: "Content-Type: image/png",
  fetch: "Access-Control-Allow-Origin: *",
};
for (const [policy, api, url] of product(
  [
    "blocked-destinations=(script)",
    "blocked-destinations=(style)",
    "blocked-destinations=(script style)",
    "blocked-destinations=()",
    "blocked-destinations=(script), sources=(other)",
    "blocked-destinations=(script), endpoints=(e)",
    "script",
  ],
  ["script", "style", "image", "fetch"],
  [SAME, OTHER],
))
  if (policy.includes(api) || policy === "blocked-destinations=(script)")
    integrity.add(
      `${policy}, ${api} ${url}`,
      page(`Integrity-Policy: ${policy}`),
      { api, url },
      { response: { headers: responseHeaders[api] } },
    );
for (const url of [SAME, OTHER, "data:text/javascript,1"])
  integrity.add(
    `report-only, script ${url}`,
    page("Integrity-Policy-Report-Only: blocked-destinations=(script)"),
    { api: "script", url },
    { response: { headers: responseHeaders.script } },
  );
integrity.add("a script that comes along by data:", page("Integrity-Policy: blocked-destinations=(script)"), {
  api: "script",
  url: "data:text/javascript,1",
});
for (const as of ["script", "style"])
  integrity.add(
    `a preloaded ${as}`,
    page("Integrity-Policy: blocked-destinations=(script)"),
    { api: "preload", as, url: SAME },
    { response: { headers: responseHeaders[as] } },
  );

const types = table("trusted-types");
for (const [policy, api] of product(
  [
    "require-trusted-types-for 'script'",
    "require-trusted-types-for 'script'; trusted-types 'none'",
    "require-trusted-types-for script",
    "trusted-types 'none'",
    "require-trusted-types-for 'style'",
  ],
  ["script", "style", "image", "fetch"],
))
  if (api === "script" || policy === "require-trusted-types-for 'script'")
    types.add(
      `${policy}, ${api}`,
      page(`Content-Security-Policy: ${policy}`),
      { api, url: SAME },
      { response: { headers: responseHeaders[api] } },
    );
types.add(
  "report-only",
  page("Content-Security-Policy-Report-Only: require-trusted-types-for 'script'"),
  { api: "script", url: SAME },
  { response: { headers: responseHeaders.script } },
);
types.add(
  "in meta",
  { url: PAGE, meta: ["require-trusted-types-for 'script'"] },
  { api: "script", url: SAME },
  { response: { headers: responseHeaders.script } },
);
types.add(
  "with script-src that blocks",
  page("Content-Security-Policy: script-src 'none'; require-trusted-types-for 'script'"),
  { api: "script", url: SAME },
  { response: { headers: responseHeaders.script } },
);

const bodies = table("stream-and-blob-bodies");
for (const [api, url] of product(["beacon", "fetchlater", "fetch", "xhr"], [SAME, OTHER]))
  bodies.add(
    `${api} with a stream to ${url}`,
    PAGE,
    { api, url, body: { kind: "stream" }, ...(api === "beacon" ? {} : { method: "POST" }) },
    { preflight: OPEN_PREFLIGHT, response: OPEN },
  );
for (const [api, type] of product(
  ["beacon", "fetch", "xhr"],
  ["Text/Plain", "APPLICATION/JSON", "text/plain;X=Y", "text/pl\u00e4in", "text/plain\u0001"],
))
  bodies.add(
    `${api} with a blob of type ${JSON.stringify(type)}`,
    PAGE,
    { api, url: OTHER, body: { kind: "blob", type }, ...(api === "beacon" ? {} : { method: "POST" }) },
    {
      preflight: {
        headers: lines(
          "Access-Control-Allow-Origin: https://app.example.com",
          "Access-Control-Allow-Credentials: true",
          "Access-Control-Allow-Headers: content-type",
        ),
      },
      response: {
        headers: lines(
          "Access-Control-Allow-Origin: https://app.example.com",
          "Access-Control-Allow-Credentials: true",
        ),
      },
    },
  );
bodies.add(
  "Content-Type given twice in no-cors mode",
  PAGE,
  {
    api: "fetch",
    url: OTHER,
    method: "POST",
    mode: "no-cors",
    headers: [
      ["Content-Type", "text/plain"],
      ["Content-Type", "text/plain"],
    ],
  },
  { response: OPEN },
);
bodies.add(
  "Accept given twice",
  PAGE,
  {
    api: "fetch",
    url: OTHER,
    headers: [
      ["Accept", "text/plain"],
      ["Accept", "text/html"],
    ],
  },
  { response: OPEN },
);

const redirects = table("redirects-to-nowhere");
for (const [redirect, location, status, url, mode] of product(
  ["error", "manual", "follow"],
  [undefined, ""],
  [301, 302, 303, 307, 308],
  [SAME, OTHER],
  [undefined, "no-cors"],
))
  if ((mode ? status === 302 : true) && (status === 302 || (url === SAME && location === undefined)))
    redirects.add(
      `redirect: ${redirect}, ${status} ${location === undefined ? "without" : "with an empty"} Location, ${mode ?? "cors"} ${url}`,
      PAGE,
      { api: "fetch", url, redirect, ...(mode ? { mode } : {}) },
      {
        response: {
          status,
          headers: lines("Access-Control-Allow-Origin: *", location === undefined ? "" : "Location:"),
        },
      },
    );

const local = table("responses-of-no-server");
for (const [mode, url] of product(
  [undefined, "no-cors", "same-origin"],
  ["about:blank", "about:srcdoc", "about:blank?x", "data:text/plain,ok"],
))
  local.add(`fetch ${mode ?? ""} ${url}`, PAGE, { api: "fetch", url, ...(mode ? { mode } : {}) });
for (const api of ["xhr", "eventsource", "image", "script", "style", "media"])
  local.add(`${api} about:blank`, PAGE, { api, url: "about:blank" });
for (const type of [
  "text/javascript",
  "text/plain",
  "image/png",
  "text/css",
  "video/mp4",
  "text/csv",
  "text/html",
  "application/json",
  "",
])
  local.add(`script data:${type}`, PAGE, { api: "script", url: `data:${type},1` });
for (const type of ["text/css", "text/plain", "", "text/html"])
  local.add(`style data:${type}`, PAGE, { api: "style", url: `data:${type},a{}` });
for (const type of ["text/event-stream", "text/plain", "text/event-stream;charset=latin1"])
  local.add(`eventsource data:${type}`, PAGE, { api: "eventsource", url: `data:${type},data:x%0A%0A` });

const isolation = table("document-isolation-policy");
for (const [policy, api, url, corp] of product(
  ["isolate-and-require-corp", "isolate-and-credentialless", "none", "bogus"],
  ["image", "fetch"],
  [OTHER, SAME, "https://api.example.com/x"],
  ["", "cross-origin", "same-site"],
))
  if (policy.startsWith("isolate") || (api === "image" && url === OTHER))
    isolation.add(
      `${policy}, ${api} ${url}, ${corp || "no CORP"}`,
      page(`Document-Isolation-Policy: ${policy}`),
      { api, url, ...(api === "fetch" ? { mode: "no-cors" } : {}) },
      {
        response: {
          headers: lines(corp && `Cross-Origin-Resource-Policy: ${corp}`, api === "image" && "Content-Type: image/png"),
        },
      },
    );

const referrers = table("referrers-over-hops");
for (const [first, second, via] of product(
  [undefined, "no-referrer", "origin", "unsafe-url", "same-origin"],
  [undefined, "unsafe-url", "no-referrer", "origin"],
  ["same-other", "other-same", "same-same"],
)) {
  const hop = (name) => (name === "same" ? "https://app.example.com" : "https://other.test");
  const [a, b] = via.split("-").map(hop);
  referrers.add(
    `${first ?? "default"} then ${second ?? "nothing"}, ${via}`,
    { url: "https://app.example.com/a?b", ...(first ? { headers: `Referrer-Policy: ${first}` } : {}) },
    { api: "fetch", url: `${a}/1` },
    {
      response: {
        status: 302,
        headers: lines(`Location: ${b}/2`, "Access-Control-Allow-Origin: *", second && `Referrer-Policy: ${second}`),
      },
    },
    {
      response: {
        status: 302,
        headers: lines(
          "Location: https://app.example.com/3",
          "Access-Control-Allow-Origin: *",
          "Referrer-Policy: unsafe-url",
        ),
      },
    },
    { response: OPEN },
  );
}

const handshakes = table("handshake-lists");
for (const [name, value] of [
  ["Upgrade", "websocket, foo"],
  ["Upgrade", "foo, websocket"],
  ["Upgrade", "WebSocket"],
  ["Upgrade", "foo"],
  ["Connection", "keep-alive, Upgrade"],
  ["Connection", "upgrade, close"],
  ["Connection", "close"],
])
  handshakes.add(
    `${name}: ${value}`,
    PAGE,
    { api: "websocket", url: "wss://other.test/s" },
    { response: { status: 101, headers: `${name}: ${value}` } },
  );

const preloads = table("preloads-of-media");
for (const [as, url, status, type, crossorigin] of product(
  ["audio", "video", "track", "json", "object", "worker", "document"],
  [SAME, OTHER],
  [200, 404],
  ["audio/wav", "text/plain"],
  [undefined, "anonymous"],
))
  if (status === 200 || type === "audio/wav")
    preloads.add(
      `preload as ${as} ${status} ${type} ${crossorigin ?? ""} ${url}`,
      PAGE,
      { api: "preload", as, url, ...(crossorigin ? { crossorigin } : {}) },
      { response: { status, headers: lines(`Content-Type: ${type}`, "Access-Control-Allow-Origin: *") } },
    );

const late = table("preloads-that-fail-late");
for (const [as, directive, type] of [
  ["image", "img-src", "image/png"],
  ["script", "script-src", "text/javascript"],
  ["style", "style-src", "text/css"],
  ["font", "font-src", "font/woff2"],
  ["fetch", "connect-src", "text/plain"],
])
  for (const [crossorigin, first] of product([undefined, "anonymous"], [SAME, "https://api.example.com/x"]))
    for (const [target, policies] of [
      [
        "https://other.test/y",
        [`Content-Security-Policy: ${directive} https://app.example.com https://api.example.com`],
      ],
      ["http://other.test/y", []],
      ["https://user:pw@other.test/y", []],
      ["https://other.test:22/y", []],
    ])
      late.add(
        `preload as ${as} ${crossorigin ?? ""} ${first} to ${target}`,
        page(...policies),
        { api: "preload", as, url: first, ...(crossorigin ? { crossorigin } : {}) },
        { response: { status: 302, headers: lines(`Location: ${target}`, "Access-Control-Allow-Origin: *") } },
        { response: { headers: lines("Access-Control-Allow-Origin: *", `Content-Type: ${type}`) } },
      );

const unsniffed = table("types-of-preloads");
for (const [as, [url, crossorigin], type, isNosniff] of product(
  ["script", "style", "image"],
  [[SAME], ["https://other.test/x"], ["https://other.test/x", "anonymous"]],
  [undefined, "text/plain", "image/png", "text/css"],
  [true, false],
))
  if (isNosniff || type === "image/png")
    unsniffed.add(
      `preload as ${as} ${crossorigin ?? ""} ${url} ${type ?? "without a type"}${isNosniff ? ", nosniff" : ""}`,
      PAGE,
      { api: "preload", as, url, ...(crossorigin ? { crossorigin } : {}) },
      {
        response: {
          headers: lines(
            "Access-Control-Allow-Origin: *",
            type && `Content-Type: ${type}`,
            isNosniff && "X-Content-Type-Options: nosniff",
          ),
        },
      },
    );

const upgraded = table("policies-and-upgrades");
// WebKit behaves incorrectly if a link on an insecure page is upgraded.
for (const [address, sources, api] of product(
  [PAGE, "http://app.example.com/"],
  ["https://other.test", "http://other.test", "'none'", "https://a.test"],
  ["beacon", "eventsource", "ping", "xhr", "fetch"],
))
  if (api !== "ping" || address === PAGE)
    upgraded.add(
      `${api} on ${address} under ${sources}`,
      { url: address, headers: `Content-Security-Policy: upgrade-insecure-requests; connect-src ${sources}` },
      { api, url: "http://other.test/x" },
      { response: { headers: lines("Access-Control-Allow-Origin: *", "Content-Type: text/event-stream") } },
    );

const sealed = table("integrity-of-opaque-responses");
for (const [api, type] of [
  ["script", "text/javascript"],
  ["style", "text/css"],
])
  for (const request of [{ api }, { api: "preload", as: api }])
    for (const url of ["https://other.test/x", "https://api.example.com/x"])
      sealed.add(
        `${request.api} ${request.as ?? ""} ${url}`,
        PAGE,
        { ...request, url, integrity: `sha256-${"A".repeat(43)}=` },
        { response: { headers: `Content-Type: ${type}` } },
      );

const empty = table("preloads-of-empty-images");
for (const [status, url, crossorigin] of product(
  [204, 205, 304],
  [SAME, "https://other.test/x"],
  [undefined, "anonymous"],
))
  empty.add(
    `${status} ${crossorigin ?? ""} ${url}`,
    PAGE,
    { api: "preload", as: "image", url, ...(crossorigin ? { crossorigin } : {}) },
    { response: { status, headers: "Access-Control-Allow-Origin: *" } },
  );

const network = table("local-network-mixed-content");
for (const host of [
  "192.168.0.1",
  "10.0.0.1:8080",
  "printer.local",
  "[fd00::1]",
  "172.16.0.1",
  "172.32.0.1",
  "100.64.0.1",
  "169.254.1.1",
  "0.0.0.0",
  "198.18.0.1",
  "[::ffff:192.168.0.1]",
  "local",
  "printer.local.example.com",
])
  network.add(`fetch http://${host}/`, PAGE, { api: "fetch", url: `http://${host}/x` }, { response: OPEN });
for (const [api, host] of product(
  ["xhr", "eventsource", "beacon", "image", "script", "media", "websocket"],
  ["192.168.0.1", "printer.local"],
))
  network.add(
    `${api} ${host}`,
    PAGE,
    { api, url: `${api === "websocket" ? "ws" : "http"}://${host}/x` },
    {
      response: {
        ...(api === "websocket" ? { status: 101 } : {}),
        headers: lines(
          "Access-Control-Allow-Origin: *",
          `Content-Type: ${{ eventsource: "text/event-stream", image: "image/png", script: "text/javascript", media: "audio/wav" }[api] ?? "text/plain"}`,
        ),
      },
    },
  );

const insecure = table("insecure-pages");
for (const [api, page] of [
  ["webtransport", "http://app.example.com/"],
  ["fetchlater", "http://app.example.com/"],
])
  insecure.add(`${api} on ${page}`, { url: page }, { api, url: OTHER });

const extensions = table("web-socket-extensions");
for (const value of [
  "permessage-deflate; client_max_window_bits=15",
  "permessage-deflate; client_max_window_bits",
  "permessage-deflate; server_max_window_bits=15",
  "permessage-deflate; server_max_window_bits=7",
  "permessage-deflate; server_max_window_bits",
  "permessage-deflate; server_no_context_takeover",
  "permessage-deflate; client_no_context_takeover",
  "permessage-deflate; foo",
  "permessage-deflate, permessage-deflate",
  "",
  "permessage-deflate,",
  ",permessage-deflate",
  "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
  "permessage-deflate; server_no_context_takeover=1",
  'permessage-deflate; server_max_window_bits="10"',
  "Permessage-Deflate",
  "permessage-deflate; server_max_window_bits=08",
  "permessage-deflate; Server_No_Context_Takeover",
  "permessage-deflate;",
  "permessage-deflate\nSec-WebSocket-Extensions: permessage-deflate",
])
  extensions.add(
    value.replace("\n", " / "),
    PAGE,
    { api: "websocket", url: "wss://other.test/s" },
    { response: { status: 101, headers: `Sec-WebSocket-Extensions: ${value}` } },
  );
for (const value of ["x", ""])
  extensions.add(
    `Sec-WebSocket-Accept: ${value}`,
    PAGE,
    { api: "websocket", url: "wss://other.test/s" },
    { response: { status: 101, headers: `Sec-WebSocket-Accept: ${value}` } },
  );

const charsets = table("event-source-charsets");
for (const value of [
  "charset=",
  'charset=""',
  'charset="utf-8"',
  "charset=latin1",
  "charset= utf-8",
  "charset",
  "charset=;x=y",
])
  charsets.add(
    value,
    PAGE,
    { api: "eventsource", url: "https://other.test/s" },
    { response: { headers: `Access-Control-Allow-Origin: *\nContent-Type: text/event-stream; ${value}` } },
  );

const sources = table("sources-read-differently");
for (const [source, url] of [
  ["https://other.test:0443", OTHER],
  ["https://other.test:08443", "https://other.test:8443/x"],
  ["http://other.test:080", OTHER],
  ["https://*:0443", OTHER],
  ["https://other.test.", "https://other.test./x"],
  ["other.test.:443", "https://other.test./x"],
  ["https://*.test.", "https://other.test./x"],
  ["*.test.", "https://other.test/x"],
])
  sources.add(
    `${source} and ${url}`,
    page(`Content-Security-Policy: connect-src ${source}`),
    { api: "fetch", url },
    { response: OPEN },
  );

const sockets = table("sockets-that-are-upgraded");
for (const [source, url] of product(
  ["wss:", "wss://other.test", "wss://other.test:443", "wss://other.test:8443", "https:", "ws:", "other.test"],
  ["ws://other.test/s", "ws://other.test:8443/s"],
))
  sockets.add(
    `${source} and ${url}`,
    page(`Content-Security-Policy: connect-src ${source}; upgrade-insecure-requests`),
    { api: "websocket", url },
    { response: { status: 101 } },
  );
sockets.add(
  "the upgrade in another policy",
  page("Content-Security-Policy: upgrade-insecure-requests", "Content-Security-Policy: connect-src wss:"),
  { api: "websocket", url: "ws://other.test/s" },
  { response: { status: 101 } },
);
sockets.add(
  "a report-only policy beside it",
  page(
    "Content-Security-Policy: upgrade-insecure-requests",
    "Content-Security-Policy-Report-Only: connect-src wss:; upgrade-insecure-requests",
  ),
  { api: "websocket", url: "ws://other.test/s" },
  { response: { status: 101 } },
);

const credentials = table("credentials-given-twice");
for (const values of [
  ["true", ""],
  ["", "true"],
  ["true", "", ""],
  ["true", "true"],
  ["", ""],
  ["true", "false"],
]) {
  const allow = lines(
    "Access-Control-Allow-Origin: https://app.example.com",
    ...values.map((value) => `Access-Control-Allow-Credentials: ${value}`),
  );
  credentials.add(
    values.map((value) => value || "empty").join(", "),
    PAGE,
    { api: "fetch", url: OTHER, credentials: "include" },
    { response: { headers: allow } },
  );
  credentials.add(
    `${values.map((value) => value || "empty").join(", ")}, of a preflight`,
    PAGE,
    { api: "fetch", url: OTHER, method: "PUT", credentials: "include" },
    {
      preflight: { headers: lines(allow, "Access-Control-Allow-Methods: PUT") },
      response: {
        headers: lines(
          "Access-Control-Allow-Origin: https://app.example.com",
          "Access-Control-Allow-Credentials: true",
        ),
      },
    },
  );
}

// Cases about reports and origins that random scenarios found.
const order = table("order-of-checks");
const NONE = "Content-Security-Policy: connect-src 'none'";
const NONE_REPORTED = "Content-Security-Policy-Report-Only: connect-src 'none'";
const UPGRADE = "Content-Security-Policy: upgrade-insecure-requests";
const PLAIN = "http://api.example.com/x";
const ALL_MIXED = "block-all-mixed-content";
for (const [headers, url] of product(
  [
    lines(NONE, UPGRADE),
    lines(NONE_REPORTED, UPGRADE),
    `${NONE}; ${ALL_MIXED}`,
    `${NONE_REPORTED}; ${ALL_MIXED}`,
    `Content-Security-Policy: ${ALL_MIXED}`,
    `Content-Security-Policy-Report-Only: ${ALL_MIXED}`,
  ],
  [PLAIN, OTHER],
))
  for (const mode of ["cors", "same-origin"])
    order.add(`${headers}, ${mode} ${url}`, page(headers), { api: "fetch", url, mode }, { response: OPEN });
for (const [headers, protocols] of product([lines(NONE, UPGRADE), lines(NONE_REPORTED, UPGRADE)], [[], ["a b"]]))
  order.add(
    `${headers}, a socket of ${protocols.length} subprotocols`,
    page(headers),
    { api: "websocket", url: "ws://api.example.com/x", protocols },
    { response: { status: 101 } },
  );
for (const headers of [
  "Content-Security-Policy: connect-src 'self'",
  "Content-Security-Policy-Report-Only: connect-src 'self'",
])
  order.add(
    `${headers}, a same-origin request that is redirected away`,
    page(headers),
    { api: "fetch", url: SAME, mode: "same-origin" },
    { response: { status: 302, headers: `Location: ${OTHER}` } },
  );
for (const [api, from, to] of product(
  ["beacon", "ping", "fetch"],
  [SAME, OTHER],
  [SAME, OTHER, "https://third.test/x"],
))
  order.add(
    `${api} from ${from} to ${to}`,
    PAGE,
    api === "fetch" ? { api, url: from, method: "POST", mode: "no-cors" } : { api, url: from },
    { response: { status: 307, headers: `Location: ${to}` } },
    { response: {} },
  );
for (const [redirect, mode] of product(["error", "manual"], ["cors", "no-cors"]))
  order.add(`data: with redirect ${redirect} and mode ${mode}`, PAGE, {
    api: "fetch",
    url: "data:text/plain,x",
    redirect,
    mode,
  });

// Schemes for which browsers make no request, and the checks that come before.
const schemes = table("schemes-without-requests");
for (const headers of ["", "Content-Security-Policy: default-src 'self'"])
  for (const [request, url] of product(
    [
      ...["fetch", "xhr", "eventsource", "image", "script", "font"].map((api) => ({ api })),
      ...["image", "script", "media"].map((api) => ({ api, crossorigin: "anonymous" })),
      ...["no-cors", "same-origin"].map((mode) => ({ api: "fetch", mode })),
    ],
    ["ftp://other.test/x", "foo://bar/x", "mailto:a@b"],
  ))
    schemes.add(
      `${request.api} ${request.mode ?? request.crossorigin ?? ""} ${url} ${headers}`,
      headers ? page(headers) : PAGE,
      { ...request, url },
    );

const hints = table("client-hints-after-redirects");
for (const [name, to] of product(
  ["Device-Memory", "Downlink", "DPR", "ECT", "RTT", "Save-Data", "Viewport-Width", "Width", "Sec-CH-Any", "X-Any"],
  ["https://app.example.com/next", OTHER],
))
  hints.add(
    `${name} of the script, redirected to ${to}`,
    PAGE,
    { api: "fetch", url: SAME, headers: `${name}: x` },
    { response: { status: 302, headers: `Location: ${to}` } },
    { preflight: OPEN_PREFLIGHT, response: OPEN },
  );

for (const to of ["https://app.example.com/next", "https://api.example.com/next"])
  hints.add(
    `DPR from another origin, redirected to ${to}`,
    PAGE,
    { api: "fetch", url: "https://api.example.com/x", headers: "DPR: x" },
    { preflight: OPEN_PREFLIGHT, response: { status: 302, headers: lines(OPEN.headers, `Location: ${to}`) } },
    { preflight: { status: 404 }, response: OPEN },
  );

const plain = table("opaque-plain-text");
for (const [api, type] of product(
  ["image", "media"],
  ["text/plain", "text/plain; charset=utf-8", "text/html", "application/json", "text/csv"],
))
  plain.add(
    `${api}, ${type} with nosniff`,
    PAGE,
    { api, url: OTHER },
    { response: { headers: lines(`Content-Type: ${type}`, "X-Content-Type-Options: nosniff") } },
  );

const sealedSelf = table("self-in-sandboxes");
for (const [scheme, directive, [api, socket], more] of product(
  ["http", "https"],
  ["connect-src", "default-src"],
  [
    ["fetch", ""],
    ["xhr", ""],
    ["websocket", "ws"],
    ["eventsource", ""],
    ["beacon", ""],
    ["image", ""],
  ],
  ["", "Content-Security-Policy-Report-Only: img-src *", "Content-Security-Policy: img-src *"],
)) {
  if (api === "image" && directive === "connect-src") continue;
  const url = `${socket ? scheme.replace("http", "ws") : scheme}://app.example.com/x`;
  sealedSelf.add(
    `${directive} 'self' under sandbox, ${api} ${url}, ${more || "no other policy"}`,
    {
      url: `${scheme}://app.example.com/`,
      headers: lines(`Content-Security-Policy: sandbox allow-scripts; ${directive} 'self'`, more),
    },
    { api, url },
    {
      response: {
        status: socket ? 101 : 200,
        headers: lines(
          "Access-Control-Allow-Origin: *",
          api === "eventsource" ? "Content-Type: text/event-stream" : "",
          api === "image" ? "Content-Type: image/png" : "",
        ),
      },
    },
  );
}

export default [
  credentials,
  sockets,
  sources,
  charsets,
  extensions,
  insecure,
  network,
  integrity,
  types,
  bodies,
  redirects,
  local,
  isolation,
  referrers,
  handshakes,
  preloads,
  late,
  unsniffed,
  upgraded,
  sealed,
  empty,
  order,
  schemes,
  hints,
  plain,
  sealedSelf,
];
