/** The console lines of each engine and the violation events, word for word. */

import { t } from "../i18n.js";
import { el } from "./dom.js";
import { shorten } from "./prose.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */

/** A line with more characters than this may be higher than its box. */
const LONG = 500;

/** On phones the consoles would take a third of the page. */
const PHONE = "(max-width: 43rem)";

/** @param {Report} report @param {readonly (keyof Report["verdicts"])[]} engines */
export function renderConsole(report, engines) {
  return engines.map((engine) => {
    const lines = report.verdicts[engine].console;
    const isFolded = lines.length > 0 && matchMedia(PHONE).matches;
    const name = el(
      "h4",
      {},
      t(engine),
      lines.length === 0 && el("span", { class: "quiet" }, ` ${t("console.nothing")}`),
    );
    const printed = lines.map((line) =>
      // Only a line that scrolls has to be reachable by keyboard.
      el(
        "pre",
        {
          class: "console-line",
          lang: "en",
          ...(line.length > LONG && { tabIndex: 0, role: "region", "aria-label": t("console.line") }),
        },
        shorten(line),
      ),
    );
    return el(
      "div",
      { class: "printed", "data-engine": engine },
      isFolded ? el("details", {}, el("summary", {}, name), printed) : [name, ...printed],
    );
  });
}

/** @param {Report} report */
export function renderViolations(report) {
  return report.violations.map((violation) =>
    el(
      "div",
      { class: "printed" },
      el(
        "h4",
        {},
        el("code", {}, violation.effectiveDirective),
        " ",
        el("span", { class: `tag is-${violation.disposition}` }, t(`disposition.${violation.disposition}`)),
      ),
      el(
        "pre",
        { class: "raw", tabIndex: 0, "aria-label": "JSON" },
        JSON.stringify(violation, (_, value) => (typeof value === "string" ? shorten(value) : value), 2),
      ),
    ),
  );
}
