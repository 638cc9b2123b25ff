/** The answer on one printed page: the request, the verdict, the path, the reason, and the fix. */

import { ENGINES, versionText } from "../engines.js";
import { questionOf } from "../export/question.js";
import { SHAPES } from "../export/shapes.js";
import { checkName, explanation, headline, verdictWord } from "../headline.js";
import { currentLanguage, t } from "../i18n.js";
import { el, icon } from "./dom.js";
import { renderEdits } from "./edits.js";
import { gateName, gateStates } from "./gates.js";
import { plain, prose } from "./prose.js";
import { subject } from "./verdict.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** How much of each part fits on one page: characters of a line, lines of a block, steps, edits. */
const LONGEST_LINE = 360;
const MOST_LINES = 7;
const MOST_STEPS = 5;
const MOST_EDITS = 8;
/** A longer link is of no use on paper. */
const LONGEST_LINK = 700;

/** @param {Scenario} scenario @param {Report} report @param {string} link */
export function drawReport(scenario, report, link) {
  const { kind, word, by } = headline(report);
  const steps = report.steps.filter((step) => step.decisive || step.outcome === "fail");
  const [fix] = report.fixes;
  const edits = fix ? [...fix.edits, ...fix.also] : [];
  const date = new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "long" }).format(new Date());
  return el(
    "article",
    { class: "report", "data-headline": kind, id: "report" },
    el("h2", {}, `${word}${by ? ` ${by}` : ""}`),
    el("p", { class: "report-subject" }, el("code", {}, subject(scenario))),
    el("p", {}, prose(explanation(report))),
    el(
      "p",
      { class: "report-engines" },
      ENGINES.map((engine) => {
        const { verdict, blockedBy, version } = report.verdicts[engine];
        const why = blockedBy ? ` (${checkName(blockedBy)})` : "";
        const name = [t(engine), versionText(engine, version)].filter(Boolean).join(" ");
        return el("span", {}, icon(verdict, "engine-mark"), ` ${name}: ${verdictWord(verdict)}${why}`);
      }),
    ),
    report.gates.length > 0 && [
      el("h3", {}, t("gates.title")),
      el("p", {}, report.gates.map((gate) => gateText(gate)).join(" → ")),
    ],
    steps.length > 0 && [
      el("h3", {}, t("steps.title")),
      el(
        "ul",
        {},
        steps
          .slice(0, MOST_STEPS)
          .map((step) => el("li", {}, short(plain(step.text)), " ", el("cite", { lang: "en" }, step.spec.name))),
      ),
      rest(steps.length - MOST_STEPS),
    ],
    fix && [
      el("h3", {}, `${t("fixes.title")} (${t(`fix.${fix.where}`)})`),
      el("p", {}, prose(fix.text)),
      renderEdits(edits.slice(0, MOST_EDITS)),
      rest(edits.length - MOST_EDITS),
    ],
    el("h3", {}, t("report.question")),
    el(
      "dl",
      {},
      questionOf(scenario).map(({ title, lead = "", text, others = [] }) =>
        el("div", {}, el("dt", {}, title), el("dd", {}, el("pre", {}, clipped([lead, ...others, text].join("\n"))))),
      ),
    ),
    el(
      "footer",
      {},
      `wouldblock · ${date}`,
      link !== "" && link.length <= LONGEST_LINK && [" · ", el("a", { href: link }, link)],
    ),
  );
}

/** @param {import("../../pkg/contract.d.ts").Gate} gate */
const gateText = (gate) =>
  `${gateName(gate)} ${gateStates(gate)
    .map(([state, engines]) => `${engines ? `${engines} ` : ""}${SHAPES[state]}`)
    .join(", ")}`;

/** Says how much was left out, and where to find it. @param {number} count */
const rest = (count) => count > 0 && el("p", { class: "report-rest" }, t("report.rest", { count }));

/** @param {string} text */
function clipped(text) {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const more = lines.length - MOST_LINES;
  return [
    ...lines.slice(0, MOST_LINES).map(short),
    ...(more > 0 ? [`… ${t("report.rest", { count: more })}`] : []),
  ].join("\n");
}

/** @param {string} text */
const short = (text) => (text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text);

/** Prints the report alone. @param {Scenario} scenario @param {Report} report @param {string} link */
export function printReport(scenario, report, link) {
  document.getElementById("report")?.remove();
  document.body.append(drawReport(scenario, report, link));
  const root = document.documentElement;
  root.dataset.print = "report";
  addEventListener(
    "afterprint",
    () => {
      delete root.dataset.print;
      document.getElementById("report")?.remove();
    },
    { once: true },
  );
  print();
}
