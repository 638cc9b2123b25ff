// Builds a scenario from what an author writes: attributes and the text of slotted children (see contract.d.ts).
import {
  RESPONSE_FIELDS,
  RESPONSES,
  FIELDS,
  hasAddress,
  headerText,
  isResponse,
  isBlock,
  valueFrom,
} from "../fields.js";
import { hopOf, putAt, responsePath, valueAt } from "../scenario-path.js";

/** Fields that are pasted text. */
const TEXTS = FIELDS.filter(isBlock);

/** The field of each slot, by the slot's name. For short values each slot is also an attribute. */
const KINDS = [...TEXTS.map(({ attribute }) => attribute), ...RESPONSES];

/** Browsers follow twenty redirects. A larger number is a mistake, and must not create a list of that length. */
const MOST_LEFT_OUT = 20;

/**
 * One piece of pasted text.
 * @typedef {object} Block
 * @property {string} kind the slot it is for
 * @property {number} hop of the redirect chain, for responses
 * @property {Element | null} node the child that contains it; null if it comes from an attribute or a scenario
 * @property {string} text the whole of it
 * @property {string} path the place of its headers in the scenario
 * @property {number} offset their offset in `text`: after a bare status line
 * @property {number | undefined} status of that line
 * @property {object} [more] other fields of a response
 */

/** The element's blocks, in the order in which they are read. @param {Element} element @returns {Block[]} */
export function blocksOf(element) {
  const next = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  let reached = 0;
  const children = /** @type {HTMLElement[]} */ ([...element.children]).filter((child) => KINDS.includes(child.slot));
  const written = KINDS.filter((kind) => element.hasAttribute(kind) && !children.some((child) => child.slot === kind));
  return [...written, ...children].flatMap((source) => {
    const node = typeof source === "string" ? null : source;
    const kind = typeof source === "string" ? source : source.slot;
    const index = Number.parseInt(node?.dataset.hop ?? "", 10);
    const hop = index >= 0 ? index : next[kind];
    if (hop > reached + MOST_LEFT_OUT) return [];
    reached = Math.max(reached, hop);
    next[kind] = hop + 1;
    return block(kind, hop, node ? node.textContent : element.getAttribute(kind), { node, more: node && moreOf(node) });
  });
}

/** The fields of a response that a child's attributes give. */
function moreOf(node) {
  const more = {};
  for (const field of RESPONSE_FIELDS) {
    const text = node.getAttribute(`data-${field.attribute}`);
    if (text !== null) putAt(more, field.path, valueFrom(field, text));
  }
  return more;
}

/** The blocks of a scenario that came as data; with `all`, those that it leaves empty too. @returns {Block[]} */
export function blocksOfScenario(scenario, all) {
  const hops = Array.isArray(scenario.network) ? [...scenario.network] : [];
  if (all && hops.length === 0) hops.push({});
  const responseBlock = (kind, hop, head) => {
    const { status, headers, ...more } = head ?? {};
    const line = Number.isInteger(status) ? `${status}\n` : "";
    return block(kind, hop, line + headerText(headers), { more, known: !!head });
  };
  return [
    ...TEXTS.flatMap((field) => {
      const value = valueAt(scenario, field.path);
      return field.kind === "texts"
        ? (Array.isArray(value) ? value : []).map((text, at) => block(field.attribute, at, String(text)))
        : block(field.attribute, 0, headerText(value));
    }),
    ...hops.flatMap((hop, at) => RESPONSES.map((kind) => responseBlock(kind, at, hop?.[kind]))),
  ].filter(({ text, known, kind, path }) => {
    const isUsual = isResponse(kind) || path === "page.headers" || path === "request.headers";
    return (all && isUsual) || known || text.trim() !== "";
  });
}

/** @returns {Block & { known?: boolean }} `known`: whether it is there, though it may be empty */
function block(kind, hop, text, more = {}) {
  const field = TEXTS.find(({ attribute }) => attribute === kind);
  const path = !field
    ? `${responsePath(hop, kind)}.headers`
    : field.kind === "texts"
      ? `${field.path}[${hop}]`
      : field.path;
  // "204" or "204 No Content" by itself. The engine reads "HTTP/1.1 204" within the headers.
  const line = !field && /^\s*(\d{1,5})(?:[ \t]+[^:\r\n]*)?(?:\r?\n|$)/.exec(text);
  return {
    kind,
    hop,
    node: null,
    text,
    path,
    offset: line ? line[0].length : 0,
    status: line ? Number(line[1]) : undefined,
    ...more,
  };
}

/** `block` with another text, typed in its place. @param {{ kind: string, hop: number, more?: object }} block @param {string} text */
export function reread({ kind, hop, more }, text) {
  return block(kind, hop, text, { more });
}

/**
 * The scenario of the element's attributes and `blocks`.
 * @param {Element} element
 * @param {Block[]} blocks
 */
export function scenarioOf(element, blocks) {
  const scenario = { page: { url: "" }, request: { api: "fetch", url: "" } };
  for (const field of FIELDS) {
    const text = element.getAttribute(field.attribute);
    if (text === null || isBlock(field)) continue;
    const value = valueFrom(field, text);
    const isMeant = !field.within || element.getAttribute(attributeOf(field.within));
    if (value !== undefined && isMeant) putAt(scenario, field.path, value);
  }
  // Inline code and similar APIs have no address that could be missing.
  if (scenario.request.url === "" && !hasAddress(scenario.request.api)) delete scenario.request.url;
  return withBlocks(scenario, blocks);
}

const attributeOf = (path) => FIELDS.find((field) => field.path === path).attribute;

/** `scenario` with the text of `blocks` for everything that is pasted. */
export function withBlocks(scenario, blocks) {
  // Not structuredClone, which fails for the proxies of frameworks.
  const { network: _, ...rest } = JSON.parse(JSON.stringify(scenario));
  for (const { path } of TEXTS) putAt(rest, path, undefined);
  const network = [];
  for (const { kind, hop, text, offset, status, more } of blocks) {
    const field = TEXTS.find(({ attribute }) => attribute === kind);
    if (field) putAt(rest, field.path, field.kind === "texts" ? [...(valueAt(rest, field.path) ?? []), text] : text);
    else {
      hopOf(network, hop)[kind] = { ...(status !== undefined && { status }), headers: text.slice(offset), ...more };
    }
  }
  return network.length > 0 ? { ...rest, network } : rest;
}
