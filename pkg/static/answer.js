// A report as a tree of plain HTML: the verdict, the verdict of each engine, and why. It can be opened without scripts.
import { headline, sentence, tone } from "../element/verdict.js";
import { ENGINES } from "../engines.js";
import { isResponse } from "../fields.js";
import { moreOf } from "./parts.js";
import { h } from "./tree.js";

/** @typedef {import("../element/scenario.js").Block} Block */
/** @typedef {import("../contract.d.ts").Report} Report */

/** Different characters, because colour alone is not enough. */
const MARKS = { allowed: "✓", blocked: "✗", undetermined: "?", pass: "✓", fail: "✗", unknown: "?", info: "·" };

/** The outcomes whose evidence is marked in the texts; of two marks in one place the first one stays. */
const MARKED = ["fail", "unknown"];

/** @param {string} name */
const mark = (name) => h("span", { "aria-hidden": "true" }, `${MARKS[name]} `);

/**
 * The verdict as one phrase, for a line of text.
 *
 * @param {Report} report
 * @param {(key: string, blanks?: object) => string} t
 * @param {string} language of the report's sentences
 * @param {string | null} href of the playground
 */
export function badge(report, t, language, href) {
  const words = h("strong", {}, verdictWords(report, t));
  return h(
    "span",
    { className: "wouldblock-answer", "data-verdict": tone(report), lang: language, title: report.summary },
    mark(tone(report)),
    href ? h("a", { href, title: t("open") }, words) : words,
  );
}

/**
 * @param {Report} report
 * @param {(key: string, blanks?: object) => string} t
 * @param {string} language of the report's sentences
 * @param {string | null} href of the playground
 */
export function answer(report, t, language, href) {
  return h(
    "div",
    { className: "wouldblock-answer", "data-verdict": tone(report), lang: language },
    h("p", { className: "wouldblock-verdict" }, mark(tone(report)), h("strong", {}, verdictWords(report, t))),
    h(
      "ul",
      { className: "wouldblock-engines" },
      ...ENGINES.map((name) => {
        const { verdict, note } = report.verdicts[name];
        return h("li", { "data-verdict": verdict, title: note }, mark(verdict), `${t(name)}: ${t(verdict)}`);
      }),
    ),
    h("p", {}, sentence(report, t)),
    h(
      "details",
      {},
      h("summary", {}, t("why")),
      h("ol", {}, ...report.steps.map((step) => stepItem(step, t))),
      report.fixes.length > 0 && h("p", {}, h("strong", {}, t("fixes"))),
      report.fixes.length > 0 && h("ul", {}, ...report.fixes.map(({ text }) => h("li", {}, text))),
    ),
    href && h("p", {}, h("a", { href, className: "wouldblock-open" }, t("open"))),
    // element.js shows it, and a click on it wakes the element.
    h("button", { type: "button", className: "wouldblock-wake", hidden: true }, t("wake")),
  );
}

/**
 * The page and the request, for readers without a style sheet.
 *
 * @param {import("../contract.d.ts").Scenario} scenario
 */
export function question({ page, request }) {
  const asked = [request.api, request.method, request.url].filter(Boolean).join(" ");
  return h("p", { className: "wouldblock-request" }, h("code", {}, page.url ? `${page.url} → ${asked}` : asked));
}

/**
 * A text of the element, with the words that decided marked in it.
 *
 * @param {Block} block
 * @param {Report} report
 * @param {"pre" | "code"} tag HTML ends a paragraph before a <pre>
 */
export function text(block, report, tag) {
  const { kind, hop } = block;
  const attributes = { slot: kind, "data-hop": isResponse(kind) && hop > 0 && String(hop), ...moreOf(block) };
  return h(tag, attributes, ...pieces(block, report));
}

/** @param {Report} report @param {(key: string, blanks?: object) => string} t */
function verdictWords(report, t) {
  const verdict = t(headline(report));
  const isBlocked = report.blockedBy && headline(report) === "blocked";
  return isBlocked ? `${verdict} ${t("by", { check: t(`check.${report.blockedBy}`) })}` : verdict;
}

/** @param {Report["steps"][number]} step @param {(key: string) => string} t */
function stepItem({ outcome, text, spec }, t) {
  const link = h("a", { href: spec.url, lang: "en" }, spec.name);
  return h("li", { "data-outcome": outcome }, `${t(outcome)}: ${text} `, h("small", {}, link));
}

/** The block's text in pieces, each with at most one mark. @param {Block} block @param {Report} report */
function pieces({ text, path, offset }, { steps }) {
  const marks = MARKED.flatMap((outcome) =>
    steps
      .filter((step) => step.outcome === outcome)
      .flatMap(({ evidence }) => evidence)
      .filter(({ source, index, start, end }) => source === path && index === undefined && end > start)
      .map(({ start, end }) => ({ outcome, start: offset + start, end: offset + end })),
  );
  const edges = new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...edges].filter((edge) => edge <= text.length).sort((a, b) => a - b);
  return cuts.slice(1).map((end, at) => {
    const start = cuts[at];
    const piece = text.slice(start, end);
    const over = marks.find((mark) => mark.start <= start && mark.end >= end);
    return over ? h("mark", { "data-outcome": over.outcome }, piece) : piece;
  });
}
