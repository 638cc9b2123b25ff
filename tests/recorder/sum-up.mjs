// Sums up a run of random scenarios: the outcomes, and each disagreement as the smallest scenario that shows it.
import { simulate } from "../../pkg/index.js";
import { disagreements, runs, writeDisagreements, writeOutcomes, writeRun } from "../truth/data.mjs";
import { digest, firstOf } from "../truth/scenarios.mjs";
import { outcomes } from "./outcomes.mjs";
import { differences, settle } from "./hunt.mjs";
import { recorder } from "./recorder.mjs";
import { idOf } from "./tables.mjs";

const FIELDS = ["verdict", "exchanges", "violations", "result"];

/** How often a disagreement is replayed to make it smaller. */
const BUDGET = 120;

/** A reason for skipping, without the scenario's own values. */
const reason = (skipped) =>
  /is not given/.test(skipped)
    ? "the browser asked for a response that the scenario does not have"
    : skipped.replace(/:.*/, "");

/** The number of occurrences of each text, the most frequent first. */
function counted(texts) {
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

/**
 * Sums up what `ask` recorded, and writes it to a folder. Disagreements that were already in the folder keep their
 * reasons.
 * @param {"chromium" | "firefox" | "webkit"} engine
 * @param {string} version
 * @param {{ seed: number, count: number, lanes: number, folder: URL }} options
 */
export async function sumUp(engine, version, { seed, count, lanes, folder }) {
  const all = firstOf(seed, count);
  const recorded = new Map([...outcomes(engine, seed)].filter(([number]) => number < count));
  const came = all.map((_, number) => recorded.get(number)?.truth?.outcome ?? "skipped");
  for (const [number, { failed }] of recorded) if (failed) came[number] = "unstable";

  // A verdict that is left open is neither right nor wrong.
  const compared = [...all.keys()].filter((number) => recorded.get(number)?.truth);
  const wrong = compared.filter((number) => {
    const isOpen = simulate(all[number], { engine }).verdict === "undetermined";
    return !isOpen && differences(all[number], engine, recorded.get(number).truth).length > 0;
  });
  console.log(`${engine}: ${wrong.length} of ${compared.length} to look at`);

  const isSameRun = runs(folder).some((run) => run.engine === engine && run.scenarios === digest(all));
  const before = disagreements(folder).filter((one) => one.engine === engine);
  const others = disagreements(folder).filter((one) => one.engine !== engine);
  const filed = new Map(before.map((one) => [one.id, { ...one, numbers: [] }]));
  const known = new Map(isSameRun ? before.flatMap((one) => one.numbers.map((number) => [number, one.id])) : []);
  const file = (id, entry, number) => {
    if (!filed.has(id)) filed.set(id, { ...entry, numbers: [] });
    filed.get(id).numbers.push(number);
  };

  const browser = await recorder(engine, { lanes });
  await Promise.all(
    wrong.map(async (number) => {
      if (known.has(number)) return file(known.get(number), null, number);
      const settled = await settle(browser, all[number], { fields: FIELDS, budget: BUDGET });
      if (!settled) {
        came[number] = "unstable";
        return;
      }
      const { kind, scenario, truth } = settled;
      const id = idOf(`${engine}.${kind.replaceAll(" ", "-")}`, scenario);
      file(id, { id, engine, kind, numbers: [], scenario, truth, why: null }, number);
      console.log(`${id}: ${JSON.stringify(scenario)} ${JSON.stringify(differences(scenario, engine, truth))}`);
    }),
  );
  await browser.close();

  const found = [...filed.values()].filter(({ numbers }) => numbers.length > 0);
  for (const { numbers } of found) numbers.sort((a, b) => a - b);
  found.sort((a, b) => a.kind.localeCompare(b.kind) || a.numbers[0] - b.numbers[0]);
  writeDisagreements(
    [...others, ...found].sort((a, b) => a.engine.localeCompare(b.engine)),
    folder,
  );
  writeOutcomes(engine, came, folder);
  writeRun(
    {
      engine,
      version,
      date: new Date().toISOString().slice(0, 10),
      seed,
      asked: count,
      scenarios: digest(all),
      skipped: counted([...recorded.values()].flatMap(({ skipped }) => (skipped ? [reason(skipped)] : []))),
    },
    folder,
  );
  const stable = came.filter((outcome) => outcome === "allowed" || outcome === "blocked");
  console.log(`${engine}: ${stable.length} compared, ${found.length} different disagreements`);
}
