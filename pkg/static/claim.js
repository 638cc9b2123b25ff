// Compares the claim that an author writes after the language of a fence with the engine's verdict:
//
//     ```wouldblock blocked by csp
//     ```wouldblock allowed; blocked by mixed-content in webkit
//
// The first part applies to every engine that is not named, so that every difference has to be mentioned.

import { nearest } from "../element/nearest.js";
import { BROWSERS } from "../engines.js";
import { CHECKS } from "../lists.js";

/**
 * The claim in the info string of a fence: "" without one, and null if the fence is of another language.
 *
 * @param {string} info
 * @returns {string | null}
 */
export function claimOf(info) {
  const [, isOurs, claim = ""] = /^(wouldblock)(?:\s+(.*?))?\s*$/.exec(info.trim()) ?? [];
  return isOurs ? claim : null;
}

const PART = /^(allowed|blocked|undetermined)(?: by ([\w-]+))?(?: in ([\w, ]+))?$/;

/**
 * @param {string} claim
 * @param {import("../contract.d.ts").Report} report
 * @returns {string | null} what is wrong with the claim; null if it holds
 */
export function refuted(claim, report) {
  const reports = Object.fromEntries(
    ["verdict", ...BROWSERS].map((engine) => [engine, engine === "verdict" ? report : report.verdicts[engine]]),
  );
  const named = [];
  for (const part of claim
    .trim()
    .split(/\s*;\s*/)
    .reverse()) {
    const [, verdict, by, engines] = PART.exec(part) ?? [];
    if (!verdict) return `“${part}” is not a claim like “blocked by csp” or “allowed in firefox, webkit”`;
    if (by !== undefined && !CHECKS.includes(/** @type {any} */ (by))) {
      const near = nearest(by, CHECKS);
      return `there is no check “${by}”${near ? `; did you mean “${near}”?` : `: choose among ${CHECKS.join(", ")}`}`;
    }
    const others = Object.keys(reports).filter((engine) => !named.includes(engine));
    const about = engines ? engines.split(/[\s,]+/) : others;
    for (const engine of about) {
      if (!Object.hasOwn(reports, engine)) return `there is no engine “${engine}”: choose among ${BROWSERS.join(", ")}`;
      const { verdict: found, blockedBy } = reports[engine];
      if (found === verdict && (by === undefined || by === blockedBy)) continue;
      const where = engine === "verdict" ? "" : ` in ${engine}`;
      return `the page claims “${part}”, and the verdict${where} is “${blockedBy ? `${found} by ${blockedBy}` : found}”`;
    }
    named.push(...about);
  }
  return null;
}
