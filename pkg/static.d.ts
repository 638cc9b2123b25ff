import type { FenceProblem } from "./fence.js";
import type { Language, ScenarioLike } from "./index.js";

export interface StaticOptions {
  /** What a module of `wouldblock/languages` exports. Left out: English. */
  language?: Language;
  /** More attributes of the element, e.g. `{ display: "badge" }`, `{ editable: "" }` or, for Vue, `{ "v-pre": "" }`. */
  attributes?: Record<string, string>;
}

/**
 * The HTML of `<would-block>` with its answer in it: the verdict, why, and the words that decided. It needs no script.
 * Where `wouldblock/element` is on the page, a reader can change the scenario, and only then is the engine loaded.
 * It contains no blank line, so it can stand in Markdown.
 * @throws {ScenarioError} when `scenario` is not one
 */
export declare function renderStatic(scenario: ScenarioLike, options?: StaticOptions): string;

/**
 * The same for the text of a fenced code block of the language `wouldblock`.
 * @throws {FenceError} when a line of it cannot be understood
 */
export declare function renderFence(text: string, options?: StaticOptions): string;

/** {@link renderStatic} as a tree of hast. */
export declare function staticTree(scenario: ScenarioLike, options?: StaticOptions): StaticElement;

/** {@link renderFence} as a tree of hast. */
export declare function fenceTree(text: string, options?: StaticOptions): StaticElement;

/** An element of hast. */
export interface StaticElement {
  type: "element";
  tagName: string;
  properties: Record<string, string | boolean>;
  children: (StaticElement | { type: "text"; value: string })[];
}

/** A line of a fence that cannot be understood. */
export declare class FenceError extends SyntaxError {
  private constructor();
  override readonly name: "FenceError";
  /** The line of the first problem, counted from 1 within the fence. */
  readonly line: number;
  readonly problems: FenceProblem[];
}
