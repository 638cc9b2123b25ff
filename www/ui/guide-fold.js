/** The guide for servers, folded until somebody wants it: its drawing is fetched then. */

import { t } from "../i18n.js";
import { prepareLater } from "../later.js";
import { el } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {{ open: boolean, message: string, create?: typeof import("./guide.js").createGuide }} GuideView Kept from one report to the next. */

/** @param {Report} report @param {Scenario} scenario @param {GuideView} view */
export function renderGuide(report, scenario, view) {
  const details = el("details", { class: "more", open: view.open && view.create !== undefined, toggle: async () => {
    view.open = details.open;
    if (!details.open || details.childElementCount > 1) return;
    await prepareLater();
    view.create = (await import("./guide.js")).createGuide;
    if (details.childElementCount === 1) details.append(view.create(report, scenario, view));
  } }, el("summary", {}, t("guide.open")));
  // Once fetched it is drawn at once, so that nothing jumps while somebody types.
  if (details.open && view.create) details.append(view.create(report, scenario, view));
  return [details];
}
