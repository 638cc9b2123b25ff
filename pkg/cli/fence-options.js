// How the commands that write verdicts into pages show them.
import { languageOf } from "../languages/list.js";
import { language } from "../languages/index.js";

/**
 * @param {string | undefined} tag the language of a page, which may be one without a catalogue
 * @param {string | undefined} playground
 * @returns {Promise<import("../static.d.ts").FenceOptions>}
 */
export async function fenceOptions(tag, playground) {
  return {
    language: await language(languageOf(tag ?? "").tag),
    attributes: playground ? { playground } : {},
  };
}
