// The declarations work with common configurations of TypeScript, and match the engine's input and output.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { install } from "../support/package.mjs";
import { all } from "./scenarios.mjs";

const TSC = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));

const TYPES = fileURLToPath(new URL("../node_modules/@types", import.meta.url));

const { project, root, remove } = install();
after(remove);

const NODE = { module: "nodenext", lib: ["es2022"] };
const BUNDLER = { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"] };

/** Checks one file as strictly as TypeScript can, including the package's own declarations; returns the errors. */
function complaints(name, source, options, extension = "ts") {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    target: "es2022",
    types: [],
    ...options,
  };
  writeFileSync(join(project, `${name}.${extension}`), source);
  writeFileSync(join(project, `${name}.json`), JSON.stringify({ compilerOptions, files: [`${name}.${extension}`] }));
  const { stdout, stderr } = spawnSync(process.execPath, [TSC, "--project", `${name}.json`], {
    cwd: project,
    encoding: "utf8",
  });
  return stdout + stderr;
}

test("the main entry, by Node's resolution and without the DOM's types", () => {
  const source = `
    import { fromConsole, simulate, WouldblockInternalError, type Report, type Scenario } from "wouldblock";
    const read: { missing: string[]; scenario: { page: { url?: string } } } | null = fromConsole("a line");
    if (read) { const url: string | undefined = read.scenario.page.url; void url; }
    import type { Verdict } from "wouldblock/contract";
    const scenario: Scenario = {
      page: { url: "https://a.example/", headers: [["Content-Security-Policy", "connect-src 'self'"]] },
      request: { api: "fetch", url: "https://b.example/" },
    };
    const report: Report = simulate(scenario);
    export const verdict: Verdict = report.verdict;
    export const isBug = (error: unknown): error is Error => error instanceof WouldblockInternalError;
    // @ts-expect-error: there is no such API
    simulate({ page: { url: "" }, request: { api: "telepathy", url: "" } });
    // @ts-expect-error: a scenario is needed
    simulate();`;
  assert.equal(complaints("node", source, NODE), "");
});

test("the web entry, by a bundler's resolution", () => {
  const source = `
    import { init, simulate, type Report } from "wouldblock/web";
    await init();
    await init(fetch("engine.wasm"));
    await init(new URL("engine.wasm", "https://a.example/"));
    await init(new Uint8Array());
    await init(new WebAssembly.Module(new Uint8Array()));
    export const report: Report = simulate({ page: { url: "" }, request: { api: "xhr", url: "" } });`;
  assert.equal(complaints("web", source, BUNDLER), "");
});

const DECIDE = `
  import { compilePolicy, decide, ScenarioError, type CompiledPolicy, type Decision, type ScenarioLike } from "wouldblock/decide";
  const scenario: ScenarioLike = { page: { url: "" }, request: { api: "xhr", url: "" } };
  export const decision: Decision = decide(scenario);
  export const policy: CompiledPolicy = compilePolicy("https://a.example/");
  export const isWrong = (error: unknown): boolean => error instanceof ScenarioError;
  // @ts-expect-error: reports come from the whole engine
  import { simulate } from "wouldblock/decide";
  void simulate;`;

test("the entries that only decide", () => {
  assert.equal(complaints("decide", DECIDE, NODE), "");
  assert.equal(complaints("decide-cjs", DECIDE, NODE, "cts"), "");
  const web = DECIDE.replaceAll("wouldblock/decide", "wouldblock/decide/web");
  const load = `import { init } from "wouldblock/decide/web"; await init(new Uint8Array());`;
  assert.equal(complaints("decide-web", `${web}\n${load}`, BUNDLER), "");
});

