// Random scenarios in a real browser: which ones, and what was recorded for each. A run continues where an earlier one
// ended.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { firstOf } from "../truth/scenarios.mjs";
import { kept } from "./compare.mjs";
import { recorder } from "./recorder.mjs";

/** The number of scenarios after which the browser is restarted. */
const BATCH = 800;

/** How often a scenario is tried in a new browser before it is recorded as one that fails there. */
const TRIES = 2;

/**
 * Whether a call had no result before the recorder's limit. On a busy machine that can be the machine's fault, so the
 * scenario is tried again. Only a preload of an unknown kind is known to end like this.
 * @param {object} truth of `replay.mjs`
 */
const cameToNothing = ({ unsupported, result }, api) =>
  !unsupported && (result.settles === "unknown" || (api === "preload" && result.settles === "nothing"));

/** Starts a browser. On a busy machine the first try may be too slow. */
async function start(engine, lanes) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await recorder(engine, { lanes });
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** The output of runs, which is not part of the repository. */
export const OUTPUT = new URL("../output/truth/", import.meta.url);

/** The file in which a run stores everything until it is summed up. */
const fileOf = (engine, seed) => fileURLToPath(new URL(`${engine}-${seed}.jsonl`, OUTPUT));

/**
 * The outcomes that a run has recorded so far.
 * @returns {Map<number, { truth?: object, skipped?: string, failed?: string }>} by the scenario's number
 */
export function outcomes(engine, seed) {
  const file = fileOf(engine, seed);
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  // The last line may be cut off if a run was interrupted.
  const whole = lines.filter((line) => line.endsWith("}")).map((line) => JSON.parse(line));
  return new Map(whole.map(({ number, ...outcome }) => [number, outcome]));
}

/**
 * Replays the scenarios that are still missing.
 * @param {"chromium" | "firefox" | "webkit"} engine
 * @param {{ seed: number, count: number, lanes: number }} options
 * @returns {Promise<string>} the browser's version
 */
export async function ask(engine, { seed, count, lanes }) {
  const all = firstOf(seed, count);
  const file = fileOf(engine, seed);
  mkdirSync(dirname(file), { recursive: true });
  const done = outcomes(engine, seed);
  const tries = new Map();
  const save = (number, outcome) => {
    done.set(number, outcome);
    appendFileSync(file, `${JSON.stringify({ number, ...outcome })}\n`);
  };
  let version;
  do {
    const batch = [...all.keys()].filter((number) => !done.has(number)).slice(0, BATCH);
    const browser = await start(engine, lanes);
    version = browser.version.replace(/^\D*/, "");
    await browser.replayAll(
      batch.map((number) => all[number]),
      ({ truth, skipped, failed }, at) => {
        const number = batch[at];
        const { api } = all[number].request;
        if (skipped) return save(number, { skipped });
        if (truth && !cameToNothing(truth, api)) return save(number, { truth: kept(truth) });
        tries.set(number, (tries.get(number) ?? 0) + 1);
        if (tries.get(number) < TRIES) return;
        const isPreload = truth && api === "preload";
        save(number, isPreload ? { truth: kept(truth) } : { failed: failed ?? "nothing came of the call" });
      },
    );
    await browser.close();
    console.log(`${engine} ${version}: ${done.size} of ${count} asked`);
  } while ([...all.keys()].some((number) => !done.has(number)));
  return version;
}
