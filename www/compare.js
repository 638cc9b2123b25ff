/** The differences between two scenarios: the fields that differ, and the engines' verdicts. */

import { ENGINES } from "./engines.js";
import { RESPONSE_FIELDS, RESPONSES, FIELDS, headerText, isBlock, textOf } from "./pkg/fields.js";
import { hopOf, responseAt, responsePath, valueAt } from "./pkg/scenario-path.js";

/** @typedef {import("../pkg/contract.d.ts").Edit} Edit */
/** @typedef {import("../pkg/contract.d.ts").EngineVerdict} EngineVerdict */
/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {keyof Report["verdicts"]} EngineName */

/** The fields that contain header lines, or policies one per line. @param {Scenario} scenario */
function textsOf({ network = [] }) {
  const responses = network.flatMap((hop, index) =>
    RESPONSES.filter((kind) => hop[kind]).map((kind) => `${responsePath(index, kind)}.headers`),
  );
  return ["page.headers", "page.meta", ...responses];
}

/**
 * The texts that can be compared side by side: texts of at least one of the scenarios.
 *
 * @param {Scenario[]} scenarios
 */
export function comparableParts(scenarios) {
  const all = [...new Set(scenarios.flatMap(textsOf))];
  return all.filter((path) => path === "page.headers" || scenarios.some((scenario) => partText(scenario, path) !== ""));
}

/** A part as text. @param {Scenario} scenario @param {string} path */
export function partText(scenario, path) {
  const value = valueAt(scenario, path);
  if (value === undefined) return "";
  return path === "page.meta" ? value.join("\n") : headerText(value);
}

/**
 * The scenario with a new text in a part.
 *
 * @param {Scenario} scenario
 * @param {string} path
 * @param {string} text
 * @returns {Scenario}
 */
export function withPart(scenario, path, text) {
  const changed = structuredClone(scenario);
  if (path === "page.headers") changed.page.headers = text;
  else if (path === "page.meta") changed.page.meta = text.split("\n").filter((line) => line.trim() !== "");
  else {
    const { hop, kind } = /** @type {{ hop: number, kind: "preflight" | "response" }} */ (responseAt(path));
    const responses = hopOf((changed.network ??= []), hop);
    responses[kind] = { ...responses[kind], headers: text };
  }
  return changed;
}

/**
 * The fields that differ, as edits from one scenario to the other; header blocks line by line.
 *
 * @param {Scenario} before
 * @param {Scenario} after
 * @returns {Edit[]}
 */
export function differences(before, after) {
  /** @type {Edit[]} */
  const edits = [];
  for (const field of FIELDS) {
    const [one, other] = [before, after].map((scenario) => valueAt(scenario, field.path));
    if (isBlock(field)) edits.push(...lineEdits(field.path, linesOf(one), linesOf(other)));
    else edits.push(...edit(field.path, shown(field, one), shown(field, other)));
  }
  const hops = Math.max(before.network?.length ?? 0, after.network?.length ?? 0);
  for (let hop = 0; hop < hops; hop += 1) {
    for (const kind of RESPONSES) {
      const path = responsePath(hop, kind);
      const [one, other] = [before, after].map((scenario) => scenario.network?.[hop]?.[kind]);
      edits.push(...edit(`${path}.status`, statusOf(one), statusOf(other)));
      edits.push(...lineEdits(`${path}.headers`, linesOf(one?.headers), linesOf(other?.headers)));
      for (const field of RESPONSE_FIELDS)
        edits.push(
          ...edit(
            `${path}.${field.path}`,
            shown(field, valueAt(one, field.path)),
            shown(field, valueAt(other, field.path)),
          ),
        );
    }
  }
  return edits;
}

/**
 * The effective status: 200 if a response does not give one.
 *
 * @param {import("../pkg/contract.d.ts").ResponseHead | undefined} head
 */
const statusOf = (head) => (head === undefined ? null : String(head.status ?? 200));

/** @param {import("../pkg/fields.js").Field} field @param {any} value */
const shown = (field, value) =>
  value === undefined || value === false ? null : value === true ? String(true) : textOf(field, value);

/** @param {any} value */
function linesOf(value) {
  if (value === undefined) return [];
  const isList = Array.isArray(value) && value.every((line) => typeof line === "string");
  return (isList ? value.join("\n") : headerText(value))
    .split(/\r\n?|\n/)
    .filter((/** @type {string} */ line) => line.trim());
}

/** @param {string} target @param {string | null} before @param {string | null} after @returns {Edit[]} */
const edit = (target, before, after) => (before === after ? [] : [{ target, header: null, before, after }]);

/**
 * The lines that only one text has. Two lines of the same header are one change.
 *
 * @param {string} target
 * @param {string[]} one
 * @param {string[]} other
 * @returns {Edit[]}
 */
function lineEdits(target, one, other) {
  const added = [...other];
  const removed = one.filter((line) => {
    const at = added.indexOf(line);
    if (at >= 0) added.splice(at, 1);
    return at < 0;
  });
  const edits = removed.map((line) => {
    const [name, value] = headerOf(line);
    const at =
      name === null ? (target === "page.meta" ? 0 : -1) : added.findIndex((next) => sameName(headerOf(next)[0], name));
    const [after] = at >= 0 && added.length > at ? added.splice(at, 1) : [null];
    return { target, header: name, before: value, after: after === null ? null : headerOf(after)[1] };
  });
  return [
    ...edits,
    ...added.map((line) => ({ target, header: headerOf(line)[0], before: null, after: headerOf(line)[1] })),
  ];
}

/** @param {string} line @returns {[string | null, string]} */
function headerOf(line) {
  const match = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*:\s*(.*)$/.exec(line);
  return match ? [match[1], match[2]] : [null, line];
}

/** @param {string | null} one @param {string} other */
const sameName = (one, other) => one?.toLowerCase() === other.toLowerCase();

/**
 * The engines whose result changes.
 *
 * @param {Report} before
 * @param {Report} after
 * @returns {{ engine: EngineName, before: EngineVerdict, after: EngineVerdict }[]}
 */
export const changedVerdicts = (before, after) =>
  ENGINES.map((engine) => ({ engine, before: before.verdicts[engine], after: after.verdicts[engine] })).filter(
    ({ before: one, after: other }) => one.verdict !== other.verdict || one.blockedBy !== other.blockedBy,
  );

/** The texts that contain a page's policies. @param {Scenario} scenario */
export const policiesIn = ({ page }) => ({ headers: page.headers ?? "", meta: page.meta ?? [] });

/** Whether the texts with policies differ. @param {Scenario} before @param {Scenario} after */
export const policiesDiffer = (before, after) =>
  JSON.stringify(policiesIn(before)) !== JSON.stringify(policiesIn(after));
