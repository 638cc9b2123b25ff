// Sources that engines read or match differently: queries, ports, stars, paths, quotes, and schemes without hosts.
import { OPEN, PAGE, product, table } from "./table.mjs";

const HTTP_PAGE = "http://app.example.com/";
const under = (url, ...policies) => ({
  url,
  headers: policies.map((policy) => `Content-Security-Policy: ${policy}`).join("\n"),
});
const connect = (url) => (/^wss?:/.test(url) ? { api: "websocket", url } : { api: "fetch", url });
const hop = (url) => ({ response: /^wss?:/.test(url) ? { status: 101 } : OPEN });

const queries = table("csp-queries");
for (const source of [
  "*?x",
  "*?",
  "*#",
  "*#x",
  "https://*?x",
  "https://*#x",
  "*:443?x",
  "*:*?",
  "*.test?x",
  "https://*.test?x",
  "other.test?x",
  "other.test?",
  "other.test#x",
  "https://other.test?x=1",
  "https://other.test#x",
  "other.test:443?x",
  "https://other.test:*?x",
  "other.test/?x",
  "other.test/x?y",
  "other.test/x#y",
  "other.test/#",
  "https://*/?x",
  "'self'?x",
  "https:?x",
  "other.test/x/?y#z",
  "?x",
  "#",
  "*/?x",
])
  queries.add(
    `connect-src ${source}`,
    under(PAGE, `connect-src ${source}`),
    connect("https://other.test/x"),
    hop("https://other.test/x"),
  );
for (const [directive, api, type] of [
  ["img-src", "image", "image/png"],
  ["script-src", "script", "text/javascript"],
  ["style-src", "style", "text/css"],
])
  for (const source of ["*?x", "https://other.test?x", "other.test/x?y"])
    queries.add(
      `${directive} ${source}`,
      under(PAGE, `${directive} ${source}`),
      { api, url: "https://other.test/x" },
      { response: { headers: `Content-Type: ${type}` } },
    );
for (const source of ["*?x", "wss://*?x", "wss://other.test?x", "wss://other.test/x?y"])
  queries.add(
    `a socket under ${source}`,
    under(PAGE, `connect-src ${source}`),
    connect("wss://other.test/x"),
    hop("wss:"),
  );

const ports = table("csp-default-ports");
for (const [page, source, url] of product(
  [PAGE, HTTP_PAGE],
  [
    "other.test",
    "http://other.test",
    "https://other.test",
    "other.test:80",
    "http://other.test:80",
    "other.test:443",
    "https://other.test:443",
    "*.test",
    "*:80",
    "*:443",
    "ws://other.test",
    "wss://other.test:80",
  ],
  ["http://other.test:443/x", "https://other.test:80/x"],
))
  if (page === HTTP_PAGE || url.startsWith("https:"))
    ports.add(`${source} on ${page}: ${url}`, under(page, `connect-src ${source}`), connect(url), hop(url));
for (const [page, url] of product(
  [
    PAGE,
    HTTP_PAGE,
    "http://app.example.com:443/",
    "https://app.example.com:80/",
    "http://app.example.com:8080/",
    "https://app.example.com:8443/",
  ],
  [
    "http://app.example.com/x",
    "https://app.example.com/x",
    "http://app.example.com:443/x",
    "https://app.example.com:80/x",
    "ws://app.example.com:443/x",
    "wss://app.example.com:80/x",
    "wss://app.example.com/x",
    "https://app.example.com:8080/x",
  ],
))
  if (!page.startsWith("https:") || /^(https|wss):/.test(url))
    ports.add(`'self' on ${page}: ${url}`, under(page, "connect-src 'self'"), connect(url), hop(url));
for (const [source, url] of product(
  [
    "other.test",
    "ws://other.test",
    "wss://other.test",
    "http://other.test",
    "*.test",
    "other.test:80",
    "ws://other.test:80",
  ],
  ["ws://other.test:443/x", "wss://other.test:80/x", "wss://other.test/x"],
))
  ports.add(`a socket under ${source}: ${url}`, under(HTTP_PAGE, `connect-src ${source}`), connect(url), hop(url));
for (const [source, url] of product(
  ["http://other.test:80", "other.test:80", "https://other.test:80", "http://other.test:443"],
  ["https://other.test/x"],
))
  for (const page of [PAGE, HTTP_PAGE])
    ports.add(`${source} on ${page}: ${url}`, under(page, `connect-src ${source}`), connect(url), hop(url));

