import type { WouldblockMatchers } from "./matchers.js";

export { matchers, type WouldblockMatchers } from "./matchers.js";

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends WouldblockMatchers<R> {}
  }
}
