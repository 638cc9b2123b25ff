/** The smallest changes that help, each shown before and after, and made with one click. */

import { canApplyFixes, canConfigure } from "../engine.js";
import { t } from "../i18n.js";
import { prepareLater } from "../later.js";
import { el, spoken } from "./dom.js";
import { stepText } from "./steps.js";

/** @typedef {import("../../pkg/contract.d.ts").Edit} Edit */
/** @typedef {import("../../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** @param {Report} report @param {Scenario} scenario @param {(fix: Fix) => void} apply */
export function renderFixes(report, scenario, apply) {
  return [el("ul", { class: "fixes" }, report.fixes.map((fix) => {
    const item = el("li", { class: "fix" },
      el("p", {}, el("span", { class: "tag" }, t(`fix.${fix.where}`)), " ", stepText(fix.text)),
      renderEdits([...fix.edits, ...fix.also]));
    if (canApplyFixes()) item.append(el("button", { type: "button", class: "button", click: () => apply(fix) }, t("fix.apply")));
    if (canConfigure() && fix.where !== "request") item.append(configuration(scenario, fix));
    return item;
  }))];
}

/** The text for a server, fetched and written when somebody opens it. @param {Scenario} scenario @param {Fix} fix */
function configuration(scenario, fix) {
  const details = el("details", { class: "more", toggle: async () => {
    if (!details.open || details.childElementCount > 1) return;
    await prepareLater();
    const { createConfiguration } = await import("./configuration.js");
    if (details.childElementCount === 1) details.append(createConfiguration(scenario, fix));
  } }, el("summary", {}, t("fix.configure")));
  return details;
}

/** Edits of one place stand under its name. @param {Edit[]} edits */
function renderEdits(edits) {
  const places = [...new Set(edits.map((edit) => placeOf(edit.target)))];
  return el("div", { class: "diff" }, places.map((place) => [
    el("p", { class: "diff-place" }, place),
    edits.filter((edit) => placeOf(edit.target) === place).flatMap(editLines),
  ]).flat(2));
}

/** @param {string} target Path into the scenario. */
function placeOf(target) {
  const answer = /^network\[(\d+)\]\.(preflight|response)/.exec(target);
  if (!answer) return t(target.startsWith("page") ? "page.title" : "request.title");
  const hop = Number(answer[1]);
  return t(`network.${answer[2]}`) + (hop > 0 ? ` (${t("network.hopName", { number: hop + 1 })})` : "");
}

/** @param {Edit} edit */
function editLines({ target, header, before, after }) {
  const field = target.split(".").at(-1) ?? "";
  const lead = header === null ? (/^(?:url|meta)/.test(field) ? "" : `${field}: `) : `${header}: `;
  const parts = changedParts(before ?? "", after ?? "");
  return [
    before === null ? null : el("del", {}, spoken(t("fix.before")), lead, after === null ? before : [parts.lead, el("mark", {}, parts.before), parts.rest]),
    after === null ? null : el("ins", {}, spoken(t("fix.after")), lead, before === null ? after : [parts.lead, el("mark", {}, parts.after), parts.rest]),
  ].filter((line) => line !== null);
}

/**
 * What two values have in common at both ends, in whole words.
 *
 * @param {string} before
 * @param {string} after
 */
export function changedParts(before, after) {
  const [one, two] = [before, after].map((text) => text.split(/(?<=[\s;,])|(?=[;,])/));
  let start = 0;
  while (start < Math.min(one.length, two.length) && one[start] === two[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, two.length) - start && one[one.length - 1 - end] === two[two.length - 1 - end]) end += 1;
  const join = (/** @type {string[]} */ words, /** @type {number} */ from, /** @type {number} */ to) => words.slice(from, to).join("");
  return {
    lead: join(one, 0, start),
    before: join(one, start, one.length - end),
    after: join(two, start, two.length - end),
    rest: join(one, one.length - end, one.length),
  };
}
