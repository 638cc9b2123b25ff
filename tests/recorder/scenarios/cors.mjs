// The CORS protocol: which headers share a response, which requests need a preflight, what a preflight allows.
import { OPEN, ORIGIN, OTHER, PAGE, every, lines, product, table } from "./table.mjs";

const allowOrigin = (value) => `Access-Control-Allow-Origin: ${value}`;

const origins = table("cors-origins");
const VALUES = [
  "*",
  ORIGIN,
  `${ORIGIN}/`,
  "http://app.example.com",
  "https://APP.example.com",
  `${ORIGIN}:443`,
  `${ORIGIN}, ${ORIGIN}`,
  `*, ${ORIGIN}`,
  "null",
  "",
  "https://*.example.com",
  "example.com",
  ` ${ORIGIN} `,
  "https://www.app.example.com",
];
for (const [value, credentials, api] of every(
  2,
  product(VALUES, [undefined, "include"], ["fetch", "xhr", "eventsource"]),
))
  origins.add(
    `${api} ${credentials ?? ""}: Access-Control-Allow-Origin "${value}"`,
    PAGE,
    { api, url: OTHER, ...(credentials ? { credentials } : {}) },
    {
      response: {
        headers: lines(allowOrigin(value), "Access-Control-Allow-Credentials: true", "Content-Type: text/event-stream"),
      },
    },
  );
for (const value of ["true", "True", "false", "true, true", " true ", ""])
  for (const api of ["fetch", "xhr"])
    origins.add(
      `${api}: Access-Control-Allow-Credentials "${value}"`,
      PAGE,
      { api, url: OTHER, credentials: "include" },
      { response: { headers: lines(allowOrigin(ORIGIN), `Access-Control-Allow-Credentials: ${value}`) } },
    );
origins.add(
  "the header is there twice",
  PAGE,
  { api: "fetch", url: OTHER },
  { response: { headers: lines(allowOrigin("*"), allowOrigin("*")) } },
);

const headers = table("cors-request-headers");
const NAMES = [
  "Accept",
  "Accept-Language",
  "Content-Language",
  "X-A",
  "Authorization",
  "Save-Data",
  "DPR",
  "Width",
  "Viewport-Width",
  "Device-Memory",
  "RTT",
  "Downlink",
  "ECT",
  "Sec-CH-UA",
  "DNT",
  "Cache-Control",
  "If-None-Match",
  "Pragma",
  "Upgrade-Insecure-Requests",
  "X-Requested-With",
  "Last-Event-ID",
  "User-Agent",
  "Referer",
  "Priority",
  "Purpose",
  "Origin",
  "X-HTTP-Method-Override",
  "Content-Encoding",
  "Accept-Charset",
  "Keep-Alive",
  "Sec-X",
  "Proxy-X",
  "Cookie",
];
for (const name of NAMES)
  for (const api of ["fetch", "xhr"])
    headers.add(
      `${api} sets ${name}`,
      PAGE,
      { api, url: OTHER, headers: [[name, "1"]] },
      { preflight: { status: 204, ...OPEN }, response: OPEN },
    );
const STRINGS = [
  "a",
  "a,b",
  "a;b",
  "*",
  "de-DE",
  "",
  "a b",
  "a/b",
  "a+b",
  "é",
  "x".repeat(128),
  "x".repeat(129),
  "a\tb",
  "a:b",
  "(a)",
  "a@b",
  "a[",
  "a{",
  "a<b",
  "a\\b",
  "a?b",
  "a=b",
  "a'b",
  'a"b',
  "a_b",
  "a~",
  "a%",
  "a!",
];
for (const [value, name] of every(
  3,
  product(STRINGS, ["Accept", "Accept-Language", "Content-Language", "Content-Type"]),
))
  headers.add(
    `${name}: ${value.slice(0, 20)}`,
    PAGE,
    { api: "fetch", url: OTHER, headers: [[name, value]] },
    { preflight: { status: 403 }, response: OPEN },
  );
for (const value of [
  "bytes=0-",
  "bytes=0-99",
  "bytes=-5",
  "bytes=5-4",
  "bytes=0-1,2-3",
  "bytes 0-1",
  "Bytes=0-1",
  "bytes=00-01",
  "bytes=1-99999999999999999999",
  "bytes = 0-1",
])
  headers.add(
    `Range: ${value}`,
    PAGE,
    { api: "fetch", url: OTHER, headers: [["Range", value]] },
    { preflight: { status: 403 }, response: OPEN },
  );
