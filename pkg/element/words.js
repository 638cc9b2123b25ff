// The element's own words. The engine's sentences come with the report, from a separate catalogue.
import { elements } from "../languages/element.js";
import { languageOf } from "../languages/list.js";

/** Names that are the same in every language. @type {Record<string, string>} */
const names = { chromium: "Chrome", firefox: "Firefox", webkit: "Safari" };

/**
 * The words for a language tag; English for other languages.
 *
 * @param {string} tag
 * @returns {(key: string, blanks?: Record<string, unknown>) => string}
 */
export function wordsFor(tag) {
  /** @type {Record<string, string>} */
  const words = /** @type {any} */ (elements)[languageOf(tag).tag];
  return (key, blanks = {}) =>
    (words[key] ?? names[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(blanks[name]));
}
