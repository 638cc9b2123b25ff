// The installed package in Node, which is only imported and called.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { install } from "../support/package.mjs";
import { all, allowed, blocked, undetermined } from "./scenarios.mjs";

const { project, root, remove } = install();
after(remove);

const entry = (name) => import(pathToFileURL(join(root, name)).href);

/** Runs a module of the project and returns its output. */
function run(name, source) {
  writeFileSync(join(project, name), source);
  return execFileSync(process.execPath, [name], { cwd: project, encoding: "utf8" });
}

test("`import { simulate }` answers synchronously, with no set-up", () => {
  const report = JSON.parse(
    run(
      "user.mjs",
      `import { simulate } from "wouldblock";
       console.log(JSON.stringify(simulate(${JSON.stringify(blocked)})));`,
    ),
  );
  assert.equal(report.verdict, "blocked");
  assert.equal(report.blockedBy, "csp");
  assert.match(report.summary, /\S/);
  assert.deepEqual(Object.keys(report.verdicts).sort(), ["chromium", "firefox", "standards", "webkit"]);
  for (const { verdict } of Object.values(report.verdicts)) assert.equal(verdict, "blocked");
});

test("the three verdicts", async () => {
  const { simulate } = await entry("index.js");
  assert.equal(simulate(allowed).verdict, "allowed");
  assert.equal(simulate(blocked).verdict, "blocked");
  assert.equal(simulate(undetermined).verdict, "undetermined");
  assert.deepEqual(simulate(undetermined).missing, ["network[0].response"]);
});

test("import and require() give the same reports, plain JSON without undefined", async () => {
  const { simulate } = await entry("index.js");
  const required = createRequire(join(project, "user.cjs"))("wouldblock");
  for (const scenario of all()) {
    const report = simulate(scenario);
    assert.deepEqual(required.simulate(scenario), report);
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  }
});

test("import and require() export the same", async () => {
  assert.deepEqual(
    Object.keys(createRequire(join(project, "user.cjs"))("wouldblock")).sort(),
    Object.keys(await entry("index.js")).sort(),
  );
});

test("the scenario is only read", async () => {
  const { simulate } = await entry("index.js");
  const before = structuredClone(allowed);
  simulate(allowed);
  assert.deepEqual(allowed, before);
});

test("the engine that replaces a failed one answers like the first", async () => {
  const { simulate } = await entry("index.js");
  const glue = await entry("wasm/wouldblock.js");
  const before = simulate(blocked);
  glue.__wbg_reset_state();
  assert.deepEqual(simulate(blocked), before);
});

test("a compiled policy outlives the engine that compiled it", async () => {
  const broken = join(project, "compiled");
  cpSync(root, broken, { recursive: true });
  writeFileSync(
    join(broken, "wasm/wouldblock.js"),
    `export const calls = [];
     export function initSync() {}
     export function __wbg_reset_state() { calls.push("reset"); }
     export const memoryBytes = () => 0;
     export class CompiledPolicy {
       constructor(page) { calls.push("read " + page); }
       decide(request) {
         if (request === "trap") throw new WebAssembly.RuntimeError("unreachable");
         return request;
       }
       free() { calls.push("free"); }
     }`,
  );
  const { compilePolicy, WouldblockInternalError } = await import(pathToFileURL(join(broken, "index.js")).href);
  const { calls } = await import(pathToFileURL(join(broken, "wasm/wouldblock.js")).href);
  const policy = compilePolicy("page");
  assert.throws(() => policy.decide("trap"), WouldblockInternalError);
  assert.equal(policy.decide("fine"), "fine");
  policy.free();
  policy.free();
  assert.throws(() => policy.decide("fine"), /freed/);
  assert.deepEqual(calls, ["read page", "reset", "read page", "free"]);
});

test("an engine failure is a typed error, and the next call gets a fresh engine", async () => {
  // The engine cannot be made to fail, so a mock of the glue does.
  const broken = join(project, "broken");
  cpSync(root, broken, { recursive: true });
  writeFileSync(
    join(broken, "wasm/wouldblock.js"),
    `export const calls = [];
     export function initSync() { calls.push("start"); }
     export function __wbg_reset_state() { calls.push("reset"); }
     export const memoryBytes = () => 0;
     export function simulate(scenario) {
       calls.push("simulate");
       if (scenario === "trap") throw new WebAssembly.RuntimeError("unreachable");
       if (scenario === "stack") throw new RangeError("Maximum call stack size exceeded");
       if (scenario === "wrong") throw new Error("page: missing");
       return "report";
     }`,
  );
  const { simulate, WouldblockInternalError } = await import(pathToFileURL(join(broken, "index.js")).href);
  const { calls } = await import(pathToFileURL(join(broken, "wasm/wouldblock.js")).href);

  assert.throws(
    () => simulate("wrong"),
    (error) => error.message === "page: missing",
  );
  for (const failure of ["trap", "stack"]) {
    assert.throws(
      () => simulate(failure),
      (error) =>
        error instanceof WouldblockInternalError &&
        error.name === "WouldblockInternalError" &&
        /report/.test(error.message),
    );
    assert.equal(simulate("fine"), "report");
  }
  assert.deepEqual(calls, ["start", "simulate", "simulate", "reset", "simulate", "simulate", "reset", "simulate"]);
});

test("the memory of a large call is given back, and a compiled policy outlives that", async () => {
  const { compilePolicy, simulate } = await entry("index.js");
  const { memoryBytes } = await import(pathToFileURL(join(root, "wasm/wouldblock.js")).href);
  const page = (sources) => ({
    url: "https://app.example/",
    headers: `Content-Security-Policy: connect-src ${sources}`,
  });
  const request = { api: "fetch", url: "https://api.example/" };
  const policy = compilePolicy(page("'self'"));
  assert.equal(policy.decide(request).verdict, "blocked");
  assert.equal(simulate({ page: page("https://a.example ".repeat(300_000)), request }).verdict, "blocked");
  assert.ok(memoryBytes() < 64 * 2 ** 20, `${memoryBytes()} bytes are kept`);
  assert.equal(policy.decide(request).verdict, "blocked");
  policy.free();
});

test("`fromConsole` reads what a browser printed", async () => {
  const { fromConsole, simulate } = await entry("index.js");
  const [line] = simulate(blocked).verdicts.chromium.console;
  const { engine, scenario, missing } = fromConsole(`page.html:1 ${line}`);
  assert.equal(engine, "chromium");
  assert.equal(scenario.request.url, new URL(blocked.request.url, blocked.page.url).href);
  assert.deepEqual(
    missing.filter((path) => path === "request.url"),
    [],
  );
  assert.equal(fromConsole("nothing of a policy"), null);
  for (const odd of [5, {}, null, undefined])
    assert.throws(() => fromConsole(odd), { name: "ScenarioError", message: /expected a text/ });
});
