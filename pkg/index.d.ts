import type { Fix, Report, Scenario } from "./contract.js";

export type * from "./contract.js";

/**
 * Works out what a browser would do with one request, and why. Synchronous; the first call starts the engine.
 * @throws {Error} when `scenario` is not one; the message names the field
 * @throws {WouldblockInternalError} when the engine itself fails
 */
export declare function simulate(scenario: Scenario): Report;

/**
 * The scenario with the edits of a fix made; everything else stays as it was typed. `scenario` itself is not changed.
 * @throws {Error} when `scenario` or `fix` is not one; the message names the field
 */
export declare function applyFix(scenario: Scenario, fix: Fix): Scenario;

/** The engine itself failed: a bug worth reporting. Later calls run on a fresh engine. */
export declare class WouldblockInternalError extends Error {
  private constructor();
  override readonly name: "WouldblockInternalError";
}
