/** Runs the readers in a worker, or in this thread if there is none. */

import { trusted } from "../../trusted.js";
import { createCalls } from "../../worker-calls.js";

/** @typedef {import("../../../pkg/read.d.ts").Reading} Reading */
/** @typedef {import("../../../pkg/read.d.ts").ReadOptions} Options */

const { call, cancel } = createCalls({
  create: () => new Worker(trusted("./read-worker.js"), { type: "module" }),
  load: () => import("./calls.js"),
  failure: "the readers could not be loaded",
});

export const reader = {
  /** @param {string} text @param {Options} options @returns {Promise<Reading>} */
  read: (text, options) => call("read", [text, options]),
  /** @param {Reading[]} readings @param {Options} options @returns {Promise<Reading>} */
  complete: (readings, options) => call("complete", [readings, options]),
  /**
   * @param {File} file
   * @param {Options} options
   * @param {(done: number, total: number | null) => void} progress
   * @returns {Promise<Reading>}
   */
  file: (file, options, progress) => call("file", [file, options], ({ done, total }) => progress(done, total)),
  /** Cancels the current reading. */
  cancel,
};
