// Turns fenced code blocks of the language `wouldblock`, as documentation tools write them into a page, into elements.
import { el } from "./dom.js";
import { readFence } from "./read-fence.js";

/** Where tools put the language: on the code, on the block, or on a box around it. */
const FENCE =
  'pre:has(> code.language-wouldblock), pre.language-wouldblock, .language-wouldblock pre, pre[data-language="wouldblock"]';

/** The boxes that tools put around a block: with a bar, buttons, the name of the language. */
const BOX = "div.language-wouldblock, .expressive-code";

/** The replacement of each block, and the text that it was made for. */
const shown = new Map();

let observer;

/**
 * Turns all fences of the page into elements, including those added later. A tool that renders pages with a framework calls
 * it after rendering. In Node it does nothing.
 */
export function upgradeFences() {
  if (!globalThis.document) return;
  update();
  observer ??= new MutationObserver(update);
  observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
}

function update() {
  for (const [block, { node }] of shown)
    if (!block.isConnected) {
      node?.remove();
      shown.delete(block);
    }
  for (const block of document.querySelectorAll(FENCE)) {
    const text = textOf(block.querySelector("code") ?? block).replace(/\n$/, "");
    const before = shown.get(block);
    if (before?.text === text && before.node?.isConnected !== false) continue;
    before?.node?.remove();
    shown.set(block, { text, node: null });
    show(block, text);
  }
}

/** Replaces a fence, unless its text has changed in the meantime. */
async function show(block, text) {
  const fence = await readFence(text);
  const now = shown.get(block);
  if (now?.text !== text || now.node || !block.isConnected) return;
  now.node = fence.problems.length > 0 ? complaint(text, fence.problems) : element(fence);
  // A framework may rely on its nodes, so they stay where they are, hidden.
  const box = /** @type {HTMLElement} */ (block.closest(BOX) ?? block);
  box.style.setProperty("display", "none", "important");
  box.after(now.node);
}

function element({ attributes, blocks }) {
  const children = blocks.map(({ slot, hop, text }) => el("pre", { slot, "data-hop": hop > 0 && hop }, text));
  return el("would-block", attributes, ...children);
}

/** The text with its errors marked, and the reason below each line. */
function complaint(text, problems) {
  const code = el("code");
  let at = 0;
  const copy = (to, tag) => {
    const piece = text.slice(at, to);
    code.append(tag ? el(tag, {}, piece) : piece);
    at = to;
  };
  for (const { start, end, text: why } of problems.toSorted((a, b) => a.start - b.start)) {
    if (start > at) copy(start);
    if (end > at) copy(end, "mark");
    const line = text.indexOf("\n", at);
    copy(line < 0 ? text.length : line);
    code.append(`\n`, el("strong", {}, `↑ ${why}`));
  }
  copy(text.length);
  const node = el("pre", { role: "group", "aria-label": "wouldblock" }, code);
  node.classList.add("wouldblock-problem");
  return node;
}

/** The text of a highlighted block: some tools end lines with `<br>`, or make each line a `<div>`. */
function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.localName === "br") return "\n";
  const text = Array.from(node.childNodes, textOf).join("");
  return node.localName === "div" && !text.endsWith("\n") ? `${text}\n` : text;
}
