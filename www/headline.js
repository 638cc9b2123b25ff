/** The first line of a report: the verdict, the engines that differ, or the missing response. */

import { ENGINES } from "./engines.js";
import { hasText, t } from "./i18n.js";

/** @typedef {import("../pkg/contract.d.ts").Check} Check */
/** @typedef {import("../pkg/contract.d.ts").EngineVerdict} EngineVerdict */
/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Verdict} Verdict */

/**
 * @typedef {object} Headline
 * @property {Report["headline"]} kind
 * @property {string} word
 * @property {string} by The text after the word; may be empty.
 */

const VERDICTS = /** @type {Verdict[]} */ (["blocked", "allowed", "undetermined"]);

/** @param {Check} check */
export const checkName = (check) => (hasText(`check.${check}`) ? t(`check.${check}`) : check);

/** @param {Verdict} verdict */
export const verdictWord = (verdict) => t(`verdict.${verdict}`);

/** An engine without the API does not differ about the request. @param {EngineVerdict} given */
const hasApi = (given) => given.blockedBy !== "unsupported";

/** The engines by their verdicts, except for the verdict of the headline. @param {Report} report @param {Verdict | null} shown */
function others(report, shown) {
  const rest = ENGINES.filter((name) => hasApi(report.verdicts[name]));
  const without = ENGINES.filter((name) => !hasApi(report.verdicts[name]));
  /** @param {readonly (typeof ENGINES[number])[]} names @param {string} words */
  const group = (names, words) =>
    names.length > 0
      ? [t("verdict.others", { engines: names.map((name) => t(name)).join(t("comma")), verdict: words })]
      : [];
  return [
    ...VERDICTS.filter((verdict) => verdict !== shown).flatMap((verdict) =>
      group(
        rest.filter((name) => report.verdicts[name].verdict === verdict),
        verdictWord(verdict),
      ),
    ),
    ...(rest.length > 0 ? group(without, t("verdict.unsupported")) : []),
  ];
}

/** @param {Report} report @returns {Headline} */
export function headline(report) {
  const join = (/** @type {string[]} */ parts) => parts.filter(Boolean).join(" · ");
  const kind = report.headline;
  if (kind === "browsers-disagree") return { kind, word: t("verdict.disputed"), by: join(others(report, null)) };
  const differing = others(report, report.verdict);
  if (kind === "server-decides") {
    const isPassed = report.gates.some(({ gate, state }) => gate === "policy" && state === "passed");
    return { kind, word: t(isPassed ? "verdict.passed" : "verdict.sent"), by: join([t("verdict.open"), ...differing]) };
  }
  return {
    kind,
    word: verdictWord(report.verdict),
    by: join([report.blockedBy ? t("verdict.by", { check: checkName(report.blockedBy) }) : "", ...differing]),
  };
}

/**
 * The summary without its first sentence, because the headline above it says the same.
 *
 * @param {Report} report
 */
export const explanation = ({ summary }) => summary.replace(/^[^.。]*[.。]\s*(?=\S)/u, "");

/** The greatest length of a text in two lines beside the form. */
const SHORT = 140;

/**
 * The reason in two lines. The rest of the explanation is in the steps.
 *
 * @param {Report} report
 */
export function reason(report) {
  const all = explanation(report);
  const decisive = report.steps.find((step) => step.decisive && step.outcome !== "pass" && all.includes(step.text));
  const text = decisive?.text ?? all;
  return text.length > SHORT ? firstSentence(text) : text;
}

/** @param {string} text */
export const sentences = (text) =>
  text.match(/(?:\x60[^\x60]*\x60|[^])+?(?:[.。](?=\s|$|\p{Script=Han})|$)/gu) ?? [text];

/** @param {string} text */
export const firstSentence = (text) => sentences(text)[0];
