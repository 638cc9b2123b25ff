// Reads and writes the recorded outcomes of random scenarios in browsers.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { BROWSERS } from "../../pkg/engines.js";

/** The folder of the public figures; trials have a separate one. */
export const FOLDER = new URL("./", import.meta.url);

/**
 * The outcome of a scenario, as one letter.
 * `allowed`, `blocked`: the verdict. `skipped`: the recorder cannot replay it in that browser, or the browser asked for
 * a response that the scenario does not have. `unstable`: the browser failed, or did not do the same twice.
 */
const LETTERS = { allowed: "a", blocked: "b", skipped: "-", unstable: "?" };
const OUTCOMES = Object.fromEntries(Object.entries(LETTERS).map(([outcome, letter]) => [letter, outcome]));

const WIDTH = 100;

/** The JSON of a file, or `otherwise` if there is no file. */
function read(name, folder, otherwise) {
  const file = new URL(name, folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : otherwise;
}

/** One entry per line, so that a change of one entry is a change of one line. */
const lines = (entries) => `[\n${entries.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`;

/**
 * The runs on which the figures are based.
 * @returns {{ engine: string, version: string, date: string, seed: number, asked: number, scenarios: string,
 * skipped: Record<string, number> }[]} `scenarios`: their digest (`scenarios.mjs`). `skipped`: how many, by reason
 */
export const runs = (folder = FOLDER) => read("runs.json", folder, []);

/** @param {ReturnType<typeof runs>[number]} run replaces an earlier run in the same engine */
export function writeRun(run, folder = FOLDER) {
  const all = [...runs(folder).filter(({ engine }) => engine !== run.engine), run];
  all.sort((a, b) => BROWSERS.indexOf(a.engine) - BROWSERS.indexOf(b.engine));
  writeFileSync(new URL("runs.json", folder), lines(all));
}

/** The outcome of each scenario of a run, in order: "allowed", "blocked", "skipped" or "unstable". */
export function outcomes(engine, folder = FOLDER) {
  const text = readFileSync(new URL(`${engine}.txt`, folder), "utf8");
  return Array.from(text.replaceAll("\n", ""), (letter) => OUTCOMES[letter]);
}

/** @param {string[]} all as `outcomes` gives them */
export function writeOutcomes(engine, all, folder = FOLDER) {
  const letters = all.map((outcome) => LETTERS[outcome]).join("");
  const rows = letters.match(new RegExp(`.{1,${WIDTH}}`, "g")) ?? [];
  writeFileSync(new URL(`${engine}.txt`, folder), `${rows.join("\n")}\n`);
}

/**
 * The disagreements that were found, each as the smallest scenario that shows it.
 * @returns {{ id: string, engine: string, kind: string, numbers: number[], scenario: object, truth: object,
 * why: { en: string, zh: string } | null }[]} `numbers`: the scenarios of the run that were reduced to this one. `why`:
 * null if it is open
 */
export const disagreements = (folder = FOLDER) => read("disagreements.json", folder, []);

/** @param {ReturnType<typeof disagreements>} all */
export function writeDisagreements(all, folder = FOLDER) {
  writeFileSync(new URL("disagreements.json", folder), lines(all));
}
