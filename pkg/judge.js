// Combines the verdicts of several engines, for exit codes and for the command line's `--csp-only`.

import { BROWSERS } from "./engines.js";
import { responseAt } from "./scenario-path.js";

/** Names and aliases of the engines. */
const ENGINES = {
  chromium: "chromium",
  chrome: "chromium",
  edge: "chromium",
  firefox: "firefox",
  webkit: "webkit",
  safari: "webkit",
  standards: "standards",
};

export const ENGINE_NAMES = Object.keys(ENGINES);

/** Finds an engine by name; undefined if no engine has the name. @param {string} name */
export const engineNamed = (name) => (Object.hasOwn(ENGINES, name) ? ENGINES[name] : undefined);

/**
 * Blocked if one engine blocks; allowed if all allow.
 * @param {string[]} verdicts
 */
export const worst = (verdicts) => ["blocked", "undetermined"].find((one) => verdicts.includes(one)) ?? "allowed";

/** The checks that come before the policy. */
const BEFORE_POLICY = ["url", "method", "header", "unsupported"];

/**
 * A copy of `report` that judges only the page's policy, whatever the servers respond.
 * @param {import("./contract.d.ts").Report} report
 */
export function policyAlone(report) {
  const isFailed = (/** @type {import("./contract.d.ts").Step} */ { check, outcome, reportOnly }) =>
    check === "csp" && outcome === "fail" && !reportOnly;
  // If the verdict depends on the page's URL, it comes first; otherwise responses are compared with it.
  const isOfPolicy = (path, at) => responseAt(path) === null && (path !== "page.url" || at === 0);
  const missing = report.missing.filter(isOfPolicy);
  const steps = report.steps.filter(({ check }) => check === "csp");
  const gates = report.gates
    .map((gate) => ({
      ...gate,
      steps: gate.steps.map((step) => steps.indexOf(report.steps[step])).filter((at) => at >= 0),
    }))
    .filter(({ gate }) => gate === "policy");
  const verdicts = Object.fromEntries(
    Object.entries(report.verdicts).map(([engine, own]) => {
      const { verdict, blockedBy } = own;
      const isBlocked =
        blockedBy === "csp" || (blockedBy !== null && verdict === report.verdict && steps.some(isFailed));
      const isOpen = BEFORE_POLICY.includes(blockedBy) || (verdict === "undetermined" && missing.length > 0);
      const alone = isBlocked ? "blocked" : isOpen ? "undetermined" : "allowed";
      return [engine, { ...own, verdict: alone, blockedBy: isBlocked ? "csp" : null }];
    }),
  );
  const verdict = worst((report.shown ? [report.shown] : BROWSERS).map((engine) => verdicts[engine].verdict));
  return {
    ...report,
    verdict,
    blockedBy: verdict === "blocked" ? "csp" : null,
    missing,
    headline: verdict,
    gates,
    steps,
    verdicts,
    fixes: steps.some(({ decisive, outcome }) => decisive && outcome !== "pass") ? report.fixes : [],
  };
}
