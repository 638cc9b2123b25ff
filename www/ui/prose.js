/** Shows the engine's sentences, in which code is quoted with backticks. */

import { el } from "./dom.js";

/** A sentence that quotes megabytes would freeze the page. */
const LONGEST = 2000;

/** @param {string} text */
export const shorten = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** @param {string} text @returns {(HTMLElement | string)[]} */
export function prose(text) {
  const pieces = shorten(text).split("`");
  const isPaired = pieces.length % 2 === 1;
  return isPaired ? pieces.map((piece, index) => (index % 2 === 1 ? el("code", {}, piece) : piece)) : [shorten(text)];
}

/** The same as plain text. @param {string} text */
export const plain = (text) => shorten(text).replaceAll("`", "");

/** A sentence that can be a target of the pointer. @param {string} text */
export const sentence = (text) => el("span", { class: "step-text" }, prose(text));
