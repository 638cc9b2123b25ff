/** Errors and risks in the pasted text itself, whatever the verdict, with the repair if one is known. */

import { canApplyFixes } from "../engine.js";
import { t } from "../i18n.js";
import { el, icon, spoken } from "./dom.js";
import { renderEdits } from "./edits.js";
import { plain, sentence } from "./prose.js";
import { pointer } from "./steps.js";

/** @typedef {import("../../pkg/contract.d.ts").Diagnostic} Diagnostic */
/** @typedef {import("../../pkg/contract.d.ts").Edit} Edit */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */

/** The greatest number of warnings that are shown, because garbage can cause thousands. */
const MOST = 50;

/**
 * @param {Report} report
 * @param {import("./steps.js").Pointing} pointing
 * @param {(edit: Edit) => void} repair
 * @param {(index: number) => import("./steps.js").Evidence[]} evidenceOf The current place of a warning's evidence.
 */
export function renderDiagnostics(report, pointing, repair, evidenceOf) {
  const shown = report.warnings.slice(0, MOST);
  const more = report.warnings.length - shown.length;
  return [
    el(
      "ul",
      { class: "steps" },
      shown.map((warning, index) => {
        const text = [sentence(warning.text)];
        return el(
          "li",
          { class: `step is-${warning.severity}`, "data-warning": index },
          icon("warning", "step-mark"),
          el(
            "div",
            { class: "step-words" },
            spoken(`${t(`severity.${warning.severity}`)}: `),
            warning.evidence.length > 0
              ? pointer(() => evidenceOf(index), pointing, text)
              : el("p", { class: "step-body" }, text),
            warning.repair &&
              canApplyFixes() &&
              el("div", { class: "repair" }, renderEdits([warning.repair]), repairButton(warning, repair)),
          ),
        );
      }),
    ),
    ...(more > 0 ? [el("p", { class: "quiet" }, t("warnings.more", { count: more }))] : []),
  ];
}

/** @param {Diagnostic} warning One that has a repair. @param {(edit: Edit) => void} repair */
export const repairButton = (warning, repair) =>
  el(
    "button",
    {
      type: "button",
      class: "button is-repair",
      "aria-label": `${t("warnings.repair")}: ${plain(warning.text)}`,
      click: () => warning.repair && repair(warning.repair),
    },
    t("warnings.repair"),
  );
