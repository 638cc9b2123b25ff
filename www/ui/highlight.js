/**
 * Marks on text through the CSS Custom Highlight API.
 *
 * Highlights are global to a document, so every editor adds and removes only its own ranges. Without the API nothing is
 * marked, and everything else works.
 */

/** Later kinds are drawn above earlier ones. */
const KINDS = /** @type {const} */ (["name", "directive", "keyword", "warn", "error", "pass", "fail", "active"]);
/** @typedef {typeof KINDS[number]} Kind */
/** @typedef {{ start: number, end: number }} Span */

export const canHighlight = typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;

/** @type {Map<Kind, Highlight>} */
const highlights = new Map();
if (canHighlight) {
  KINDS.forEach((kind, priority) => {
    const highlight = new Highlight();
    highlight.priority = priority;
    CSS.highlights.set(`wouldblock-${kind}`, highlight);
    highlights.set(kind, highlight);
  });
}

/**
 * The marks of one text node.
 *
 * @param {Text} text
 */
export function marksOn(text) {
  /** @type {Map<Kind, StaticRange[]>} */
  const own = new Map();
  return {
    /**
     * Replaces this text's marks of one kind.
     *
     * @param {Kind} kind
     * @param {Span[]} spans UTF-16 offsets; parts outside of the text are cut off.
     */
    set(kind, spans) {
      const highlight = highlights.get(kind);
      if (!highlight) return;
      const before = own.get(kind) ?? [];
      const wanted = spans
        .map(({ start, end }) => ({ start, end: Math.min(end, text.length) }))
        .filter(({ start, end }) => start < end);
      // Marks before the caret stay, because every removed or added mark is painted again.
      let same = 0;
      while (
        same < before.length &&
        before[same].startOffset === wanted[same]?.start &&
        before[same].endOffset === wanted[same].end
      )
        same += 1;
      for (const range of before.slice(same)) highlight.delete(range);
      const added = wanted
        .slice(same)
        .map(
          ({ start, end }) =>
            new StaticRange({ startContainer: text, startOffset: start, endContainer: text, endOffset: end }),
        );
      for (const range of added) highlight.add(range);
      own.set(kind, [...before.slice(0, same), ...added]);
    },
  };
}
