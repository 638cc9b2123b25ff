// The package's calls that are timed, the same in Node and in browsers.

/**
 * @param {typeof import("../../pkg/index.js")} wouldblock
 * @param {{ realistic: any, blocked: any, policy: any }} scenarios
 */
export function calls({ simulate, decide, toScenario, compilePolicy }, { realistic, blocked, policy }) {
  const [report, blockedReport] = [simulate(realistic), simulate(blocked)];
  const compiled = compilePolicy(policy.page);
  return {
    simulate: () => simulate(realistic),
    simulateBlocked: () => simulate(blocked),
    // What crossing the boundary costs: a scenario in and out, and a scenario in with a small answer.
    cross: () => toScenario(realistic),
    decide: () => decide(realistic),
    clone: () => structuredClone(report),
    cloneBlocked: () => structuredClone(blockedReport),
    decideCompiled: () => compiled.decide(policy.request),
  };
}

/** The pairs among them: results' names, what is measured and what it is measured beside. */
export const PAIRS = {
  simulate: ["simulate", "clone"],
  decide: ["decide", "clone"],
  cross: ["cross", "clone"],
  "simulate-blocked": ["simulateBlocked", "cloneBlocked"],
};
