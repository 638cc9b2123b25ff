// `import "wouldblock/jest"` adds the matchers to Jest's `expect`. Jest provides this module to the tests that it runs.
import { expect } from "@jest/globals";
import { matchers } from "./matchers.js";

expect.extend(matchers);

export { matchers };
