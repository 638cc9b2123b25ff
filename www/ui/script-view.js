/** The result that the calling script can see. */

import { ENGINES } from "../engines.js";
import { hasText, t } from "../i18n.js";
import { el } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** @param {Report} report @param {Scenario} scenario */
export function renderScriptView(report, scenario) {
  const { result } = report;
  /** @type {[string, (Node | string)[]][]} */
  const rows = [];
  const specific = `settles.${scenario.request.api}.${result.settles}`;
  const settles = hasText(specific) ? t(specific) : t(`settles.${result.settles}`);
  rows.push([t("script.settles"), result.error ? [settles, " ", el("code", {}, result.error)] : [settles]]);
  if (result.responseType) rows.push([t("script.type"), [el("code", {}, result.responseType)]]);
  const readsResponses = ["fetch", "xhr"].includes(scenario.request.api);
  if (result.status !== null) rows.push([t("script.status"), [el("code", {}, String(result.status))]]);
  else if (readsResponses && result.settles === "resolves")
    rows.push([t("script.status"), [el("code", {}, "0"), " ", el("span", { class: "quiet" }, t("script.hidden"))]]);
  if (readsResponses && result.settles === "resolves") {
    rows.push([t("script.readable"), names(result.readableHeaders)]);
    const withheld = withheldHeaders(report, scenario);
    if (withheld.length > 0) rows.push([t("script.withheld"), names(withheld, "is-withheld")]);
  }
  if (result.taintsCanvas !== null)
    rows.push([t("script.canvas"), [t(result.taintsCanvas ? "script.tainted" : "script.clean")]]);
  if (report.preflightCache) rows.push([t("script.cache"), [cacheTimes(report.preflightCache.seconds)]]);
  return [
    el(
      "dl",
      { class: "facts" },
      rows.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
    ),
  ];
}

/** @param {NonNullable<Report["preflightCache"]>["seconds"]} seconds */
function cacheTimes(seconds) {
  const times = ENGINES.map((engine) => t("script.seconds", { count: seconds[engine] }));
  if (new Set(times).size === 1) return times[0];
  return ENGINES.map((engine, index) => `${t(engine)} ${times[index]}`).join(" · ");
}

/** @param {string[]} list @param {string} [className] */
function names(list, className = "") {
  if (list.length === 0) return [el("span", { class: "quiet" }, t("script.none"))];
  return list.map((name) => el("code", { class: `name ${className}` }, name));
}

/**
 * Headers of the final response that were pasted and that the script cannot read.
 *
 * @param {Report} report @param {Scenario} scenario
 */
function withheldHeaders(report, scenario) {
  const last = report.exchanges.filter((exchange) => exchange.kind === "request").at(-1);
  const pasted = last ? scenario.network?.[last.hop]?.response?.headers : undefined;
  if (typeof pasted !== "string") return [];
  const found = [...pasted.slice(0, 20_000).matchAll(/^[<>]?[ \t]*([!#$%&'*+.^_`|~\w-]+)[ \t]*:/gm)].map((match) =>
    match[1].toLowerCase(),
  );
  return [...new Set(found)].filter((name) => !report.result.readableHeaders.includes(name)).sort();
}
