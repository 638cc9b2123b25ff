/** Runs the audit in a worker, or in this thread if there is none. */

import { trusted } from "../../trusted.js";

/** @typedef {import("../../audit/calls.js").Said} Said */
/** @typedef {{ done: (result: any) => void, fail: (error: Error) => void, hear: (said: Said) => void }} Waiting */

/** @type {Worker | null} */
let worker = null;
/** @type {Map<number, Waiting>} */
const waiting = new Map();
let serial = 0;
/** Aborts a run in this thread. @type {AbortController | null} */
let ending = null;

/** In the single file there is no script for a worker to load. */
const canWork = () => typeof Worker === "function" && document.querySelector("script[src]") !== null;

function started() {
  if (worker || !canWork()) return worker;
  worker = new Worker(trusted("./audit-worker.js"), { type: "module" });
  worker.addEventListener("message", ({ data: { id, result, error, ...said } }) => {
    const one = waiting.get(id);
    if (!one) return;
    if (result === undefined && error === undefined) {
      one.hear(said);
      return;
    }
    waiting.delete(id);
    if (error === undefined) one.done(result);
    else one.fail(new Error(error));
  });
  worker.addEventListener("error", () => stop(new Error("the audit could not be loaded")));
  return worker;
}

/** @param {Error} reason */
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
 * @param {(said: Said) => void} [hear]
 */
async function call(name, given, hear = () => {}) {
  const one = started();
  if (!one) {
    ending = new AbortController();
    return (await import("../../audit/calls.js")).calls[name](...given, hear, ending.signal);
  }
  serial += 1;
  const id = serial;
  return new Promise((done, fail) => {
    waiting.set(id, { done, fail, hear });
    one.postMessage({ id, name, given });
  });
}

export const auditor = {
  /**
   * @param {File} file
   * @param {object} options
   * @param {(said: Said) => void} hear
   * @returns {Promise<import("../../../pkg/audit.d.ts").Audit>}
   */
  audit: (file, options, hear) => call("audit", [file, options], hear),
  /** @param {number} line @param {number} index @returns {Promise<import("../../../pkg/contract.d.ts").Scenario>} */
  scenario: (line, index) => call("scenario", [line, index]),
  /** Ends the thread; the next call starts a new one. */
  cancel() {
    ending?.abort();
    stop(new DOMException("cancelled", "AbortError"));
  },
};
