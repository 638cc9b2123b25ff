/**
 * The responses that servers have to send, if nothing is known about their responses.
 *
 * The engine computes it: this module looks for the fix of the same request with responses that have no headers.
 */

import { applyFix, evaluate } from "./engine.js";
import { hopOf, responseAt } from "./pkg/scenario-path.js";

/** @typedef {import("../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {{ hop: number, kind: "preflight" | "response", lines: string[] }} WantedResponse */

/**
 * @typedef {object} Wanted
 * @property {Scenario} scenario The request, with responses that have no headers.
 * @property {Fix | null} fix The headers to add to those responses; null if none are needed, or if none would help.
 * @property {boolean} isEnough Whether every engine that has the API then allows the request.
 * @property {WantedResponse[]} responses
 */

/** The maximum length of a redirect chain. */
const MOST_HOPS = 20;

/** @param {Scenario} scenario @param {string[]} missing Of its report. @returns {Wanted} */
export function wantedOf(scenario, missing) {
  const bare = structuredClone(scenario);
  let open = missing;
  let report;
  for (let round = 0; round < MOST_HOPS && (report === undefined || open.length > 0); round += 1) {
    for (const path of open) fillIn(bare, path);
    report = evaluate(bare);
    open = report.missing.filter((path) => responseAt(path) !== null);
  }
  const fix = report?.fixes.find(({ edits }) => edits.every(({ target }) => responseAt(target) !== null)) ?? null;
  const after = fix ? evaluate(applyFix(bare, fix), { fixes: false }) : report;
  const isEnough = Object.values(after?.verdicts ?? {}).every(
    ({ verdict, blockedBy }) => verdict === "allowed" || blockedBy === "unsupported",
  );
  return { scenario: bare, fix, isEnough, responses: fix ? responsesOf(fix) : [] };
}

/** @param {Scenario} scenario @param {string} path Such as "network[0].preflight". */
function fillIn(scenario, path) {
  const found = responseAt(path);
  if (!found) return;
  const hop = hopOf((scenario.network ??= []), found.hop);
  // A preflight is followed by the request itself, whose response is needed as well.
  if (found.kind === "preflight") hop.preflight ??= { status: 204, headers: "" };
  hop.response ??= { headers: "" };
}

/** @param {Fix} fix @returns {WantedResponse[]} */
function responsesOf({ edits, also }) {
  /** @type {WantedResponse[]} */
  const responses = [];
  for (const { target, header, after } of [...edits, ...also]) {
    const found = responseAt(target);
    if (!found?.kind || after === null) continue;
    const { hop, kind } = found;
    let response = responses.find((one) => one.hop === hop && one.kind === kind);
    if (!response) responses.push((response = { hop, kind, lines: [] }));
    response.lines.push(header === null ? after : `${header}: ${after}`);
  }
  return responses;
}
