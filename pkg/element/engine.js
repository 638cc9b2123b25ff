// One engine for all elements of a page, and a catalogue of its sentences, fetched when an element first needs it.
import { LANGUAGES, languageOf } from "../languages/list.js";

let pending;

/** The engine's `simulate`. Concurrent calls share one load; after a failure the next call tries again. */
export function engine() {
  pending ??= load().catch((error) => {
    pending = undefined;
    throw error;
  });
  return pending;
}

async function load() {
  try {
    // The smallest possible module: if it may not be compiled, nothing needs to be downloaded.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    const { explainRefusal } = await import("../instance.js");
    throw explainRefusal(error);
  }
  try {
    // The module and the script that starts it are fetched at the same time.
    const file = fetch(new URL("../wasm/wouldblock_bg.wasm", import.meta.url));
    const [{ init, simulate }] = await Promise.all([import("../web.js"), file]);
    await init(file);
    return simulate;
  } catch {
    // The file could not be loaded: connect-src forbids it, or a bundler's server has lost it. The script version is larger,
    // but loads wherever scripts do.
    const { simulate } = await import("../index.js");
    return simulate;
  }
}

/**
 * The engine's catalogue for a language tag; undefined for English, which is built in.
 * @param {string} tag
 */
export async function catalogue(tag) {
  if (languageOf(tag) === LANGUAGES[0]) return undefined;
  try {
    const { language } = await import("../languages/index.js");
    return await language(tag);
  } catch {
    // English is better than no report.
    return undefined;
  }
}
