import type { Language } from "../index.js";

/** The tags of the languages that there are. */
export declare const tags: readonly string[];

/**
 * The catalogue of a language: "zh", "zh-CN" and "zh-Hans" all give Chinese.
 * @throws {RangeError} when there is none; the message names those that there are
 */
export declare function language(tag: string): Promise<Language>;
