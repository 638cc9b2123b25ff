import type { WouldblockMatchers } from "./matchers.js";

export { matchers, type WouldblockMatchers } from "./matchers.js";

// The global `expect`, of @types/jest.
declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends WouldblockMatchers<R> {}
  }
}

// The `expect` of @jest/globals.
// @ts-ignore: a project that uses only the globals may not have this module
declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends WouldblockMatchers<R> {}
}
