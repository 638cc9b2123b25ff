// `wouldblock/read`, as the package's users import it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { encodingOf } from "../../pkg/read/encoding.js";
import { encode } from "../../www/share.js";
import { install } from "../support/package.mjs";

const { root, remove } = install();
after(remove);

const { complete, read, readHar, toScenario } = await import(pathToFileURL(join(root, "read.js")).href);
const { configuration, simulate } = await import(pathToFileURL(join(root, "index.js")).href);
const zh = (await import(pathToFileURL(join(root, "languages/zh.js")).href)).default;

const CONSOLE =
  "Access to fetch at 'https://api.example/v1' from origin 'https://app.example' has been blocked by CORS policy: " +
  "No 'Access-Control-Allow-Origin' header is present on the requested resource.Understand this error";

describe("each module is loaded when a text needs it", () => {
  test("commands, headers and similar texts", async () => {
    const text = "curl -XPUT 'https://api.example/v1' -H 'X-A: 1' -H 'Origin: https://app.example'";
    const { kind, request, page, places } = await read(text);
    assert.equal(kind, "curl.bash");
    assert.equal(page.url, "https://app.example/");
    assert.deepEqual(request.headers, [["X-A", "1"]]);
    const { start, end } = places["request.url"];
    assert.equal(text.slice(start, end), "'https://api.example/v1'");
  });

  test("scripts", async () => {
    const { kind, request } = await read("await fetch(`https://api.example/v1`, { method: 'PUT' })");
    assert.equal(kind, "js.fetch");
    assert.deepEqual([request.api, request.url, request.method], ["fetch", "https://api.example/v1", "PUT"]);
  });

  test("consoles, with the text that Chrome appends to its sentences", async () => {
    const reading = await read(CONSOLE);
    assert.equal(reading.kind, "console");
    assert.equal(reading.request.url, "https://api.example/v1");
    assert.equal(reading.page.url, "https://app.example/");
  });

  test("a console line about code leaves the code open, and asks for no URL and no response", async () => {
    const line =
      "Executing inline script violates the following Content Security Policy directive 'script-src 'self''. Either " +
      "the 'unsafe-inline' keyword, a hash ('sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='), or a nonce " +
      "('nonce-...') is required to enable inline execution. The action has been blocked.";
    const { request, unresolved } = await read(line);
    assert.equal(request.api, "inline-script");
    const reasons = new Map(unresolved.map(({ path, why }) => [path, why]));
    assert.equal(reasons.get("request.text"), "The message does not quote the code.");
    assert.deepEqual([reasons.has("request.url"), reasons.has("network")], [false, false]);
  });

  test("links, packed and plain, and broken ones", async () => {
    const scenario = { page: { url: "https://app.example/" }, request: { api: "fetch", url: "https://api.example/" } };
    const link = `https://wouldblock.example/#s=${await encode(scenario)}`;
    const plain = `https://wouldblock.example/#s=0.${Buffer.from(JSON.stringify(scenario)).toString("base64url")}`;
    for (const text of [link, plain]) {
      const reading = await read(text);
      assert.equal(reading.kind, "link");
      assert.deepEqual(toScenario(reading), scenario);
    }
    const broken = await read(link.slice(0, -9));
    assert.equal(broken.request, undefined);
    assert.equal(broken.unread.length, 1);
  });

  test("several blocks in one text, with places in the whole", async () => {
    const text =
      "The call:\n\n```js\nfetch('https://api.example/v1')\n```\n\nIts answer:\n\n```http\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n```\n";
    const reading = await read(text);
    assert.equal(reading.kind, "mixed");
    assert.equal(reading.request.url, "https://api.example/v1");
    assert.equal(reading.network[0].response.status, 200);
    for (const { start, end } of Object.values(reading.places)) assert.ok(start <= end && end <= text.length);
    const { start, end } = reading.places["request.url"];
    assert.match(text.slice(start, end), /https:\/\/api\.example\/v1/);
  });
});

test("only a file with a zero in every ASCII character is UTF-16", () => {
  const text = '{"a":"一二三四"}\r\n'.repeat(20);
  const little = Buffer.from(text, "utf16le");
  const mark = Buffer.from("\ufeff", "utf16le");
  assert.equal(encodingOf(little), "utf-16le");
  assert.equal(encodingOf(Buffer.from(little).swap16()), "utf-16be");
  assert.equal(encodingOf(Buffer.concat([mark, Buffer.from("一")])), "utf-16le");
  for (const other of [Buffer.alloc(512), Buffer.concat([Buffer.alloc(300), Buffer.from(text)]), Buffer.from(text)])
    assert.equal(encodingOf(other), "utf-8");
});

