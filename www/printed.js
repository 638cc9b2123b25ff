/** Puts responses that curl printed into the scenario. */

import { hopOf, responseAt } from "./pkg/scenario-path.js";

/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** The first line of a response, as `curl -i` and `curl -v` print it. */
const STATUS_LINE = /^(?:<[ \t]*)?HTTP\/[\d.]+[ \t]+(\d{3})/;

/** The heads of the responses in a text, each from its status line to its last line. @param {string} text */
export function printedHeads(text) {
  /** @type {string[][]} */
  const heads = [];
  /** @type {string[] | null} */
  let head = null;
  for (const line of text.split(/\r?\n/)) {
    const status = STATUS_LINE.exec(line)?.[1];
    if (status !== undefined) {
      head = [line];
      // An informational response is followed by the final one.
      if (!status.startsWith("1") || status === "101") heads.push(head);
    } else if (head && /^(?:<[ \t]*)?$/.test(line)) head = null;
    // The lines of a response are mixed with curl's own output.
    else if (head && !/^[*{}>]/.test(line)) head.push(line);
  }
  return heads.map((lines) => lines.join("\n"));
}

/**
 * The scenario with the responses inserted where the report lacks them, in the browser's order.
 *
 * @param {Scenario} scenario
 * @param {Report} report
 * @param {string} text
 * @returns {Scenario | null} Null if the text has no response.
 */
export function withPrinted(scenario, report, text) {
  const heads = printedHeads(text);
  const first = responseAt(report.missing[0] ?? "");
  if (heads.length === 0 || !first?.kind) return null;
  const next = structuredClone(scenario);
  const network = (next.network ??= []);
  let { hop, kind } = first;
  for (const headers of heads) {
    hopOf(network, hop)[kind] = { headers };
    if (kind === "response") hop += 1;
    // Only a redirect is followed by another response.
    kind = "response";
  }
  return next;
}
