// The result of an audit as rows: for tables and spreadsheets, in the page and on the command line.

/** @typedef {{ line: number, scenario?: any }} Example */
/**
 * @typedef {object} Row
 * @property {string} kind "blocked", "becomes-blocked", "becomes-allowed", "becomes-undetermined", "undetermined", "noise", "unused", "least-policy"; of single
 *   requests also "allowed".
 * @property {string | null} [check]
 * @property {string | null} [directive]
 * @property {string} [origin]
 * @property {string} [code]
 * @property {string} [engines]
 * @property {number} [count]
 * @property {number} [line]
 * @property {string} [url]
 * @property {Example} [example]
 */

/** The columns of a spreadsheet. */
export const COLUMNS = ["kind", "check", "directive", "origin", "code", "engines", "count", "line", "url"];

/**
 * A row for each counted item.
 * @param {import("./audit.d.ts").Audit} result
 * @returns {Row[]}
 */
export function rows({ groups, difference, undetermined, noise, unused, leastPolicy }) {
  /** @param {string} kind @returns {(group: import("./audit.d.ts").AuditGroup) => Row} */
  const ofGroup =
    (kind) =>
    ({ check, directive, origin, code, engines, count, example }) => ({
      kind,
      check,
      directive,
      origin,
      code,
      engines: engines.join(" "),
      count,
      ...ofExample(example),
    });
  return [
    ...groups.map(ofGroup("blocked")),
    ...(difference?.blocked ?? []).map(ofGroup("becomes-blocked")),
    ...(difference?.allowed ?? []).map(ofGroup("becomes-allowed")),
    ...(difference?.undetermined ?? []).map(ofMissing("becomes-undetermined")),
    ...undetermined.map(ofMissing("undetermined")),
    ...noise.map(({ kind, count, example }) => ({ kind: "noise", code: kind, count, ...ofExample(example) })),
    ...unused.map(({ directive, source, line }) => ({ kind: "unused", directive, code: source, line })),
    { kind: "least-policy", code: leastPolicy.value },
  ];
}

/** @param {string} kind @returns {(group: import("./audit.d.ts").AuditMissing) => Row} */
const ofMissing =
  (kind) =>
  ({ missing, count, example }) => ({ kind, code: missing, count, ...ofExample(example) });

/** @param {Example} example */
const ofExample = (example) => ({ line: example.line, url: example.scenario?.request.url ?? "", example });

/** The fields of a row that a person reads. @param {any} row */
export const plainRow = (row) =>
  Object.fromEntries(COLUMNS.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));

/**
 * Rows for spreadsheets. A cell that a spreadsheet would run as a formula starts with an apostrophe; this includes
 * full-width signs, because some spreadsheets treat them like the ASCII ones.
 * @param {any[]} table
 */
export function csv(table) {
  const cell = (/** @type {unknown} */ value) => {
    // Some spreadsheets split at semicolons and tabs even within quotes, so a cell may also begin after them.
    const text = String(value ?? "").replace(/([;\t\r\n]\s*)(?=[=+\-@|%＝＋－＠])/g, "$1'");
    const safe = /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  return [COLUMNS, ...table.map((row) => COLUMNS.map((name) => row[name]))]
    .map((row) => row.map(cell).join(","))
    .join("\r\n");
}
