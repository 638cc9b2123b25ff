/** Errors and risks in the pasted text itself, whatever the verdict, with the repair if one is known. */

import { canApplyFixes } from "../engine.js";
import { t } from "../i18n.js";
import { el, icon, spoken } from "./dom.js";
import { renderEdits } from "./edits.js";
import { repairButton } from "./field-notes.js";
import { sentence } from "./prose.js";
import { pointer } from "./steps.js";

/** @typedef {import("../../pkg/contract.d.ts").Diagnostic} Diagnostic */
/** @typedef {import("../../pkg/contract.d.ts").Edit} Edit */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */

/** The greatest number of warnings that are shown, because garbage can cause thousands. */
const MOST = 50;

/** If there are this many warnings of the same kind, only the first is shown at once. */
const ALIKE = 3;

/**
 * @param {Report} report
 * @param {import("./steps.js").Pointing} pointing
 * @param {(edit: Edit) => void} repair
 * @param {(index: number) => import("./steps.js").Evidence[]} evidenceOf The current place of a warning's evidence.
 */
export function renderDiagnostics(report, pointing, repair, evidenceOf) {
  const shown = report.warnings.slice(0, MOST);
  const more = report.warnings.length - shown.length;
  /** @type {Map<string, number[]>} */
  const kinds = new Map();
  shown.forEach(({ code }, index) => {
    kinds.set(code, [...(kinds.get(code) ?? []), index]);
  });
  const draw = (/** @type {number} */ index) =>
    diagnostic(report.warnings[index], index, pointing, repair, () => evidenceOf(index));
  return [
    el(
      "ul",
      { class: "steps" },
      [...kinds.values()].flatMap((alike) =>
        alike.length < ALIKE ? alike.map(draw) : [draw(alike[0]), folded(alike.slice(1).map(draw))],
      ),
    ),
    ...(more > 0 ? [el("p", { class: "quiet" }, t("warnings.more", { count: more }))] : []),
  ];
}

/** The other warnings of a kind, folded. @param {Node[]} items */
const folded = (items) =>
  el(
    "li",
    { class: "step" },
    el(
      "details",
      { class: "more" },
      el("summary", {}, t("warnings.alike", { count: items.length })),
      el("ul", { class: "steps" }, items),
    ),
  );

/**
 * @param {Diagnostic} warning
 * @param {number} index
 * @param {import("./steps.js").Pointing} pointing
 * @param {(edit: Edit) => void} repair
 * @param {() => import("./steps.js").Evidence[]} evidence
 */
function diagnostic(warning, index, pointing, repair, evidence) {
  const text = [sentence(warning.text)];
  return el(
    "li",
    { class: `step is-${warning.severity}`, "data-warning": index },
    icon("warning", "step-mark"),
    el(
      "div",
      { class: "step-words" },
      spoken(`${t(`severity.${warning.severity}`)}: `),
      warning.evidence.length > 0 ? pointer(evidence, pointing, text) : el("p", { class: "step-body" }, text),
      warning.repair &&
        canApplyFixes() &&
        el("div", { class: "repair" }, renderEdits([warning.repair]), repairButton(warning, repair)),
    ),
  );
}
