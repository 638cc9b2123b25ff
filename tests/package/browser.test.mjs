// The installed package in real browsers: plain module scripts, no bundler, under a strict Content-Security-Policy.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import { browsers, serve } from "../support/browsers.mjs";
import { install } from "../support/package.mjs";
import { together } from "../support/together.mjs";
import { blocked } from "./scenarios.mjs";

const { project, remove } = install();
after(remove);

/** The main entry fetches nothing, so its page only needs to allow its scripts. */
const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
const WITH_FETCH = `${STRICT}; connect-src 'self'`;
const WITHOUT_WASM = "default-src 'none'; script-src 'self'; connect-src 'self'";

const PRELUDE = `
  const scenario = ${JSON.stringify(blocked)};
  const attempt = async call => { try { return await call(); } catch (error) { return String(error.message); } };
  function show(value) {
    const output = document.createElement("output");
    output.textContent = JSON.stringify(value);
    document.body.append(output);
  }`;

const MAIN = `import { simulate } from "/node_modules/wouldblock/index.js";
  ${PRELUDE}
  show(await attempt(() => simulate(scenario)));`;

const WEB = `import { init, simulate } from "/node_modules/wouldblock/web.js";
  ${PRELUDE}
  const early = await attempt(() => simulate(scenario));
  const same = init() === init();
  await init();
  show({ early, same, report: simulate(scenario) });`;

const web = (input) => `import { init, simulate } from "/node_modules/wouldblock/web.js";
  ${PRELUDE}
  show(await attempt(async () => { await init(${input}); return simulate(scenario); }));`;

/** The module that only decides, as a file and inside its script. */
const DECIDE = `import { init, decide } from "/node_modules/wouldblock/decide-web.js";
  import { decide as inlined } from "/node_modules/wouldblock/decide.js";
  ${PRELUDE}
  const early = await attempt(() => decide(scenario));
  await init();
  show({ early, verdicts: [decide(scenario), inlined(scenario)] });`;

const FILE = `"/node_modules/wouldblock/wasm/wouldblock_bg.wasm"`;

const RETRY = `import { init, simulate } from "/node_modules/wouldblock/web.js";
  ${PRELUDE}
  const first = await attempt(() => init("/nothing.wasm"));
  await init();
  show({ first, report: simulate(scenario) });`;

const WORKER = `${PRELUDE}
  new Worker("/worker.js", { type: "module" }).onmessage = event => show(event.data);`;

/** A bare specifier, as an import map resolves it. */
const MAPPED = `import { simulate } from "wouldblock";
  ${PRELUDE}
  show(await attempt(() => simulate(scenario)));`;
const IMPORT_MAP = `{ "imports": { "wouldblock": "/node_modules/wouldblock/index.js" } }`;
const MAP_HASH = `'sha256-${createHash("sha256").update(IMPORT_MAP).digest("base64")}'`;

/** Objects of the page: the browser's own Request, Response, Headers and Location. */
const HELD = `import { simulate, toScenario } from "/node_modules/wouldblock/index.js";
  ${PRELUDE}
  const foreign = document.body.appendChild(document.createElement("iframe")).contentWindow;
  const init = { method: "POST", body: new URLSearchParams("a=b"), headers: { "X-A": "1" }, mode: "cors" };
  const page = { url: location, headers: new Headers({ "Content-Security-Policy": "connect-src 'self'" }) };
  show({
    scenarios: [window, foreign].map(realm => toScenario(new realm.Request("https://b.example/", init), {
      page,
      network: [new realm.Response(null, { status: 204, headers: new realm.Headers({ a: "b" }) })],
    })),
    report: simulate(new Request("https://b.example/", init), { page }),
  });`;

/** The same hosts as in tests/package/hosts.test.mjs; here the browser's `URL` converts them. */
const HOSTS = JSON.parse(readFileSync(new URL("../hosts.json", import.meta.url), "utf8"));
const ASK_HOSTS = `import { simulate } from "/node_modules/wouldblock/index.js";
  ${PRELUDE}
  const hosts = ${JSON.stringify(HOSTS.map(({ host }) => host))};
  const asked = host => simulate({ page: { url: "https://app.example/" }, request: { api: "image", url: "https://" + host + "/" } });
  show(hosts.map(host => asked(host).exchanges[0]?.url ?? null));`;

const SERVICE_WORKER = `${PRELUDE}
  const { installing } = await navigator.serviceWorker.register("/service-worker.js", { type: "module" });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = event => show(event.data);
  installing.postMessage("ask", [port2]);`;

const pages = {
  mapped: [
    STRICT.replace("script-src", `script-src ${MAP_HASH}`),
    MAPPED,
    `<script type="importmap">${IMPORT_MAP}</script>`,
  ],
  held: [`${STRICT}; frame-src 'self'`, HELD],
  "service-worker": ["default-src 'none'; script-src 'self'; worker-src 'self'", SERVICE_WORKER],
  hosts: [STRICT, ASK_HOSTS],
  main: [STRICT, MAIN],
  decide: [WITH_FETCH, DECIDE],
  "main-refused": [WITHOUT_WASM, MAIN],
  web: [WITH_FETCH, WEB],
  "web-refused": [WITHOUT_WASM, web("")],
  "web-url": [WITH_FETCH, web(FILE)],
  "web-response": [WITH_FETCH, web(`fetch(${FILE})`)],
  "web-bytes": [WITH_FETCH, web(`(await fetch(${FILE})).arrayBuffer()`)],
  "web-module": [WITH_FETCH, web(`WebAssembly.compileStreaming(fetch(${FILE}))`)],
  // This host has no type for .wasm.
  "web-untyped": [WITH_FETCH, web(`(await fetch(${FILE})).arrayBuffer().then(bytes => new Response(bytes))`)],
  "web-retry": [WITH_FETCH, RETRY],
  // `new Worker` takes a script's address, for which Trusted Types would require a TrustedScriptURL.
  worker: ["default-src 'none'; script-src 'self'; worker-src 'self'", WORKER],
};

