// Compares Rust with Rust in one process.
import { Criterion } from "../support/native.mjs";
import { ratio } from "../support/result.mjs";

/** The name of the result, and the two operations of `benches/native/` that it compares. */
const PAIRS = [
  ["csp-parse-and-decide", "peer-parse-and-decide", "csp-parse-and-decide"],
  ["csp-decide", "peer-decide", "csp-decide"],
  ["simulate-serialise", "simulate-allowed", "report-to-json"],
];

export function measure() {
  const criterion = new Criterion();
  criterion.run();
  return PAIRS.map(([id, above, below]) => ratio(id, criterion.estimates(above), criterion.estimates(below)));
}
