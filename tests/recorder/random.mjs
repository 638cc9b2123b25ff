// Drives the comparison of the engine with the browsers over random scenarios.
import { mkdirSync, writeFileSync } from "node:fs";
import { generate } from "./generate.mjs";
import { shrink } from "./shrink.mjs";
import { disagreements } from "./agree.mjs";
import { canonical } from "./scenario.mjs";

/** What makes two disagreements the same while one is being shrunk. */
const sameKind = (a, b) => a.field === b.field && (a.field !== "verdict" || JSON.stringify([a.want, a.got]) === JSON.stringify([b.want, b.got]));

/**
 * @param {object} browser of `recorder.mjs`
 * @param {(scenario: object) => object} simulate
 * @param {{ count: number, seed: number, shrinks?: number, console?: boolean, log?: (line: string) => void }} options
 * @returns {Promise<{ run: number, skipped: number, failed: number, found: object[] }>}
 */
export async function compareRandom(browser, simulate, { count, seed, shrinks = 40, console = false, log = () => {} }) {
  const { engine } = browser;
  const judge = (scenario, truth) => {
    let report = null, crash = null;
    try { report = simulate(scenario); } catch (error) { crash = String(error?.message ?? error); }
    return crash ? [{ field: "crash", want: null, got: crash }] : disagreements(report, engine, truth, { console });
  };
  const scenarios = generate(count, seed);
  const stats = { run: 0, skipped: 0, failed: 0, fields: {} }, found = [];
  await browser.replayAll(scenarios, (outcome, index) => {
    if (outcome.skipped) stats.skipped++;
    else if (outcome.failed) stats.failed++;
    else {
      stats.run++;
      for (const difference of judge(scenarios[index], outcome.truth)) {
        stats.fields[difference.field] = (stats.fields[difference.field] ?? 0) + 1;
        found.push({ index, scenario: scenarios[index], difference });
      }
    }
    const done = stats.run + stats.skipped + stats.failed;
    if (done % 500 === 0) log(`${engine}: ${done} of ${count}, ${found.length} disagreements ${JSON.stringify(stats.fields)}`);
  });

  // Only what is still so the second time; then the smallest scenario of each, a few per field first.
  found.sort((a, b) => a.index - b.index);
  const confirmed = [];
  await Promise.all(found.map(async entry => {
    const again = await browser.replay(entry.scenario);
    const same = again.truth && judge(entry.scenario, again.truth).find(d => sameKind(d, entry.difference));
    if (same) confirmed.push(entry);
  }));
  confirmed.sort((a, b) => a.index - b.index);
  const order = [], rest = [...confirmed];
  for (let seen = {}; rest.length;) {
    // Round robin over (field, API), so that one frequent cause does not use up the budget.
    const least = rest.reduce((best, e) => {
      const key = `${e.difference.field} ${e.scenario.request.api}`;
      return (seen[key] ?? 0) < (best === null ? Infinity : seen[`${best.difference.field} ${best.scenario.request.api}`] ?? 0) ? e : best;
    }, null);
    const key = `${least.difference.field} ${least.scenario.request.api}`;
    seen[key] = (seen[key] ?? 0) + 1;
    order.push(least);
    rest.splice(rest.indexOf(least), 1);
  }
  await Promise.all(order.slice(0, shrinks).map(async entry => {
    entry.shrunk = await shrink(entry.scenario, async candidate => {
      const outcome = await browser.replay(candidate);
      return Boolean(outcome.truth) && judge(candidate, outcome.truth).some(d => sameKind(d, entry.difference));
    });
    const last = await browser.replay(entry.shrunk);
    entry.difference = last.truth && judge(entry.shrunk, last.truth).find(d => sameKind(d, entry.difference)) || entry.difference;
    entry.truth = last.truth;
  }));
  // The same smallest scenario once, with how many led to it.
  const unique = new Map();
  for (const entry of order) {
    const key = JSON.stringify([entry.difference.field, canonical(entry.shrunk ?? entry.scenario)]);
    const known = unique.get(key);
    if (known) known.count++;
    else unique.set(key, { engine, index: entry.index, count: 1, ...entry.difference, scenario: entry.shrunk ?? entry.scenario, shrunk: Boolean(entry.shrunk), truth: entry.truth });
  }
  return { ...stats, seed, disagreements: confirmed.length, flaky: found.length - confirmed.length, found: [...unique.values()] };
}

/** Writes the findings of one run to a file, a finding a line. */
export function writeFindings(file, { found, ...stats }) {
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, `{"stats":${JSON.stringify(stats)},"found":[\n${found.map(f => JSON.stringify(f)).join(",\n")}\n]}\n`);
}
