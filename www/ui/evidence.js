/** Connects evidence in the report with places in the form: marks, highlights, and navigation in both directions. */

import { itemAt } from "../pkg/scenario-path.js";
import { filledLines } from "../scenario.js";
import { editorOf } from "./editor.js";

/** @typedef {import("../../pkg/contract.d.ts").Evidence} Evidence */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("./highlight.js").Kind} Kind */
/** @typedef {import("./highlight.js").Span} Span */

/** @param {ReturnType<typeof import("./form.js").createForm>} form */
export function createEvidence(form) {
  /** The current marks, so that they can be removed. @type {Map<Kind, Set<HTMLElement>>} */
  const marked = new Map();

  /**
   * The place of a piece of evidence in the form.
   *
   * @param {Evidence} evidence
   * @returns {{ control: HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement, start: number, end: number } | null}
   */
  function locate(evidence) {
    const control = form.control(evidence.source);
    if (!control) return null;
    const shift = lineStart(evidence.source, control.value);
    return { control, start: evidence.start + shift, end: evidence.end + shift };
  }

  /** @param {Kind} kind @param {Evidence[]} evidence */
  function mark(kind, evidence) {
    /** @type {Map<HTMLElement, Span[]>} */
    const byControl = new Map();
    for (const one of evidence) {
      const place = locate(one);
      if (!place) continue;
      const spans = byControl.get(place.control) ?? [];
      spans.push({ start: place.start, end: place.end });
      byControl.set(place.control, spans);
    }
    for (const control of marked.get(kind) ?? []) {
      if (!byControl.has(control)) show(control, kind, []);
    }
    for (const [control, spans] of byControl) show(control, kind, spans);
    marked.set(kind, new Set(byControl.keys()));
  }

  /** @param {HTMLElement} control @param {Kind} kind @param {Span[]} spans */
  function show(control, kind, spans) {
    const editor = control instanceof HTMLTextAreaElement ? editorOf(control) : undefined;
    if (editor) editor.mark(kind, spans);
    // A field without a layer for marks is marked as a whole.
    else control.classList.toggle(`is-${kind}`, spans.length > 0);
  }

  return {
    locate,

    /** Marks the text that decided, and errors in the text itself. @param {Report} report */
    markReport(report) {
      const failed = report.steps.filter((step) => step.outcome === "fail");
      mark(
        "fail",
        failed.flatMap((step) => step.evidence),
      );
      mark(
        "pass",
        failed.length > 0
          ? []
          : report.steps.filter((step) => step.outcome === "pass").flatMap((step) => step.evidence),
      );
      for (const kind of /** @type {const} */ (["warn", "error"]))
        mark(
          kind,
          report.warnings
            .filter(({ severity }) => (severity === "error") === (kind === "error"))
            .flatMap((warning) => warning.evidence),
        );
      mark("active", []);
    },

    clear() {
      for (const kind of /** @type {Kind[]} */ (["fail", "pass", "warn", "error", "active"])) mark(kind, []);
    },

    /** Highlights a step's evidence; an empty list removes the highlight. @param {Evidence[]} evidence */
    light: (evidence) => mark("active", evidence),

    /** Brings the first piece into view without taking the focus. @param {Evidence[]} evidence @param {boolean} [onlyInside] Only in its field. */
    reveal(evidence, onlyInside) {
      const place = evidence.map(locate).find((found) => found !== null);
      if (place?.control instanceof HTMLTextAreaElement) editorOf(place.control)?.reveal(place.start, onlyInside);
    },

    /** Selects the first piece in its field. @param {Evidence[]} evidence */
    goTo(evidence) {
      const first = evidence.find((one) => locate(one) !== null);
      if (!first) return;
      const details = form.control(first.source)?.closest("details");
      if (details) details.open = true;
      const place = /** @type {NonNullable<ReturnType<typeof locate>>} */ (locate(first));
      const editor = place.control instanceof HTMLTextAreaElement ? editorOf(place.control) : undefined;
      if (editor) editor.place(place.start, place.end);
      else {
        place.control.focus();
        if (place.control instanceof HTMLInputElement && place.control.type === "text")
          place.control.setSelectionRange(place.start, place.end);
      }
    },
  };
}

/**
 * The start of the line that a path such as "page.meta[1]" names, in its field.
 *
 * @param {string} source
 * @param {string} text
 */
function lineStart(source, text) {
  const item = itemAt(source);
  return item ? (filledLines(text)[item.index]?.start ?? 0) : 0;
}
