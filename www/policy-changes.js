/**
 * The differences between two policies, for any request. The audit computes them; its module is fetched together with
 * this one.
 */

import { policiesIn } from "./compare.js";
import { currentLanguage } from "./i18n.js";
import { comparePolicies } from "./pkg/audit-web.js";

/** @typedef {import("../pkg/audit.d.ts").PolicyComparison} PolicyComparison */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/**
 * @param {Scenario} before
 * @param {Scenario} after
 * @returns {Promise<PolicyComparison>} For the page of the first scenario that has one.
 */
export function policyChanges(before, after) {
  const page = [before, after].map((scenario) => scenario.page.url ?? "").find((url) => URL.canParse(url));
  return comparePolicies(policiesIn(before), policiesIn(after), { page, language: currentLanguage() });
}
