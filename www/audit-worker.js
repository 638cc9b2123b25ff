/** Audits files in a separate thread: a large one takes minutes, and ending the thread cancels it at once. */

import { calls } from "./audit/calls.js";

const worker = /** @type {any} */ (globalThis);

worker.addEventListener("message", async (/** @type {any} */ { data: { id, name, given } }) => {
  const say = (/** @type {object} */ said) => worker.postMessage({ id, ...said });
  try {
    say({ result: await calls[name](...given, say) });
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
  }
});
