#!/usr/bin/env node
// Records what browsers do with the project's scenarios, or looks for scenarios in which the engine is wrong.
import { parseArgs } from "node:util";
import { browsers, recorded, write, writeBrowsers } from "./data.mjs";
import { changes, kept } from "./compare.mjs";
import { hunt } from "./hunt.mjs";
import { recorder } from "./recorder.mjs";
import { TABLES, idOf } from "./tables.mjs";

const HELP = `usage: node tests/recorder/record.mjs [options]

Replays the scenarios of tests/recorder/scenarios/ in real browsers, writes what happened to tests/recorded/, and
prints what changed since the last recording.

  --browser LIST   chromium, firefox, or both with a comma (default: both)
  --only TEXT      the topics whose name has TEXT
  --random N       instead: N random scenarios; each in which the engine disagrees with the browser is shrunk to the
                   smallest that still does, printed, and written to tests/output/disagreements.json
  --seed S         of the random scenarios (default 1)
  --fields LIST    which disagreements: verdict, exchanges, violations, result (default: all four)
  --help           this
`;

const { values } = parseArgs({
  options: {
    browser: { type: "string", default: "chromium,firefox" },
    only: { type: "string", default: "" },
    random: { type: "string" },
    seed: { type: "string", default: "1" },
    fields: { type: "string", default: "verdict,exchanges,violations,result" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const engines = values.browser.split(",");

/** Replays everything that is wanted in one browser; what differs at once is replayed again, and must be stable. */
async function record(engine, cases) {
  const browser = await recorder(engine, { lanes: 3 });
  const outcomes = await browser.replayAll(cases.map(c => c.scenario));
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
      if (changed.length) console.log(`changed in ${engine} ${version}: ${cases[i].id} (${cases[i].about}): ${changed.join(", ")}`);
    }
    cases[i].truth[engine] = truth;
  }
  await browser.close();
  return version;
}

if (values.random) {
  await hunt({ engines, count: Number(values.random), seed: Number(values.seed), fields: values.fields.split(",") });
} else {
  const known = new Map(recorded().map(c => [c.id, c]));
  const versions = { ...browsers(), date: new Date().toISOString().slice(0, 10) };
  const tables = TABLES.filter(({ topic }) => topic.includes(values.only)).map(({ topic, scenarios }) => ({
    topic,
    cases: scenarios.map(({ about, scenario }) => {
      const id = idOf(topic, scenario);
      return { id, about, scenario, truth: { ...known.get(id)?.truth } };
    }).filter((c, i, all) => all.findIndex(other => other.id === c.id) === i),
  }));
  const cases = tables.flatMap(table => table.cases);
  for (const engine of engines) {
    versions[engine] = await record(engine, cases);
    console.log(`${engine} ${versions[engine]}: ${cases.filter(c => c.truth[engine]).length} of ${cases.length} scenarios recorded`);
  }
  for (const { topic, cases: all } of tables) write(topic, all.filter(c => Object.keys(c.truth).length));
  writeBrowsers(versions);
}
process.exit(0);
