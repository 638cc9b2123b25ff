/**
 * A plain textarea with marks.
 *
 * The textarea keeps everything that typing needs (undo, selection, input methods, screen readers); behind it an
 * aria-hidden copy of the same text in the same place carries the marks, and gives the box its height.
 */

import { onLanguage, t } from "../i18n.js";
import { el } from "./dom.js";
import { canHighlight, marksOn } from "./highlight.js";
import { headerTokens, policyListTokens } from "./tokens.js";

/** @typedef {import("./highlight.js").Kind} Kind */
/** @typedef {import("./highlight.js").Span} Span */

/**
 * Browsers take seconds to lay out a textarea with megabytes of text, at every key. Above this length only the
 * beginning is shown, and the whole text is kept.
 */
const HELD = 60_000;
/** Only pasted or dropped text is this long, so typing is never cut off. */
const LEAP = 2_000;
const PREVIEW = 8_000;

/**
 * @typedef {object} Editor
 * @property {() => void} refresh Updates the copy after a change without an event.
 * @property {string} value The whole text. The textarea may show only its beginning.
 * @property {(kind: Kind, spans: Span[]) => void} mark Replaces its marks of one kind.
 * @property {(start: number, end: number) => void} place Selects a span and brings it into view.
 * @property {(start: number, onlyInside?: boolean) => void} reveal Brings a place into view, or only into the view of its box, and
 *   leaves the focus alone.
 * @property {(span: Span, x: number, y: number) => boolean} covers Whether a span is drawn at a point of the window.
 */

/** @type {WeakMap<HTMLTextAreaElement, Editor>} */
const editors = new WeakMap();

/** @param {HTMLTextAreaElement} textarea */
export const editorOf = (textarea) => editors.get(textarea);

/**
 * @param {HTMLTextAreaElement} textarea Inside an element of class "editor".
 * @param {{ colours?: "headers" | "policies" | null }} [options]
 * @returns {Editor}
 */
export function createEditor(textarea, { colours = null } = {}) {
  const box = /** @type {HTMLElement} */ (textarea.parentElement);
  const text = document.createTextNode("\n");
  const copy = el("pre", { class: "editor-copy", "aria-hidden": "true" }, text);
  box.prepend(copy);
  box.classList.add("is-ready");
  box.classList.toggle("is-layered", canHighlight);
  const marks = marksOn(text);

  /** The whole text, while the textarea shows only its beginning. @type {string | null} */
  let held = null;
  /** The textarea's text at the last update. */
  let length = 0;
  const note = el("span", {});
  const release = el("button", { type: "button", class: "tool-link", click: () => put("", true) });
  const bar = el("p", { class: "editor-note", hidden: true }, note, " ", release);
  box.after(bar);
  function nameBar() {
    note.textContent = t("held", { size: Math.round((held?.length ?? 0) / 1000) });
    release.textContent = t("held.empty");
  }
  onLanguage(nameBar);

  /** @param {string} value @param {boolean} [notify] Whether to dispatch an event for the rest of the page. */
  function put(value, notify = false) {
    held = value.length > HELD ? value : null;
    textarea.readOnly = held !== null;
    bar.hidden = held === null;
    if (held !== null) nameBar();
    textarea.value = held === null ? value : value.slice(0, PREVIEW);
    if (notify) textarea.dispatchEvent(new Event("input", { bubbles: true }));
    else refresh();
  }

  textarea.addEventListener("paste", (event) => {
    const pasted = (event.clipboardData?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
    const { value, selectionStart, selectionEnd } = textarea;
    const overAll = selectionStart === 0 && selectionEnd === value.length;
    if (held === null ? pasted.length <= HELD : !overAll) return;
    event.preventDefault();
    put(overAll ? pasted : value.slice(0, selectionStart) + pasted + value.slice(selectionEnd), true);
  });

  /** Updates the copy from the textarea. */
  function refresh() {
    const { value } = textarea;
    length = value.length;
    // A last line break is only visible if something follows it.
    rewrite(text, `${value}\n`);
    if (colours) {
      const tokens = colours === "headers" ? headerTokens(value) : policyListTokens(value);
      marks.set("name", tokens.name);
      marks.set("directive", tokens.directive);
      marks.set("keyword", tokens.keyword);
    }
  }

  textarea.addEventListener("input", () => {
    const { value } = textarea;
    // Only the program changes a textarea that shows the beginning of a longer text; but text may be dropped into it.
    const replaced = held !== null && value !== held.slice(0, PREVIEW);
    if (replaced || (value.length > HELD && value.length - length > LEAP)) put(value);
    else refresh();
  });
  refresh();

  const editor = {
    refresh,
    get value() {
      return held ?? textarea.value;
    },
    set value(/** @type {string} */ value) {
      if ((held ?? textarea.value) !== value) put(value);
    },
    /** @param {Kind} kind @param {Span[]} spans */
    mark(kind, spans) {
      marks.set(kind, spans);
    },
    /** @param {number} start @param {number} end */
    place(start, end) {
      textarea.focus({ preventScroll: true });
      textarea.setSelectionRange(start, end);
      bringIntoView(start);
    },
    reveal: bringIntoView,
    /** @param {Span} span @param {number} x @param {number} y */
    covers({ start, end }, x, y) {
      const range = document.createRange();
      range.setStart(text, Math.min(start, text.length));
      range.setEnd(text, Math.min(end, text.length));
      return [...range.getClientRects()].some(
        (box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom,
      );
    },
  };
  editors.set(textarea, editor);
  return editor;

  /** @param {number} offset @param {boolean} [onlyInside] */
  function bringIntoView(offset, onlyInside) {
    const range = document.createRange();
    range.setStart(text, Math.min(offset, text.length));
    const frame = box.getBoundingClientRect();
    let place = range.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) {
      box.scrollTop += place.top - (frame.top + frame.bottom) / 2;
      place = range.getBoundingClientRect();
    }
    if (onlyInside) return;
    const view = visiblePart(box);
    if (place.height === 0) textarea.scrollIntoView({ block: "nearest" });
    else if (place.top < view.top || place.bottom > view.bottom) {
      view.scroller.scrollBy({ top: place.top - (view.top + view.bottom) / 2, behavior: "instant" });
    }
  }
}

/**
 * The part of the window in which an element can be seen, and the element to scroll to move it there.
 *
 * @param {HTMLElement} element
 */
function visiblePart(element) {
  const pane = /** @type {HTMLElement} */ (element.closest(".input"));
  const scrolls = pane && getComputedStyle(pane).overflowY !== "visible";
  const bounds = scrolls ? pane.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  const bar = document.getElementById("verdict");
  const covered = !scrolls && bar ? bar.getBoundingClientRect().bottom : bounds.top;
  return {
    top: Math.max(bounds.top, covered) + 8,
    bottom: bounds.bottom - 8,
    scroller: scrolls ? pane : document.documentElement,
  };
}

/**
 * Puts `next` into a text node, and changes only the part that differs, so that the lines before it are not laid out
 * again.
 *
 * @param {Text} text
 * @param {string} next
 */
function rewrite(text, next) {
  const { data } = text;
  const most = Math.min(data.length, next.length);
  let start = 0;
  while (start < most && data.charCodeAt(start) === next.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < most - start && data.charCodeAt(data.length - 1 - end) === next.charCodeAt(next.length - 1 - end))
    end += 1;
  text.replaceData(start, data.length - start - end, next.slice(start, next.length - end));
}
