// The installed package in Node: import and call, nothing else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { install } from "../support/package.mjs";
import { all, allowed, blocked, undetermined } from "./scenarios.mjs";

const { project, root, remove } = install();
after(remove);

const entry = name => import(pathToFileURL(join(root, name)).href);

/** Runs a module of the project and gives what it prints. */
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

test("the README's example prints what its comments say", () => {
  const source = /```js\n([^]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))[1];
  const [verdict, check, summary] = run("readme.mjs", source).trim().split("\n");
  const said = [...source.matchAll(/\/\/ "(.*)"$/gm)].map(match => match[1]);
  assert.deepEqual([verdict, check], said);
  assert.match(summary, /\S/);
});

test("the three verdicts", async () => {
  const { simulate } = await entry("node.js");
  assert.equal(simulate(allowed).verdict, "allowed");
  assert.equal(simulate(blocked).verdict, "blocked");
  assert.equal(simulate(undetermined).verdict, "undetermined");
  assert.deepEqual(simulate(undetermined).missing, ["network[0].response"]);
});

test("both entries give the same reports, plain JSON without undefined", async () => {
  const node = await entry("node.js");
  const inlined = await entry("index.js");
  for (const scenario of all()) {
    const report = node.simulate(scenario);
    assert.deepEqual(inlined.simulate(scenario), report);
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  }
});

test("the scenario is only read", async () => {
  const { simulate } = await entry("node.js");
  const before = structuredClone(allowed);
  simulate(allowed);
  assert.deepEqual(allowed, before);
});

test("what is no scenario throws an Error that names the field", async () => {
  const { simulate } = await entry("node.js");
  const throws = (value, field) =>
    assert.throws(() => simulate(value), error => error instanceof Error && error.message.includes(field), field);
  throws({}, "page");
  throws({ page: { url: "https://a.example/" } }, "request");
  throws({ page: { url: 7 }, request: blocked.request }, "page.url");
  throws({ ...blocked, request: { api: "telepathy", url: "/" } }, "request.api");
  throws({ ...blocked, network: [{ response: { status: "ok" } }] }, "network[0].response.status");
  assert.throws(() => simulate(), Error);
  assert.throws(() => simulate(null), Error);
});

test("the engine that replaces a failed one answers like the first", async () => {
  const { simulate } = await entry("node.js");
  const glue = await entry("wasm/wouldblock.js");
  const before = simulate(blocked);
  glue.__wbg_reset_state();
  assert.deepEqual(simulate(blocked), before);
});

test("an engine failure is a typed error, and the next call gets a fresh engine", async () => {
  // The engine does not fail on demand, so a stand-in for the glue does.
  const broken = join(project, "broken");
  cpSync(root, broken, { recursive: true });
  writeFileSync(
    join(broken, "wasm/wouldblock.js"),
    `export const calls = [];
     export function initSync() { calls.push("start"); }
     export function __wbg_reset_state() { calls.push("reset"); }
     export function simulate(scenario) {
       calls.push("simulate");
       if (scenario === "trap") throw new WebAssembly.RuntimeError("unreachable");
       if (scenario === "stack") throw new RangeError("Maximum call stack size exceeded");
       if (scenario === "wrong") throw new Error("page: missing");
       return "report";
     }`,
  );
  const { simulate, WouldblockInternalError } = await import(pathToFileURL(join(broken, "node.js")).href);
  const { calls } = await import(pathToFileURL(join(broken, "wasm/wouldblock.js")).href);

  assert.throws(() => simulate("wrong"), error => error.message === "page: missing");
  for (const failure of ["trap", "stack"]) {
    assert.throws(
      () => simulate(failure),
      error => error instanceof WouldblockInternalError && error.name === "WouldblockInternalError" && /report/.test(error.message),
    );
    assert.equal(simulate("fine"), "report");
  }
  assert.deepEqual(calls, [
    "start", "simulate",
    "simulate", "reset", "simulate",
    "simulate", "reset", "simulate",
  ]);
});

test("`fromConsole` reads what a browser printed", async () => {
  for (const file of ["node.js", "index.js"]) {
    const { fromConsole, simulate } = await entry(file);
    const [line] = simulate(blocked).verdicts.chromium.console;
    const { engine, scenario, missing } = fromConsole(`page.html:1 ${line}`);
    assert.equal(engine, "chromium");
    assert.equal(scenario.request.url, new URL(blocked.request.url, blocked.page.url).href);
    assert.deepEqual(missing.filter(path => path === "request.url"), []);
    assert.equal(fromConsole("nothing of a policy"), null);
  }
});
