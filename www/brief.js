/** Shortens the reason under the verdict, so that it fits on two lines. */

import { firstSentence } from "./headline.js";

/** The width of a letter, as a fraction of the font size. */
const LETTER = 0.54;

/** The path and the query of an address. */
const PATH = /(:\/\/[^\s/\x60),;\u2e80-\uffff]+\/)[^\s\x60),;\u2e80-\uffff]{2,}/g;
/** The ends of clauses and, if those are too far apart, of words. */
const ENDS = [/[,;:] | \(|[，；：（]/g, / /g];

/**
 * Returns as much of a reason as fits on two short lines: its first sentence, or that sentence with shortened
 * addresses, or its beginning up to the end of a clause.
 *
 * @param {string} text
 */
export function brief(text) {
  const most = lettersInLine();
  const first = firstSentence(text);
  const short = first.replace(PATH, "$1…");
  const masked = short.replace(/\x60[^\x60]*\x60/g, (code) => "x".repeat(code.length));
  const parts = ENDS.flatMap((end) =>
    [...masked.matchAll(end)].reverse().map(({ index }) => `${short.slice(0, index)} …`),
  );
  return [text, first, short, ...parts].find((part) => linesOf(part, most) <= 2) ?? short;
}

/** The width of the window when it was measured last, and what it was then. Measuring again at each key would delay it. */
let measured = { at: 0, letters: 0 };

function lettersInLine() {
  if (measured.at !== innerWidth) {
    const summary = /** @type {HTMLElement} */ (document.querySelector(".verdict-summary"));
    const size = Number.parseFloat(getComputedStyle(summary).fontSize);
    measured = { at: innerWidth, letters: summary.clientWidth / (size * LETTER) };
  }
  return measured.letters;
}

/** How many lines a text takes, as browsers break it. @param {string} text @param {number} most */
function linesOf(text, most) {
  let lines = 1;
  let at = 0;
  for (const word of text.replaceAll("`", "").split(/(?<=[ -]|[^\x00-\u2dff（])(?![，。；：、）])/)) {
    // Chinese characters are twice as wide as letters.
    let wide = word.trimEnd().replace(/[^\x00-\u2dff]/g, "xx").length;
    if (at > 0 && at + wide > most) {
      lines += 1;
      at = 0;
    }
    for (; wide > most; wide -= most) lines += 1;
    at += wide + (word.endsWith(" ") ? 1 : 0);
  }
  return lines;
}