test("titles and reasons come in the language of the call", async () => {
  const titles = await Promise.all(
    [undefined, "de-AT", zh].map(async (language) => (await read("https://a.example/", { language })).title),
  );
  assert.deepEqual(titles, ["An address", "Eine Adresse", "地址"]);
});

test("the target decides whose headers were pasted", async () => {
  const text = "Content-Type: text/plain";
  const roles = ["page.headers", "network[0].preflight.headers", "network[0].response.headers"].map(
    async (target) => (await read(text, { target })).role,
  );
  assert.deepEqual(await Promise.all(roles), ["page", "preflight", "response"]);
});

describe("complete()", () => {
  test("an error, then the response's headers, then the policy", async () => {
    const readings = await Promise.all(
      [CONSOLE, "HTTP/2 200\nContent-Type: application/json", "connect-src https://api.example"].map((text) =>
        read(text),
      ),
    );
    const whole = await complete(...readings);
    const report = simulate(toScenario(whole));
    assert.equal(report.verdict, "blocked");
    assert.equal(report.blockedBy, "cors");
    assert.ok(!whole.unresolved.some(({ path, assumed }) => !assumed && (path === "page.url" || path === "network")));
  });

  test("another text overrides the assumptions made from a message", async () => {
    const error = await read(
      "Access to fetch at 'https://api.example/v1' from origin 'https://app.example' has been blocked by CORS policy: " +
        "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is " +
        "present on the requested resource.",
    );
    const assumed = error.unresolved.filter((open) => open.assumed).map(({ path }) => path);
    assert.deepEqual(assumed, ["page.url", "request.headers", "request.method"]);
    const call = await read(
      'fetch("https://api.example/v1", { method: "DELETE", headers: { "X-Team": "blue" } }); // on https://app.example/list',
    );
    const page = await read("Origin: https://app.example\nReferer: https://app.example/list");
    for (const readings of [
      [error, call, page],
      [page, call, error],
    ]) {
      const whole = await complete(...readings);
      assert.equal(whole.request.method, "DELETE");
      assert.deepEqual(whole.request.headers, [["X-Team", "blue"]]);
      assert.equal(whole.page.url, "https://app.example/list");
      assert.deepEqual(whole.network, [{ preflight: { headers: [] } }]);
      assert.ok(!whole.unresolved.some(({ why }) => /contradict|Assumed/.test(why)), JSON.stringify(whole.unresolved));
    }
    const other = await read("Origin: https://elsewhere.example");
    assert.ok((await complete(error, other)).unresolved.some(({ why }) => /contradict/.test(why)));
  });

  test("contradictions are reported, and the earlier text counts", async () => {
    const urls = await Promise.all(["https://a.example/1", "https://a.example/2"].map((text) => read(text)));
    const both = await complete(...urls, { language: "en" });
    assert.equal(both.request.url, "https://a.example/1");
    assert.ok(both.unresolved.some(({ path, why }) => path === "request.url" && /contradict/.test(why)));
    const response = await read("HTTP/2 200\nAccess-Control-Allow-Origin: *");
    for (const readings of [
      [await read(CONSOLE), response],
      [response, await read(CONSOLE)],
    ])
      assert.ok((await complete(...readings)).unresolved.some(({ why }) => /contradict.*Allow-Origin/.test(why)));
  });

  test("what one text leaves open about a header stays open", async () => {
    const config = await read(
      "app.use((req, res, next) => { if (settings.open) res.setHeader('Access-Control-Allow-Origin', '*'); next(); });",
      { name: "app.js" },
    );
    const call = await read("fetch('https://api.example/v1')");
    const whole = await complete(call, config);
    assert.equal(simulate(toScenario(whole, { page: "https://app.example/" })).verdict, "undetermined");
  });
});

