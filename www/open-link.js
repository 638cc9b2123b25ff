/** Opens the scenario that a link names. */

import { noExample, salvage, noticeOfLost } from "./broken-link.js";
import { decode } from "./share.js";

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("./examples.js").Example} Example */

/**
 * @param {string} hash The fragment, without options.
 * @param {object} form
 * @param {(id: string) => Promise<Example | undefined>} form.findExample
 * @param {(example: Example) => void} form.openExample
 * @param {(scenario: Scenario) => void} form.open
 * @returns {Promise<{ isOpened: boolean, complaint: string }>} What is wrong with the link; may be empty.
 */
export async function openLink(hash, { findExample, openExample, open }) {
  if (hash.startsWith("#example=")) {
    const id = decodeURIComponentSafely(hash.slice("#example=".length));
    const named = await findExample(id);
    if (named) openExample(named);
    return { isOpened: named !== undefined, complaint: named ? "" : await noExample(id) };
  }
  /** @type {Scenario | null} */
  let scenario;
  let complaint;
  try {
    scenario = await decode(hash.slice("#s=".length));
    if (typeof (scenario.page.url ?? "") !== "string") throw new Error("the page's URL is not text");
    // Values that the form has no field for would be lost without a notice.
    complaint = await noticeOfLost(scenario);
  } catch {
    ({ scenario, complaint } = await salvage(hash.slice("#s=".length)));
  }
  if (scenario) open({ ...scenario, page: { url: "", ...scenario.page } });
  return { isOpened: scenario !== null, complaint };
}

/** @param {string} text */
function decodeURIComponentSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
