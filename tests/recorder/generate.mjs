// Seeded random scenarios: every API, policies with sources that are similar to the target, and responses that are
// right, nearly right and wrong. The same seed gives the same scenarios.

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The random choices that tables of scenarios need. */
export function choices(seed) {
  const next = numbers(seed);
  return {
    /** Returns true with this probability. */
    chance: (p) => next() < p,
    pick: (list) => list[Math.floor(next() * list.length)],
    /** One of the keys, by its weight. */
    weighted(table) {
      const entries = Object.entries(table);
      let at = next() * entries.reduce((sum, [, w]) => sum + w, 0);
      for (const [key, weight] of entries) if ((at -= weight) < 0) return key;
      return entries[0][0];
    },
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
  };
}

const PAGES = {
  "https://app.example.com/": 12,
  "https://app.example.com/dir/page?q=1": 3,
  "https://app.example.com:8443/": 3,
  "https://example.com/": 2,
  "http://app.example.com/": 4,
  "http://app.example.com:8080/": 1,
  "http://localhost:8080/": 2,
  "http://127.0.0.1:8080/": 1,
};
/** Suffixes that are appended to sources, most of them by mistake. */
const ENDINGS = [
  "?x",
  "?",
  "#f",
  "/",
  "//",
  "//v1",
  "/v1?x",
  "/v1#f",
  "/v1//",
  "/%",
  "/%zz",
  "/v1%2",
  "/{x}",
  "/a|b",
  "/%C3%AF/",
  "/%EF",
  "/v1;",
  "/*",
  ":80",
  ":443",
  ":*",
  ":0443",
  ":*/v1",
  ":443/v1/",
  ":443?x",
  ":",
];
/** Sources whose form is unusual. */
const UNUSUAL = [
  "*/",
  "*/v1",
  "*:443/v1",
  "*:*/v1/",
  "https://*/v1",
  "https://*:443/v1",
  "http://*:80",
  "*:80",
  "*?x",
  "*#",
  "https://*?x",
  "'self'/v1",
  "'self'x",
  "'SELF'",
  "'self':443",
  "'none'x",
  "\"'self'\"",
  "https://",
  "https://*.",
  "*.:443",
  "//other.test",
  "https:other.test",
  "http*://other.test",
  "*.other.test.",
  "other.test.",
  "https://u:p@other.test",
  "other.test:443443",
  "[::1]",
  "http://[::1]:8080",
  "data:",
  "blob:",
  "filesystem:",
  "'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='",
  "'unsafe-hashes'",
];
/** Values of Cross-Origin-Embedder-Policy. */
const EMBEDDER = [
  "require-corp",
  "credentialless",
  "unsafe-none",
  "Require-Corp",
  'require-corp; report-to="x"',
  "require-corp;",
  "require-corp ;a=b",
  "require-corp;a",
  "credentialless;a=?1",
  "require-corp, require-corp",
  '"require-corp"',
  "require-corp;a=1",
  "require-corp;A=b",
  "credentialless; x=y",
];
/** Request headers with values that are just safelisted, or just not safelisted. */
const EDGES = [
  ["Content-Type", "text/plain;charset=utf-8"],
  ["Content-Type", "TEXT/PLAIN"],
  ["Content-Type", "text/plain; a=b; c"],
  ["Content-Type", "text/plain;;"],
  ["Content-Type", "multipart/form-data; boundary=x"],
  ["Content-Type", "text/plain, text/plain"],
  ["Content-Type", ""],
  ["Accept", "*/*;q=0.8"],
  ["Accept", "a\u00e4"],
  ["Accept", "x".repeat(129)],
  ["Accept", "x".repeat(128)],
  ["Accept-Language", "en_US"],
  ["Accept-Language", "de-DE,de;q=0.9"],
  ["Content-Language", "de, en"],
  ["Range", "bytes=0-"],
  ["Range", "bytes=5-2"],
  ["Range", "bytes=-5"],
  ["Range", "Bytes=0-1"],
  ["DPR", "2"],
  ["DPR", "2."],
  ["Width", "100.5"],
  ["Device-Memory", "0.5"],
  ["Save-Data", "on"],
  ["ECT", "4g"],
  ["RTT", "50"],
  ["Downlink", ".5"],
  ["Viewport-Width", "1x"],
  ["Sec-CH-UA", "x"],
  ["Cookie", "a=1"],
  ["X-HTTP-Method-Override", "TRACE"],
  ["X-HTTP-Method", "PUT"],
  ["If-None-Match", "x"],
  ["Pragma", "no-cache"],
  ["Upgrade-Insecure-Requests", "1"],
  ["Purpose", "prefetch"],
];
const HOSTS = [
  "app.example.com",
  "api.example.com",
  "sub.api.example.com",
  "example.com",
  "other.test",
  "not-example.com",
];
const PATHS = ["/", "/v1", "/v1/", "/v1/users?id=1", "/v1/a%20b", "/x/y.json", "/V1", "/v1%2Fusers"];
const APIS = {
  fetch: 34,
  xhr: 12,
  websocket: 10,
  eventsource: 6,
  beacon: 6,
  ping: 3,
  fetchlater: 2,
  preload: 4,
  image: 5,
  script: 5,
  style: 4,
  font: 4,
  media: 3,
};