const site = {
  "/": project,
  "/worker.js": {
    body: `import { simulate } from "/node_modules/wouldblock/index.js"; ${PRELUDE} postMessage(simulate(scenario));`,
    // A worker script has its own policy.
    headers: { "Content-Security-Policy": STRICT },
  },
  "/service-worker.js": {
    body: `import { simulate } from "/node_modules/wouldblock/index.js"; ${PRELUDE}
      addEventListener("message", ({ ports: [port] }) => port.postMessage(simulate(scenario)));`,
    headers: { "Content-Security-Policy": STRICT },
  },
};
for (const [name, [policy, script, head = ""]] of Object.entries(pages)) {
  site[`/${name}.html`] = {
    body: `<!doctype html><title>${name}</title>${head}<body><script type="module" src="/${name}.page.js"></script>`,
    headers: { "Content-Security-Policy": policy },
  };
  site[`/${name}.page.js`] = { body: script };
}

for (const [name, launch] of browsers) {
  describe(name, { timeout: 120_000 }, () => {
    const shared = together(launch, () => serve(site));

    /** What the page's script showed. */
    async function open(page) {
      const tab = await shared.browser.newPage();
      try {
        const problems = [];
        tab.on("pageerror", (error) => problems.push(String(error)));
        await tab.goto(`${shared.server.origin}/${page}.html`);
        const output = await tab.waitForSelector("output", { timeout: 20_000 }).catch((error) => {
          throw new Error(`${page}: ${error.message} ${problems.join("; ")}`);
        });
        return JSON.parse(await output.evaluate((element) => element.textContent));
      } finally {
        await tab.close();
      }
    }

    const isReport = (report) => {
      assert.equal(report.verdict, "blocked", JSON.stringify(report));
      assert.equal(report.blockedBy, "csp");
    };

    test("the main entry works from a plain module script and fetches nothing", async () => {
      shared.server.requests.length = 0;
      isReport(await open("main"));
      assert.deepEqual(
        shared.server.requests.filter((path) => path.endsWith(".wasm")),
        [],
      );
    });

    test("the main entry works in a module worker", async () => isReport(await open("worker")));

    test("the main entry works in a module service worker", async () => isReport(await open("service-worker")));

    test("the main entry works by an import map", async () => isReport(await open("mapped")));

    test("the browser's own objects are understood, including those of a frame", async () => {
      const {
        scenarios: [own, foreign],
        report,
      } = await open("held");
      assert.deepEqual(own, foreign);
      assert.equal(own.page.url, `${shared.server.origin}/held.html`);
      assert.equal(own.request.method, "POST");
      assert.deepEqual(own.request.headers, [
        ["content-type", "application/x-www-form-urlencoded;charset=UTF-8"],
        ["x-a", "1"],
      ]);
      assert.deepEqual(own.network, [{ response: { status: 204, headers: [["a", "b"]] } }]);
      isReport(report);
    });

    test("host names beyond ASCII", async () => {
      // Chromium's `URL` does not check every label of Punycode.
      const expected = HOSTS.map((host) => (name === "Chromium" && host.chromium) || host.ascii);
      assert.deepEqual(
        await open("hosts"),
        expected.map((host) => host && `https://${host}/`),
      );
    });

    test("init() loads the file once, is shared, and is asked for when it was forgotten", async () => {
      shared.server.requests.length = 0;
      const { early, same, report } = await open("web");
      assert.match(early, /await init\(\)/);
      assert.equal(same, true);
      isReport(report);
      assert.equal(shared.server.requests.filter((path) => path.endsWith(".wasm")).length, 1);
    });

    test("the module that only decides, as a file of its own and inside its script", async () => {
      shared.server.requests.length = 0;
      const { early, verdicts } = await open("decide");
      assert.match(early, /await init\(\)/);
      for (const decision of verdicts) assert.equal(decision.blockedBy, "csp");
      assert.deepEqual(
        shared.server.requests.filter((path) => path.endsWith(".wasm")),
        ["/node_modules/wouldblock/wasm/decide_bg.wasm"],
      );
    });

    for (const input of ["url", "response", "bytes", "module", "untyped"])
      test(`init() takes the engine as ${input}`, async () => isReport(await open(`web-${input}`)));

    test("after a failed init() the next one tries again", async () => {
      const { first, report } = await open("web-retry");
      assert.match(first, /nothing\.wasm.*404/);
      isReport(report);
    });

    for (const entry of ["main", "web"])
      test(`a policy that refuses WebAssembly is named (${entry})`, async () => {
        assert.match(await open(`${entry}-refused`), /Content-Security-Policy.*'wasm-unsafe-eval'/);
      });
  });
}
