// Which scripts and styles of a component are not inside of other elements or of blocks.

/** Elements without an end. */
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
/** Stands for a block, such as `{#if …}`, among the names of elements. */
const BLOCK = "{";

/**
 * @param {string} text
 * @param {ReturnType<import("./markup.js").scan>} scanned
 */
export function rawsAtTop(text, { elements, ends, expressions, raws }) {
  const starts = elements
    .filter(({ tag, isClosed }) => !VOID.has(tag.toLowerCase()) && !isClosed)
    .map(({ tag, start }) => ({ start, tag, isEnd: false }));
  const blocks = expressions.flatMap(({ start, code }) => {
    const [, mark] = /^\s*([#/])/.exec(text.slice(code.start, code.start + 20)) ?? [];
    return mark ? [{ start, tag: BLOCK, isEnd: mark === "/" }] : [];
  });
  const events = [...starts, ...blocks, ...ends.map((end) => ({ ...end, isEnd: true }))];
  events.sort((a, b) => a.start - b.start);
  const top = new Set(raws.map(({ open }) => open.start));
  /** @type {string[]} */
  const open = [];
  /** How many elements of each name are open: an end without a beginning has no effect. @type {Map<string, number>} */
  const counts = new Map();
  for (const { start, tag, isEnd } of events) {
    const count = counts.get(tag) ?? 0;
    if (!isEnd) {
      if (open.length > 0) top.delete(start);
      open.push(tag);
      counts.set(tag, count + 1);
      continue;
    }
    for (let closed = count > 0 ? open.pop() : undefined; closed !== undefined; closed = open.pop()) {
      counts.set(closed, (counts.get(closed) ?? 1) - 1);
      if (closed === tag) break;
    }
  }
  return raws.filter(({ open: { start } }) => top.has(start));
}
