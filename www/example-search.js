/** Finds examples by their words, by their verdict, and by the error that a browser prints about them. */

import { current, evaluate, isLoaded } from "./engine.js";
import { inEnglish, t } from "./i18n.js";

/** @typedef {import("./examples.js").Example} Example */
/** @typedef {import("../pkg/contract.d.ts").Report} Report */

/** A text with fewer words than this is a search, not a console's error. */
const LEAST_WORDS = 6;
/** Errors are alike from this share of common words on. */
const ALIKE = 0.5;
/** At most this number of similar examples is shown. */
const MOST = 5;

/** @type {Map<Example, Report>} */
const reports = new Map();
/** The module that gave them: only the whole engine's reports have the lines of consoles. */
let source = current();

/** @param {Example} example @returns {Report | null} Null until the engine has loaded. */
function reportOf(example) {
  if (!isLoaded()) return null;
  if (source !== current()) reports.clear();
  source = current();
  const report = reports.get(example) ?? evaluate(example.scenario, { fixes: false });
  reports.set(example, report);
  return report;
}

/** @param {Example} example @param {string} wanted A verdict, "browsers-disagree", or nothing. */
export const hasVerdict = (example, wanted) =>
  wanted === "" ||
  (wanted === "browsers-disagree" ? reportOf(example)?.headline === wanted : example.expect === wanted);

/**
 * The examples that have all the words.
 *
 * @param {Example[]} examples
 * @param {string} typed
 */
export function withWords(examples, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return examples.filter((example) => {
    const text = haystack(example);
    return words.every((word) => text.includes(word));
  });
}

/** @param {Example} example */
function haystack({ id, group, expect, scenario: { page, request, network } }) {
  return [
    id,
    t(`group.${group}`),
    inEnglish(`example.${id}`),
    t(`example.${id}`),
    expect,
    request.api,
    request.url,
    request.method,
    page.url,
    JSON.stringify([page.headers, page.meta, request.headers, network]),
  ]
    .join(" ")
    .toLowerCase();
}

/**
 * The examples about which a console prints an error like this one, the most similar first.
 *
 * @param {Example[]} examples
 * @param {string} error
 */
export function withError(examples, error) {
  const wanted = wordsOf(error);
  if (wanted.size < LEAST_WORDS) return [];
  return examples
    .map((example) => {
      const consoles = Object.values(reportOf(example)?.verdicts ?? {}).flatMap((verdict) => verdict.console);
      return { example, likeness: Math.max(0, ...consoles.map((line) => likeness(wanted, wordsOf(line)))) };
    })
    .filter((one) => one.likeness >= ALIKE)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, MOST)
    .map(({ example }) => example);
}

/** The words of an error without its addresses and numbers, which differ from page to page. @param {string} text */
const wordsOf = (text) =>
  new Set(
    text
      .toLowerCase()
      .replace(/\b[a-z][a-z+.-]*:\/\/\S+|\S*\d\S*/g, " ")
      .match(/[a-z][a-z-]+/g),
  );

/** The share of words that two texts have in common. @param {Set<string>} one @param {Set<string>} other */
function likeness(one, other) {
  const common = [...one].filter((word) => other.has(word)).length;
  return common / (one.size + other.size - common || 1);
}
