/** The notes below each field: the message for each underlined error, and its repair. Fetched with the first note. */

import { canApplyFixes } from "../engine.js";
import { currentLanguage, t } from "../i18n.js";
import { el, icon, spoken } from "./dom.js";
import { plain, sentence } from "./prose.js";

/** @typedef {import("../../pkg/contract.d.ts").Diagnostic} Diagnostic */
/** @typedef {import("../../pkg/contract.d.ts").Edit} Edit */

/** The greatest number of notes under one field; the answer's column has all of them. */
const MOST = 3;
/** Half-typed text is not an error yet: notes under the field that is being edited wait this long, in milliseconds. */
const PAUSE = 700;

/** The element around a field that has room for notes. */
const PLACES = ".field, .reply-head, .apis";

let serial = 0;

/**
 * @param {ReturnType<typeof import("./form.js").createForm>} form
 * @param {(edit: Edit) => void} repair
 */
export function createFieldNotes(form, repair) {
  /** @type {Map<HTMLElement, { list: HTMLElement, drawn: string }>} */
  const notes = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** @param {HTMLElement} control */
  function noteOf(control) {
    let note = notes.get(control);
    if (!note) {
      const list = el("ul", { class: "field-notes" });
      list.id = `notes-${serial++}`;
      control.closest(PLACES)?.append(list);
      control.setAttribute("aria-describedby", list.id);
      note = { list, drawn: "" };
      notes.set(control, note);
    }
    return note;
  }

  /** @param {Map<HTMLElement, Diagnostic[]>} found */
  function draw(found) {
    for (const control of new Set([...notes.keys(), ...found.keys()])) {
      const warnings = found.get(control) ?? [];
      const key = `${currentLanguage()} ${JSON.stringify(warnings)}`;
      const note = noteOf(control);
      if (note.drawn === key) continue;
      note.drawn = key;
      // One of each kind. "And 1 more" would take as much room as the note itself.
      const kinds = warnings.filter(({ code }, index) => index === warnings.findIndex((one) => one.code === code));
      const shown = warnings.length <= MOST + 1 ? warnings : kinds.slice(0, MOST);
      note.list.replaceChildren(
        ...shown.map((warning) =>
          el(
            "li",
            { class: `is-${warning.severity}` },
            icon("warning", "step-mark"),
            el("span", {}, spoken(`${t(`severity.${warning.severity}`)}: `), sentence(warning.text)),
            warning.repair && canApplyFixes() && repairButton(warning, repair),
          ),
        ),
        ...(warnings.length > shown.length
          ? [el("li", {}, t("warnings.more", { count: warnings.length - shown.length }))]
          : []),
      );
    }
  }

  return {
    /** @param {Diagnostic[]} warnings Hints are left to the answer's column: they are advice, and nothing is wrong. */
    show(warnings) {
      /** @type {Map<HTMLElement, Diagnostic[]>} */
      const found = new Map();
      for (const warning of warnings) {
        const control =
          warning.severity !== "hint" && warning.evidence[0] ? form.control(warning.evidence[0].source) : null;
        if (control) found.set(control, [...(found.get(control) ?? []), warning]);
      }
      clearTimeout(waiting);
      const typing = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      if (typing && form.root.contains(typing) && found.has(typing)) waiting = setTimeout(() => draw(found), PAUSE);
      else draw(found);
    },
  };
}

/** @param {Diagnostic} warning One that has a repair. @param {(edit: Edit) => void} repair */
export const repairButton = (warning, repair) =>
  el(
    "button",
    {
      type: "button",
      class: "button is-repair",
      "aria-label": `${t("warnings.repair")}: ${plain(warning.text)}`,
      click: () => warning.repair && repair(warning.repair),
    },
    t("warnings.repair"),
  );
