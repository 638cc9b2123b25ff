/**
 * The commands of the palette: the page's actions, recent scenarios, the visible fields, every API, and every example.
 */

import { APIS } from "./apis.js";
import { EXAMPLES } from "./examples.js";
import { currentLanguage, inEnglish, setLanguage, t } from "./i18n.js";
import { FIELDS, isRead } from "./pkg/fields.js";
import { LANGUAGES } from "./pkg/languages/list.js";
import { recents } from "./recent.js";
import { openAudit } from "./ui/audit/open.js";
import { byId } from "./ui/dom.js";
import { attempt } from "./ui/notices.js";
import { policyDialog } from "./ui/policy-dialog.js";
import { createRecentDialog, titleOf } from "./ui/recent-dialog.js";

/** @typedef {"action" | "recent" | "field" | "api" | "example"} Kind */
/**
 * @typedef {object} Command
 * @property {Kind} kind
 * @property {string} label
 * @property {string} [also] Other words by which it is found.
 * @property {string} [keys] The keys that do the same.
 * @property {boolean} [isCurrent]
 * @property {() => void} run
 */

/**
 * The parts of the page that commands use.
 *
 * @typedef {object} Page
 * @property {ReturnType<typeof import("./ui/form.js").createForm>} form
 * @property {(scenario: import("../pkg/contract.d.ts").Scenario, message: string) => void} open Puts another scenario into the form.
 * @property {() => void} compare Compares two scenarios.
 */

/** Actions that also have a button on the page: the button, the name, and the keys. */
const BUTTONS = [
  ["open-examples", "examples.open", "/"],
  ["share", "share.open", "Ctrl+S"],
  ["undo", "undo.whole", "Ctrl+Z"],
  ["reset", "reset", ""],
  ["example-next", "example.next", ""],
  ["example-previous", "example.previous", ""],
  ["open-hash", "hash.title", ""],
  ["theme", "theme.switch", ""],
];

/**
 * @param {Page} page
 * @returns {() => Command[]} In the order in which they are offered.
 */
export function commands({ form, open, compare }) {
  const kept = createRecentDialog({ scenario: form.scenario, open });
  return () => [
    ...actions(),
    dialog("policy.title", { open: () => policyDialog(form).open() }),
    dialog("recent.title", kept),
    dialog("compare.title", { open: compare }),
    dialog("audit.title", { open: () => openAudit({ scenario: form.scenario, open }) }),
    ...recentOnes(open),
    ...fields(form),
    ...apis(),
    ...examples(),
  ];
}

/** @param {string} key The key of its title. @param {{ open(): void }} dialog @returns {Command} */
const dialog = (key, { open }) => ({ kind: "action", label: t(key), also: inEnglish(key), run: open });

/** @param {Page["open"]} open @returns {Command[]} */
const recentOnes = (open) =>
  recents().map((entry) => ({
    kind: "recent",
    label: titleOf(entry),
    also: entry.scenario.page.url ?? "",
    run: () => open(entry.scenario, t("recent.opened")),
  }));

/** @returns {Command[]} */
function actions() {
  const fix = /** @type {HTMLElement | null} */ (document.querySelector(".fix .is-main"));
  const buttons = BUTTONS.filter(([id]) => {
    const button = /** @type {HTMLButtonElement | null} */ (byId(id));
    return button && !button.disabled;
  });
  return [
    /** @type {Command} */ ({
      kind: "action",
      label: t("paste.label"),
      also: `${inEnglish("paste.label")} curl HAR`,
      keys: "Ctrl+V",
      run: () => byId("paste").focus(),
    }),
    ...(fix
      ? [
          /** @type {Command} */ ({
            kind: "action",
            label: t("fix.applyFirst"),
            also: inEnglish("fix.applyFirst"),
            keys: "Ctrl+Enter",
            run: () => fix.click(),
          }),
        ]
      : []),
    ...buttons.map(
      ([id, key, keys]) =>
        /** @type {Command} */ ({
          kind: "action",
          label: t(key),
          also: inEnglish(key),
          keys,
          run: () => byId(id).click(),
        }),
    ),
    ...LANGUAGES.filter(({ tag }) => tag !== currentLanguage()).map(
      ({ tag, name }) =>
        /** @type {Command} */ ({
          kind: "action",
          label: t("palette.language", { name }),
          also: `language ${tag}`,
          run: () => attempt(() => setLanguage(tag, { keep: true })),
        }),
    ),
  ];
}

/**
 * @param {ReturnType<typeof import("./ui/form.js").createForm>} form
 * @returns {Command[]}
 */
function fields(form) {
  const { api } = form.scenario().request;
  const isShown = (/** @type {string} */ path) => !form.control(path)?.closest("[hidden]");
  return FIELDS.filter((field) => field.path !== "request.api" && isRead(field, api) && isShown(field.path)).map(
    ({ path }) => ({ kind: "field", label: form.nameOf(path) || path, also: path, run: () => form.open(path) }),
  );
}

/** @returns {Command[]} */
function apis() {
  return APIS.map(({ id, label }) => {
    const radio = /** @type {HTMLInputElement} */ (document.querySelector(`input[name=api][value=${id}]`));
    return { kind: "api", label, also: id, isCurrent: radio.checked, run: () => radio.click() };
  });
}

/** @returns {Command[]} */
function examples() {
  return EXAMPLES.map(({ id, group }) => ({
    kind: "example",
    label: t(`example.${id}`),
    also: `${inEnglish(`example.${id}`)} ${id} ${t(`group.${group}`)}`,
    // As with a link, Back leads to the previous contents.
    run: () => location.assign(`#example=${id}`),
  }));
}

/**
 * The commands that contain all typed words. Commands whose label begins with the first word come first.
 *
 * @param {Command[]} all
 * @param {string} typed
 */
export function matching(all, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = (/** @type {Command} */ { label }) => {
    const at = label.toLowerCase().indexOf(words[0]);
    return at === 0 ? 0 : at > 0 && !/[\p{L}\p{N}]/u.test(label[at - 1]) ? 1 : at > 0 ? 2 : 3;
  };
  const found = all.filter((command) => {
    const text = `${command.label} ${command.also ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  if (words.length === 0) return found;
  return found
    .map((command) => ({ command, at: rank(command) }))
    .sort((one, other) => one.at - other.at)
    .map(({ command }) => command);
}
