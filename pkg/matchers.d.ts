import type { Check, ScenarioLike } from "./index.js";

export type Engine = "chromium" | "firefox" | "webkit" | "standards";

/** The engines that have to agree. Default: Chromium, Firefox and WebKit. */
export interface In {
  /** The engines that have to agree. */
  in?: Engine | readonly Engine[];
}

export interface BlockedBy extends In {
  /** The check that has to block the request. */
  by?: Check;
}

/**
 * The matchers of `expect(scenario)`. An undetermined verdict satisfies neither `toBeAllowed` and `toBeBlocked` nor
 * their negations.
 */
export interface WouldblockMatchers<R = unknown> {
  /** All chosen engines allow the request. */
  toBeAllowed(options?: In): R;
  /** All chosen engines block the request. */
  toBeBlocked(options?: BlockedBy): R;
  /** Every engine's verdict depends on something that the scenario leaves out. */
  toBeUndetermined(options?: In): R;
  /** In all chosen engines the page's policy allows the request, whatever the servers respond. */
  toPassCsp(options?: In): R;
}

interface Result {
  /** Whether the scenario is as expected. */
  pass: boolean;
  message(): string;
}

/** For `expect.extend(matchers)`. */
export declare const matchers: {
  toBeAllowed(scenario: ScenarioLike, options?: In): Result;
  toBeBlocked(scenario: ScenarioLike, options?: BlockedBy): Result;
  toBeUndetermined(scenario: ScenarioLike, options?: In): Result;
  toPassCsp(scenario: ScenarioLike, options?: In): Result;
};
