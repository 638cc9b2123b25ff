/** The smallest changes that help, each shown before and after, and made with one click. */

import { canApplyFixes } from "../engine.js";
import { t } from "../i18n.js";
import { el } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Edit} Edit */
/** @typedef {import("../../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */

/** @param {Report} report @param {(fix: Fix) => void} apply */
export function renderFixes(report, apply) {
  return [el("ul", { class: "fixes" }, report.fixes.map((fix) =>
    el("li", { class: "fix" },
      el("p", { class: "fix-text" }, el("span", { class: "tag" }, t(`fix.${fix.where}`)), " ", el("span", { lang: "en" }, fix.text)),
      el("div", { class: "diff" }, fix.edits.flatMap(editLines)),
      canApplyFixes() ? el("button", { type: "button", class: "button", click: () => apply(fix) }, t("fix.apply")) : null)))];
}

/** @param {Edit} edit */
function editLines(edit) {
  const lead = edit.header === null ? "" : `${edit.header}: `;
  return [
    edit.before === null ? null : el("del", {}, lead + edit.before),
    edit.after === null ? null : el("ins", {}, lead + edit.after),
  ].filter((line) => line !== null);
}
