// The words of the tools for development, which are few enough to come in every language.
import { languageOf } from "./languages/list.js";
import { tools } from "./languages/tools.js";

/** @param {{ tag: string } | string} [language] */
export function toolWords(language = "en") {
  return tools[languageOf(typeof language === "string" ? language : language.tag).tag];
}
