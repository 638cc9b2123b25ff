// The scenarios of a run.
import { createHash } from "node:crypto";
import { scenarios } from "../recorder/generate.mjs";

/**
 * The first scenarios of a seed.
 * @param {number} seed
 * @param {number} count
 * @returns {object[]}
 */
export function firstOf(seed, count) {
  const next = scenarios(seed);
  return Array.from({ length: count }, next);
}

/** A hash of scenarios: if the generator changes, it gives other scenarios for the same seed. */
export const digest = (all) =>
  createHash("sha256")
    .update(all.map((scenario) => JSON.stringify(scenario)).join("\n"))
    .digest("hex")
    .slice(0, 16);