const HELD = `
  import { applyFix, compilePolicy, decide, parsePolicy, ScenarioError, simulate, toScenario } from "wouldblock";
  import type { CompiledPolicy, Decision, Report, Scenario } from "wouldblock";
  const headers = new Headers();
  const page = { url: new URL("https://a.example/"), headers };
  export const first: Report = simulate(new Request("https://b.example/"), {
    page, network: [{ preflight: new Response(), response: new Response() }, new Response()],
  });
  simulate("https://b.example/", { page: "https://a.example/", fixes: false });
  simulate({ page: { url: "", headers: { "X-A": ["1"], "X-B": 2, "X-C": undefined } }, request: { api: "xhr", url: new URL("https://b.example/"), body: new FormData() } });
  for (const body of ["", new URLSearchParams(), new Blob([]), new ReadableStream(), new Uint8Array()])
    decide({ page, request: { api: "beacon", url: "", body } });
  simulate({ page, request: { api: "fetch", url: "", body: { kind: "text" }, headers: new Map([["a", "b"]]) } });
  const decision: Decision = decide(new Request(""), { page: new Response() });
  export const blocked: boolean = decision.verdicts.firefox.verdict === "blocked";
  const policy: CompiledPolicy = compilePolicy(page);
  export const decisions: Decision[] = policy.decideAll(["", new URL("https://b.example/"), { request: new Request(""), network: [] }]);
  policy.free();
  const { policies, problems } = parsePolicy(headers, {});
  export const where: number | undefined = policies[0]?.directives[0]?.values[0]?.at.start ?? problems.length;
  parsePolicy("img-src a", { disposition: "report", source: "meta" });
  export const plain: Scenario = toScenario(new Request(""), { page });
  export const repaired: Scenario = applyFix(plain, first.fixes[0]!);
  export const field = (error: unknown) => (error instanceof ScenarioError ? [error.path, error.suggestion] : []);
  // @ts-expect-error: there is no such API
  decide({ page: "", request: { api: "telepathy", url: "" } });
  // @ts-expect-error: a request needs a page
  simulate(new Request(""));
  // @ts-expect-error: no such option
  parsePolicy("", { sorce: "meta" });`;

for (const [name, options] of [
  ["dom", BUNDLER],
  ["node", { ...NODE, types: ["node"], typeRoots: [TYPES] }],
])
  test(`objects of callers, with the types of ${name}`, () =>
    assert.equal(complaints(`held-${name}`, HELD, options), ""));

test("require() has types of its own", () => {
  const source = `
    import wouldblock = require("wouldblock");
    import assertions = require("wouldblock/assert");
    import type { Verdict } from "wouldblock/contract";
    export const verdict: Verdict = wouldblock.decide({ page: "", request: "" }).verdict;
    assertions.assertBlocked({ page: "", request: "" }, { by: "csp", in: "firefox" });
    // @ts-expect-error: there is no such engine
    assertions.assertAllowed({ page: "", request: "" }, { in: "opera" });`;
  assert.equal(complaints("required", source, NODE, "cts"), "");
});

test("real scenarios and reports match the declarations", async () => {
  const { simulate } = await import(pathToFileURL(join(root, "index.js")).href);
  const literals = all().flatMap((scenario, index) => [
    `export const scenario${index}: Scenario = ${JSON.stringify(scenario, null, 1)};`,
    `export const report${index}: Report = ${JSON.stringify(simulate(scenario), null, 1)};`,
  ]);
  const source = `import type { Report, Scenario } from "wouldblock";\n${literals.join("\n")}\n`;
  assert.equal(complaints("reports", source, NODE), "");
});

test("the check above notices drift", async () => {
  const { simulate } = await import(pathToFileURL(join(root, "index.js")).href);
  const report = simulate(all()[0]);
  const literal = (value) =>
    `import type { Report } from "wouldblock";\nexport const r: Report = ${JSON.stringify(value)};\n`;
  const { summary, ...without } = report;
  assert.match(complaints("drift", literal(without), NODE), /TS2741.*'summary'/);
  assert.match(complaints("drift", literal({ ...report, more: 1 }), NODE), /TS2353.*"more"/);
  assert.match(complaints("drift", literal({ ...report, verdict: "perhaps" }), NODE), /TS2322.*"perhaps"/);
});
