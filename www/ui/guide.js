/**
 * The server's side of CORS: the chart of its decision, the headers that this response needs, and their configuration.
 */

import { allowsStar, guide, guidedExchanges, lacksVary, QUESTIONS, responseTo, lastExchange } from "../guide.js";
import { t } from "../i18n.js";
import { responsePath } from "../pkg/scenario-path.js";
import { createConfiguration } from "./configuration.js";
import { el, icon, spoken } from "./dom.js";
import { flowChart } from "./flow-chart.js";

/** @typedef {import("../../pkg/contract.d.ts").Exchange} Exchange */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

const MARKS = { there: "pass", wrong: "fail", open: "unknown" };

/** @param {Report} report @param {Scenario} scenario @param {{ message: string }} view The chosen message, kept from one report to the next. */
export function createGuide(report, scenario, view) {
  const exchanges = guidedExchanges(report);
  const names = exchanges.map(nameOf);
  const body = el("div", { class: "guide" });
  const choice =
    names.length < 2
      ? null
      : el(
          "fieldset",
          { class: "segments" },
          el("legend", { class: "visually-hidden" }, t("guide.message")),
          names.map((name, index) =>
            el(
              "label",
              { class: "segment" },
              el("input", {
                type: "radio",
                name: "guide-message",
                value: index,
                change: () => {
                  view.message = name;
                  draw();
                },
              }),
              el("span", {}, name),
            ),
          ),
        );

  function draw() {
    const chosen = names.indexOf(view.message);
    const index = chosen < 0 ? lastExchange(report) : chosen;
    const radio = choice?.querySelectorAll("input")[index];
    if (radio) radio.checked = true;
    body.replaceChildren(...side(report, scenario, index));
  }
  draw();
  return el("div", {}, choice, body);
}

/** @param {Exchange} exchange */
function nameOf(exchange) {
  const hop = exchange.hop > 0 ? ` · ${t("network.hopName", { number: exchange.hop + 1 })}` : "";
  return exchange.method + hop;
}

/** @param {Report} report @param {Scenario} scenario @param {number} index */
function side(report, scenario, index) {
  const exchange = guidedExchanges(report)[index];
  const { taken, failed, failing, wanted } = guide(report, scenario, index);
  const { pathname } = new URL(exchange.url);
  const way = QUESTIONS.filter((question) => taken[question] !== "off" || failing.includes(question));
  const fix = report.fixes.find(({ edits }) =>
    edits.some(({ target }) => target.startsWith(responsePath(exchange.hop, responseTo(exchange)))),
  );
  return [
    flowChart(
      taken,
      failed,
      failing,
      `${exchange.method} ${pathname.length > 24 ? `${pathname.slice(0, 23)}…` : pathname}`,
    ),
    el(
      "div",
      { class: "guide-words" },
      // The same path in words, for screen readers.
      el(
        "ol",
        { class: "visually-hidden" },
        way.map((question) =>
          el(
            "li",
            {},
            t(`guide.${question}`),
            " ",
            failing.includes(question) ? t("guide.no") : "",
            ["yes", "no"].includes(taken[question]) && question !== "done" ? t(`guide.${taken[question]}`) : "",
          ),
        ),
      ),
      wanted.length === 0
        ? el("p", {}, t("guide.nothing"))
        : [
            el("h4", {}, t("guide.wanted")),
            el(
              "ul",
              { class: "wanted" },
              wanted.map(({ line, state }) =>
                el(
                  "li",
                  { class: `is-${state}` },
                  icon(MARKS[state], "step-mark"),
                  spoken(`${t(state === "open" ? "guide.unknown" : `guide.${state}`)}: `),
                  el("code", {}, line),
                ),
              ),
            ),
            allowsStar(scenario, exchange) && el("p", { class: "quiet" }, t("guide.star")),
            lacksVary(report, exchange) && el("p", { class: "quiet" }, t("guide.vary")),
          ].flat(),
      fix ? [el("h4", {}, t("guide.fix")), createConfiguration(scenario, fix)] : null,
    ),
  ];
}
