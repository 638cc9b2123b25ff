/** The only door to the engine: everything else in the page knows scenarios and reports. */

/** @typedef {import("../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** @type {any} */
let engine = null;

/** Fetches and compiles the engine. After a failure it may be called again. */
export async function load() {
  const module = await import("./pkg/web.js");
  await module.init();
  engine = module;
}

export const isLoaded = () => engine !== null;

/**
 * @param {Scenario} scenario
 * @returns {Report} Throws where the engine itself fails; its next call then starts afresh.
 */
export const evaluate = (scenario) => engine.simulate(scenario);

/** Whether this engine can make the changes that it proposes. */
export const canApplyFixes = () => typeof engine?.applyFix === "function";

/**
 * @param {Scenario} scenario
 * @param {Fix} fix
 * @returns {Scenario}
 */
export const applyFix = (scenario, fix) => engine.applyFix(scenario, fix);
