/** An audit as a file. */

import { csv, plainRow } from "../../pkg/audit-rows.js";

/** How long a download may take to begin. */
const BEGUN = 60_000;

/** What each format is written from: the rows that are shown, or everything. */
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

/** @param {keyof typeof FORMATS} format @param {any[]} rows @param {object} result */
export function download(format, rows, result) {
  const { type, write } = FORMATS[format];
  const url = URL.createObjectURL(new Blob([write(rows, result)], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `audit.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), BEGUN);
}
