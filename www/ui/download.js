/** Saves data from this tab as a file. */

import { el } from "./dom.js";

/** How long the browser may take to start the download, in milliseconds. */
const KEPT = 10_000;

/** @param {Blob} content @param {string} name */
export function download(content, name) {
  const url = URL.createObjectURL(content);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
