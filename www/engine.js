/** The only door to the engine: everything else in the page knows scenarios and reports. */

/** @typedef {import("../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {{ target: string, language: string, file: string, text: string, note: string }} Configuration */
/** @typedef {{ engine: "chromium" | "firefox" | "webkit", scenario: { page: any, request: any, network?: any }, missing: string[], assumed?: string[] }} ConsoleReading */

/** @type {any} */
let engine = null;

/** Fetches and compiles the engine. After a failure it may be called again. */
export async function load() {
  const module = await import("./pkg/web.js");
  // In the single file the engine is inside the module: there is nothing to fetch.
  await module.init?.();
  engine = module;
}

/** The engine's words: English has it itself. @type {any} */
let words = "en";

/** In which words reports are written from now on. @param {object | "en"} catalogue */
export function speak(catalogue) {
  words = catalogue;
}

export const isLoaded = () => engine !== null;

/**
 * @param {Scenario} scenario
 * @param {{ fixes?: boolean, engine?: keyof import("../pkg/contract.d.ts").Report["verdicts"] | null }} [options] `fixes`: whether to look
 *   for fixes, which takes most of the time. `engine`: whose reasons to show; left out: what most browsers do.
 * @returns {Report} Throws where the engine itself fails; its next call then starts afresh.
 */
export const evaluate = (scenario, { fixes = true, engine: lens } = {}) =>
  engine.simulate(scenario, { language: words, fixes, ...(lens ? { engine: lens } : {}) });

/** Whether this engine can make the changes that it proposes. */
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

/** Whether this engine can write a change down for a server. */
export const canConfigure = () => typeof engine?.configuration === "function";

/**
 * @param {Scenario} scenario
 * @param {Fix} fix
 * @param {string} target
 * @returns {Configuration}
 */
export const configuration = (scenario, fix, target) =>
  engine.configuration(scenario, fix, target, { language: words });

/**
 * @param {string} text
 * @returns {ConsoleReading | null} The parts of a scenario in console messages; null if the text has no such messages.
 */
export const readConsole = (text) => engine?.fromConsole?.(text) ?? null;
