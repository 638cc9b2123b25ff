/** The way back: the text at the caret, or below the pointer, shows what was found in it. */

import { byId } from "./dom.js";
import { plain } from "./prose.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */

const NOTHING = { steps: [], warnings: [] };

/**
 * @param {object} parts
 * @param {ReturnType<typeof import("./form.js").createForm>} parts.form
 * @param {ReturnType<typeof import("./evidence.js").createEvidence>} parts.evidence
 * @param {ReturnType<typeof import("./answer.js").createAnswer>} parts.answer
 * @param {() => Report | null} parts.reportNow
 */
export function lightFindings({ form, evidence, answer, reportNow }) {
  /** @param {EventTarget | null} node */
  const fieldOf = (node) => (node instanceof HTMLTextAreaElement && form.root.contains(node) ? node : null);
  function lightAtCaret() {
    const report = reportNow();
    const at = fieldOf(document.activeElement);
    answer.light(report && at ? evidence.atCaret(report, at) : NOTHING);
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let lighting;
  document.addEventListener("selectionchange", () => {
    // A key moves the caret more than once, and its letter is to be painted first.
    clearTimeout(lighting);
    lighting = setTimeout(lightAtCaret);
  });
  byId("input").addEventListener("pointermove", ({ target, pointerType, clientX, clientY }) => {
    const report = reportNow();
    const over = pointerType === "mouse" && report ? fieldOf(target) : null;
    if (!report || !over) return;
    const found = evidence.atPoint(report, over, clientX, clientY);
    answer.light(
      found.steps.length + found.warnings.length > 0 || over !== document.activeElement
        ? found
        : evidence.atCaret(report, over),
    );
    over.title = found.warnings.map((index) => plain(report.warnings[index].text)).join("\n");
  });
  byId("input").addEventListener("pointerout", lightAtCaret);
}
