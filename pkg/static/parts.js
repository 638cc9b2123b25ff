// The parts of a scenario that are written into a page: the attributes and the texts of <would-block>.
import { blocksOfScenario, reread, scenarioOf } from "../element/scenario.js";
import { RESPONSE_FIELDS, FIELDS, isBlock, textOf } from "../fields.js";
import { valueAt } from "../scenario-path.js";

/** @typedef {import("../element/scenario.js").Block} Block */

/**
 * @param {import("../contract.d.ts").Scenario} scenario
 * @returns {{ attributes: Record<string, string>, blocks: Block[] }}
 */
export function partsOf(scenario) {
  /** @type {Record<string, string>} */
  const attributes = {};
  for (const field of FIELDS) {
    const value = isBlock(field) ? undefined : valueAt(scenario, field.path);
    if (value === undefined || value === null || value === false) continue;
    const text = textOf(field, value);
    if (text !== "" || field.kind === "flag" || field.bare === "") attributes[field.attribute] = text;
  }
  return { attributes, blocks: blocksOfScenario(scenario, false) };
}

/**
 * The same for a fence that has been read.
 *
 * @param {Pick<ReturnType<typeof import("../element/fence.js").parseFence>, "attributes" | "blocks">} fence
 * @returns {{ attributes: Record<string, string>, blocks: Block[] }}
 */
export function partsOfFence({ attributes, blocks }) {
  let policies = 0;
  return {
    attributes,
    blocks: blocks.map(({ slot, hop, text }) => reread({ kind: slot, hop: slot === "meta" ? policies++ : hop }, text)),
  };
}

/**
 * The scenario that the element reads from these parts.
 *
 * @param {Record<string, string>} attributes
 * @param {Block[]} blocks
 */
export function scenarioOfParts(attributes, blocks) {
  const getAttribute = (/** @type {string} */ name) => attributes[name] ?? null;
  return scenarioOf(/** @type {any} */ ({ getAttribute }), blocks);
}

/**
 * The fields of a response other than its status and headers.
 *
 * @param {Block} block
 * @returns {Record<string, string>}
 */
export function moreOf({ more = {} }) {
  const fields = RESPONSE_FIELDS.flatMap((field) => {
    const value = valueAt(more, field.path);
    return value === undefined ? [] : [[`data-${field.attribute}`, textOf(field, value)]];
  });
  return Object.fromEntries(fields);
}