const DIRECTIVES = {
  fetch: ["connect-src"],
  xhr: ["connect-src"],
  websocket: ["connect-src"],
  eventsource: ["connect-src"],
  beacon: ["connect-src"],
  ping: ["connect-src"],
  fetchlater: ["connect-src"],
  image: ["img-src"],
  style: ["style-src", "style-src-elem"],
  script: ["script-src", "script-src-elem"],
  font: ["font-src"],
  media: ["media-src"],
};
const AS = {
  fetch: "connect-src",
  image: "img-src",
  script: "script-src",
  style: "style-src",
  font: "font-src",
  audio: "media-src",
};
const TYPES = {
  image: "image/png",
  script: "text/javascript",
  style: "text/css",
  font: "font/ttf",
  media: "audio/wav",
  audio: "audio/wav",
  eventsource: "text/event-stream",
};

/** A URL near the page: the same origin, or another host, scheme, port or path. */
function target(r, page, socket) {
  const secure = r.chance(page.protocol === "https:" ? 0.88 : 0.5);
  const scheme = socket ? (secure ? "wss" : "ws") : secure ? "https" : "http";
  const path = r.pick(PATHS);
  if (r.chance(0.08))
    return `${scheme === "https" ? "http" : scheme === "wss" ? "ws" : scheme}://${r.pick(["localhost:8081", "127.0.0.1:8080", "localhost:8080"])}${path}`;
  if (r.chance(0.25)) return r.chance(0.5) && !socket ? path : `${scheme}://${page.host}${path}`;
  const port = r.weighted({ "": 9, ":8443": 1.2, ":8080": 0.7, ":80": 0.3, ":443": 0.3, ":6667": 0.1 });
  return `${scheme}://${r.pick(HOSTS)}${port}${path}`;
}

/** A source expression that is related to one of the URLs. */
function source(r, urls) {
  const url = r.pick(urls),
    parent = url.hostname.split(".").slice(1).join(".") || url.hostname;
  const scheme = url.protocol.slice(0, -1),
    other = r.pick(["http", "https", "ws", "wss"]);
  const kind = r.weighted({
    origin: 8,
    host: 6,
    scheme: 3,
    star: 3,
    self: 6,
    none: 1.5,
    wildcard: 5,
    port: 4,
    path: 5,
    otherscheme: 4,
    elsewhere: 6,
    keyword: 2,
    odd: 2,
    ending: 3,
    unusual: 3,
    case: 1,
    local: 1,
  });
  switch (kind) {
    case "origin":
      return `${scheme}://${url.host}`;
    case "host":
      return url.host;
    case "scheme":
      return `${r.pick([scheme, other, "data", "blob"])}:`;
    case "star":
      return "*";
    case "self":
      return "'self'";
    case "none":
      return "'none'";
    case "wildcard":
      return r.pick([
        `*.${parent}`,
        `${scheme}://*.${parent}`,
        `*.${url.hostname}`,
        `${scheme}://*`,
        `*:${url.port || "443"}`,
        "*:*",
      ]);
    case "port":
      return `${r.pick(["", `${scheme}://`, `${other}://`])}${url.hostname}:${r.pick(["*", url.port || "443", "80", "443", "8443", "8080"])}`;
    case "path":
      return `${r.pick(["", `${scheme}://`])}${url.host}${r.pick([url.pathname, "/", "/v1", "/v1/", "/v2", "/v1/users", "/v1/%61", "/V1"])}`;
    case "otherscheme":
      return `${other}://${url.hostname}`;
    case "elsewhere":
      return `${r.pick(["", "https://"])}${r.pick(HOSTS)}`;
    case "keyword":
      return r.pick(["'unsafe-inline'", "'strict-dynamic'", "'nonce-abc'", "'unsafe-eval'", "'report-sample'"]);
    case "odd":
      return r.pick([
        "self",
        "none",
        "https:/x",
        "'self",
        "*.",
        "*.*",
        `${scheme}://${url.hostname}:`,
        "https://*.",
        "'unknown'",
        "wss",
        `${url.hostname}/v1?x`,
      ]);
    case "ending":
      return `${r.pick(["", `${scheme}://`, `${other}://`])}${r.pick([url.hostname, `*.${parent}`, "*"])}${r.pick(ENDINGS)}`;
    case "unusual":
      return r.pick(UNUSUAL);
    case "case":
      return url.host.toUpperCase();
    default:
      return r.pick(["localhost:*", "127.0.0.1:*", "http://localhost:8080", "http://127.0.0.1:8080"]);
  }
}

