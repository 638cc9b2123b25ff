/** Reads pasted texts and files in a separate thread, so that the page stays responsive and can cancel it. */

import { calls } from "./ui/paste/calls.js";

const worker = /** @type {any} */ (globalThis);

worker.addEventListener("message", async (/** @type {any} */ { data: { id, name, given } }) => {
  const progress = (/** @type {number} */ done, /** @type {number} */ total) => worker.postMessage({ id, done, total });
  try {
    worker.postMessage({ id, result: await calls[name](...given, progress) });
  } catch (error) {
    worker.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
