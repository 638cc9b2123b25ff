// One engine for all elements of a page, and the words of its sentences, fetched when the first of them needs it.
import { LANGUAGES, languageOf } from "../languages/list.js";

let pending;

/** The engine's `simulate`. Any number of calls share one start; after a failure the next call tries again. */
export function engine() {
  pending ??= load().catch((error) => {
    pending = undefined;
    throw error;
  });
  return pending;
}

async function load() {
  const { explainRefusal } = await import("../core.js");
  try {
    // The smallest module there is: where it may not be compiled, nothing needs to be downloaded.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    throw explainRefusal(error);
  }
  try {
    const { init, simulate } = await import("../web.js");
    await init();
    return simulate;
  } catch {
    // The file could not be had: connect-src forbids it, or a bundler's server has lost it. In a script it is larger,
    // and comes as long as scripts do.
    const { simulate } = await import("../index.js");
    return simulate;
  }
}

/**
 * The engine's words for a language tag; undefined where it has its own, which are English.
 * @param {string} tag
 */
export async function catalogue(tag) {
  if (languageOf(tag) === LANGUAGES[0]) return undefined;
  try {
    const { language } = await import("../languages/index.js");
    return await language(tag);
  } catch {
    // English is better than no answer.
    return undefined;
  }
}
