/** The engines' verdicts, and the choice of the one whose reasons are shown. */

import { ENGINES, versionText } from "../engines.js";
import { checkName, verdictWord } from "../headline.js";
import { currentLanguage, t } from "../i18n.js";
import { el, icon, spoken } from "./dom.js";
import { prose } from "./prose.js";

/** @typedef {keyof import("../../pkg/contract.d.ts").Report["verdicts"]} EngineName */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */

/** @param {(engine: EngineName | null) => void} choose */
export function createLens(choose) {
  const cards = el("fieldset", { class: "engines" });
  const notes = el("ul", { class: "engine-notes" });
  let drawn = "";
  /** @type {EngineName | null} */
  let chosen = null;

  /** @param {EngineName | null} engine */
  function set(engine) {
    if (engine === chosen) return;
    chosen = engine;
    for (const input of cards.querySelectorAll("input")) input.checked = input.value === (engine ?? "");
    choose(engine);
  }

  /** @param {EngineName | ""} value @param {string} name @param {Record<string, unknown>} around @param {...(Node | string)} content */
  const card = (value, name, around, ...content) =>
    el(
      "label",
      { class: "engine", ...around },
      el("input", {
        type: "radio",
        name: "lens",
        value,
        checked: value === (chosen ?? ""),
        change: () => set(value === "" ? null : value),
      }),
      el("span", { class: "engine-name" }, name),
      ...content,
    );

  document.addEventListener("keydown", (event) => {
    const at = event.altKey && !event.ctrlKey && !event.metaKey ? /^Digit([0-4])$/.exec(event.code) : null;
    if (!at || cards.childElementCount === 0) return;
    event.preventDefault();
    set(ENGINES[Number(at[1]) - 1] ?? null);
  });

  return {
    nodes: [cards, notes],
    set,
    chosen: () => chosen,
    /** @param {Report} report */
    show(report) {
      const key = [
        currentLanguage(),
        report.headline,
        ...ENGINES.map((name) => JSON.stringify({ ...report.verdicts[name], console: [] })),
      ].join();
      if (key === drawn) return;
      drawn = key;
      const focused = /** @type {HTMLInputElement | null} */ (cards.querySelector("input:focus"))?.value;
      cards.replaceChildren(
        el("legend", { class: "visually-hidden" }, t("lens.label")),
        card("", t("lens.all"), { class: "engine-most", title: `${t("lens.allHint")} (Alt+0)` }),
        ...ENGINES.map((name, index) => {
          const { verdict, blockedBy, version } = report.verdicts[name];
          const isOpen = verdict === "undetermined" && report.headline === "server-decides";
          const title = [versionText(name, version), blockedBy ? checkName(blockedBy) : "", `Alt+${index + 1}`];
          return card(
            name,
            t(name),
            {
              "data-verdict": isOpen ? "open" : verdict,
              "data-engine": name,
              title: title.filter(Boolean).join(" · "),
            },
            spoken(` ${versionText(name, version)} `),
            el(
              "span",
              { class: "engine-verdict" },
              icon(isOpen ? "server-decides" : verdict, "engine-mark"),
              isOpen ? t("lens.open") : verdictWord(verdict),
            ),
          );
        }),
      );
      if (focused !== undefined)
        /** @type {HTMLElement | null} */ (cards.querySelector(`input[value="${focused}"]`))?.focus();
      // Engines often differ from the standards in the same way: each reason is shown once.
      const reasons = [...new Set(ENGINES.map((name) => report.verdicts[name].note))].filter((note) => note !== null);
      notes.replaceChildren(
        ...reasons.map((reason) => {
          const names = ENGINES.filter((name) => report.verdicts[name].note === reason).map((name) => t(name));
          return el(
            "li",
            {},
            el("strong", {}, t("engines.note", { engines: names.join(t("comma")) })),
            " ",
            el("span", {}, prose(reason)),
          );
        }),
      );
    },
  };
}
