/** Why: every decision in the browser's order, each with its clause and the text on which it is based. */

import { checkName } from "../headline.js";
import { t } from "../i18n.js";
import { el, icon, spoken } from "./dom.js";
import { sentence } from "./prose.js";

/** @typedef {import("../../pkg/contract.d.ts").Evidence} Evidence */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Step} Step */
/** @typedef {import("../quotes.js").Quote} Quote */

/**
 * @typedef {object} Pointing The actions of a list of findings in the form.
 * @property {(evidence: Evidence[]) => void} light
 * @property {(evidence: Evidence[]) => void} goTo
 * @property {(evidence: Evidence[], onlyInside?: boolean) => void} reveal
 */

/** Up to this number of steps, all are shown, unless one of them stopped the request. */
const FEW = 4;

/**
 * @param {Report} report
 * @param {Pointing} pointing
 * @param {{ all: boolean }} view Remembered from one report to the next.
 * @param {(index: number) => Evidence[]} evidenceOf The current place of a step's evidence: during typing the drawing stays while places move.
 * @param {(Quote[] | null)[]} quotes For each step whose sentence is already in the headline, the text that it was decided on.
 */
export function renderSteps(report, pointing, view, evidenceOf, quotes) {
  const deciding = decidingSteps(report);
  const isStopped = deciding.some((step) => step.outcome !== "pass");
  const foldable = deciding.length > 0 && report.steps.length > Math.max(isStopped ? 0 : FEW, deciding.length);
  const items = report.steps.map((step, index) =>
    stepItem(step, index, pointing, deciding.includes(step), () => evidenceOf(index), quotes[index]),
  );
  const list = el("ol", { class: "steps" }, items);
  if (!foldable) return [list];

  const decided = new Set(deciding.map((step) => step.check));
  const passed = [
    ...new Set(
      report.steps
        .filter((step) => step.outcome === "pass" && !decided.has(step.check))
        .map((step) => checkName(step.check)),
    ),
  ];
  const toggle = el("button", { type: "button", class: "fold", click: () => fold(!view.all) });
  /** @param {boolean} all */
  function fold(all) {
    view.all = all;
    list.classList.toggle("is-folded", !all);
    toggle.textContent = all ? t("steps.fewer") : t("steps.all", { count: report.steps.length });
    toggle.setAttribute("aria-expanded", String(all));
  }
  fold(view.all);
  const rest = el(
    "p",
    { class: "quiet passed" },
    passed.length > 0 ? [t("steps.passed", { checks: passed.join(t("comma")) }), " · "] : [],
    toggle,
  );
  return [list, rest];
}

/** The most important steps: the one that stops the request, or else those that it passed. @param {Report} report */
function decidingSteps({ steps }) {
  const stopped = steps.filter((step) => step.decisive && step.outcome !== "pass");
  return stopped.length > 0 ? stopped : steps.filter((step) => step.outcome === "pass");
}

/**
 * @param {Step} step
 * @param {number} index
 * @param {Pointing} pointing
 * @param {boolean} deciding
 * @param {() => Evidence[]} evidence
 * @param {Quote[] | null} quotes
 */
function stepItem(step, index, pointing, deciding, evidence, quotes) {
  const item = el("li", {
    class: `step is-${step.outcome} ${deciding ? "is-deciding" : ""}`,
    "data-step": index,
    "data-check": step.check,
  });
  const text = quotes?.map(quote) ?? [sentence(step.text)];
  const body = step.evidence.length > 0 ? pointer(evidence, pointing, text) : el("p", { class: "step-body" }, text);
  if (text.length === 0) body.hidden = true;
  item.append(
    icon(step.outcome, "step-mark"),
    el(
      "div",
      { class: "step-words" },
      el(
        "p",
        { class: "step-head" },
        spoken(`${t(`outcome.${step.outcome}`)}: `),
        el("span", { class: "step-check" }, step.check === "other" ? t("steps.other") : checkName(step.check)),
        step.hop !== null &&
          step.hop > 0 &&
          el("span", { class: "step-hop" }, t("network.hopName", { number: step.hop + 1 })),
        el(
          "a",
          {
            class: "step-spec",
            href: safeUrl(step.spec.url),
            target: "_blank",
            rel: "noopener noreferrer",
            lang: "en",
          },
          step.spec.name,
          spoken(` (${t("newTab")})`),
        ),
      ),
      body,
    ),
  );
  return item;
}

/** @param {Quote} quote */
const quote = ({ place, text }) =>
  el("span", { class: "quote" }, el("span", { class: "quiet" }, place), " ", el("code", { class: "step-text" }, text));

/**
 * A finding that highlights its evidence on hover and focus, and goes there on a click.
 *
 * @param {() => Evidence[]} evidence
 * @param {Pointing} pointing
 * @param {Node[]} content
 */
export function pointer(evidence, pointing, content) {
  const light = () => pointing.light(evidence());
  const dark = () => pointing.light([]);
  return el(
    "button",
    {
      type: "button",
      class: "step-body pointer",
      title: t("steps.goTo"),
      pointerenter: light,
      pointerleave: dark,
      focus: () => {
        light();
        pointing.reveal(evidence());
      },
      blur: dark,
      click: () => {
        pointing.goTo(evidence());
        light();
      },
    },
    content,
  );
}

/** Only web addresses become links. @param {string} url */
export const safeUrl = (url) => (/^https?:\/\//i.test(url) ? url : "#");
