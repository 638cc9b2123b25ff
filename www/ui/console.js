/** What each engine prints, and the violation events, word for word. */

import { t } from "../i18n.js";
import { el } from "./dom.js";
import { shorten } from "./steps.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */

export const ENGINES = /** @type {const} */ (["standards", "chromium", "firefox", "webkit"]);

/** @param {Report} report */
export function renderConsole(report) {
  return ENGINES.filter((engine) => report.verdicts[engine].console.length > 0).map((engine) =>
    el("div", { class: "printed" },
      el("h4", {}, t(`engine.${engine}`)),
      report.verdicts[engine].console.map((line) => el("pre", { class: "console-line", lang: "en", tabIndex: 0 }, line))));
}

/** @param {Report} report */
export function renderViolations(report) {
  return report.violations.map((violation) =>
    el("div", { class: "printed" },
      el("h4", {}, el("code", {}, violation.effectiveDirective), " ", el("span", { class: `tag is-${violation.disposition}` }, t(`disposition.${violation.disposition}`))),
      el("pre", { class: "raw", tabIndex: 0, "aria-label": "JSON" }, JSON.stringify(violation, (_, value) => (typeof value === "string" ? shorten(value) : value), 2))));
}