for (const value of [
  "text/plain",
  "text/plain;charset=utf-8",
  "TEXT/plain",
  "multipart/form-data; boundary=x",
  'application/x-www-form-urlencoded;x="y"',
  "text/html",
  "application/json",
  "text",
  "text/plain, text/plain",
  "text/plain;charset=a,b",
  " text/plain ",
])
  for (const api of ["fetch", "xhr"])
    headers.add(
      `${api} POST, Content-Type: ${value}`,
      PAGE,
      { api, url: OTHER, method: "POST", headers: [["Content-Type", value]], body: { kind: "text" } },
      { preflight: { status: 403 }, response: OPEN },
    );
for (const kind of ["none", "text", "urlencoded", "formdata", "bytes", "blob", "stream"])
  for (const url of [OTHER, "https://app.example.com/x"])
    headers.add(
      `POST of ${kind} to ${url}`,
      PAGE,
      { api: "fetch", method: "POST", url, body: { kind } },
      { preflight: { status: 403 }, response: OPEN },
    );

const preflights = table("cors-preflights");
const preflightResponses = product(
  [undefined, "include"],
  ["*", ORIGIN, "null", ""],
  ["", "true", "True"],
  ["", "PUT", "*", "GET,POST", "put", "PUT, *", ", PUT,,", "PUT GET"],
  ["", "x-a", "*", "X-A, authorization", "x-a authorization", "x-a,,", "authorization"],
);
every(7, preflightResponses).forEach(([credentials, origin, allowCredentials, methods, names], i) => {
  const responseHeaders = lines(
    origin && allowOrigin(origin),
    allowCredentials && `Access-Control-Allow-Credentials: ${allowCredentials}`,
    methods && `Access-Control-Allow-Methods: ${methods}`,
    names && `Access-Control-Allow-Headers: ${names}`,
  );
  const method = ["GET", "PUT", "POST", "DELETE"][i % 4];
  preflights.add(
    `${method}, preflight ${i}`,
    PAGE,
    {
      api: i % 2 ? "fetch" : "xhr",
      method,
      url: OTHER,
      headers:
        i % 3
          ? [["X-A", "1"]]
          : [
              ["X-A", "1"],
              ["Authorization", "b"],
            ],
      ...(credentials ? { credentials } : {}),
    },
    {
      preflight: { status: [204, 200, 299, 302, 404, 500][i % 13] ?? 200, headers: responseHeaders },
      response: { headers: lines(allowOrigin(ORIGIN), "Access-Control-Allow-Credentials: true") },
    },
  );
});
for (const method of [
  "GET",
  "get",
  "post",
  "put",
  "patch",
  "PATCH",
  "Patch",
  "delete",
  "options",
  "FOO",
  "CONNECT",
  "TRACE",
  "G ET",
  "",
  "PÜT",
])
  for (const api of ["fetch", "xhr"])
    preflights.add(
      `${api} ${method}`,
      PAGE,
      { api, method, url: OTHER },
      {
        preflight: { headers: lines(allowOrigin("*"), "Access-Control-Allow-Methods: PUT, PATCH, DELETE, OPTIONS") },
        response: OPEN,
      },
    );
for (const method of ["GET", "POST"])
  for (const kind of ["none", "text"])
    preflights.add(
      `upload listener, ${method} ${kind}`,
      PAGE,
      { api: "xhr", method, url: OTHER, uploadListener: true, ...(kind === "none" ? {} : { body: { kind } }) },
      { preflight: { status: 403 }, response: OPEN },
    );

const exposed = table("cors-exposed");
for (const [value, credentials, api] of product(
  ["", "*", "X-A", "x-a, ETag", "X-A,,", "X-A; ETag", "*, X-A", "Set-Cookie", '"X-A"'],
  [undefined, "include"],
  ["fetch", "xhr"],
))
  exposed.add(
    `${api} ${credentials ?? ""}: Access-Control-Expose-Headers ${value}`,
    PAGE,
    { api, url: OTHER, ...(credentials ? { credentials } : {}) },
    {
      response: {
        headers: lines(
          allowOrigin(ORIGIN),
          "Access-Control-Allow-Credentials: true",
          value && `Access-Control-Expose-Headers: ${value}`,
          "X-A: 1",
          "ETag: 1",
          "Set-Cookie: a=b",
          "Content-Type: text/plain",
          "Last-Modified: x",
          "Vary: Origin",
          "Cache-Control: no-store",
        ),
      },
    },
  );

export default [origins, headers, preflights, exposed];