function directive(r, name, urls) {
  const count = r.weighted({ 0: 0.4, 1: 5, 2: 4, 3: 2 });
  return [name, ...Array.from({ length: Number(count) }, () => source(r, urls))].join(" ");
}

/** One policy text. */
function policy(r, api, as, urls) {
  const own = api === "preload" ? [AS[as] ?? "connect-src"] : DIRECTIVES[api];
  const parts = [];
  const shape = r.weighted({ own: 6, default: 3, both: 2, none: 0.7, other: 1 });
  if (shape === "own" || shape === "both") parts.push(directive(r, r.pick(own), urls));
  if (shape === "default" || shape === "both") parts.push(directive(r, "default-src", urls));
  if (shape === "other")
    parts.push(directive(r, r.pick(["script-src", "img-src", "connect-src", "child-src", "object-src"]), urls));
  if (r.chance(0.05)) parts.push(directive(r, own[0], urls));
  if (r.chance(0.12)) parts.push("upgrade-insecure-requests");
  if (r.chance(0.03)) parts.push("block-all-mixed-content");
  if (r.chance(0.05)) parts.push(r.pick(["sandbox allow-scripts", "sandbox allow-scripts allow-same-origin"]));
  if (r.chance(0.05)) parts.push("report-uri /csp");
  if (r.chance(0.03)) parts.push("frobnicate x");
  if (parts.length > 1 && r.chance(0.3)) parts.reverse();
  return parts.join(r.chance(0.9) ? "; " : ";");
}

function acao(r, origin) {
  return r.weighted({
    [origin]: 9,
    "*": 6,
    "": 2,
    null: 1,
    "https://other.test": 1,
    [`${origin}/`]: 0.4,
    [origin.toUpperCase()]: 0.3,
    [`${origin}, *`]: 0.4,
    "*.example.com": 0.3,
    "https://*.example.com": 0.2,
  });
}

/** The Access-Control-* headers of the response to a preflight. */
function preflight(r, origin, names, method) {
  const headers = [];
  const own = acao(r, origin);
  if (own) headers.push(["Access-Control-Allow-Origin", own]);
  if (r.chance(0.45))
    headers.push([
      "Access-Control-Allow-Credentials",
      r.weighted({ true: 8, True: 0.7, false: 0.5, "true, true": 0.3 }),
    ]);
  const methods = r.weighted({
    "": 3,
    "*": 3,
    [method]: 6,
    [method.toLowerCase()]: 0.7,
    "GET, POST": 2,
    "GET,PUT,PATCH,DELETE": 3,
    "GET PUT": 0.3,
  });
  if (methods) headers.push(["Access-Control-Allow-Methods", methods]);
  const listed = names.join(", ") || "X-Custom";
  const allowed = r.weighted({
    "": 3,
    "*": 3,
    [listed]: 6,
    [listed.toUpperCase()]: 1,
    [names.slice(1).join(",") || "content-type"]: 1.5,
    "authorization, *": 1,
    "X Y": 0.3,
  });
  if (allowed) headers.push(["Access-Control-Allow-Headers", allowed]);
  const status = Number(r.weighted({ 204: 8, 200: 8, 201: 0.4, 301: 0.5, 403: 0.8, 404: 0.5, 500: 0.3 }));
  if (status === 301) headers.push(["Location", "/elsewhere"]);
  return { status, headers };
}

function responseHeaders(r, origin, api, as) {
  const headers = [];
  const type = TYPES[api === "preload" ? as : api];
  if (type && r.chance(0.94))
    headers.push([
      "Content-Type",
      r.chance(0.9) ? type : r.pick(["text/plain", "text/html", "application/json", `${type}; charset=utf-8`]),
    ]);
  if (r.chance(0.05)) headers.push(["X-Content-Type-Options", "nosniff"]);
  const own = acao(r, origin);
  if (own) headers.push(["Access-Control-Allow-Origin", own]);
  if (own && r.chance(0.02)) headers.push(["Access-Control-Allow-Origin", own]);
  if (r.chance(0.45))
    headers.push(["Access-Control-Allow-Credentials", r.weighted({ true: 9, TRUE: 0.5, false: 0.5 })]);
  if (r.chance(0.15))
    headers.push(
      ["X-One", "1"],
      ["Access-Control-Expose-Headers", r.pick(["*", "X-One", "x-one, x-two", "X-Two", "*, x-one", "X One"])],
    );
  if (r.chance(0.12))
    headers.push([
      "Cross-Origin-Resource-Policy",
      r.pick(["same-origin", "same-site", "cross-origin", "Same-Origin", "nonsense"]),
    ]);
  return headers;
}

