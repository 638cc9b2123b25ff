/** A line of some browser's console, pasted: what it tells of a scenario, and what it leaves open. */

import { readConsole } from "../engine.js";
import { onLanguage, t } from "../i18n.js";
import { createDialog } from "./dialog.js";
import { el } from "./dom.js";
import { dismiss, notice } from "./notices.js";

/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../engine.js").ConsoleReading} ConsoleReading */

/**
 * A reading knows part of a scenario; the form wants one that has at least its two halves.
 *
 * @param {ConsoleReading} reading
 * @returns {Scenario}
 */
const wholeScenario = ({ scenario }) => ({
  ...scenario,
  page: { url: "", ...scenario.page },
  request: { api: "fetch", url: "", ...scenario.request },
});

/**
 * @param {object} page
 * @param {ReturnType<typeof import("./form.js").createForm>} page.form
 * @param {(scenario: Scenario, message: string) => void} page.replace
 */
export function createConsoleDialog({ form, replace }) {
  const text = el("textarea", {
    id: "console-text",
    class: "paste",
    rows: 5,
    spellcheck: false,
    autocomplete: "off",
    "data-i18n-label": "paste.label",
    "aria-label": t("paste.label"),
    placeholder:
      "Access to fetch at 'https://api.example.com/' from origin 'https://app.example.com' has been blocked by CORS policy: …",
    input: read,
  });
  const said = el("p", { id: "console-said", role: "status" });
  const button = el(
    "button",
    {
      type: "button",
      class: "button is-primary",
      id: "console-use",
      "data-i18n": "paste.use",
      click: () => {
        const reading = readConsole(text.value);
        if (!reading) return;
        dialog.close();
        take(reading);
      },
    },
    t("paste.use"),
  );
  const dialog = createDialog(
    "console",
    "paste.title",
    { className: "is-small" },
    el("p", { class: "dialog-note", "data-i18n": "paste.note" }, t("paste.note")),
    text,
    said,
    el("div", { class: "dialog-actions" }, button),
  );

  function read() {
    const reading = readConsole(text.value);
    button.disabled = reading === null;
    if (reading)
      said.textContent = t("paste.read", {
        engine: t(`engine.${reading.engine}`),
        url: reading.scenario.request.url ?? "…",
      });
    else said.textContent = text.value.trim() === "" ? "" : t("paste.unknown");
  }
  onLanguage(read);

  /** Puts what a console said into the form, and says what it did not say. @param {ConsoleReading} reading */
  function take(reading) {
    replace(wholeScenario(reading), t("paste.done"));
    const open = [...reading.missing, ...(reading.assumed ?? [])];
    const fields = [...new Set(open.map((path) => form.nameOf(path)).filter(Boolean))];
    if (fields.length === 0) return;
    notice("paste", t("paste.missing", { fields: fields.join(t("comma")) }), {
      action: { label: t("paste.goTo"), act: () => form.open(open[0]) },
    });
  }

  return {
    open() {
      text.value = "";
      read();
      dialog.showModal();
      text.focus();
    },
    /** What was pasted into a field stays there; this is beside it. @param {ConsoleReading} reading */
    offer(reading) {
      notice("paste", t("paste.offer", { engine: t(`engine.${reading.engine}`) }), {
        action: {
          label: t("paste.use"),
          act: () => {
            dismiss("paste");
            take(reading);
          },
        },
      });
    },
  };
}
