/**
 * The only access to the engine: the rest of the page works with scenarios and reports.
 *
 * At first this is the module for a first answer, and later the whole engine: whole.js.
 */

/** @typedef {import("../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** @type {any} */
let engine = null;

/** @type {(() => void)[]} */
const waiting = [];

/** @param {() => void} listener Called once the engine has loaded, unless it already has. */
export const onEngine = (listener) => void waiting.push(listener);

/** Fetches and compiles the engine. After a failure it may be called again. */
export async function load() {
  const module = await import("./pkg/answer-web.js");
  // In the single file the engine is inside the module, so there is nothing to fetch.
  await module.init?.();
  engine = module;
  for (const listener of waiting) listener();
}

/** The catalogue of the engine's sentences; English is built in. @type {any} */
let words = "en";

/** Sets the language of reports from now on. @param {object | "en"} catalogue */
export function speak(catalogue) {
  words = catalogue;
}

/** The current catalogue. */
export const catalogue = () => words;

export const isLoaded = () => engine !== null;

/** The module that answers. */
export const current = () => engine;

/** Replaces the module that answers by one with the same functions and more. @param {any} whole */
export function adopt(whole) {
  engine = whole;
}

/**
 * @param {Scenario} scenario
 * @param {{ fixes?: boolean, engine?: keyof import("../pkg/contract.d.ts").Report["verdicts"] | null }} [options] `fixes`: whether to look
 *   for fixes, which takes most of the time. `engine`: whose reasons to show; left out: what most browsers do.
 * @returns {Report} Throws if the engine itself fails; the next call then starts a new engine.
 */
export const evaluate = (scenario, { fixes = true, engine: lens } = {}) =>
  engine.simulate(scenario, { language: words, fixes, ...(lens ? { engine: lens } : {}) });

/** Whether this engine can apply its fixes. */
export const canApplyFixes = () => typeof engine?.applyFix === "function";

/**
 * @param {Scenario} scenario
 * @param {Fix} fix
 * @returns {Scenario}
 */
export const applyFix = (scenario, fix) => engine.applyFix(scenario, fix);

/**
 * The repair of a warning.
 *
 * @param {Scenario} scenario
 * @param {import("../pkg/contract.d.ts").Edit} edit
 * @returns {Scenario}
 */
export const applyRepair = (scenario, edit) =>
  applyFix(scenario, { where: "page", code: "repair", params: {}, text: "", edits: [edit], also: [] });
