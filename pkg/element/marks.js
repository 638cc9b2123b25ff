// Marks the text that decided in the author's own blocks, without changing their markup.

const NAMES = { fail: "wouldblock-fail", unknown: "wouldblock-unknown" };
const CSS_TEXT = `
::highlight(${NAMES.fail}) { text-decoration: underline wavy light-dark(#be1f2d, #ff8f87); background: light-dark(#be1f2d22, #ff8f8733); }
::highlight(${NAMES.unknown}) { text-decoration: underline dotted light-dark(#7f5200, #ebbd58); background: light-dark(#7f520022, #ebbd5833); }`;

let sheet;
/** The ranges of each element, because highlights belong to the whole document. */
const owned = new WeakMap();

/**
 * @param {HTMLElement} element
 * @param {import("./scenario.js").Block[]} blocks
 * @param {import("../contract.d.ts").Report} report
 */
export function mark(element, blocks, report) {
  // Browsers without this API still show the same information in the steps.
  if (!globalThis.CSS?.highlights) return;
  prepare();
  unmark(element);
  const marks = [];
  for (const { outcome, evidence } of report.steps.filter(({ outcome }) => outcome in NAMES)) {
    for (const { source, start, end, index } of evidence) {
      const block = blocks.find(({ node, path }) => node && path === source);
      const range = block && index === undefined && rangeIn(block.node, block.offset + start, block.offset + end);
      if (!range) continue;
      const highlight = CSS.highlights.get(NAMES[outcome]);
      highlight.add(range);
      marks.push([highlight, range]);
    }
  }
  owned.set(element, marks);
}

/** Removes an element's marks when it leaves the document or its scenario changes. */
export function unmark(element) {
  for (const [highlight, range] of owned.get(element) ?? []) highlight.delete(range);
  owned.delete(element);
}

function prepare() {
  for (const name of Object.values(NAMES)) if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
  if (sheet) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS_TEXT);
  // The blocks belong to the document, so its style sheets apply to them.
  document.adoptedStyleSheets.push(sheet);
}

/** The range between two offsets in the text of a node, across elements that a highlighter has inserted. */
function rangeIn(node, start, end) {
  const range = document.createRange();
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let at = 0;
  let begun = false;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { length } = text.textContent;
    if (!begun && start < at + length) {
      range.setStart(text, start - at);
      begun = true;
    }
    if (begun && end <= at + length) {
      range.setEnd(text, end - at);
      return range;
    }
    at += length;
  }
  return null;
}
