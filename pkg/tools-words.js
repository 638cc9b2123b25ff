// The words of the tools for development, which are few enough to come in every language.
import * as de from "./languages/de/tools.js";
import * as en from "./languages/en/tools.js";
import * as zh from "./languages/zh/tools.js";

const WORDS = { de, en, zh };

/** @param {{ tag: string } | string} [language] */
export function toolWords(language = "en") {
  const [tag] = (typeof language === "string" ? language : language.tag).toLowerCase().split(/[-_]/);
  return Object.hasOwn(WORDS, tag) ? WORDS[tag] : en;
}
