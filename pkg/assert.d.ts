import type { ScenarioLike } from "./index.js";
import type { BlockedBy, In } from "./matchers.js";

export type { BlockedBy, Engine, In } from "./matchers.js";

/** Throws an `AssertionError` with the reason unless all chosen engines allow the request. */
export declare function assertAllowed(scenario: ScenarioLike, options?: In): void;
/** Throws an `AssertionError` unless all chosen engines block the request. */
export declare function assertBlocked(scenario: ScenarioLike, options?: BlockedBy): void;
/** Throws an `AssertionError` unless the verdict of every chosen engine depends on something that the scenario leaves out. */
export declare function assertUndetermined(scenario: ScenarioLike, options?: In): void;
/** Throws an `AssertionError` unless the page's policy allows the request in all chosen engines. */
export declare function assertPassesCsp(scenario: ScenarioLike, options?: In): void;
