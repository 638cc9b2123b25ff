import type { Language } from "../index.js";

/** The tags of the available languages. */
export declare const tags: readonly string[];

/**
 * Returns the catalogue of a language: "zh", "zh-CN" and "zh-Hans" all give Chinese.
 * @throws {RangeError} if there is none; the message lists the available tags
 */
export declare function language(tag: string): Promise<Language>;
