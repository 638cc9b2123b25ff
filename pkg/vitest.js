// `import "wouldblock/vitest"` adds the matchers to Vitest's `expect`.
// @ts-expect-error The project of the caller has the package, and this one has it only for its tests.
import { expect } from "vitest";
import { matchers } from "./matchers.js";

expect.extend(matchers);

export { matchers };
