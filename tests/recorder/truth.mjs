#!/usr/bin/env node
// Replays random scenarios in real browsers, and sums up how often the engine gives the same answer.
import { parseArgs } from "node:util";
import { FOLDER } from "../truth/data.mjs";
import { OUTPUT, ask } from "./outcomes.mjs";
import { hasWebkit } from "./launch.mjs";

const HELP = `usage: node tests/recorder/truth.mjs [options]

Replays random scenarios in real browsers, and compares what each browser did with the engine's report. Each scenario in which
they disagree is shrunk, and stored in tests/output/truth/. A run that was interrupted continues where it ended.

  --scenarios N    the first N scenarios of the seed (default 100)
  --seed S         the same seed gives the same scenarios (default 1)
  --browser LIST   chromium, firefox, webkit, or several separated by commas (default: all; webkit if it is installed)
  --lanes N        how many scenarios run in parallel (default 3)
  --publish        store everything in tests/truth/, so that this run becomes the public figure
  --record         only record, which does not need the engine, and compare nothing
  --help           prints this text
`;

const { values } = parseArgs({
  options: {
    scenarios: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    browser: { type: "string", default: `chromium,firefox${hasWebkit() ? ",webkit" : ""}` },
    lanes: { type: "string", default: "3" },
    publish: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const options = { seed: Number(values.seed), count: Number(values.scenarios), lanes: Number(values.lanes) };
for (const engine of values.browser.split(",")) {
  const version = await ask(engine, options);
  if (values.record) continue;
  // Only this command needs a built package.
  const { sumUp } = await import("./sum-up.mjs");
  await sumUp(engine, version, { ...options, folder: values.publish ? FOLDER : OUTPUT });
}
process.exit(0);
