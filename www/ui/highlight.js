/**
 * Marks on text through the CSS Custom Highlight API.
 *
 * Highlights are global to a document, so every editor adds and removes its own ranges and leaves the others'
 * alone. Where the API is missing nothing is marked, and nothing breaks.
 */

/** Later kinds lie above earlier ones. */
const KINDS = /** @type {const} */ (["name", "directive", "keyword", "warn", "pass", "fail", "active"]);
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
  /** @type {Map<Kind, AbstractRange[]>} */
  const own = new Map();
  return {
    /**
     * Replaces this text's marks of one kind.
     *
     * @param {Kind} kind
     * @param {Span[]} spans UTF-16 offsets; what lies outside of the text is cut off.
     */
    set(kind, spans) {
      const highlight = highlights.get(kind);
      if (!highlight) return;
      for (const range of own.get(kind) ?? []) highlight.delete(range);
      const ranges = [];
      for (const span of spans) {
        const end = Math.min(span.end, text.length);
        if (span.start >= end) continue;
        ranges.push(new StaticRange({ startContainer: text, startOffset: span.start, endContainer: text, endOffset: end }));
      }
      for (const range of ranges) highlight.add(range);
      own.set(kind, ranges);
    },
  };
}
