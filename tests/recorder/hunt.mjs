// Looking for scenarios in which the engine is wrong.
import { mkdirSync, writeFileSync } from "node:fs";
import { simulate } from "../../pkg/index.js";
import { disagreements, kept } from "./compare.mjs";
import { scenarios } from "./generate.mjs";
import { recorder } from "./recorder.mjs";
import { shrink } from "./shrink.mjs";

const OUTPUT = new URL("../output/", import.meta.url);

/** The number of scenarios after which the browser is restarted. */
const BATCH = 800;

/** The kinds of disagreement of one replay: those of the fields that are looked at, joined. */
function kindOf(scenario, engine, outcome, fields) {
  if (!outcome.truth) return "";
  const found = disagreements(simulate(scenario), engine, kept(outcome.truth)).map((d) => d.field);
  return found.filter((field) => fields.includes(field)).join(" ");
}

/**
 * Replays random scenarios and reports each in which engine and browser disagree, as small as it can be made.
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
      // Side by side, as far as there are lanes.
      await Promise.all(
        outcomes.map(async (outcome, i) => {
          if (outcome.truth) compared++;
          const kind = kindOf(batch[i], engine, outcome, fields);
          if (!kind) return;
          // One that does not show twice was a slip of the recorder.
          const same = async (candidate) => kindOf(candidate, engine, await browser.replay(candidate), fields) === kind;
          if (!(await same(batch[i]))) return;
          const scenario = await shrink(batch[i], same);
          const last = (await browser.replay(scenario)).truth;
          if (!last) return;
          const truth = kept(last);
          found.push({ engine, kind, scenario, disagreements: disagreements(simulate(scenario), engine, truth) });
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
