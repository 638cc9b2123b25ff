import type { ScenarioLike } from "./index.js";
import type { BlockedBy, In } from "./matchers.js";

export type { BlockedBy, Engine, In } from "./matchers.js";

/** Throws an `AssertionError` that says why unless every engine asked lets the request through. */
export declare function assertAllowed(scenario: ScenarioLike, options?: In): void;
/** Throws an `AssertionError` unless every engine asked stops the request. */
export declare function assertBlocked(scenario: ScenarioLike, options?: BlockedBy): void;
/** Throws an `AssertionError` unless every engine's answer depends on what the scenario leaves out. */
export declare function assertUndetermined(scenario: ScenarioLike, options?: In): void;
/** Throws an `AssertionError` unless in every engine asked the page's policy lets the request through. */
export declare function assertPassesCsp(scenario: ScenarioLike, options?: In): void;