const stars = table("csp-star-hosts");
for (const [source, url] of product(
  [
    "*/",
    "*/x",
    "*/v1/",
    "*:443/x",
    "*:443/",
    "*:*/x",
    "*:*/",
    "https://*/x",
    "https://*/",
    "https://*:443/x",
    "https://*:*/x",
    "http://*/x",
    "http://*:80/x",
    "http://*:*/x",
    "*.test/x",
    "*:80/x",
    "*/y",
    "*:*",
  ],
  ["https://other.test/x", "http://other.test/x"],
))
  stars.add(
    `${source}: ${url}`,
    under(url.startsWith("https:") ? PAGE : HTTP_PAGE, `connect-src ${source}`),
    connect(url),
    hop(url),
  );

const paths = table("csp-path-characters");
for (const [path, url] of [
  ["//", "//"],
  ["//v1", "//v1"],
  ["//v1/", "//v1/x"],
  ["/v1//", "/v1//x"],
  ["/v1//x", "/v1//x"],
  ["/%", "/%"],
  ["/%zz", "/%zz"],
  ["/x%2", "/x%2"],
  ["/%$", "/%$"],
  ["/x%2/", "/x%2/y"],
  ["/v1%/", "/v1%/x"],
  ["/%E9", "/%E9"],
  ["/%EF/", "/%C3%AF/"],
  ["/%C3%AF/", "/%EF/"],
  ["/%EF", "/%C3%AF"],
  ["/%C3%AF", "/%EF"],
  ["/%FF", "/%C3%BF"],
  ["/%C3%AF%EF", "/%C3%AF%EF"],
  ["/%00", "/%00"],
  ["/%2F", "//"],
  ["/a%2Fb", "/a/b"],
])
  paths.add(
    `${path} and ${url}`,
    under(PAGE, `connect-src https://other.test${path}`),
    connect(`https://other.test${url}`),
    hop(url),
  );
for (const character of [
  "{",
  "}",
  "|",
  '"',
  "<",
  ">",
  "^",
  "[",
  "]",
  "`",
  "\\",
  "=",
  "&",
  "'",
  "(",
  "!",
  "*",
  "@",
  "~",
  "$",
  "+",
  ":",
])
  paths.add(
    `the character ${character} in a path`,
    under(PAGE, `connect-src https://other.test/a${character}b/`),
    connect(`https://other.test/a${encodeURIComponent(character)}b/x`),
    hop("https:"),
  );

const quotes = table("csp-quotes");
for (const source of [
  "'self'a",
  "'self'https://cdn.test",
  "'self''none'",
  "'self'/",
  "'self'/x",
  "'self';",
  "'self':443",
  "'self",
  "self'",
  "'SELF'x",
  "'self'*",
  "''self''",
  "'self' 'none'",
  "'none''self'",
  "'none'x",
  "\"'self'\"",
  '"self"',
  "'self'?x",
  "'self'https:",
])
  for (const url of ["https://app.example.com/x", "https://cdn.test/x"])
    if (url.includes("app.") || source.includes(":") || source.includes("*"))
      quotes.add(`connect-src ${source}: ${url}`, under(PAGE, `connect-src ${source}`), connect(url), hop(url));
for (const policy of [
  "connect-src'self'",
  "connect-src 'none'; 'self'",
  "connect-src\v'self'",
  "connect-src 'self'\v",
  "connect-src\v'none'",
  "connect-src 'none'\v; img-src 'self'",
  "\vconnect-src 'none'",
  "connect-src\f'none'",
  "connect-src\u0001'none'",
  "connect-src 'none'\u007f",
  "connect-src\u00a0'none'",
  "connect-src 'none' \u00e9",
  "connect-src https://other.test\vhttps://app.example.com",
])
  quotes.add(JSON.stringify(policy), under(PAGE, policy), connect("https://app.example.com/x"), hop("https:"));

