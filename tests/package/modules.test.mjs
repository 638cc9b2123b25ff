// The smaller modules of the engine have the same source with fewer functions, so they give the same results, byte for
// byte.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { install } from "../support/package.mjs";
import { all } from "./scenarios.mjs";

const { project, root, remove } = install();
after(remove);

const entry = (name) => import(pathToFileURL(join(root, name)).href);
const bytes = (name) => readFileSync(join(root, "wasm", name));

const whole = await entry("index.js");
const decide = await entry("decide.js");
const answer = await entry("answer-web.js");
await answer.init(bytes("answer_bg.wasm"));
const { default: german } = await entry("languages/de.js");

/** The result or the error of a call, as text. */
function outcomeOf(call) {
  try {
    return JSON.stringify(call());
  } catch (error) {
    return JSON.stringify([error.name, error.message, error.path, error.suggestion]);
  }
}

/**
 * A report without the parts that only the whole engine has: console lines and violation reports. In a quick build
 * every module has them.
 */
function withoutConsoles(report) {
  for (const engine of Object.values(report.verdicts)) engine.console = [];
  for (const violation of report.violations) delete violation.reports;
  return report;
}

/** Invalid input is refused with the same message. */
const REFUSED = [
  undefined,
  5,
  {},
  { page: {}, request: { api: "fetch" } },
  { page: { url: "https://a.example/" }, request: { api: "fech", url: "/" } },
  { page: { url: "https://a.example/", headers: 5 }, request: { api: "fetch", url: "/" } },
];
const scenarios = [...all(), ...REFUSED];

test("`wouldblock/decide` gives the whole engine's verdicts", () => {
  for (const scenario of scenarios)
    assert.equal(
      outcomeOf(() => decide.decide(scenario)),
      outcomeOf(() => whole.decide(scenario)),
      JSON.stringify(scenario),
    );
});

test("`wouldblock/decide` compiles policies as the whole engine does", () => {
  for (const scenario of scenarios) {
    const [own, other] = [decide, whole].map(({ compilePolicy }) =>
      outcomeOf(() => {
        const policy = compilePolicy(scenario.page);
        const decision = policy.decide(scenario.request, scenario.network);
        policy.free();
        return decision;
      }),
    );
    assert.equal(own, other, JSON.stringify(scenario));
  }
});

for (const [name, options] of [
  ["in English", { language: "en" }],
  ["in German, without fixes", { language: german, fixes: false }],
  ["as Firefox", { engine: "firefox" }],
])
  test(`the answer module gives the whole engine's reports without consoles and violation reports, ${name}`, () => {
    for (const scenario of scenarios)
      assert.equal(
        outcomeOf(() => withoutConsoles(answer.simulate(scenario, options))),
        outcomeOf(() => withoutConsoles(whole.simulate(scenario, options))),
        JSON.stringify(scenario),
      );
  });

test("the answer module applies fixes as the whole engine does", () => {
  let count = 0;
  for (const scenario of all())
    for (const fix of whole.simulate(scenario).fixes) {
      count += 1;
      assert.equal(
        outcomeOf(() => answer.applyFix(scenario, fix)),
        outcomeOf(() => whole.applyFix(scenario, fix)),
      );
    }
  assert.ok(count > 50, `${count} fixes`);
});

test("`wouldblock/decide` is the same by import and by require()", () => {
  const required = createRequire(join(project, "user.cjs"))("wouldblock/decide");
  assert.deepEqual(Object.keys(required).sort(), Object.keys(decide).sort());
  const [scenario] = all();
  assert.equal(JSON.stringify(required.decide(scenario)), JSON.stringify(decide.decide(scenario)));
});

test("errors of `wouldblock/decide` are those of the package", () => {
  assert.throws(() => decide.decide({}), whole.ScenarioError);
  assert.throws(() => decide.compilePolicy(5), decide.ScenarioError);
});
