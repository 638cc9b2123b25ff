// `import "wouldblock/jest"` adds the matchers to Jest's `expect`. Jest provides this module to the tests that it runs.
// @ts-expect-error The project of the caller has the package, and this one has it only for its tests.
import { expect } from "@jest/globals";
import { matchers } from "./matchers.js";

expect.extend(matchers);

export { matchers };
