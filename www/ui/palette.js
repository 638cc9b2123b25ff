/** The command palette: one field that finds everything the page can do, with the keyboard. */

import { commands, matching } from "../commands.js";
import { t } from "../i18n.js";
import { createDialog } from "./dialog.js";
import { el, spoken } from "./dom.js";

/** @typedef {import("../commands.js").Command} Command */

/** On a Mac these keys have other names. */
const onMac = /Mac|iP(?:hone|ad|od)/.test(navigator.platform);
const keyNames = (/** @type {string} */ keys) => (onMac ? keys.replace("Ctrl+", "⌘") : keys);

/** @param {import("../commands.js").Page} page */
export function createPalette(page) {
  const offered = commands(page);
  /** @type {Command[]} */
  let all = [];
  /** @type {Command[]} */
  let found = [];
  let active = 0;

  const search = el("input", {
    type: "text",
    role: "combobox",
    id: "palette-search",
    autocomplete: "off",
    spellcheck: false,
    "data-i18n-placeholder": "palette.search",
    "data-i18n-label": "palette.search",
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    "aria-controls": "palette-list",
    input: draw,
    keydown: onKey,
  });
  const list = el("ul", {
    role: "listbox",
    id: "palette-list",
    tabIndex: 0,
    "data-i18n-label": "palette.title",
    keydown: onKey,
  });
  const count = el("p", { class: "quiet", role: "status", id: "palette-count" });
  const dialog = createDialog("palette", "palette.title", { head: [search] }, count, list);

  function draw() {
    found = matching(all, search.value);
    list.replaceChildren(
      ...found.map((command, index) => {
        const option = el(
          "li",
          { role: "option", class: "command", "aria-selected": "false", click: () => run(index) },
          el("span", { class: "command-label" }, command.label, command.isCurrent && spoken(t("palette.current"))),
          command.isCurrent && el("span", { "aria-hidden": "true" }, "✓"),
          command.keys && el("kbd", {}, keyNames(command.keys)),
          el("span", { class: "command-kind" }, t(`palette.${command.kind}`)),
        );
        option.id = `command-${index}`;
        return option;
      }),
    );
    list.hidden = found.length === 0;
    count.textContent = found.length === 0 ? t("palette.none") : t("palette.count", { count: found.length });
    go(0);
  }

  /** @param {number} index */
  function go(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) search.setAttribute("aria-activedescendant", option.id);
    else search.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing || found.length === 0) return;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    const step = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (event.key === "Enter") run(active);
    else if (Math.abs(step) === 1) go((active + step + found.length) % found.length);
    else if (step) go(Math.min(found.length - 1, Math.max(0, active + step)));
    else return;
    event.preventDefault();
  }

  /** @param {number} index */
  function run(index) {
    const command = found[index];
    // The focus returns to its previous place, unless the command moves it.
    dialog.close();
    command.run();
  }

  return {
    open() {
      if (dialog.open) return dialog.close();
      // While another dialog is open, it handles the keys.
      if (document.querySelector("dialog[open]")) return undefined;
      all = offered();
      search.value = "";
      search.placeholder = t("palette.search");
      search.setAttribute("aria-label", t("palette.search"));
      list.setAttribute("aria-label", t("palette.title"));
      dialog.showModal();
      draw();
      return search.focus();
    },
  };
}
