/** The answer in a few words, for a chat: the verdict, the request, and a link. */

import { headline, reason } from "../headline.js";
import { plain } from "../ui/prose.js";
import { subject } from "../ui/verdict.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** The verdict and the request in one line. @param {Scenario} scenario @param {Report} report */
export function titleOf(scenario, report) {
  const { word, by } = headline(report);
  return `${[word, by].filter(Boolean).join(" ")}: ${subject(scenario)}`;
}

/** @param {Scenario} scenario @param {Report} report @param {string} link Empty if the scenario is too long for one. */
export const asText = (scenario, report, link) =>
  [titleOf(scenario, report), plain(reason(report)), link].filter(Boolean).join("\n");
