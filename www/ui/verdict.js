/** The verdict: one word, one sentence, in view all the time. */

import { hasText, t } from "../i18n.js";
import { byId, el, icon } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Check} Check */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Verdict} Verdict */

/** @param {Check} check */
export const checkName = (check) => (hasText(`check.${check}`) ? t(`check.${check}`) : check);

/** @param {Verdict} verdict */
export const verdictWord = (verdict) => t(`verdict.${verdict}`);

/** Long enough that a screen reader is not interrupted at every key. */
const QUIET = 900;

export function createVerdict() {
  const root = byId("verdict");
  const mark = /** @type {HTMLElement} */ (root.querySelector(".verdict-mark"));
  const word = /** @type {HTMLElement} */ (root.querySelector(".verdict-word"));
  const check = /** @type {HTMLElement} */ (root.querySelector(".verdict-check"));
  const summary = /** @type {HTMLElement} */ (root.querySelector(".verdict-summary"));
  const live = byId("live");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let speaking;

  /**
   * @param {string} state
   * @param {string} title
   * @param {string} by
   * @param {string} sentence
   * @param {string} [language] Of the sentence.
   */
  function show(state, title, by, sentence, language) {
    if (root.dataset.verdict !== state || mark.childElementCount === 0) {
      root.dataset.verdict = state;
      mark.replaceChildren(...(["allowed", "blocked", "undetermined"].includes(state) ? [icon(state, "mark")] : []));
    }
    word.textContent = title;
    check.textContent = by;
    summary.textContent = sentence;
    if (language) summary.lang = language;
    else summary.removeAttribute("lang");
  }

  return {
    /** @param {Report} report */
    show(report) {
      const by = report.blockedBy ? t("verdict.by", { check: checkName(report.blockedBy) }) : "";
      show(report.verdict, verdictWord(report.verdict), by, report.summary, "en");
      document.title = `${verdictWord(report.verdict)} · wouldblock`;
      clearTimeout(speaking);
      speaking = setTimeout(() => {
        live.replaceChildren(el("span", {}, `${verdictWord(report.verdict)}. `), el("span", { lang: "en" }, report.summary));
      }, QUIET);
    },
    /** @param {"empty" | "failed" | "waiting"} state @param {string} title @param {string} sentence */
    showState(state, title, sentence) {
      clearTimeout(speaking);
      document.title = "wouldblock";
      show(state, title, "", sentence);
    },
  };
}
