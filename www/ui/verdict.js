/** The verdict: one word, one sentence, in view all the time. */

import { ENGINES } from "../engines.js";
import { hasText, t } from "../i18n.js";
import { byId, el, icon } from "./dom.js";
import { plain, prose } from "./prose.js";

/** @typedef {import("../../pkg/contract.d.ts").Check} Check */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Verdict} Verdict */

/** @param {Check} check */
export const checkName = (check) => (hasText(`check.${check}`) ? t(`check.${check}`) : check);

/** @param {Verdict} verdict */
export const verdictWord = (verdict) => t(`verdict.${verdict}`);

/**
 * The summary without the verdict's own word in front of it: that stands above it already.
 *
 * @param {Report} report
 */
export function reason(report) {
  const words = [report.verdict, verdictWord(report.verdict).toLowerCase()];
  const [lead, rest] = report.summary.split(/(?<=^[^.。]*[.。])\s*/u, 2);
  return rest && words.includes(lead.slice(0, -1).toLowerCase())
    ? report.summary.slice(lead.length).trimStart()
    : report.summary;
}

/**
 * Words that have not changed stay the same nodes: nothing is painted anew, and no selection is lost.
 *
 * @param {HTMLElement} node
 * @param {(HTMLElement | string)[]} content
 */
function put(node, content) {
  const next = el("span", {}, content);
  if (node.textContent !== next.textContent || node.childElementCount !== next.childElementCount)
    node.replaceChildren(...next.childNodes);
}

/** What engines say that do not say the same: nobody should have to read on to learn that. @param {Report} report */
function departures(report) {
  const verdicts = /** @type {Verdict[]} */ (["allowed", "blocked", "undetermined"]).filter(
    (verdict) => verdict !== report.verdict,
  );
  return verdicts.flatMap((verdict) => {
    const names = ENGINES.filter((name) => report.verdicts[name].verdict === verdict).map((name) =>
      t(`engine.${name}`),
    );
    return names.length > 0
      ? [t("verdict.others", { engines: names.join(t("comma")), verdict: verdictWord(verdict) })]
      : [];
  });
}

/**
 * Whether an engine that has the API blocks what most of them allow.
 *
 * @param {Report} report
 */
function isDisputed(report) {
  const blocks = (/** @type {(typeof ENGINES)[number]} */ name) =>
    name !== "standards" &&
    report.verdicts[name].verdict === "blocked" &&
    report.verdicts[name].blockedBy !== "unsupported";
  return report.verdict === "allowed" && ENGINES.some(blocks);
}

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
   * @param {string} words
   */
  function show(state, title, by, words) {
    if (root.dataset.verdict !== state || mark.childElementCount === 0) {
      root.dataset.verdict = state;
      mark.replaceChildren(...(["allowed", "blocked", "undetermined"].includes(state) ? [icon(state, "mark")] : []));
    }
    put(word, [title]);
    put(check, [by]);
    put(summary, prose(words));
  }

  return {
    /** @param {Report} report */
    show(report) {
      const others = departures(report);
      const by = [report.blockedBy ? t("verdict.by", { check: checkName(report.blockedBy) }) : "", ...others]
        .join(" · ")
        .trim();
      root.classList.toggle("is-disputed", others.length > 0);
      const disputed = isDisputed(report);
      const title = disputed ? t("verdict.disputed") : verdictWord(report.verdict);
      show(disputed ? "undetermined" : report.verdict, title, by, reason(report));
      document.title = `${title} · wouldblock`;
      clearTimeout(speaking);
      speaking = setTimeout(() => {
        live.textContent = `${[title, ...others].join(". ")}. ${plain(reason(report))}`;
      }, QUIET);
    },
    /** @param {"empty" | "failed" | "loading" | "waiting"} state @param {string} title @param {string} words */
    showState(state, title, words) {
      clearTimeout(speaking);
      document.title = "wouldblock";
      root.classList.remove("is-disputed");
      show(state, title, "", words);
    },
  };
}
