/** The steps after pasting: a text is read, shown with the fields that it fills in, and accepted or dismissed. */

import { currentLanguage, onLanguage, t } from "../../i18n.js";
import { openAudit } from "../audit/open.js";
import { byId } from "../dom.js";
import { editorOf } from "../editor.js";
import { areOfOneRequest, inOrder, openOf, partsOf, plan } from "./merge.js";
import { createOffer } from "./offer.js";
import { createOpenMarks } from "./open.js";
import { createPreview } from "./preview.js";
import { reader } from "./reader.js";

/** @typedef {import("../../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../../../pkg/read.d.ts").Reading} Reading */
/** @typedef {{ control: HTMLTextAreaElement, before: string, wasOwn: boolean }} Place A field into which a text of another kind was pasted. */

/** How much of a text a field shows. */
const SHOWN = 2_000;
/** The pause after the last key before typed text is read, in milliseconds. */
const PAUSE = 250;

/**
 * @param {object} page
 * @param {ReturnType<typeof import("../form.js").createForm>} page.form
 * @param {(scenario: Scenario, message: string) => void} page.replace
 * @param {() => boolean} page.isOwn Whether the form has more than an untouched example.
 */
export function createDesk({ form, replace, isOwn }) {
  const field = /** @type {HTMLTextAreaElement} */ (byId("paste"));
  const marks = createOpenMarks(form);
  const offers = createOffer();
  const preview = createPreview({ form, accept, dismiss, planned, audit });
  /** The file that is being read, for the audit. @type {File | null} */
  let source = null;
  /** Reads may overlap: only the result of the last one is shown. */
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /**
   * The readings that the form was filled from, and the resulting scenario.
   *
   * @type {{ readings: Reading[], made: string }}
   */
  let taken = { readings: [], made: "" };

  /** The person's own contents of the form; null if there are none. @returns {Scenario | null} */
  function present() {
    const { page, request, network } = form.scenario();
    const isFilled = page.url !== "" || (request.url ?? "") !== "" || page.headers !== undefined || network;
    return isOwn() && isFilled ? form.scenario() : null;
  }

  /**
   * The form's contents with a reading: merged with what earlier texts gave for the same request, or replacing
   * the fields that it gives.
   *
   * @param {Reading} reading
   * @param {Scenario | null} [current]
   */
  async function planned(reading, current = present()) {
    const isOurs = current !== null && JSON.stringify(current) === taken.made;
    if (!isOurs || ![...taken.readings, reading].every((one) => !one.scenario && areOfOneRequest(one, reading)))
      return { ...plan(reading, current), readings: [reading], whole: reading };
    const readings = [...taken.readings, reading];
    const whole = await reader.complete(inOrder(readings), { language: currentLanguage() });
    return { ...plan(whole, null), given: plan(reading, current).given, readings, whole };
  }

  /** Shows the beginning of a pasted text. @param {string} text */
  function name(text) {
    field.value = text;
    field.focus();
    field.setSelectionRange(0, 0);
    field.scrollTo(0, 0);
  }

  /**
   * @param {string} text
   * @param {{ name?: string }} [options]
   */
  async function take(text, options = {}) {
    source = new File([text], options.name ?? t("paste.region"));
    name(text.slice(0, SHOWN));
    await show(() => reader.read(text, { ...options, language: currentLanguage() }));
  }

  /** @param {File} file */
  async function takeFile(file) {
    source = file;
    name(file.name);
    await show(() => reader.file(file, { name: file.name, language: currentLanguage() }, preview.progress));
  }

  /** @param {() => Promise<Reading>} read */
  async function show(read) {
    turn += 1;
    const mine = turn;
    const file = source;
    clearTimeout(pause);
    preview.wait(() => reader.cancel());
    try {
      const reading = await read();
      const isMany = await isOfLines(file);
      if (mine === turn) await preview.show(reading, partsOf(reading), isMany);
    } catch (error) {
      if (mine !== turn) return;
      if (error instanceof DOMException && error.name === "AbortError") dismiss();
      else {
        const isTooLarge = /too large/.test(String(error));
        preview.fail(t(isTooLarge ? "paste.tooLarge" : "paste.failed"), error, isTooLarge);
      }
    }
  }

  /** Passes the whole text to the audit, because it has more than one request. */
  async function audit() {
    const file = source;
    dismiss();
    if (file) await openAudit({ scenario: form.scenario, open: replace }, file);
  }

  function dismiss() {
    turn += 1;
    clearTimeout(pause);
    field.value = "";
    // The hint would otherwise be cut off, because the field would still be scrolled.
    field.scrollTo(0, 0);
    preview.hide();
  }

  /** @param {Awaited<ReturnType<typeof planned>>} next @param {string} title */
  function accept(next, title) {
    dismiss();
    // An on-screen keyboard would hide the answer.
    if (matchMedia("(pointer: coarse)").matches) field.blur();
    replace(next.scenario, t("paste.done", { title }));
    taken = { readings: next.readings, made: JSON.stringify(form.scenario()) };
    marks.show(openOf(next.whole, form.scenario()));
  }

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) preview.accept();
    else if (event.key === "Escape") dismiss();
    else if (event.key === "ArrowDown" && preview.enter()) event.preventDefault();
  });
  onLanguage(() => {
    dismiss();
    marks.clear();
  });

  return {
    /** Fetches the readers when a person is about to paste. */
    prepare: () => reader.read("", {}).catch(() => {}),
    /** Something was typed into the field. */
    typed() {
      clearTimeout(pause);
      turn += 1;
      const text = field.value;
      source = new File([text], t("paste.region"));
      if (text.trim() === "") preview.hide();
      else pause = setTimeout(() => show(() => reader.read(text, { language: currentLanguage() })), PAUSE);
    },
    take,
    takeFile,
    open() {
      field.focus();
      field.scrollIntoView({ block: "nearest" });
    },
    /** The form now has other contents. */
    changed() {
      marks.clear();
      offers.clear();
    },
    /**
     * Offers to read a text that was pasted into a field for something else. Until then, it stays in the field.
     *
     * @param {string} text
     * @param {Place} place
     */
    async offer(text, { control, before, wasOwn }) {
      const target = control.dataset.source ?? "";
      const reading = await reader.read(text, { target, language: currentLanguage() });
      const [first, ...others] = partsOf(reading);
      if (/^(?:unknown|headers$|url|policy)/.test(reading.kind)) return;
      offers.show(control, reading.title, async () => {
        if (others.length > 0) {
          await take(text);
          return;
        }
        const editor = editorOf(control) ?? control;
        const pasted = editor.value;
        editor.value = before;
        const current = wasOwn ? form.scenario() : null;
        editor.value = pasted;
        accept(await planned(first, current), reading.title);
      });
    },
  };
}

/** Enough characters to recognise the format of lines. */
const HEAD = 8_192;

/** Whether a text has more than one line that an audit can read. @param {File | null} file */
async function isOfLines(file) {
  const [first = "", second = ""] = ((await file?.slice(0, HEAD).text()) ?? "").trim().split(/\s*\n\s*/);
  const isOne = (/** @type {string} */ line) => /^(?:\{.*["\d\]}:,]$|https?:\/\/\S+$)/.test(line);
  return isOne(first) && isOne(second);
}
