/** Changes of a scenario, each shown before and after with the name of its place. */

import { t } from "../i18n.js";
import { responseAt } from "../pkg/scenario-path.js";
import { el, spoken } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Edit} Edit */
/** @typedef {{ lead: string, before: string, after: string, rest: string }} Parts The common ends of two values, and the parts that differ. */

/** How much unchanged text is shown on either side of a change, so that people can find the place. */
const AROUND = 60;

/** @param {Edit[]} edits Edits of the same place are adjacent. */
export function renderEdits(edits) {
  const places = [...new Set(edits.map((edit) => placeOf(edit.target)))];
  return el(
    "div",
    { class: "diff" },
    places
      .map((place) => [
        el("p", { class: "diff-place" }, place),
        edits.filter((edit) => placeOf(edit.target) === place).flatMap(editLines),
      ])
      .flat(2),
  );
}

/** @param {string} target Path into the scenario. */
export function placeOf(target) {
  const found = responseAt(target);
  if (!found?.kind) return t(target.startsWith("page") ? "page.title" : "request.title");
  const { hop, kind } = found;
  return t(`network.${kind}`) + (hop > 0 ? ` (${t("network.hopName", { number: hop + 1 })})` : "");
}

/** @param {Edit} edit */
function editLines({ target, header, before, after }) {
  const field = target.split(".").at(-1) ?? "";
  const name = header === null ? (/^(?:url|meta)/.test(field) ? "" : `${field}: `) : `${header}: `;
  const { lead, before: old, after: now, rest } = elided(changedParts(before ?? "", after ?? ""));
  const whole = before === null || after === null;
  /** @param {string} part */
  const line = (part) => [name, lead, whole ? part : part && el("mark", {}, part), rest];
  return [
    before === null ? null : el("del", {}, spoken(t("fix.before")), line(old)),
    after === null ? null : el("ins", {}, spoken(t("fix.after")), line(now)),
  ].filter((one) => one !== null);
}

/**
 * The common beginning and end of two values, in whole words.
 *
 * @param {string} before
 * @param {string} after
 * @returns {Parts}
 */
export function changedParts(before, after) {
  const [one, two] = [before, after].map((text) => text.split(/(\s+|[;,])/));
  const most = Math.min(one.length, two.length);
  let start = 0;
  while (start < most && one[start] === two[start]) start += 1;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === two[two.length - 1 - end]) end += 1;
  const join = (/** @type {string[]} */ words, /** @type {number} */ from, /** @type {number} */ to) =>
    words.slice(from, to).join("");
  return {
    lead: join(one, 0, start),
    before: join(one, start, one.length - end),
    after: join(two, start, two.length - end),
    rest: join(one, one.length - end, one.length),
  };
}

/**
 * The same with only the nearest part of the unchanged text, because policies can be kilobytes long.
 *
 * @param {Parts} parts
 * @returns {Parts}
 */
export function elided({ lead, before, after, rest }) {
  const from = lead.length > 1.5 * AROUND ? lead.indexOf(" ", lead.length - AROUND) : 0;
  const to = rest.length > 1.5 * AROUND ? rest.lastIndexOf(" ", AROUND) : rest.length;
  return {
    lead: from > 0 ? `…${lead.slice(from)}` : lead,
    before,
    after,
    rest: to > 0 && to < rest.length ? `${rest.slice(0, to)} …` : rest,
  };
}