describe("toScenario()", () => {
  const KNOWN = { page: "https://p.example/", url: "https://h.example/data.json" };
  for (const [name, text] of [
    [
      "vercel.json",
      '{"headers":[{"source":"/fonts/(.*)","headers":[{"key":"Access-Control-Allow-Origin","value":"*"}]}]}',
    ],
    ["_headers", "/fonts/*\n  Access-Control-Allow-Origin: *\n"],
    ["nginx.conf", "server { location /fonts/ { add_header Access-Control-Allow-Origin *; } }"],
    ["app.js", "const app = require('express')();\napp.use(require('cors')({ origin: process.env.ORIGIN }));"],
    [
      "app.js",
      "const app = require('express')();\napp.use(require('cors')({ origin: [process.env.A, 'https://b.example'] }));",
    ],
    [
      "ingress.yaml",
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  annotations:\n    nginx.ingress.kubernetes.io/enable-cors: "true"\n    nginx.ingress.kubernetes.io/cors-allow-origin: {{ .Values.origin }}\n',
    ],
    [
      "app.js",
      "app.use((req, res, next) => {\n  const { origin } = req.headers;\n  if (allowed.includes(origin)) res.setHeader('Access-Control-Allow-Origin', origin);\n  next();\n});",
    ],
    [
      "app.js",
      "app.use((req, res, next) => {\n  if (settings.open) res.setHeader('Access-Control-Allow-Origin', '*');\n  next();\n});",
    ],
    ["app.js", "app.use(cors({ origin: (origin, done) => lookUp(origin).then((known) => done(null, known)) }));"],
    ["settings.py", 'CORS_ALLOW_ALL_ORIGINS = True\nCORS_URLS_REGEX = r"^/(?!admin/).*$"\n'],
    [
      "nginx.conf",
      "server { server_name a.example; location / { add_header Access-Control-Allow-Origin *; } }\nserver { server_name b.example; location / { root /srv; } }",
    ],
    ["Startup.cs", '[EnableCors("Open")]\npublic class ItemsController : ControllerBase { }'],
  ])
    test(`what ${name} leaves open stays open: ${text.slice(0, 90)}`, async () => {
      const { page, request, network } = toScenario(await read(text, { name }), KNOWN);
      const report = simulate({ page, request: { api: "fetch", ...request }, network });
      assert.equal(report.verdict, "undetermined", report.summary);
    });

  const withOrigin = (value) => ({ network: [{ response: { headers: [["Access-Control-Allow-Origin", value]] } }] });
  const sent = (allow, page, otherwise = null) =>
    toScenario(withOrigin({ echo: "Origin", allow, otherwise }), { page }).network[0].response?.headers;

  test("an echo is the page's origin if that is allowed", () => {
    const echoed = [["Access-Control-Allow-Origin", "https://app.example"]];
    for (const allow of [
      "any",
      ["https://app.example"],
      { suffix: ".example" },
      [{ pattern: "^https://(app|b)\\.example$" }],
    ])
      assert.deepEqual(sent(allow, "https://app.example/x"), echoed, JSON.stringify(allow));
    assert.deepEqual(sent(["https://b.example/"], "https://app.example/"), []);
    assert.deepEqual(sent(["https://b.example"], "https://app.example/", "false"), [
      ["Access-Control-Allow-Origin", "false"],
    ]);
    assert.deepEqual(sent(["https://*.example.com"], "https://example.com/"), []);
  });

  test("a response that depends on something unknown is left out", () => {
    assert.equal(sent("any", undefined), undefined);
    assert.equal(sent([{ pattern: "^(a+)+$" }], "https://app.example/"), undefined);
    assert.equal(sent([{ pattern: "^((a+))*$" }], "https://app.example/"), undefined);
    assert.equal(sent([{ pattern: "\\Ahttps://app\\.example\\z" }], "https://app.example/"), undefined);
    assert.equal(sent("any", "https://app.example/").length, 1);
    assert.equal(toScenario(withOrigin("${process.env.ORIGIN}")).network[0].response, undefined);
    assert.equal(sent([{ pattern: "(" }], "https://app.example/"), undefined);
    assert.equal(sent(["${app.origin}"], "https://app.example/"), undefined);
    assert.equal(sent(["https://app.example", "{{ .Values.origin }}"], "https://app.example/").length, 1);
  });

  test("a configuration by paths gives the response of the requested path", () => {
    const byPath = [
      { path: "/", headers: [["X-A", "root"]] },
      { path: "/api/x", headers: [["X-A", "api"]] },
    ];
    const of = (url) => toScenario({ role: "response", byPath }, { url }).network[0].response.headers[0][1];
    assert.deepEqual(["https://a.example/api/users", "https://a.example/apix", "/api/"].map(of), [
      "api",
      "root",
      "api",
    ]);
    const page = toScenario({ role: "page", byPath }, { page: "https://a.example/api/" }).page;
    assert.deepEqual(page.headers, [["X-A", "api"]]);
  });
});

test("a configuration of several hosts gives the response of the requested host", async () => {
  const nginx = `server {
    server_name www.a.example;
    add_header Content-Security-Policy "connect-src 'self'";
}
server {
    server_name api.a.example *.api.a.example;
    location / { add_header Access-Control-Allow-Origin https://www.a.example; }
}`;
  const reading = await read(nginx);
  const of = (url) => toScenario(reading, { page: "https://www.a.example/", url });
  for (const host of ["api.a.example", "v2.api.a.example"]) {
    const { page, network } = of(`https://${host}/x`);
    assert.deepEqual(page.headers, [["Content-Security-Policy", "connect-src 'self'"]]);
    assert.deepEqual(network[0].response.headers, [["Access-Control-Allow-Origin", "https://www.a.example"]]);
  }
  assert.equal(of("https://elsewhere.example/").network, undefined);
});

