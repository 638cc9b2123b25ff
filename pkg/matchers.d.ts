import type { Check, ScenarioLike } from "./index.js";

export type Engine = "chromium" | "firefox" | "webkit" | "standards";

/** Which engines have to agree; left out: Chromium, Firefox and WebKit. */
export interface In {
  in?: Engine | readonly Engine[];
}

export interface BlockedBy extends In {
  /** The check that has to be the one that stops it. */
  by?: Check;
}

/**
 * What the matchers add to `expect(scenario)`. An undetermined answer satisfies neither `toBeAllowed` and `toBeBlocked` nor
 * their negations.
 */
export interface WouldblockMatchers<R = unknown> {
  /** Every engine asked lets the request through. */
  toBeAllowed(options?: In): R;
  /** Every engine asked stops the request. */
  toBeBlocked(options?: BlockedBy): R;
  /** Every engine's answer depends on something that the scenario leaves out. */
  toBeUndetermined(options?: In): R;
  /** In every engine asked the page's policy lets the request through, whatever the servers answer. */
  toPassCsp(options?: In): R;
}

interface Result {
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
