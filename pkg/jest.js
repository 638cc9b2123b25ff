// `import "wouldblock/jest"` adds the matchers to Jest's `expect`. Jest provides this module to whatever it runs.
import { expect } from "@jest/globals";
import { matchers } from "./matchers.js";

expect.extend(matchers);

export { matchers };