test("a preflight whose methods a handler decides is left out", async () => {
  const of = async (handlers) => {
    const reading = await read(`@CrossOrigin\n@RestController\nclass Items {\n${handlers}\n}`);
    return toScenario(reading, { page: "https://a.example/", url: "https://b.example/" }).network[0].preflight?.headers;
  };
  const put = '@PutMapping("/{id}") Item put() { return null; }';
  assert.ok((await of(put)).some(([name, value]) => name === "Access-Control-Allow-Methods" && value === "PUT"));
  assert.equal(await of(`${put}\n@GetMapping Item get() { return null; }`), undefined);
});

describe("every configuration that is written is read back", () => {
  const scenario = {
    page: { url: "https://app.example/" },
    request: { api: "fetch", url: "https://api.example/v1" },
    network: [{ response: { status: 200, headers: [] } }],
  };
  const [fix] = simulate(scenario).fixes;
  const TARGETS = "header nginx apache caddy express nextjs _headers spring django aspnet fastapi rails s3".split(" ");
  for (const target of TARGETS)
    test(target, async () => {
      const reading = await read(configuration(scenario, fix, target).text);
      const known = { page: scenario.page.url, url: scenario.request.url };
      const headers = toScenario(reading, known).network?.[0].response?.headers ?? [];
      const values = headers.filter(([name]) => name.toLowerCase() === "access-control-allow-origin");
      assert.deepEqual(
        values.map(([, value]) => value),
        ["https://app.example"],
      );
    });
});

describe("texts that are not honest", () => {
  const texts = {
    nothing: "",
    "a nesting bomb in a HAR": `{"log":{"entries":${"[".repeat(100_000)}`,
    "a nesting bomb in a script": `fetch(${"(".repeat(50_000)}`,
    "many quotes": "> ".repeat(100_000),
    "many backslashes": `curl '${"\\".repeat(200_000)}`,
    "many colons": "a:".repeat(200_000),
    "one long line": `Content-Security-Policy: ${"x ".repeat(200_000)}`,
    "lone surrogates": "curl 'https://a.example/\ud800'",
  };
  for (const [name, text] of Object.entries(texts))
    test(name, async () => {
      const reading = await read(text);
      assert.equal(typeof reading.kind, "string");
      assert.ok(reading.title.length > 0);
      for (const { at } of reading.unread) assert.ok(at.start <= at.end && at.end <= text.length);
    });

  test("a HAR that is cut off is read up to the cut, and the cut is named", async () => {
    const entry = {
      request: { method: "GET", url: "https://a.example/1", headers: [] },
      response: { status: 200, headers: [] },
    };
    const whole = JSON.stringify({
      log: { entries: [entry, { ...entry, request: { ...entry.request, url: "https://a.example/2" } }] },
    });
    const cut = whole.slice(0, whole.lastIndexOf('"response"'));
    const reading = await read(cut);
    assert.deepEqual(
      reading.requests.map(({ request, network }) => [request.url, network?.length ?? 0]),
      [
        ["https://a.example/1", 1],
        ["https://a.example/2", 0],
      ],
    );
    assert.match(reading.unread[0].why, /ends here in the middle/);
  });

  test("a HAR that is streamed loses only its bodies", async () => {
    const entry = (at) => ({
      request: {
        method: "POST",
        url: `https://api.example/${at}?q="`,
        headers: [{ name: "x-a", value: 'quoted "text"\\' }],
        postData: { mimeType: "application/json", text: '{"a":"\\\\""}' },
      },
      response: {
        status: 200,
        headers: [{ name: "vary", value: "Origin" }],
        content: { text: '"}]\\'.repeat(20_000) },
      },
    });
    const har = JSON.stringify({ log: { entries: [entry(1), entry(2)] } });
    const expected = await read(har);
    assert.equal(expected.requests.length, 2);
    for (const size of [1, 7, 4096]) {
      const done = [];
      const pieces = async function* () {
        const bytes = new TextEncoder().encode(har);
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      const { requests } = await readHar(pieces(), { progress: (count) => done.push(count) });
      assert.deepEqual(
        requests.map(({ request, network }) => ({ request, network })),
        expected.requests.map(({ request, network }) => ({ request, network })),
      );
      assert.equal(done.at(-1), new TextEncoder().encode(har).length);
    }
    const controller = new AbortController();
    const stopped = readHar(new Blob([har]), { signal: controller.signal, progress: () => controller.abort() });
    await assert.rejects(stopped, { name: "AbortError" });
  });

  test("a value that is not text is an error", async () => {
    await assert.rejects(read({}), TypeError);
  });
});
