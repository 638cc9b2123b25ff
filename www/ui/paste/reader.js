/** Runs the readers in a worker, or in this thread if there is none. */

import { trusted } from "../../trusted.js";

/** @typedef {import("../../../pkg/read.d.ts").Reading} Reading */
/** @typedef {import("../../../pkg/read.d.ts").ReadOptions} Options */
/** @typedef {{ done: (result: any) => void, fail: (error: Error) => void, progress?: (done: number, total: number | null) => void }} Waiting */

/** @type {Worker | null} */
let worker = null;
/** @type {Map<number, Waiting>} */
const waiting = new Map();
let serial = 0;

/** In the single file there is no script for a worker to load. */
const canWork = () => typeof Worker === "function" && document.querySelector("script[src]") !== null;
let isWithout = !canWork();

/** @returns {Worker | null} */
function started() {
  if (isWithout) return null;
  if (worker) return worker;
  try {
    worker = new Worker(trusted("./read-worker.js"), { type: "module" });
  } catch {
    isWithout = true;
    return null;
  }
  worker.addEventListener("message", ({ data: { id, result, error, done, total } }) => {
    const one = waiting.get(id);
    if (!one) return;
    if (done !== undefined) {
      one.progress?.(done, total);
      return;
    }
    waiting.delete(id);
    if (error === undefined) one.done(result);
    else one.fail(new Error(error));
  });
  worker.addEventListener("error", () => stop(new Error("the readers could not be loaded")));
  return worker;
}

/** Cancels the current reading. The next call starts again. @param {Error} reason */
function stop(reason) {
  worker?.terminate();
  worker = null;
  const ended = [...waiting.values()];
  waiting.clear();
  for (const { fail } of ended) fail(reason);
}

/**
 * @param {string} name
 * @param {any[]} given
 * @param {Waiting["progress"]} [progress]
 */
async function call(name, given, progress) {
  const one = started();
  if (!one) return (await import("./calls.js")).calls[name](...given, progress ?? (() => {}));
  serial += 1;
  const id = serial;
  return new Promise((done, fail) => {
    waiting.set(id, { done, fail, progress });
    one.postMessage({ id, name, given });
  });
}

export const reader = {
  /** @param {string} text @param {Options} options @returns {Promise<Reading>} */
  read: (text, options) => call("read", [text, options]),
  /** @param {Reading[]} readings @param {Options} options @returns {Promise<Reading>} */
  complete: (readings, options) => call("complete", [readings, options]),
  /** @param {File} file @param {Options} options @param {Waiting["progress"]} progress @returns {Promise<Reading>} */
  file: (file, options, progress) => call("file", [file, options], progress),
  cancel: () => stop(new DOMException("cancelled", "AbortError")),
};
