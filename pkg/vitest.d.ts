import "vitest";
import type { WouldblockMatchers } from "./matchers.js";

export { matchers, type WouldblockMatchers } from "./matchers.js";

declare module "vitest" {
  interface Assertion<T = any> extends WouldblockMatchers<T> {}
}
