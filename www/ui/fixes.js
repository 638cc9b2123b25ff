/** The smallest changes that help, each shown before and after, and applied with one click. */

import { canApplyFixes } from "../engine.js";
import { sentences } from "../headline.js";
import { t } from "../i18n.js";
import { copyButton } from "./clipboard.js";
import { el } from "./dom.js";
import { renderEdits } from "./edits.js";
import { fold } from "./fold.js";
import { sentence } from "./prose.js";

/** @typedef {import("../../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/**
 * The first fix is shown completely; the others are folded, so that the path and the reason stay near.
 *
 * @param {Report} report
 * @param {() => Scenario} scenario Returns the current scenario.
 * @param {(fix: Fix) => void} apply
 * @param {(fix: Fix) => void} compare
 */
export function renderFixes({ fixes }, scenario, apply, compare) {
  const [first, ...others] = fixes.map((fix) => fixItem(fix, scenario, apply, compare));
  first.querySelector(".is-main")?.setAttribute("title", "Ctrl+Enter");
  const list = el("ul", { class: "fixes" }, first);
  if (others.length === 0) return [list];
  const words = t(others.length === 1 ? "fixes.other" : "fixes.others", { count: others.length });
  return [list, el("details", { class: "more" }, el("summary", {}, words), el("ul", { class: "fixes" }, others))];
}

/** @param {Fix} fix @param {() => Scenario} scenario @param {(fix: Fix) => void} apply @param {(fix: Fix) => void} compare */
function fixItem(fix, scenario, apply, compare) {
  const edits = [...fix.edits, ...fix.also];
  return el(
    "li",
    { class: "fix" },
    el("span", { class: "tag" }, t(`fix.${fix.where}`)),
    canApplyFixes() && [
      el("button", { type: "button", class: "button is-main", click: () => apply(fix) }, t("fix.apply")),
      el("button", { type: "button", class: "button", click: () => compare(fix) }, t("fix.compare")),
    ],
    copyButton(() => addedLines(edits)),
    renderEdits(edits),
    el("p", { class: "fix-words" }, sentence(captionOf(fix))),
    fix.where !== "request" && configuration(scenario, fix),
  );
}

/**
 * What a fix says. One with several changes leaves out the sentences that only name a header and its value, unless all do.
 *
 * @param {Fix} fix
 */
export function captionOf({ text, edits }) {
  if (edits.length < 2) return text;
  const all = sentences(text);
  const deciding = all.filter(
    (one) => !edits.some(({ header, after }) => header && one.includes(`${header}: ${after}`)),
  );
  return deciding.join("").trim() || all[0];
}

/** The headers that a fix adds, as they are in a response. @param {import("../../pkg/contract.d.ts").Edit[]} edits */
export const addedLines = (edits) =>
  edits
    .filter(({ after }) => after !== null)
    .map(({ header, after }) => (header === null ? after : `${header}: ${after}`))
    .join("\n");

/**
 * Updates the open configurations: they depend on the whole scenario, and a fix shows only a part of it.
 *
 * @param {HTMLElement} section
 */
export function refreshConfigurations(section) {
  for (const details of section.querySelectorAll("details[open]")) details.dispatchEvent(new Event("toggle"));
}

/**
 * The configuration for a server, fetched and written when a person opens it.
 *
 * @param {() => Scenario} scenario
 * @param {Fix} fix
 */
const configuration = (scenario, fix) =>
  fold(
    t("fix.configure"),
    {},
    () => import("./configuration.js"),
    ({ createConfiguration }) => createConfiguration(scenario(), fix),
    "more",
  );
