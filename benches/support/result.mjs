// What a part of the benchmarks gives: a list of these.
import { median, medianRatio, time } from "./statistics.mjs";

/**
 * @typedef {object} Result
 * @property {string} id what `targets.json` and `baseline.json` know it by
 * @property {number} value
 * @property {"ratio" | "bytes" | "instructions" | "milliseconds"} unit
 * @property {string} detail what the value is made of
 */

/**
 * How many times the cost of `below` that of `above` is.
 * @param {string} id
 * @param {number[]} above nanoseconds, by round
 * @param {number[]} below
 * @returns {Result}
 */
export const ratio = (id, above, below) => ({
  id,
  value: medianRatio(above, below),
  unit: "ratio",
  detail: `${time(median(above))} / ${time(median(below))}`,
});
