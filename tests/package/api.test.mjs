// Exports other than functions: lists, errors and their hints, and the types of entries that are not modules.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { LANGUAGES } from "../../pkg/languages/list.js";
import { homepage } from "../../docs/generate/address.mjs";
import { chromium, serve } from "../support/browsers.mjs";
import { install } from "../support/package.mjs";

const TSC = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
const { project, root, remove } = install();
after(remove);

const require = createRequire(join(project, "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const esm = await import(pathToFileURL(join(root, "index.js")).href);
const cjs = require("wouldblock");

const TAGS = LANGUAGES.map(({ tag }) => `"${tag}"`);
const PAGE = { url: "https://a.example/" };
const REQUEST = { api: "fetch", url: "https://b.example/" };

/** The members of a union of string literals. */
function union(file, name) {
  const text = readFileSync(join(root, file), "utf8");
  const [, members] = new RegExp(`export type ${name} =([^;]*);`).exec(text);
  return [...members.matchAll(/"([^"]+)"/g)].map(([, member]) => member);
}

describe("lists", () => {
  const TYPES = {
    APIS: ["contract.d.ts", "Api"],
    CHECKS: ["contract.d.ts", "Check"],
    TARGETS: ["index.d.ts", "Target"],
  };
  for (const [name, [file, type]] of Object.entries(TYPES))
    test(`${name} are the type ${type}`, () => {
      assert.deepEqual([...esm[name]].sort(), union(file, type).sort());
      assert.deepEqual(cjs[name], esm[name]);
    });

  test("ENGINES are those of a report", () => {
    const { verdicts } = esm.simulate({ page: PAGE, request: REQUEST });
    assert.deepEqual([...esm.ENGINES].sort(), Object.keys(verdicts).sort());
  });
});

describe("errors", () => {
  const thrown = (of, scenario) => {
    try {
      of.simulate(scenario);
    } catch (error) {
      return error;
    }
    throw new assert.AssertionError({ message: "nothing was thrown" });
  };

  test("of every entry have a code that the types list", async () => {
    const entry = (name) => import(`../../pkg/${name}.js`);
    const load = "ERR_WOULDBLOCK_LOAD";
    const argument = "ERR_WOULDBLOCK_ARGUMENT";
    const expected = [
      [argument, async () => (await entry("languages/index")).language("xx")],
      [argument, async () => (await entry("audit")).audit(1)],
      [argument, async () => (await entry("audit")).audit([], { engines: ["opera"] })],
      [argument, async () => (await entry("check")).check({ mustAllow: 1 })],
      [argument, async () => (await entry("read")).read(1)],
      [argument, async () => (await entry("vite")).default({ policy: "" })],
      [
        argument,
        async () => (await entry("matchers")).matchers.toBeAllowed({ page: PAGE, request: REQUEST }, { in: "opera" }),
      ],
      [load, async () => (await entry("web")).simulate({ page: PAGE, request: REQUEST })],
      [load, async () => (await entry("decide-web")).init(new Response("", { status: 404 }))],
      [
        "ERR_WOULDBLOCK_FREED",
        () => {
          const policy = esm.compilePolicy(PAGE);
          policy.free();
          policy.decide(REQUEST);
        },
      ],
    ];
    const types = readFileSync(new URL("../../pkg/index.d.ts", import.meta.url), "utf8");
    for (const [code, action] of expected) {
      const error = await (async () => action())().then(
        () => assert.fail(`${action} throws nothing`),
        (thrown) => thrown,
      );
      assert.equal(error.code, code, `${action}: ${error.message}`);
      assert.ok(types.includes(`"${code}"`), code);
    }
  });

  test("have a code, and are instances of either copy's class and of no other", () => {
    for (const of of [esm, cjs]) {
      const error = thrown(of, { page: 1 });
      assert.equal(error.code, "ERR_WOULDBLOCK_SCENARIO");
      for (const { ScenarioError, WouldblockInternalError } of [esm, cjs]) {
        assert.ok(error instanceof ScenarioError);
        assert.ok(error instanceof TypeError);
        assert.ok(!(error instanceof WouldblockInternalError));
        assert.ok(!(new TypeError("x") instanceof ScenarioError));
        class Own extends ScenarioError {}
        assert.ok(!(error instanceof Own));
        assert.ok(new Own({ message: "m", path: "p", suggestion: null }) instanceof Own);
      }
    }
  });

  const FRAME = { parent: { url: "https://b.example/", csp: "" } };
  const asked = (more) => ({ page: PAGE, request: REQUEST, ...more });
  const GUESSES = [
    [asked({ page: { ...PAGE, csp: "connect-src 'self'" } }), /; a policy is a header: `headers/],
    [asked({ page: { ...PAGE, frame: FRAME } }), /^page\.frame\.parent\.csp: [^;]*; a policy is a header: `headers/],
    [asked({ csp: "connect-src 'self'" }), /^csp: [^;]*; a policy is a header of the page: `page: \{ headers/],
    [asked({ request: { ...REQUEST, csp: "" } }), /^request\.csp: [^;]*; a policy is a header of the page/],
    [asked({ page: { ...PAGE, meta: "default-src 'self'" } }), /; write a list: `meta: \["…"\]`$/],
    [asked({ page: { ...PAGE, hostPermissions: "<all_urls>" } }), /; write a list: `hostPermissions: \["…"\]`$/],
    [asked({ network: new Response() }), /a list with an entry for each hop/],
    [asked({ network: "200" }), /a list with an entry for each hop/],
    [asked({ network: [{ status: 200 }] }), /^network\[0\]\.status: [^;]*; .*\[\{ preflight, response \}\]/],
    [asked({ response: {} }), /network: \[\{ preflight, response \}\]/],
    [asked({ request: { ...REQUEST, status: 200 } }), /network: \[\{ preflight, response \}\]/],
    [asked({ headers: {} }), /headers belong in `page`, in `request` or in a `response`/],
    [asked({ meta: [] }), /this belongs in `page`/],
    [asked({ request: { ...REQUEST, withCredentials: true } }), /credentials: "include"/],
    [
      asked({ request: { ...REQUEST, credentials: true } }),
      /expected one of `omit`, `same-origin`, `include`, got a boolean; cookies are sent with "include"/,
    ],
    [
      asked({ request: { ...REQUEST, mode: false } }),
      /expected one of `cors`, `no-cors`, `same-origin`, got a boolean$/,
    ],
    [asked({ request: { ...REQUEST, origin: "https://a.example" } }), /the page that makes the request is `page/],
    [{ page: PAGE, request: { api: "GET", url: "/" } }, /`api` says how the request is made/],
    [{ page: { origin: "https://a.example" }, request: REQUEST }, /named by its `url`/],
    [{ page: PAGE, url: "https://b.example/" }, /belongs in `request`/],
  ];
  for (const [scenario, hint] of GUESSES)
    test(`a first guess gets a hint: ${hint.source}`, () => assert.match(thrown(esm, scenario).message, hint));

  test("a name that is near is suggested, and nothing else", () => {
    const { message, suggestion } = thrown(esm, { page: PAGE, request: { ...REQUEST, uri: "/" } });
    assert.equal(suggestion, "url");
    assert.match(message, /did you mean `url`\?$/);
  });
});

test("each warning names its section, which the package contains", () => {
  const { warnings } = esm.simulate({
    page: { ...PAGE, headers: "Content-Security-Policy: img-src self" },
    request: REQUEST,
  });
  assert.ok(warnings.length > 0);
  for (const { code, docs } of warnings) {
    const file = require.resolve("wouldblock/docs/warnings.md");
    assert.ok(readFileSync(file, "utf8").includes(`\n## ${code}\n`), docs);
    const inPackage = `wouldblock/docs/warnings.md#${code.replace(".", "")}`;
    assert.equal(docs, homepage() ? `${homepage()}docs/warnings.html#${code.replace(".", "-")}` : inPackage);
  }
});

test("describe: plain, with colours, and as Markdown", async () => {
  const { describe: described } = await load("wouldblock/describe");
  const scenario = { page: { ...PAGE, headers: "Content-Security-Policy: connect-src 'self'" }, request: REQUEST };
  const report = esm.simulate(scenario);
  assert.match(described(report), /^Blocked\. [^\n]*\n {2}✗ /);
  assert.match(described(report, { scenario }), /^fetch https:\/\/b\.example\/ from [^]*\n +\^{18}\n/);
  assert.match(described(report, { scenario, format: "ansi" }), /\x1b\[31m\^+\x1b/);
  assert.match(described(report, { scenario, format: "markdown" }), /^\*\*Blocked\. /m);
  assert.equal(require("wouldblock/describe").describe(report), described(report));
});

test("describe: what it cannot use is named, by an error with a code", async () => {
  const { describe: described, DescribeError } = await load("wouldblock/describe");
  const scenario = { page: PAGE, request: REQUEST };
  const report = esm.simulate(scenario);
  const cases = [
    [[{}], "report", /^report: expected the result of simulate\(\), got an object$/],
    [[undefined], "report", /got undefined$/],
    [["blocked"], "report", /got "blocked"$/],
    [[scenario], "report", /this is a scenario: describe\(simulate\(scenario\), \{ scenario \}\)$/],
    [[esm.decide(scenario)], "report", /the result of decide\(\) has no reasons$/],
    [[Promise.resolve(report)], "report", /this is a promise: await it$/],
    [[report, { format: "html" }], "format", /^format: expected one of "plain", "ansi", "markdown", got "html"$/],
    [[report, { steps: true }], "steps", /^steps: expected one of "all", "decide", got true$/],
    [[report, { language: "fr" }], "language", new RegExp(`^language: expected one of ${TAGS.join(", ")}, got "fr"$`)],
    [[report, { scenario: {} }], "scenario", /^scenario: expected the result of toScenario\(\), got an object$/],
    [[report, { colour: true }], "colour", /^colour: unknown option, expected one of /],
    [[report, "markdown"], "options", /^options: expected an object, got "markdown"$/],
  ];
  const copies = [
    { describe: described, DescribeError },
    { describe: require("wouldblock/describe").describe, DescribeError: require("wouldblock/describe").DescribeError },
  ];
  for (const [args, path, message] of cases)
    for (const copy of copies) {
      assert.throws(
        () => copy.describe(...args),
        (error) => {
          for (const { DescribeError: Class } of copies) assert.ok(error instanceof Class);
          assert.ok(!(error instanceof esm.ScenarioError));
          assert.deepEqual([error.code, error.path], ["ERR_WOULDBLOCK_DESCRIBE", path]);
          assert.match(error.message, message);
          return true;
        },
      );
    }
  const { default: zh } = await load("wouldblock/languages/zh");
  const chinese = esm.simulate(scenario, { language: zh });
  assert.equal(described(chinese, { language: zh }), described(chinese, { language: "zh-CN" }));
  assert.match(described(chinese, { language: zh, scenario }), /来自/);
});

test("types of the style sheet, of the module of the engine, of `using`, and of the lists", () => {
  writeFileSync(
    join(project, "types.ts"),
    `import "wouldblock/element.css";
    import module from "wouldblock/wouldblock.wasm";
    import { init } from "wouldblock/web";
    import { APIS, CHECKS, ENGINES, TARGETS, compilePolicy, ScenarioError, type Api } from "wouldblock";
    import { describe } from "wouldblock/describe";
    void init(module);
    using policy = compilePolicy("https://a.example/");
    const first: Api | undefined = APIS[0];
    const code: "ERR_WOULDBLOCK_SCENARIO" | undefined = (null as unknown as ScenarioError)?.code;
    void [first, code, CHECKS.length, ENGINES.length, TARGETS.length, policy, describe];`,
  );
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2022",
    module: "nodenext",
    types: [],
    lib: ["es2022", "dom"],
  };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["types.ts"] }));
  const { stdout } = spawnSync(process.execPath, [TSC, "--project", "."], { cwd: project, encoding: "utf8" });
  assert.equal(stdout, "");
});

test("one plain script brings the element and its style", async () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const body = `<!doctype html><html lang="en"><title>One</title><script src="/pkg/${manifest.unpkg}"></script>
    <would-block page="https://a.example/" url="https://b.example/" page-headers="Content-Security-Policy: connect-src 'self'"></would-block>`;
  assert.equal(manifest.jsdelivr, manifest.unpkg);
  const server = await serve({ "/pkg/": root, "/one.html": { body } });
  const browser = await chromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/one.html`);
    await page.waitForFunction(() => document.querySelector("would-block").report?.verdict === "blocked", {
      timeout: 30_000,
    });
    assert.equal(await page.$eval("would-block", (node) => getComputedStyle(node).display), "block");
  } finally {
    await browser.close();
    await server.close();
  }
});
