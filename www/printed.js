/** What curl printed about answers that were not known, put where they belong. */

/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** The first line of an answer, as `curl -i` and `curl -v` print it. */
const STATUS_LINE = /^(?:<[ \t]*)?HTTP\/[\d.]+[ \t]+(\d{3})/;

/** The heads of the answers in a text, each from its status line to the line that ends it. @param {string} text */
export function printedHeads(text) {
  /** @type {string[][]} */
  const heads = [];
  /** @type {string[] | null} */
  let head = null;
  for (const line of text.split(/\r?\n/)) {
    const status = STATUS_LINE.exec(line)?.[1];
    if (status !== undefined) {
      head = [line];
      // An interim answer is followed by the answer itself.
      if (!status.startsWith("1") || status === "101") heads.push(head);
    } else if (head && /^(?:<[ \t]*)?$/.test(line)) head = null;
    // The output of curl itself is among the lines of a response.
    else if (head && !/^[*{}>]/.test(line)) head.push(line);
  }
  return heads.map((lines) => lines.join("\n"));
}

/**
 * The scenario with the answers in the places that the report misses, in the order in which the browser asks.
 *
 * @param {Scenario} scenario
 * @param {Report} report
 * @param {string} text
 * @returns {Scenario | null} Null where the text holds no answer.
 */
export function withPrinted(scenario, report, text) {
  const heads = printedHeads(text);
  const first = /^network\[(\d+)\]\.(preflight|response)/.exec(report.missing[0] ?? "");
  if (heads.length === 0 || !first) return null;
  const next = structuredClone(scenario);
  const network = (next.network ??= []);
  let hop = Number(first[1]);
  let kind = /** @type {"preflight" | "response"} */ (first[2]);
  for (const headers of heads) {
    while (network.length <= hop) network.push({});
    network[hop][kind] = { headers };
    if (kind === "response") hop += 1;
    // Only an answer that redirects is followed by another one.
    kind = "response";
  }
  return next;
}
