/** Runs the audit in a worker, or in this thread if there is none. */

import { trusted } from "../../trusted.js";
import { createCalls } from "../../worker-calls.js";

/** @typedef {import("../../audit/calls.js").Message} Message */

const { call, cancel } = createCalls({
  create: () => new Worker(trusted("./audit-worker.js"), { type: "module" }),
  load: () => import("../../audit/calls.js"),
  failure: "the audit could not be loaded",
});

export const auditor = {
  /**
   * @param {File} file
   * @param {object} options
   * @param {(message: Message) => void} onMessage
   * @returns {Promise<import("../../../pkg/audit.d.ts").Audit>}
   */
  audit: (file, options, onMessage) => call("audit", [file, options], onMessage),
  /** @param {number} line @param {number} index @returns {Promise<import("../../../pkg/contract.d.ts").Scenario>} */
  scenario: (line, index) => call("scenario", [line, index]),
  cancel,
};
