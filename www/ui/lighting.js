/** From the text to the answer: highlights the findings for the text at the caret or below the pointer. */

import { byId } from "./dom.js";
import { plain } from "./prose.js";
import { findStep } from "./step-name.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */

/** How often, and at which interval in milliseconds, a link's step is searched in the answer. */
const LINK_TRIES = 150;
const LINK_PAUSE = 100;

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
    // A key moves the caret more than once, and its letter is painted first.
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
