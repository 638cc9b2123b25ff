/** The text on which a step is based, for steps whose sentence is already in the headline. */

import { reason } from "./headline.js";
import { headerText } from "./pkg/fields.js";
import { valueAt } from "./pkg/scenario-path.js";

/** @typedef {import("../pkg/contract.d.ts").Evidence} Evidence */
/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** @typedef {{ place: string, text: string }} Quote */

/** The greatest length of a quote. */
const LONGEST = 160;

/**
 * @param {Report} report
 * @param {Scenario} scenario
 * @param {(path: string) => string} nameOf Returns the label of a field.
 * @param {boolean} isWhole Whether the headline has room for the whole reason.
 * @returns {(Quote[] | null)[]} For each step: null if its own sentence is shown, empty if there is nothing to quote.
 */
export function quotesOf(report, scenario, nameOf, isWhole) {
  const shown = isWhole ? reason(report) : "";
  return report.steps.map(({ text, evidence }) => (shown.includes(text) ? quote(evidence, scenario, nameOf) : null));
}

/** @param {Evidence[]} evidence @param {Scenario} scenario @param {(path: string) => string} nameOf */
function quote(evidence, scenario, nameOf) {
  return evidence
    .map(({ source, start, end, index }) => {
      const given = valueAt(scenario, source);
      const whole = index === undefined ? headerText(given ?? "") : (given?.[index]?.[1] ?? "");
      const text = String(whole).slice(start, end).trim();
      const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
      return { place: nameOf(source), text: short };
    })
    .filter((one, at, all) => one.text !== "" && all.findIndex(({ text }) => text === one.text) === at);
}
