#!/usr/bin/env node
// Records what browsers do with the project's scenarios, or searches for scenarios in which the engine is wrong.
import { parseArgs } from "node:util";
import { readFileSync, writeFileSync } from "node:fs";
import { browsers, recorded, write, writeBrowsers } from "./data.mjs";
import { changes, kept } from "./compare.mjs";
import { hasWebkit } from "./launch.mjs";
import { recorder } from "./recorder.mjs";
import { TABLES, idOf } from "./tables.mjs";

const HELP = `usage: node tests/recorder/record.mjs [options]

Replays the scenarios of tests/recorder/scenarios/ in real browsers, writes what happened to tests/recorded/, and
prints what changed since the last recording.

  --browser LIST   chromium, firefox, webkit, or several separated by commas (default: all; webkit if it is installed)
  --only LIST      only topics whose name contains one of these texts, separated by commas
  --changed        writes nothing; the exit status is 1 if something changed
  --in FILE        records these instead: a scenario, or a list of scenarios or cases; the results are printed, one
                   JSON line each, or compared with the recording if a case has one
  --out FILE       with --in: writes the results to this file as cases
  --lanes N        how many scenarios run in parallel (default 3)
  --random N       records N random scenarios instead; each in which the engine disagrees with the browser is shrunk
                   as far as possible, printed, and written to tests/output/disagreements.json
  --seed S         the seed of the random scenarios (default 1)
  --fields LIST    which disagreements to look for: verdict, exchanges, violations, result (default: all four)
  --help           prints this text
`;

const { values } = parseArgs({
  options: {
    browser: { type: "string", default: `chromium,firefox${hasWebkit() ? ",webkit" : ""}` },
    only: { type: "string", default: "" },
    random: { type: "string" },
    seed: { type: "string", default: "1" },
    changed: { type: "boolean", default: false },
    in: { type: "string" },
    out: { type: "string" },
    lanes: { type: "string", default: "3" },
    fields: { type: "string", default: "verdict,exchanges,violations,result" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const engines = values.browser.split(",");
const isWanted = (name) => values.only.split(",").some((text) => name.includes(text));
const lanes = Number(values.lanes);
let changedCases = 0;

/** Replays the chosen scenarios in one browser. Those that differ are replayed again, and must be stable. */
async function record(engine, cases) {
  const browser = await recorder(engine, { lanes });
  const outcomes = await browser.replayAll(cases.map((c) => c.scenario));
  const version = browser.version.replace(/^\D*/, "");
  for (const [i, outcome] of outcomes.entries()) {
    if (!outcome.truth) continue;
    const before = cases[i].truth?.[engine];
    let truth = kept(outcome.truth);
    if (before && changes(before, truth).length) {
      const again = await browser.replay(cases[i].scenario);
      if (!again.truth || changes(truth, kept(again.truth)).length) {
        console.log(`unstable in ${engine}: ${cases[i].id}`);
        truth = before;
      }
      const changed = changes(before, truth);
      if (changed.length) changedCases++;
      if (changed.length)
        console.log(`changed in ${engine} ${version}: ${cases[i].id} (${cases[i].about}): ${changed.join(", ")}`);
    }
    cases[i].truth[engine] = truth;
  }
  await browser.close();
  return version;
}

/**
 * Replays the scenarios of a file, and returns everything that was observed, not only the parts that the project's
 * recordings contain.
 */
async function given(file) {
  const read = JSON.parse(readFileSync(file, "utf8"));
  const cases = (Array.isArray(read) ? read : [read])
    .map((c, i) => (c.scenario ? c : { id: `scenario.${i}`, about: "", scenario: c }))
    .filter((c) => isWanted(c.id));
  const made = cases.map((c) => ({ ...c, truth: {} }));
  for (const engine of engines) {
    const browser = await recorder(engine, { lanes });
    const outcomes = await browser.replayAll(cases.map((c) => c.scenario));
    for (const [i, c] of cases.entries()) {
      const before = c.truth?.[engine];
      let outcome = outcomes[i];
      const differs = () => before && outcome.truth && changes(kept(before), kept(outcome.truth)).length > 0;
      for (let again = 0; again < 2 && differs(); again++) outcome = await browser.replay(c.scenario);
      if (outcome.truth) made[i].truth[engine] = outcome.truth;
      if (differs()) {
        changedCases++;
        console.log(
          `changed in ${engine}: ${c.id} (${c.about}): ${changes(kept(before), kept(outcome.truth)).join(", ")}`,
        );
      } else if (!before && !values.out) console.log(JSON.stringify({ id: c.id, engine, ...outcome }));
    }
    await browser.close();
  }
  if (values.out) writeFileSync(values.out, `[\n${made.map((c) => JSON.stringify(c)).join(",\n")}\n]\n`);
}

if (values.random) {
  // Only this command needs a built package.
  const { hunt } = await import("./hunt.mjs");
  await hunt({ engines, count: Number(values.random), seed: Number(values.seed), fields: values.fields.split(",") });
} else if (values.in) {
  await given(values.in);
} else {
  const known = new Map(recorded().map((c) => [c.id, c]));
  const versions = { ...browsers(), date: new Date().toISOString().slice(0, 10) };
  const tables = TABLES.filter(({ topic }) => isWanted(topic)).map(({ topic, scenarios }) => ({
    topic,
    cases: scenarios
      .map(({ about, scenario }) => {
        const id = idOf(topic, scenario);
        return { id, about, scenario, truth: { ...known.get(id)?.truth } };
      })
      .filter((c, i, all) => all.findIndex((other) => other.id === c.id) === i),
  }));
  const cases = tables.flatMap((table) => table.cases);
  for (const engine of engines) {
    versions[engine] = await record(engine, cases);
    console.log(
      `${engine} ${versions[engine]}: ${cases.filter((c) => c.truth[engine]).length} of ${cases.length} scenarios recorded`,
    );
  }
  for (const engine of engines) {
    const before = browsers()[engine];
    if (before && before !== versions[engine]) console.log(`${engine}: ${before} → ${versions[engine]}`);
  }
  console.log(`changed: ${changedCases}`);
  if (!values.changed) {
    for (const { topic, cases: all } of tables)
      write(
        topic,
        all.filter((c) => Object.keys(c.truth).length),
      );
    writeBrowsers(versions);
  }
}
process.exit(values.changed && changedCases ? 1 : 0);
