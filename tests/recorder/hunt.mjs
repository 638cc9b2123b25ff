// Searches for scenarios in which the engine is wrong.
import { mkdirSync, writeFileSync } from "node:fs";
import { simulate } from "../../pkg/index.js";
import { disagreements, kept } from "./compare.mjs";
import { scenarios } from "./generate.mjs";
import { recorder } from "./recorder.mjs";
import { shrink } from "./shrink.mjs";

const OUTPUT = new URL("../output/", import.meta.url);

/** The number of scenarios after which the browser is restarted. */
const BATCH = 800;

/**
 * The differences between the engine's report for one browser, including its steps, and what that browser did.
 * @param {object} scenario
 * @param {string} engine
 * @param {object} truth as `kept` leaves it
 */
export function differences(scenario, engine, truth) {
  return disagreements(simulate(scenario, { engine }), engine, truth);
}

/** The kinds of disagreement of one replay: the names of the chosen fields that differ, joined. */
function kindOf(scenario, engine, outcome, fields) {
  if (!outcome.truth) return "";
  const found = differences(scenario, engine, kept(outcome.truth)).map((d) => d.field);
  return found.filter((field) => fields.includes(field)).join(" ");
}

/**
 * A scenario in which engine and browser disagree, made as small as possible.
 * @param {object} browser of `recorder.mjs`
 * @param {object} scenario
 * @param {{ fields: string[], kind?: string, budget?: number }} options `kind`: of an earlier replay
 * @returns {Promise<{ engine: string, kind: string, scenario: object, truth: object } | null>} null if it does not
 * occur again, which is an error of the recorder
 */
export async function settle(browser, scenario, { fields, budget, kind: before }) {
  const { engine } = browser;
  const ask = async (candidate) => kindOf(candidate, engine, await browser.replay(candidate), fields);
  const kind = before ?? (await ask(scenario));
  const same = async (candidate) => (await ask(candidate)) === kind;
  if (!kind || !(await same(scenario))) return null;
  const least = await shrink(scenario, same, budget);
  const { truth } = await browser.replay(least);
  return truth ? { engine, kind, scenario: least, truth: kept(truth) } : null;
}

/**
 * Replays random scenarios and reports each in which engine and browser disagree, made as small as possible.
 * @param {{ engines: string[], count: number, seed: number, fields: string[] }} options
 * @returns {Promise<object[]>}
 */
export async function hunt({ engines, count, seed, fields }) {
  const found = [];
  for (const engine of engines) {
    const next = scenarios(seed);
    let compared = 0;
    for (let done = 0; done < count; done += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, count - done) }, next);
      const browser = await recorder(engine, { lanes: 3 });
      const outcomes = await browser.replayAll(batch);
      // These run in parallel, as far as there are lanes.
      await Promise.all(
        outcomes.map(async (outcome, i) => {
          if (outcome.truth) compared++;
          const kind = kindOf(batch[i], engine, outcome, fields);
          const settled = kind && (await settle(browser, batch[i], { fields, kind }));
          if (!settled) return;
          const { scenario, truth } = settled;
          found.push({ engine, kind, scenario, disagreements: differences(scenario, engine, truth) });
          console.log(`${engine}: ${kind}: ${JSON.stringify(scenario)}`);
        }),
      );
      await browser.close();
      console.log(
        `${engine}: ${done + batch.length} of ${count}, ${found.filter((f) => f.engine === engine).length} disagree`,
      );
    }
    console.log(`${engine}: ${compared} compared`);
  }
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(new URL("disagreements.json", OUTPUT), `${JSON.stringify(found, null, 1)}\n`);
  return found;
}