/** One scenario. */
function scenario(r) {
  const api = r.weighted(APIS),
    socket = api === "websocket";
  const as = api === "preload" ? r.pick(["fetch", "image", "script", "style", "font"]) : undefined;
  const pageUrl = r.weighted(PAGES),
    page = new URL(pageUrl);
  const url = r.chance(0.02)
    ? r.pick([
        "data:text/plain,x",
        "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=",
        `blob:${page.origin}/1`,
        "https://u:p@app.example.com/x",
        "about:blank",
        "ftp://other.test/",
        "foo:bar",
        "https://u:p@other.test/x",
        "https://other.test/x#f",
        "//other.test/v1",
      ])
    : target(r, page, socket && r.chance(0.93));
  const request = { api, url };
  const flexible = api === "fetch" || api === "xhr";

  if (flexible || api === "fetchlater") {
    if (r.chance(0.4))
      request.method = r.weighted({
        POST: 5,
        PUT: 3,
        DELETE: 3,
        QUERY: 0.4,
        PATCH: 1.5,
        patch: 0.7,
        put: 0.5,
        HEAD: 1,
        OPTIONS: 0.5,
        "X-M": 0.4,
        TRACE: 0.1,
        GET: 0.6,
      });
    const bodied = !/^(get|head|trace)$/i.test(request.method ?? "GET");
    if (bodied && r.chance(0.7)) {
      const kind = r.weighted({ text: 5, urlencoded: 2, formdata: 1, blob: 2, bytes: 2 });
      request.body =
        kind === "blob" ? { kind, type: r.pick(["", "text/plain", "application/json", "image/png"]) } : { kind };
    }
    if (r.chance(0.35)) {
      const names = {
        "X-Custom: 1": 4,
        "Authorization: Bearer t": 3,
        "Content-Type: application/json": 4,
        "Content-Type: text/plain": 1,
        "Accept: application/json": 1.5,
        "Accept-Language: en": 0.5,
        "X-Requested-With: XMLHttpRequest": 1,
        "Range: bytes=0-9": 0.6,
        "Content-Language: de": 0.3,
        "Accept: a(b)": 0.2,
        "Origin: https://x.test": 0.2,
        "Access-Control-Allow-Origin: *": 0.3,
        "User-Agent: x": 0.2,
        "Cache-Control: no-cache": 0.4,
      };
      const lines = new Set(Array.from({ length: r.int(1, 2) }, () => r.weighted(names)));
      request.headers = [...lines].join("\n");
    } else if (r.chance(0.2)) {
      request.headers = Array.from({ length: Number(r.weighted({ 1: 5, 2: 3 })) }, () => r.pick(EDGES));
      if (r.chance(0.2)) request.headers.push(request.headers[0]);
    }
  }
  if (api === "beacon" && r.chance(0.8)) {
    const kind = r.weighted({ text: 4, urlencoded: 1, formdata: 1, blob: 4, bytes: 1 });
    request.body =
      kind === "blob"
        ? { kind, type: r.pick(["application/json", "text/plain", "application/x-www-form-urlencoded", ""]) }
        : { kind };
  }
  if (api === "fetch") {
    if (r.chance(0.3)) request.mode = r.weighted({ "no-cors": 4, cors: 2, "same-origin": 2 });
    if (r.chance(0.15)) request.redirect = r.pick(["error", "manual", "follow"]);
  }
  if (["fetch", "xhr", "eventsource", "fetchlater"].includes(api) && r.chance(0.4))
    request.credentials =
      api === "fetch" || api === "fetchlater" ? r.weighted({ include: 5, omit: 1.5, "same-origin": 1 }) : "include";
  if (api === "xhr" && r.chance(0.1)) request.uploadListener = true;
  if (socket && r.chance(0.25)) request.protocols = r.pick([["chat"], ["chat", "v2"], ["a b"], ["chat", "chat"], []]);
  if (["image", "script", "style", "media", "preload"].includes(api) && r.chance(0.45))
    request.crossorigin = r.weighted({ anonymous: 3, "use-credentials": 1.5 });
  if (as) request.as = as;

  // The chain: where each redirect leads.
  const hops =
    socket || ["data:", "blob:", "about:", "foo:", "ftp:"].some((s) => url.startsWith(s))
      ? 0
      : Number(r.weighted({ 0: 7, 1: 2, 2: 0.8, 3: 0.3 }));
  let current = new URL(url, page);
  const urls = [current];
  const network = [];
  const script = [
    ...new Set(
      Array.isArray(request.headers)
        ? request.headers.map(([name]) => name)
        : (request.headers ?? "")
            .split("\n")
            .filter(Boolean)
            .map((l) => l.split(":")[0]),
    ),
  ];
  for (let i = 0; i <= hops; i++) {
    const origin = page.origin;
    const before = preflight(r, origin, script, request.method ?? (api === "beacon" ? "POST" : "GET"));
    const headers = responseHeaders(r, origin, api, as);
    if (i < hops) {
      const location = r.weighted({
        [target(r, page, false)]: 8,
        "/v1/next": 1.5,
        "data:text/plain,x": 0.15,
        "https://u:p@other.test/x": 0.15,
        "https://other.test:6667/": 0.1,
        "http://localhost:8080/v1": 0.4,
        "http://127.0.0.1:8080/": 0.3,
        "": 0.1,
        "https://third.test/": 1,
      });
      headers.push(["Location", location]);
      network.push({
        preflight: before,
        response: { status: Number(r.weighted({ 301: 2, 302: 4, 303: 1.5, 307: 3, 308: 2 })), headers },
      });
      current = new URL(location, current);
      urls.push(current);
      // A URL without a server gets no request, so nothing follows it.
      if (current.protocol === "data:") break;
    } else if (socket) {
      const handshake = [];
      if (request.protocols?.length && r.chance(0.8))
        handshake.push(["Sec-WebSocket-Protocol", r.pick([request.protocols[0], "other"])]);
      network.push({
        response: { status: Number(r.weighted({ 101: 12, 200: 0.6, 403: 1, 302: 0.4 })), headers: handshake },
      });
    } else {
      network.push({
        preflight: before,
        response: {
          status: Number(r.weighted({ 200: 14, 204: 0.8, 201: 0.5, 404: 1.2, 500: 0.6, 401: 0.4, 304: 0.1 })),
          headers,
        },
      });
    }
  }

  // The page's policies.
  const near = [...urls.filter((u) => u.host), ...(r.chance(0.5) ? [page] : []), new URL(`https://${r.pick(HOSTS)}/`)];
  const headers = [],
    meta = [];
  if (r.chance(0.62)) {
    for (let n = Number(r.weighted({ 1: 7, 2: 2, 3: 0.5 })); n > 0; n--) {
      const text = policy(r, api, as, near);
      const where = r.weighted({ header: 8, report: 1.5, meta: 1.5 });
      if (where === "meta") meta.push(text);
      else
        headers.push([
          where === "header" ? "Content-Security-Policy" : "Content-Security-Policy-Report-Only",
          r.chance(0.07) ? `${text}, ${policy(r, api, as, near)}` : text,
        ]);
    }
  }
  if (r.chance(0.12)) headers.push(["Cross-Origin-Embedder-Policy", r.pick(EMBEDDER)]);
  if (r.chance(0.03))
    headers.push([
      "Document-Isolation-Policy",
      r.pick(["isolate-and-require-corp", "isolate-and-credentialless", "none"]),
    ]);
  if (r.chance(0.15))
    headers.push([
      "Referrer-Policy",
      r.pick([
        "no-referrer",
        "origin",
        "same-origin",
        "strict-origin",
        "unsafe-url",
        "no-referrer-when-downgrade",
        "origin-when-cross-origin",
        "strict-origin-when-cross-origin",
        "no-referrer, unsafe-url",
        "bogus",
        "origin, bogus",
      ]),
    ]);

  const lines = (pairs) => pairs.map(([n, v]) => `${n}: ${v}`).join("\n");
  return {
    page: { url: pageUrl, ...(headers.length ? { headers: lines(headers) } : {}), ...(meta.length ? { meta } : {}) },
    request,
    network: network.map((hop) =>
      Object.fromEntries(
        Object.entries(hop).map(([k, head]) => [k, { status: head.status, headers: lines(head.headers) }]),
      ),
    ),
  };
}

/**
 * Creates a generator of scenarios.
 * @param {number} seed
 * @returns {() => object} each call gives the next one
 */
export function scenarios(seed) {
  const next = numbers(seed);
  return () => scenario(choices(Math.floor(next() * 4294967296)));
}
