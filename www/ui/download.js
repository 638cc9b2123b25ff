/** Saves something that was made in this tab as a file. */

import { el } from "./dom.js";

/** How long the browser has to begin. */
const KEPT = 10_000;

/** @param {Blob} content @param {string} name */
export function download(content, name) {
  const url = URL.createObjectURL(content);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
