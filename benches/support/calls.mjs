// The calls of the package that are timed in Node and in browsers.

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
    // These measure the cost of the boundary: a scenario in and out, and a scenario in with a small result.
    cross: () => toScenario(realistic),
    decide: () => decide(realistic),
    clone: () => structuredClone(report),
    cloneBlocked: () => structuredClone(blockedReport),
    decideCompiled: () => compiled.decide(policy.request),
  };
}

/**
 * The pairs that are compared: the name of the result, the call that is measured, and the call that it is compared
 * with.
 */
export const PAIRS = {
  simulate: ["simulate", "clone"],
  decide: ["decide", "clone"],
  cross: ["cross", "clone"],
  "simulate-blocked": ["simulateBlocked", "cloneBlocked"],
};
