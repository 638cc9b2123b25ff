// Expectations about scenarios, in the form that `expect.extend(matchers)` of Vitest and Jest takes.
import { describe } from "./describe.js";
import { BROWSERS } from "./engines.js";
import { simulate, toScenario } from "./index.js";
import { policyAlone } from "./judge.js";
import { withCode } from "./error-code.js";

/** Simulates, and returns the engines for which `wanted` is not true, and whether one of them is certain. */
function judge(scenario, engines, wanted, ofPolicy) {
  for (const engine of engines)
    if (engine !== "standards" && !BROWSERS.includes(engine))
      throw withCode(
        "ERR_WOULDBLOCK_ARGUMENT",
        new TypeError(`there is no engine "${engine}": choose among ${BROWSERS.join(", ")} and standards`),
      );
  // Evidence points into plain data.
  const plain = toScenario(scenario);
  const report = ofPolicy ? policyAlone(simulate(plain)) : simulate(plain);
  const others = engines.filter((engine) => !wanted(report.verdicts[engine]));
  const isRefuted = others.some((engine) => report.verdicts[engine].verdict !== "undetermined");
  return {
    pass: others.length === 0,
    isRefuted,
    others,
    description: describe(/** @type {any} */ (report), { scenario: plain, policyOnly: ofPolicy }),
  };
}

/**
 * `isFirm`: the expectation is the opposite of another certain verdict, so "undetermined" satisfies neither.
 * `ofPolicy`: only the page's policy is judged.
 */
function matcher(wanted, expected, { isFirm = true, ofPolicy = false } = {}) {
  /**
   * Not an arrow function: runners pass in `this` whether the expectation is negated.
   * @this {{ isNot?: boolean } | undefined}
   */
  return function match(scenario, { in: engines = BROWSERS, ...options } = {}) {
    const chosen = [engines].flat();
    const { pass, isRefuted, others, description } = judge(
      scenario,
      chosen,
      (verdict) => wanted(verdict, options),
      ofPolicy,
    );
    const what = `the request to be ${expected(options)}`;
    if (this?.isNot && isFirm && !pass && !isRefuted) {
      const headline = `expected not ${what}; in ${others.join(", ")} that is undetermined`;
      return { pass: true, message: () => `${headline}\n\n${description}` };
    }
    const headline = pass
      ? `expected not ${what} in ${chosen.join(", ")}`
      : `expected ${what}; it is not in ${others.join(", ")}`;
    return { pass, message: () => `${headline}\n\n${description}` };
  };
}

/** The matchers. The chosen engines are all three, or those that `{ in: … }` names. */
export const matchers = {
  toBeAllowed: matcher(
    ({ verdict }) => verdict === "allowed",
    () => "allowed",
  ),
  toBeBlocked: matcher(
    ({ verdict, blockedBy }, { by }) => verdict === "blocked" && (by === undefined || blockedBy === by),
    ({ by }) => (by === undefined ? "blocked" : `blocked by ${by}`),
  ),
  toBeUndetermined: matcher(
    ({ verdict }) => verdict === "undetermined",
    () => "undetermined",
    { isFirm: false },
  ),
  toPassCsp: matcher(
    ({ verdict }) => verdict === "allowed",
    () => "allowed by the page's policy",
    { ofPolicy: true },
  ),
};
