/** Requests over time as stacked bars, and as a table for screen readers. */

import { bars } from "../../audit/view.js";
import { currentLanguage, t } from "../../i18n.js";
import { el } from "../dom.js";

/** The greatest number of bars that can still be distinguished. */
const MOST = 96;
/** How many outcomes have a colour of their own; all others share one. */
const NAMED = 5;
const [WIDTH, HEIGHT] = [720, 120];
const DAY = 86_400_000;

/** @typedef {NonNullable<import("../../../pkg/audit.d.ts").Audit["timeline"]>} Timeline */

/** @param {Timeline} timeline */
export function createChart(timeline) {
  const { width, list } = bars(timeline, MOST);
  const names = namesOf(list);
  const most = Math.max(...list.map(({ counts }) => sum(counts)));
  const time = new Intl.DateTimeFormat(
    currentLanguage(),
    width < DAY ? { dateStyle: "short", timeStyle: "short" } : { dateStyle: "medium" },
  );
  const number = new Intl.NumberFormat(currentLanguage());
  const label = (/** @type {string} */ name) =>
    name === ""
      ? t("audit.others")
      : ["allowed", "undetermined", "noise"].includes(name)
        ? t(`audit.kind.${name}`)
        : name;
  const from = time.format(list[0].time);
  const to = time.format(list[list.length - 1].time);
  return el(
    "figure",
    { class: "audit-chart" },
    picture(list, names, most, t("audit.chart.label", { from, to, most: number.format(most) })),
    el("div", { class: "audit-axis", "aria-hidden": "true" }, el("span", {}, from), el("span", {}, to)),
    el(
      "figcaption",
      {},
      el(
        "ul",
        { class: "audit-legend" },
        names.map((name, at) => el("li", {}, el("span", { class: `audit-key is-series-${at}` }), label(name))),
      ),
      el(
        "details",
        {},
        el("summary", {}, t("audit.chart.table")),
        el(
          "div",
          { class: "audit-scroll", tabIndex: 0, role: "region", "aria-label": t("audit.chart.table") },
          el(
            "table",
            {},
            el(
              "thead",
              {},
              el(
                "tr",
                {},
                [t("audit.time"), ...names.map(label)].map((text) => el("th", {}, text)),
              ),
            ),
            el(
              "tbody",
              {},
              list
                .filter(({ counts }) => sum(counts) > 0)
                .map((bar) =>
                  el(
                    "tr",
                    {},
                    el("th", {}, time.format(bar.time)),
                    names.map((name) => el("td", {}, number.format(countOf(bar.counts, name, names)))),
                  ),
                ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @typedef {ReturnType<typeof bars>["list"]} Bars */

/** The most frequent outcomes; an empty name stands for all others. @param {Bars} list */
function namesOf(list) {
  /** @type {Map<string, number>} */
  const totals = new Map();
  for (const { counts } of list)
    for (const [name, count] of Object.entries(counts)) totals.set(name, (totals.get(name) ?? 0) + count);
  const names = [...totals].sort((one, other) => other[1] - one[1]).map(([name]) => name);
  return names.length > NAMED + 1 ? [...names.slice(0, NAMED), ""] : names;
}

/** @param {Record<string, number>} counts */
const sum = (counts) => Object.values(counts).reduce((one, other) => one + other, 0);

/** @param {Record<string, number>} counts @param {string} name @param {string[]} names */
const countOf = (counts, name, names) =>
  name === ""
    ? sum(Object.fromEntries(Object.entries(counts).filter(([one]) => !names.includes(one))))
    : (counts[name] ?? 0);

/** @param {Bars} list @param {string[]} names @param {number} most @param {string} label */
function picture(list, names, most, label) {
  const svg = drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" });
  svg.setAttribute("aria-label", label);
  const step = WIDTH / list.length;
  list.forEach(({ counts }, at) => {
    let top = HEIGHT;
    names.forEach((name, series) => {
      const height = (countOf(counts, name, names) / most) * HEIGHT;
      if (height === 0) return;
      top -= height;
      const [x, width] = [at * step, Math.max(step - 1, step * 0.8)];
      svg.append(drawn("rect", { class: `is-series-${series}`, x, y: top, width, height }));
    });
  });
  return svg;
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
function drawn(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}
