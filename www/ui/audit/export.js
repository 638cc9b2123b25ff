/** An audit as a file, without secrets. */

import { csv, plainRow } from "../../../pkg/audit-rows.js";
import { withoutSecrets } from "../../secrets.js";
import { download } from "../download.js";

/** The data for each format: the rows that are shown, or everything. */
const FORMATS = {
  csv: { type: "text/csv", write: (/** @type {any[]} */ rows) => `\uFEFF${csv(rows)}\r\n` },
  ndjson: {
    type: "application/x-ndjson",
    write: (/** @type {any[]} */ rows) => rows.map((row) => `${JSON.stringify(plainRow(row))}\n`).join(""),
  },
  json: {
    type: "application/json",
    write: (/** @type {any[]} */ _rows, /** @type {object} */ result) => `${JSON.stringify(result, null, 2)}\n`,
  },
};

/** Masks secrets everywhere: rows and results contain URLs and scenarios. @template T @param {T} value @returns {T} */
const masked = (value) => /** @type {any} */ (withoutSecrets(/** @type {any} */ (value)).scenario);

/** @param {keyof typeof FORMATS} format @param {any[]} rows @param {object} result */
export function exportAudit(format, rows, result) {
  const { type, write } = FORMATS[format];
  // JSON has everything, and the other formats have the columns of the table.
  const [table, whole] = format === "json" ? [[], masked(result)] : [masked(rows.map(plainRow)), {}];
  download(new Blob([write(table, whole)], { type }), `audit.${format}`);
}
