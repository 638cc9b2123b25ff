// The result of a part of the benchmarks is a list of these.
import { median, medianRatio, time } from "./statistics.mjs";

/**
 * @typedef {object} Result
 * @property {string} id its name in `targets.json` and `baseline.json`
 * @property {number} value
 * @property {"ratio" | "bytes" | "instructions" | "milliseconds"} unit
 * @property {string} detail how the value was computed
 */

/**
 * The cost of `above` as a multiple of the cost of `below`.
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
