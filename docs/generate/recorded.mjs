// Links from the ids of recorded cases to the playground, which shows what the engine makes of the scenario.
import { fragment } from "../../pkg/element/link.js";
import { cases } from "./scenarios.mjs";

/**
 * @param {string} text with ids as code
 * @param {string} playground the relative address of its folder
 */
export function withRecordings(text, playground) {
  return text.replace(/`([\w.-]+)`/g, (code, id) => {
    const scenario = cases().get(id);
    return scenario ? `[${code}](${playground}index.html#${fragment(scenario)})` : code;
  });
}