const local = table("csp-star-and-local-schemes");
const PNG =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const WAV = `data:audio/wav;base64,UklGRmQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YUAAAACA${"gICA".repeat(21)}`;
for (const [directive, source] of product(
  ["img-src", "media-src", "default-src", "font-src", "style-src", "script-src", "connect-src"],
  ["*", "* data:", "*:*", "https:"],
))
  for (const [api, url] of [
    ["image", PNG],
    ["image", "blob:https://app.example.com/1"],
    ["media", WAV],
    ["media", "blob:https://app.example.com/1"],
    ["style", "data:text/css,a"],
    ["script", "data:text/javascript,1"],
    ["fetch", "data:text/plain,x"],
    ["fetch", "blob:https://app.example.com/1"],
  ]) {
    const own = {
      image: "img-src",
      media: "media-src",
      style: "style-src",
      script: "script-src",
      fetch: "connect-src",
    }[api];
    if (
      (directive === own || directive === "default-src") &&
      (source === "*" || (directive === own && ["image", "media"].includes(api)))
    )
      local.add(`${directive} ${source}: ${api} ${url.slice(0, 12)}`, under(PAGE, `${directive} ${source}`), {
        api,
        url,
      });
  }
local.add("a preload as image under *", under(PAGE, "img-src *"), { api: "preload", as: "image", url: PNG });
local.add("img-src * data: with a sandbox", under(PAGE, "img-src *; sandbox allow-scripts"), {
  api: "image",
  url: PNG,
});

const odd = table("csp-odd-hosts");
for (const [source, url] of [
  ["http://*", "http://./"],
  ["http://*", "http://../"],
  ["*", "http://./"],
  ["http://.", "http://./"],
  ["http://*", "http://a../"],
  ["http://*.a", "http://.a/"],
  ["https://my_api.test", "https://my_api.test/x"],
  ["*.my_api.test", "https://a.my_api.test/x"],
  ["https://*.", "https://other.test/x"],
  ["*.", "https://other.test/x"],
  ["https://*.test.", "https://other.test/x"],
  ["http://[::1]", "http://[::1]/x"],
  ["http://[::1]:8080", "http://[::1]:8080/x"],
  ["[::1]", "http://[::1]/x"],
  ["http://127.0.0.1", "http://127.0.0.1/x"],
  ["http://127.1", "http://127.1/x"],
  ["http://0x7f.1", "http://127.0.0.1/x"],
  ["-a.test", "http://-a.test/x"],
  ["a-.test", "http://a-.test/x"],
  ["https://u:p@other.test", "https://other.test/x"],
  ["https://b%C3%BCcher.test", "https://b%C3%BCcher.test/x"],
  ["https://other.test:", "https://other.test/x"],
  ["https://other.test:0", "https://other.test/x"],
  ["other.test:443443", "https://other.test/x"],
  ["https:other.test", "https://other.test/x"],
  ["https:/other.test", "https://other.test/x"],
  ["//other.test", "https://other.test/x"],
  ["https:///other.test", "https://other.test/x"],
  ["HTTPS://OTHER.TEST", "https://other.test/x"],
  ["https://*other.test", "https://other.test/x"],
  ["https://other.*", "https://other.test/x"],
  ["https://*.*.test", "https://a.other.test/x"],
  ["http*://other.test", "https://other.test/x"],
  ["*://other.test", "https://other.test/x"],
  ["1https://other.test", "https://other.test/x"],
  ["https.://other.test", "https://other.test/x"],
  ["https:*", "https://other.test/x"],
  ["https:443", "https://other.test/x"],
  ["https://", "https://other.test/x"],
  ["https:/", "https://other.test/x"],
  ["https://:443", "https://other.test/x"],
  ["https://:*", "https://other.test/x"],
  ["://other.test", "https://other.test/x"],
  ["https://*.:443", "https://other.test/x"],
  ["https://*.:8443", "https://other.test/x"],
  ["https://*./y", "https://other.test/x"],
  ["https://*.?x", "https://other.test/x"],
  ["https://*:8443", "https://other.test/x"],
  ["https://*/y", "https://other.test/x"],
  ["https://other.test.", "https://other.test/x"],
  ["https://other.test", "https://other.test./x"],
  ["https://other..test", "https://other.test/x"],
  ["https://.test", "https://other.test/x"],
  ["https://*..test", "https://other.test/x"],
  ["other.test:+443", "https://other.test/x"],
  ["other.test:443x", "https://other.test/x"],
  ["other.test:65979", "https://other.test/x"],
  ["localhost", "http://localhost/x"],
  ["*.localhost", "http://a.localhost/x"],
  ["https://OTHER.test/X", "https://other.test/x"],
  ["other.test/x;y", "https://other.test/x;y"],
])
  odd.add(
    `${source}: ${url}`,
    under(url.startsWith("https:") ? PAGE : HTTP_PAGE, `connect-src ${source}`),
    connect(url),
    hop(url),
  );

export default [queries, ports, stars, paths, quotes, local, odd];
