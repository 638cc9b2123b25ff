// Assertions for node:test and every runner that takes a thrown AssertionError.
import { AssertionError } from "node:assert";
import { matchers } from "./matchers.js";

function assertion(matcher, operator) {
  return function assertScenario(scenario, options) {
    const { pass, message } = matcher(scenario, options);
    if (!pass) throw new AssertionError({ message: message(), operator, stackStartFn: assertScenario });
  };
}

/** Every engine asked lets the request through. */
export const assertAllowed = assertion(matchers.toBeAllowed, "assertAllowed");
/** Every engine asked stops the request. */
export const assertBlocked = assertion(matchers.toBeBlocked, "assertBlocked");
/** Every engine's answer depends on something that the scenario leaves out. */
export const assertUndetermined = assertion(matchers.toBeUndetermined, "assertUndetermined");
/** In every engine asked the page's policy lets the request through, whatever the servers answer. */
export const assertPassesCsp = assertion(matchers.toPassCsp, "assertPassesCsp");
