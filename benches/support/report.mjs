// Writes the results as text, with their targets and the recorded baseline.

/** @typedef {import("./result.mjs").Result} Result */
/** @typedef {{ id: string, what: string, unit: Result["unit"], atLeast?: number, atMost?: number }} Target */

/** How far a value may be from the baseline without being reported as moved: for exact, counted and timed values. */
const TOLERANCE = { bytes: 0, instructions: 0.005, ratio: 0.15 };

/**
 * Whether a value from another day can be compared. Times can only be compared within one run.
 * @param {Result} result
 */
export const isComparable = ({ unit }) => unit in TOLERANCE;

/** @param {number} value @param {Result["unit"]} unit */
export function show(value, unit) {
  const grouped = Math.round(value).toLocaleString("en");
  switch (unit) {
    case "ratio":
      return `${value >= 100 ? grouped : value.toPrecision(3)}×`;
    case "bytes":
      return `${grouped} B`;
    case "milliseconds":
      return value >= 100 ? `${grouped} ms` : `${value.toFixed(1)} ms`;
    default:
      return grouped;
  }
}

/** @param {Target} target */
export const limit = ({ atLeast, atMost, unit }) =>
  atLeast === undefined ? `≤ ${show(atMost, unit)}` : `≥ ${show(atLeast, unit)}`;

/** @param {Result} result @param {Target} target */
export const isMet = ({ value }, { atLeast = -Infinity, atMost = Infinity }) => value >= atLeast && value <= atMost;

/**
 * Describes how a value differs from the baseline; empty if it does not.
 * @param {Result} result
 * @param {number | undefined} before
 */
export function moved(result, before) {
  const { value, unit } = result;
  if (!isComparable(result)) return "";
  if (before === undefined) return "new";
  if (Math.abs(value - before) <= TOLERANCE[unit] * Math.abs(before)) return "";
  const percent =
    before === 0 ? "" : ` (${value > before ? "+" : "−"}${Math.abs((value / before - 1) * 100).toFixed(1)} %)`;
  return `was ${show(before, unit)}${percent}`;
}

/**
 * The rows of the table: first the results with a target, in the order of the targets, then the others.
 * @param {Result[]} results
 * @param {Target[]} targets
 * @param {Record<string, number>} baseline
 */
export function rows(results, targets, baseline) {
  const row = (result, target) => ({
    what: target?.what ?? result.id,
    target: target ? limit(target) : "",
    value: show(result.value, result.unit),
    met: target ? (isMet(result, target) ? "yes" : "no") : "",
    detail: result.detail,
    moved: moved(result, baseline[result.id]),
  });
  const aimed = targets.flatMap((target) =>
    results.filter(({ id }) => id === target.id).map((result) => row(result, target)),
  );
  const others = results.filter(({ id }) => !targets.some((target) => target.id === id)).map((result) => row(result));
  return { aimed, others };
}

/** For a terminal. */
export function text({ aimed, others }) {
  const line = ({ what, target, value, met, detail, moved }) => {
    const verdict = met === "" ? "" : met === "yes" ? "met      " : "NOT MET  ";
    return `${verdict}${what}: ${value}${target ? ` (target ${target})` : ""}\n           ${detail}${moved ? `; ${moved}` : ""}`;
  };
  return [...aimed, ...others].map(line).join("\n");
}

/** For the documentation. */
export function markdown({ aimed, others }) {
  const cells = (...values) => `| ${values.map((value) => value.replaceAll("|", "\\|")).join(" | ")} |`;
  return [
    cells("what", "target", "measured", "met", "made of"),
    "|---|---:|---:|---|---|",
    ...aimed.map(({ what, target, value, met, detail }) => cells(what, target, value, met, detail)),
    "",
    cells("beside them", "measured", "made of"),
    "|---|---:|---|",
    ...others.map(({ what, value, detail }) => cells(`\`${what}\``, value, detail)),
  ].join("\n");
}
