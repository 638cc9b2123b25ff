/** From the text to the answer: highlights the findings for the text at the caret or below the pointer. */

import { byId } from "./dom.js";
import { editorOf } from "./editor.js";
import { plain } from "./prose.js";
import { findStep } from "./step-name.js";

/** @typedef {import("../../pkg/contract.d.ts").Evidence} Evidence */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("./highlight.js").Span} Span */
/** @typedef {{ steps: number[], warnings: number[] }} Findings By their places in the report. */

/** How often, and at which interval in milliseconds, a link's step is searched in the answer. */
const LINK_TRIES = 150;
const LINK_PAUSE = 100;

/** @type {Findings} */
const NOTHING = { steps: [], warnings: [] };

/**
 * @param {object} parts
 * @param {ReturnType<typeof import("./form.js").createForm>} parts.form
 * @param {ReturnType<typeof import("./evidence.js").createEvidence>} parts.evidence
 * @param {ReturnType<typeof import("./answer.js").createAnswer>} parts.answer
 * @param {() => Report | null} parts.reportNow
 * @param {string} parts.hash The fragment with which the page was opened.
 */
export function lightFindings({ form, evidence, answer, reportNow, hash }) {
  /**
   * The findings for pieces of evidence in a field.
   *
   * @param {Report} report
   * @param {HTMLTextAreaElement} textarea
   * @param {(span: Span) => boolean} isThere
   * @returns {Findings}
   */
  function findings(report, textarea, isThere) {
    /** @param {{ evidence: Evidence[] }[]} list */
    const indexes = (list) =>
      list.flatMap(({ evidence: pieces }, index) =>
        pieces.some((one) => {
          const place = evidence.locate(one);
          return place !== null && place.control === textarea && isThere(place);
        })
          ? [index]
          : [],
      );
    return { steps: indexes(report.steps), warnings: indexes(report.warnings) };
  }
  /** Those around the caret. @param {Report} report @param {HTMLTextAreaElement} textarea */
  function atCaret(report, textarea) {
    const caret = textarea.selectionStart;
    return findings(report, textarea, ({ start, end }) => start <= caret && caret <= end);
  }

  /** @param {EventTarget | null} node */
  const fieldOf = (node) => (node instanceof HTMLTextAreaElement && form.root.contains(node) ? node : null);
  function lightAtCaret() {
    const report = reportNow();
    const at = fieldOf(document.activeElement);
    answer.light(report && at ? atCaret(report, at) : NOTHING);
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let lighting;
  document.addEventListener("selectionchange", () => {
    // A key may move the caret more than once, and its letter should be painted first.
    clearTimeout(lighting);
    lighting = setTimeout(lightAtCaret);
  });
  byId("input").addEventListener("pointermove", ({ target, pointerType, clientX, clientY }) => {
    const report = reportNow();
    const over = pointerType === "mouse" && report ? fieldOf(target) : null;
    if (!report || !over) return;
    const found = findings(report, over, (span) => editorOf(over)?.covers(span, clientX, clientY) ?? false);
    answer.light(
      found.steps.length + found.warnings.length > 0 || over !== document.activeElement ? found : atCaret(report, over),
    );
    over.title = found.warnings.map((index) => plain(report.warnings[index].text)).join("\n");
  });
  byId("input").addEventListener("pointerout", lightAtCaret);

  /** @param {string} fragment Of a link that may name a step. @param {Report | null} before The report that it replaces. */
  async function showStep(fragment, before) {
    const name = /&step=([\w.-]+)/.exec(fragment)?.[1];
    // A person who is typing keeps the focus.
    let isTyping = false;
    addEventListener("input", () => (isTyping = true), { once: true });
    for (let times = 0; name && !isTyping && times < LINK_TRIES; times += 1) {
      const report = reportNow();
      const index = report && report !== before ? findStep(report.steps, name) : -1;
      if (index >= 0 && answer.showSteps([index])) return;
      await new Promise((done) => setTimeout(done, LINK_PAUSE));
    }
  }
  showStep(hash, null);
  addEventListener("hashchange", ({ newURL }) => showStep(new URL(newURL).hash, reportNow()));
}
