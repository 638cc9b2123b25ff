// The element's own words. The engine's sentences come with the report, from a separate catalogue.
import { BROWSER_NAMES } from "../engines.js";
import { elements } from "../languages/element.js";
import { languageOf } from "../languages/list.js";

/**
 * The words for a language tag; English for other languages.
 *
 * @param {string} tag
 * @returns {(key: string, blanks?: Record<string, unknown>) => string}
 */
export function wordsFor(tag) {
  /** @type {Record<string, string>} */
  const words = { ...BROWSER_NAMES, .../** @type {any} */ (elements)[languageOf(tag).tag] };
  return (key, blanks = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(blanks[name]));
}
