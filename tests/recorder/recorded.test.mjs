// Compares the engine with the recorded behaviour of browsers, and browsers with their earlier behaviour.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS } from "../../pkg/engines.js";
import { simulate } from "../../pkg/index.js";
import { changes, kept } from "./compare.mjs";
import { browsers, differences, recorded } from "./data.mjs";
import { numbers, scenarios } from "./generate.mjs";
import { differences as disagreements } from "./hunt.mjs";
import { hasWebkit } from "./launch.mjs";
import { recorder } from "./recorder.mjs";
import { isOfApp } from "./scenario.mjs";
import { shrink, smaller } from "./shrink.mjs";

const cases = recorded();

test("there are at least 600 recorded scenarios, nearly each in all three browsers", () => {
  assert.ok(cases.length >= 600, `${cases.length}`);
  assert.equal(new Set(cases.map((c) => c.id)).size, cases.length, "an id is there twice");
  // Only WebKit has pages of apps.
  const everywhere = cases.filter((c) => !isOfApp(new URL(c.scenario.page.url)));
  for (const c of everywhere) assert.ok(c.truth.chromium, c.id);
  for (const engine of ["firefox", "webkit"])
    assert.ok(everywhere.filter((c) => c.truth[engine]).length > 0.95 * everywhere.length, engine);
});

test("the engine agrees with every recording, except for known differences", () => {
  const known = differences();
  const wrong = [],
    agreeing = [];
  for (const c of cases) {
    const found = BROWSERS.filter((e) => c.truth[e]).flatMap((e) =>
      disagreements(c.scenario, e, c.truth[e]).map(
        (d) => `${e} ${d.field}: want ${JSON.stringify(d.want)}, got ${JSON.stringify(d.got)}`,
      ),
    );
    if (found.length && !known[c.id])
      wrong.push(`${c.id} (${c.about})\n  ${JSON.stringify(c.scenario)}\n  ${found.join("\n  ")}`);
    if (!found.length && known[c.id]) agreeing.push(c.id);
  }
  for (const id of Object.keys(known))
    assert.ok(
      cases.some((c) => c.id === id),
      `differences.json names ${id}, which is gone`,
    );
  assert.deepEqual(agreeing, [], "these agree now: take them out of differences.json");
  assert.equal(wrong.length, 0, `${wrong.length} of ${cases.length}:\n${wrong.slice(0, 20).join("\n")}`);
});

test("no recorded scenario is allowed by the engine and blocked by every browser, except for known differences", () => {
  const known = differences();
  const unsafe = cases.filter(
    (c) =>
      !known[c.id] &&
      simulate(c.scenario).verdict === "allowed" &&
      BROWSERS.every((e) => c.truth[e]?.outcome === "blocked"),
  );
  assert.deepEqual(
    unsafe.map((c) => c.id),
    [],
  );
});

for (const engine of BROWSERS)
  test(`a sample of 100 recordings happens again in ${engine}`, {
    skip: engine === "webkit" && !hasWebkit() && "not installed",
  }, async (t) => {
    const seed = Number(process.env.WOULDBLOCK_SEED ?? new Date().toISOString().slice(0, 10).replaceAll("-", ""));
    t.diagnostic(`seed ${seed} (WOULDBLOCK_SEED=${seed} repeats it)`);
    const random = numbers(seed);
    const sample = cases
      .filter((c) => c.truth[engine])
      .map((c) => [random(), c])
      .sort(([a], [b]) => a - b)
      .slice(0, 100)
      .map(([, c]) => c);
    const browser = await recorder(engine, { lanes: 2 });
    try {
      const major = (version) => version.replace(/^\D*/, "").split(".")[0];
      const moved = major(browser.version) !== major(browsers()[engine]);
      if (moved)
        t.diagnostic(
          `recorded with ${browsers()[engine]}, this is ${browser.version}: differences are printed and do not fail`,
        );
      const outcomes = await browser.replayAll(sample.map((c) => c.scenario));
      const changed = [];
      for (const [i, c] of sample.entries()) {
        let outcome = outcomes[i];
        const differs = () => !outcome.truth || changes(c.truth[engine], kept(outcome.truth)).length > 0;
        for (let again = 0; again < 2 && differs(); again++) outcome = await browser.replay(c.scenario);
        if (differs())
          changed.push(
            `${c.id}: ${outcome.truth ? changes(c.truth[engine], kept(outcome.truth)).join(", ") : (outcome.skipped ?? outcome.failed)}`,
          );
      }
      for (const line of changed) t.diagnostic(line);
      if (!moved) assert.deepEqual(changed, []);
    } finally {
      await browser.close();
    }
  });

test("the same seed gives the same scenarios, and another seed gives others", () => {
  const take = (seed) => {
    const next = scenarios(seed);
    return Array.from({ length: 50 }, next);
  };
  assert.deepEqual(take(7), take(7));
  assert.notDeepEqual(take(7), take(8));
});

test("random scenarios are ones that the engine reads", () => {
  const next = scenarios(1);
  for (let i = 0; i < 2000; i++) assert.match(simulate(next()).verdict, /^(allowed|blocked|undetermined)$/);
});

test("shrinking leaves only what matters", async () => {
  const next = scenarios(3);
  let scenario = next();
  while (!scenario.page.headers?.includes("connect-src") || scenario.network.length < 2) scenario = next();
  const interesting = async (s) => (s.page.headers ?? "").includes("connect-src");
  const least = await shrink(scenario, interesting);
  assert.ok(await interesting(least));
  for (const candidate of smaller(least)) assert.ok(!(await interesting(candidate)), JSON.stringify(candidate));
});
