/** The rows of an audit for the table: filtered, grouped and sorted. Pure functions. */

/** @typedef {import("../../pkg/audit-rows.js").Row & { index?: number, time?: number }} Row */
/** @typedef {"cause" | "directive" | "origin" | "check" | "request"} Grouping */
/** @typedef {{ by: Grouping, kind: string, filter: string, sort: string, descending: boolean }} View */

/** The ways to group rows, with the field that the rows of a group share. */
export const GROUPINGS = /** @type {const} */ (["cause", "directive", "origin", "check", "request"]);

/** How many requests are listed one by one; all are counted. */
export const MOST_LISTED = 100_000;

/** The fields that a filter searches. */
const SEARCHED = /** @type {const} */ (["kind", "check", "directive", "origin", "code", "engines", "url"]);

/** @type {WeakMap<Row, string>} */
const texts = new WeakMap();

/** @param {Row} row */
function textOf(row) {
  let text = texts.get(row);
  if (text === undefined) {
    text = SEARCHED.map((name) => row[name] ?? "")
      .join("\n")
      .toLowerCase();
    texts.set(row, text);
  }
  return text;
}

/**
 * @param {Row[]} causes A row for each group of the audit.
 * @param {Row[]} requests A row for each request.
 * @param {View} view
 * @returns {Row[]}
 */
export function shown(causes, requests, { by, kind, filter, sort, descending }) {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const all = by === "request" ? requests : causes;
  const found = all.filter(
    (row) => (kind === "" || row.kind === kind) && words.every((word) => textOf(row).includes(word)),
  );
  const grouped = by === "request" || by === "cause" ? found : together(found, by);
  return sorted(grouped, /** @type {keyof Row} */ (sort), descending);
}

/**
 * Combines rows with the same value of a field, with the example of the largest.
 *
 * @param {Row[]} rows
 * @param {"directive" | "origin" | "check"} field
 */
function together(rows, field) {
  /** @type {Map<string, Row & { largest: number }>} */
  const groups = new Map();
  for (const row of rows) {
    if (row.count === undefined) continue;
    const key = JSON.stringify([row.kind, row[field] ?? ""]);
    const known = groups.get(key);
    if (!known) {
      groups.set(key, { kind: row.kind, [field]: row[field], ...exampleOf(row), count: row.count, largest: row.count });
      continue;
    }
    known.count = (known.count ?? 0) + row.count;
    if (row.count > known.largest) Object.assign(known, exampleOf(row), { largest: row.count });
  }
  return [...groups.values()].map(({ largest: _largest, ...row }) => row);
}

/** @param {Row} row */
const exampleOf = ({ line, url, example }) => ({ line, url, example });

/** The value of a row in a column. @param {Row} row @param {keyof Row} by */
const shownIn = (row, by) =>
  (by === "directive" ? (row.directive ?? row.check) : by === "origin" ? row.origin || row.url : row[by]) ?? "";

/**
 * Rows without a value come last in either direction; rows with the same value keep their order.
 *
 * @param {Row[]} rows
 * @param {keyof Row} by
 * @param {boolean} descending
 */
function sorted(rows, by, descending) {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [shownIn(one, by), shownIn(other, by)];
    if (a === b) return 0;
    if (a === "" || b === "") return a === "" ? 1 : -1;
    return (a < b ? -1 : 1) * sign;
  });
}

/**
 * The points of a timeline in at most `most` steps of the same length, including steps without requests.
 *
 * @param {{ step: number, points: { time: number, counts: Record<string, number> }[] }} timeline
 * @param {number} most
 */
export function bars({ step, points }, most) {
  const start = points[0].time;
  const steps = Math.round((points[points.length - 1].time - start) / step) + 1;
  const width = Math.ceil(steps / most) * step;
  const count = Math.ceil((steps * step) / width);
  /** @type {{ time: number, counts: Record<string, number> }[]} */
  const list = Array.from({ length: count }, (_, at) => ({ time: start + at * width, counts: {} }));
  for (const { time, counts } of points) {
    const bar = list[Math.floor((time - start) / width)].counts;
    for (const [name, number] of Object.entries(counts)) bar[name] = (bar[name] ?? 0) + number;
  }
  return { width, list };
}
