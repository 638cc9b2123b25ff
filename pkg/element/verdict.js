// The parts of a report that every mode shows. Each has its place and its space before there is a report.
import { ENGINES } from "../engines.js";
import { el, icon } from "./dom.js";

/** The text above the summary: the verdict, or that browsers disagree about it. */
export const headline = ({ headline, verdict }) => (headline === "browsers-disagree" ? headline : verdict);

/** The colour and the symbol of a report: never those of "allowed" if a browser blocks. */
export const tone = (report) => (headline(report) === report.verdict ? report.verdict : "undetermined");

/** The engine's sentence without the words of the headline, which are already shown above it. */
export function sentence(report, t) {
  const [, lead, rest] = /^([^.。]*)[.。]\s*(.*)$/s.exec(report.summary) ?? [];
  return lead === t(headline(report)) ? rest : report.summary;
}

/**
 * @param {(key: string, blanks?: object) => string} t
 * @param {{ short?: boolean }} options `short`: only the word, for a badge
 */
export function verdictParts(t, { short = false } = {}) {
  const mark = el("span", { class: "mark" });
  const word = el("span", { class: "word" });
  const check = el("span", { class: "check" });
  // It exists from the start, so that screen readers announce changes.
  const status = el("span", { role: "status" }, word, short ? null : check);
  const summary = el("p", { class: "summary" });
  const engines = el("ul", { class: "engines" });

  /** Texts are only written if they differ, so that an unchanged status is not announced again. */
  const setText = (node, text) => node.textContent !== text && (node.textContent = text);

  function show(state, by, words, language) {
    setText(word, t(state));
    setText(check, by && ` ${by}`);
    setText(summary, words);
    if (language) summary.lang = language;
    else summary.removeAttribute("lang");
  }

  return {
    mark,
    status,
    summary,
    engines,
    /** @param {"loading" | "failed"} state */
    state(state, words = "") {
      // A badge shows nothing yet: if words in the middle of a line were replaced, the text would move.
      const silent = short && state === "loading";
      mark.replaceChildren(...(silent ? [] : [icon("none")]));
      show(state, "", words);
      if (silent) setText(word, "");
      engines.replaceChildren(...ENGINES.map((name) => el("li", {}, icon("none"), t(name))));
    },
    /**
     * @param {import("../contract.d.ts").Report} report
     * @param {string} language of its sentences
     */
    report(report, language) {
      mark.replaceChildren(icon(tone(report)));
      const by =
        report.blockedBy && headline(report) === "blocked" ? t("by", { check: t(`check.${report.blockedBy}`) }) : "";
      show(headline(report), by, sentence(report, t), language);
      engines.replaceChildren(
        ...ENGINES.map((name) => {
          const { verdict, note } = report.verdicts[name];
          return el(
            "li",
            { "data-verdict": verdict, title: note },
            icon(verdict),
            t(name),
            el("span", { class: "unseen" }, `: ${t(verdict)}`),
          );
        }),
      );
    },
  };
}

/** Shapes that differ without colour. */
const SHAPES = { passed: "✓", stopped: "✕", open: "?", "not-asked": "–" };

/** The gates that the request passes, in one line: each with the engines that differ. */
function path({ gates }, t) {
  const words = (state) => `${SHAPES[state]} ${t(`state.${state}`)}`;
  const items = gates.map(({ gate, hop, state, engines }) => {
    const name = t(`gate.${gate}`) + (hop === undefined ? "" : ` ${gate === "redirect" ? hop : hop + 1}`);
    const each = Object.entries(engines ?? {}).map(([engine, own]) => `${t(engine)} ${words(own)}`);
    return el("li", { "data-state": state }, el("b", {}, name), ` ${each.join(", ") || words(state)}`);
  });
  return el("ol", { class: "path" }, ...items);
}

/** The decisions in order, which explain the verdict; `language`: of their sentences. */
export function steps(report, t, language) {
  const items = report.steps.map(({ outcome, text, spec }) =>
    el(
      "li",
      { "data-outcome": outcome },
      icon(outcome),
      el(
        "span",
        {},
        el("span", { class: "unseen" }, `${t(outcome)}: `),
        el("span", { lang: language }, text),
        el("a", { class: "spec", href: spec.url, target: "_blank", rel: "noopener", lang: "en" }, spec.name),
      ),
    ),
  );
  const fixes = report.fixes.map(({ text }) => el("li", { lang: language }, text));
  return [
    path(report, t),
    el("ol", { class: "steps" }, ...items),
    ...(fixes.length > 0 ? [el("p", { class: "title" }, t("fixes")), el("ul", { class: "steps" }, ...fixes)] : []),
  ];
}
