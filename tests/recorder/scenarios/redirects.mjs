// Redirects: the origin, the method, the headers and the target.
import { OPEN, OPEN_PREFLIGHT, OTHER, PAGE, SHARING, TARGETS, every, lines, product, table } from "./table.mjs";

const chains = table("redirect-chains");
for (const [api, first, second, a, b, credentials, status] of every(
  23,
  product(
    ["fetch", "xhr", "eventsource"],
    Object.values(TARGETS),
    Object.values(TARGETS),
    Object.values(SHARING),
    Object.values(SHARING),
    [undefined, "include"],
    [302, 307],
  ),
))
  chains.add(
    `${api} ${first} → ${second}`,
    PAGE,
    { api, url: first, ...(credentials ? { credentials } : {}) },
    { preflight: OPEN_PREFLIGHT, response: { status, headers: lines(a, `Location: ${second}`) } },
    { preflight: OPEN_PREFLIGHT, response: { headers: lines(b, "Content-Type: text/event-stream") } },
  );

const methods = table("redirect-methods");
for (const [status, method, first, second] of every(
  2,
  product(
    [301, 302, 303, 307, 308],
    ["GET", "HEAD", "POST", "PUT", "PATCH"],
    [TARGETS.same, TARGETS.other],
    [TARGETS.same, TARGETS.other],
  ),
  1,
))
  methods.add(
    `${status} of ${method}`,
    PAGE,
    {
      api: "fetch",
      method,
      url: first,
      headers: [
        ["X-A", "1"],
        ["Authorization", "b"],
        ["Content-Language", "en"],
      ],
      ...(/GET|HEAD/.test(method) ? {} : { body: { kind: "text" } }),
    },
    { preflight: OPEN_PREFLIGHT, response: { status, headers: lines(SHARING.star, `Location: ${second}`) } },
    { preflight: OPEN_PREFLIGHT, response: OPEN },
  );

const targets = table("redirect-targets");
for (const [location, from] of product(
  [
    "/y",
    "?q",
    "#f",
    "",
    "https://u:p@app.example.com/y",
    "https://u:p@other.test/y",
    "http://app.example.com/y",
    "data:text/plain,x",
    "blob:https://app.example.com/1",
    "about:blank",
    "ftp://other.test/x",
    "ws://app.example.com/x",
    "https://other.test:6667/",
    "http://[",
    "javascript:1",
  ],
  [TARGETS.same, TARGETS.other],
))
  targets.add(
    `Location ${location} from ${from}`,
    PAGE,
    { api: "fetch", url: from },
    { response: { status: 302, headers: lines(SHARING.star, `Location: ${location}`) } },
    { response: OPEN },
  );
for (const [redirect, mode, url, status] of product(
  ["follow", "error", "manual"],
  ["cors", "no-cors", "same-origin"],
  [TARGETS.same, TARGETS.other],
  [200, 302],
))
  targets.add(
    `redirect ${redirect}, mode ${mode}, ${status}`,
    PAGE,
    { api: "fetch", url, mode, redirect },
    { response: { status, headers: lines(SHARING.star, status === 302 && "Location: /y") } },
    { response: OPEN },
  );
for (const [api, type] of [
  ["image", "image/png"],
  ["script", "text/javascript"],
  ["style", "text/css"],
  ["beacon", "text/plain"],
  ["fetch", "text/plain"],
])
  for (const to of [TARGETS.sibling, TARGETS.other])
    for (const directive of ["connect-src", "default-src"])
      targets.add(
        `${api}: ${directive} lists the first hop only, to ${to}`,
        { url: PAGE, headers: `Content-Security-Policy: ${directive} 'self' https://api.example.com/elsewhere` },
        { api, url: TARGETS.same },
        { response: { status: 302, headers: `Location: ${to}` } },
        { response: { headers: lines(SHARING.star, `Content-Type: ${type}`) } },
      );
targets.add("no Location", PAGE, { api: "fetch", url: OTHER }, { response: { status: 302, ...OPEN } });

export default [chains, methods, targets];
