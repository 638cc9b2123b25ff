/** The recent scenarios of this machine: open, name, pin, export and delete them. */

import { currentLanguage, onLanguage, t } from "../i18n.js";
import { isKeeping, keepRecents, recents, setKeeping } from "../recent.js";
import { withoutSecrets } from "../secrets.js";
import { createDialog } from "./dialog.js";
import { el } from "./dom.js";
import { download } from "./download.js";
import { subject } from "./verdict.js";

/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../recent.js").Recent} Recent */

/** @param {Recent} entry */
export const titleOf = ({ name, scenario }) => name || subject(scenario);

/**
 * @param {object} actions
 * @param {() => Scenario} actions.scenario
 * @param {(scenario: Scenario, message: string) => void} actions.open
 */
export function createRecentDialog({ scenario, open }) {
  /** The entries of the last deletion. @type {Recent[] | null} */
  let deleted = null;

  const name = el("input", {
    type: "text",
    id: "recent-name",
    autocomplete: "off",
    maxLength: 80,
    "data-i18n-placeholder": "recent.nameHint",
    "data-i18n-label": "recent.name",
  });
  const keepForm = el(
    "form",
    { class: "recent-keep", submit: keepThis },
    name,
    el("button", { type: "submit", class: "button", "data-i18n": "recent.keep" }),
  );
  const list = el("ul", { id: "recent-list" });
  const status = el("p", { role: "status", id: "recent-status", class: "quiet" });
  const undo = el("button", {
    type: "button",
    class: "button",
    id: "recent-undo",
    "data-i18n": "undo",
    hidden: true,
    click: putBack,
  });
  const keeping = el("input", { type: "checkbox", id: "recent-keeping", change: () => setKeeping(keeping.checked) });
  const exporting = el("button", {
    type: "button",
    class: "button",
    id: "recent-export",
    "data-i18n": "recent.export",
    click: exportAll,
  });
  const deleteAll = el("button", {
    type: "button",
    class: "button",
    id: "recent-delete-all",
    "data-i18n": "recent.deleteAll",
    click: () => remove(recents()),
  });
  const dialog = createDialog(
    "recent",
    "recent.title",
    {},
    keepForm,
    list,
    el("div", { class: "dialog-actions" }, status, undo),
    el("label", { class: "check" }, keeping, el("span", { "data-i18n": "recent.keeping" })),
    el("p", { class: "dialog-note", "data-i18n": "recent.note" }),
    el("div", { class: "dialog-actions" }, exporting, deleteAll),
  );

  function draw() {
    const all = recents();
    const times = new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium", timeStyle: "short" });
    for (const node of dialog.querySelectorAll("[data-i18n]"))
      node.textContent = t(/** @type {HTMLElement} */ (node).dataset.i18n ?? "");
    name.placeholder = t("recent.nameHint");
    name.setAttribute("aria-label", t("recent.name"));
    list.replaceChildren(...all.map((entry) => item(entry, times)));
    if (all.length === 0) list.append(el("li", { class: "quiet" }, t("recent.none")));
    exporting.disabled = deleteAll.disabled = all.length === 0;
    keeping.checked = isKeeping();
  }

  /** @param {Recent} entry @param {Intl.DateTimeFormat} times */
  function item(entry, times) {
    const title = titleOf(entry);
    const button = (/** @type {string} */ key, /** @type {() => void} */ click, /** @type {object} */ more = {}) =>
      el(
        "button",
        { type: "button", class: "tool-link", "aria-label": t(`${key}.of`, { title }), click, ...more },
        t(key),
      );
    return el(
      "li",
      { class: "recent" },
      el(
        "button",
        {
          type: "button",
          class: "recent-open",
          click: () => {
            dialog.close();
            open(entry.scenario, t("recent.opened"));
          },
        },
        el("strong", {}, title),
        el("span", { class: "quiet" }, entry.name ? `${subject(entry.scenario)} · ` : "", times.format(entry.at)),
      ),
      button("recent.pin", () => change(entry, { pinned: !entry.pinned }, ".recent-pin"), {
        class: "tool-link recent-pin",
        "aria-pressed": String(Boolean(entry.pinned)),
      }),
      button("recent.rename", () => rename(entry), { class: "tool-link recent-rename" }),
      button("recent.delete", () => remove([entry]), { class: "tool-link recent-delete" }),
    );
  }

  /** @param {Recent[]} entries */
  function keep(entries) {
    const done = keepRecents(entries);
    status.textContent = done ? "" : t("recent.notKept");
    undo.hidden = true;
    draw();
    return done;
  }

  /** Finds an entry's current place, for the focus. @param {Recent} entry @param {string} selector */
  function focusOn(entry, selector) {
    const at = recents().findIndex(({ id, at: time }) => id === entry.id && time === entry.at);
    /** @type {HTMLElement | null | undefined} */ (list.children[at]?.querySelector(selector))?.focus();
  }

  /** @param {Recent} entry @param {Partial<Recent>} part @param {string} focus */
  function change(entry, part, focus) {
    keep(recents().map((one) => (one.id === entry.id && one.at === entry.at ? { ...one, ...part } : one)));
    focusOn(entry, focus);
  }

  /** @param {Recent} entry */
  function rename(entry) {
    const at = recents().findIndex(({ id, at: time }) => id === entry.id && time === entry.at);
    const done = () => change(entry, { name: field.value.trim() || undefined }, ".recent-rename");
    const field = el("input", {
      type: "text",
      value: entry.name ?? "",
      maxLength: 80,
      placeholder: subject(entry.scenario),
      "aria-label": t("recent.name"),
      keydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
        event.preventDefault();
        if (event.key === "Enter") done();
        else {
          draw();
          focusOn(entry, ".recent-rename");
        }
      },
    });
    list.children[at]?.replaceChildren(
      field,
      el("button", { type: "button", class: "button", click: done }, t("recent.saveName")),
    );
    field.focus();
  }

  /** @param {Recent[]} entries */
  function remove(entries) {
    const all = recents();
    const isGone = (/** @type {Recent} */ one) => entries.some(({ id, at }) => id === one.id && at === one.at);
    const at = all.findIndex(isGone);
    if (!keep(all.filter((one) => !isGone(one)))) return;
    deleted = all;
    status.textContent = t("recent.deleted", { count: entries.length });
    undo.hidden = false;
    const next = list.children[Math.min(at, list.children.length - 1)]?.querySelector(".recent-delete");
    /** @type {HTMLElement} */ (next ?? undo).focus();
  }

  function putBack() {
    if (deleted) keep(deleted);
    deleted = null;
    name.focus();
  }

  /** @param {Event} event */
  function keepThis(event) {
    event.preventDefault();
    const entry = {
      id: `kept.${Date.now()}`,
      at: Date.now(),
      scenario: withoutSecrets(scenario()).scenario,
      name: name.value.trim() || undefined,
      pinned: true,
    };
    if (!keep([entry, ...recents()])) return;
    name.value = "";
    status.textContent = t("recent.kept", { title: titleOf(entry) });
  }

  function exportAll() {
    const text = JSON.stringify(recents(), null, 2);
    download(new Blob([text], { type: "application/json" }), "wouldblock-scenarios.json");
  }

  onLanguage(draw);

  return {
    open() {
      status.textContent = "";
      undo.hidden = true;
      draw();
      dialog.showModal();
      /** @type {HTMLElement} */ (list.querySelector(".recent-open") ?? name).focus();
    },
  };
}
