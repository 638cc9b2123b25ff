import type { Scenario } from "./contract.js";
import type { Fence, FenceProblem } from "./fence.js";
import type { Language, ScenarioLike } from "./index.js";

export interface StaticOptions {
  /** The export of a module of `wouldblock/languages`. Default: English. */
  language?: Language;
  /**
   * More attributes of the element, e.g. `{ display: "badge" }`, `{ editable: "" }` or, for Vue, `{ "v-pre": "" }`. With
   * `{ playground: "https://…" }`, or a path that begins with a slash or a dot, the report links to the playground.
   */
  attributes?: Record<string, string>;
}

export interface FenceOptions extends StaticOptions {
  /**
   * The verdict that the author expects: "blocked by csp", or "allowed; blocked by cors in firefox, webkit". If the
   * verdict differs, an error is thrown, also if only an engine that is not named differs.
   */
  claim?: string;
}

/**
 * Returns the HTML of `<would-block>` including its report: the verdict, why, and the words that decided. It needs no script.
 * If the page loads `wouldblock/element`, readers can change the scenario, and the engine is loaded when one does.
 * The HTML contains no blank line, so it can be used in Markdown.
 * @throws {ScenarioError} if `scenario` is not a scenario
 */
export declare function renderStatic(scenario: ScenarioLike, options?: StaticOptions): string;

/**
 * The same for the text of a fenced code block of the language `wouldblock`.
 * @throws {FenceError} when a line of it cannot be understood
 */
export declare function renderFence(text: string, options?: FenceOptions): string;

/** {@link renderStatic} as a tree of hast. */
export declare function staticTree(scenario: ScenarioLike, options?: StaticOptions): StaticElement;

/** {@link renderFence} as a tree of hast. */
export declare function fenceTree(text: string, options?: FenceOptions): StaticElement;

/** {@link fenceTree} for a fence that may contain a command or a call. The readers are loaded if it does. */
export declare function readFenceTree(text: string, options?: FenceOptions): Promise<StaticElement>;

/** Returns the scenario of a fence that `parseFence` has read, as the element would build it. */
export declare function scenarioOfFence(fence: Pick<Fence, "attributes" | "blocks">): Scenario;

/** An element of hast. */
export interface StaticElement {
  /** The type of the node. */
  type: "element";
  /** The name of the element. */
  tagName: string;
  /** Its attributes. */
  properties: Record<string, string | boolean>;
  /** Its children. */
  children: (StaticElement | { type: "text"; value: string })[];
}

/** A line of a fence that cannot be understood. */
export declare class FenceError extends SyntaxError {
  private constructor();
  override readonly name: "FenceError";
  readonly code: "ERR_WOULDBLOCK_FENCE";
  /** The line of the first problem, counted from 1 within the fence. */
  readonly line: number;
  readonly problems: FenceProblem[];
}
