// Assertions for node:test and other runners that accept a thrown AssertionError.
import { AssertionError } from "node:assert";
import { matchers } from "./matchers.js";

function assertion(matcher, operator) {
  return function assertScenario(scenario, options) {
    const { pass, message } = matcher(scenario, options);
    if (!pass) throw new AssertionError({ message: message(), operator, stackStartFn: assertScenario });
  };
}

/** All chosen engines allow the request. */
export const assertAllowed = assertion(matchers.toBeAllowed, "assertAllowed");
/** All chosen engines block the request. */
export const assertBlocked = assertion(matchers.toBeBlocked, "assertBlocked");
/** The verdict of every chosen engine depends on something that the scenario leaves out. */
export const assertUndetermined = assertion(matchers.toBeUndetermined, "assertUndetermined");
/** In all chosen engines the page's policy allows the request, whatever the servers respond. */
export const assertPassesCsp = assertion(matchers.toPassCsp, "assertPassesCsp");
