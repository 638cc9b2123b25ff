// The scenarios in this project's own markup and fenced code blocks, as the page and documentation write them.
import { withCode } from "../element/fence-code.js";
import { completedFence } from "../element/fence.js";
import { partsOfFence, scenarioOfParts } from "../static/parts.js";
import { reread } from "../element/scenario.js";
import { FIELDS, isBlock, valueFrom, RESPONSE_FIELDS } from "../fields.js";
import { putAt } from "../scenario-path.js";
import { toScenario } from "./to-scenario.js";

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;
const CHILD = /<([a-z][\w-]*)((?:\s[^<>]*?)?)>([^]*?)<\/\1>/gi;

/** @param {string} text @returns {string} the scenario's JSON */
export function scenarioOfElement(text) {
  const [, tag, inner] = /<would-block((?:"[^"]*"|'[^']*'|[^<>"'])*)>([^]*?)(?:<\/would-block>|$)/i.exec(text) ?? [];
  if (tag === undefined) throw new Error("no element");
  const attributes = attributesOf(tag);
  const next = {};
  const blocks = [...inner.matchAll(CHILD)].flatMap(([, , markup, content]) => {
    const { slot, "data-hop": hop, ...data } = attributesOf(markup);
    if (slot === undefined) return [];
    const at = hop === undefined ? (next[slot] ?? 0) : Number(hop);
    next[slot] = at + 1;
    const more = {};
    for (const field of RESPONSE_FIELDS)
      if (data[`data-${field.attribute}`] !== undefined)
        putAt(more, field.path, valueFrom(field, data[`data-${field.attribute}`]));
    // HTML drops one line break at the start of a <pre>.
    return [reread({ kind: slot, hop: at, more }, decoded(content.replace(/^\r?\n/, "")))];
  });
  for (const field of FIELDS.filter(isBlock))
    if (attributes[field.attribute] !== undefined && next[field.attribute] === undefined)
      blocks.push(reread({ kind: field.attribute, hop: 0 }, attributes[field.attribute]));
  return JSON.stringify(scenarioOfParts(attributes, blocks));
}

/**
 * @param {string} text
 * @param {typeof import("../read.js").read} read for a command in it
 * @returns {Promise<string>} the scenario's JSON
 */
export async function scenarioOfFence(text, read) {
  const fence = await completedFence(text.trim(), (found, code) => withCode(found, code, { read, toScenario }));
  if (fence.problems.length > 0) throw new Error(fence.problems[0].text);
  const { attributes, blocks } = partsOfFence(fence);
  return JSON.stringify(scenarioOfParts(attributes, blocks));
}

/** @returns {Record<string, string>} */
function attributesOf(tag) {
  return Object.fromEntries(
    [...tag.matchAll(ATTRIBUTE)].map(([, name, ...values]) => [
      name.toLowerCase(),
      decoded(values.find((value) => value !== undefined) ?? ""),
    ]),
  );
}

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Decodes the character references that this project and its users write. */
function decoded(text) {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()];
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
