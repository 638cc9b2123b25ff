/** What is wrong or risky in the pasted text itself, whatever the verdict. */

import { t } from "../i18n.js";
import { el, icon, spoken } from "./dom.js";
import { pointer, stepText } from "./steps.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */

/** Garbage can earn thousands: nobody reads more than this. */
const MOST = 50;

/** @param {Report} report @param {import("./steps.js").Pointing} pointing */
export function renderDiagnostics(report, pointing) {
  const shown = report.warnings.slice(0, MOST);
  const more = report.warnings.length - shown.length;
  return [
    el("ul", { class: "steps" }, shown.map((warning) => {
      const text = [stepText(warning.text)];
      return el("li", { class: `step is-${warning.severity}` },
        icon("warning", "step-mark"),
        el("div", { class: "step-words" },
          spoken(`${t(`severity.${warning.severity}`)}: `),
          warning.evidence.length > 0 ? pointer(warning.evidence, pointing, text) : el("p", { class: "step-body" }, text)));
    })),
    ...(more > 0 ? [el("p", { class: "quiet" }, t("warnings.more", { count: more }))] : []),
  ];
}
