/** The smallest changes that help, each shown before and after, and made with one click. */

import { canApplyFixes, canConfigure } from "../engine.js";
import { t } from "../i18n.js";
import { prepareLater } from "../later.js";
import { el } from "./dom.js";
import { renderEdits } from "./edits.js";
import { sentence } from "./prose.js";

/** @typedef {import("../../pkg/contract.d.ts").Fix} Fix */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** @param {Report} report @param {() => Scenario} scenario What is typed by now. @param {(fix: Fix) => void} apply */
export function renderFixes(report, scenario, apply) {
  return [
    el(
      "ul",
      { class: "fixes" },
      report.fixes.map((fix) => {
        const item = el(
          "li",
          { class: "fix" },
          el("p", {}, el("span", { class: "tag" }, t(`fix.${fix.where}`)), " ", sentence(fix.text)),
          renderEdits([...fix.edits, ...fix.also]),
        );
        if (canApplyFixes())
          item.append(el("button", { type: "button", class: "button", click: () => apply(fix) }, t("fix.apply")));
        if (canConfigure() && fix.where !== "request") item.append(configuration(scenario, fix));
        return item;
      }),
    ),
  ];
}

/**
 * Writes those configurations anew that are open: they are made of the whole scenario, of which a fix shows but a part.
 *
 * @param {HTMLElement} section
 */
export function refreshConfigurations(section) {
  for (const details of section.querySelectorAll("details[open]")) details.dispatchEvent(new Event("toggle"));
}

/** The text for a server, fetched and written when somebody opens it. @param {() => Scenario} scenario @param {Fix} fix */
function configuration(scenario, fix) {
  const details = el(
    "details",
    {
      class: "more",
      toggle: async () => {
        if (!details.open) return;
        await prepareLater();
        const { createConfiguration } = await import("./configuration.js");
        details.replaceChildren(details.children[0], createConfiguration(scenario(), fix));
      },
    },
    el("summary", {}, t("fix.configure")),
  );
  return details;
}
