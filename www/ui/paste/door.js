/**
 * The entrances for pasted texts: the field at the top, Ctrl+V outside of fields, and dropped files. The modules that
 * handle them are loaded on first use.
 */

import { wholeEngine } from "../../whole.js";
import { byId } from "../dom.js";
import { attempt } from "../notices.js";

/** @typedef {Awaited<ReturnType<typeof import("./desk.js").createDesk>>} Desk */

/** Every element into which people type text. */
const TYPED = "textarea, select, input:not([type=radio], [type=checkbox])";
/** A line for a field of headers. */
const HEADER = /^[<>\s]*(?:$|:?[\w-]+\s*:(?!\/\/)|HTTP\/)/;

/**
 * @param {() => Promise<Desk>} load
 * @param {() => boolean} isOwn Whether the form has more than an untouched example.
 */
export function createPasteDoor(load, isOwn) {
  const field = /** @type {HTMLTextAreaElement} */ (byId("paste"));
  const open = () => document.querySelector("dialog[open]");
  /** @param {File | undefined} file @param {string} text */
  const take = (file, text) =>
    attempt(async () => {
      const desk = await load();
      if (file) desk.takeFile(file);
      else desk.take(text);
    });

  field.addEventListener("focus", () =>
    load().then(
      (desk) => desk.prepare(),
      () => {},
    ),
  );
  field.addEventListener("input", () => attempt(async () => (await load()).typed()));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) event.preventDefault();
  });

  document.addEventListener("paste", (event) => {
    const { target, clipboardData } = event;
    if (!clipboardData || open()) return;
    const text = clipboardData.getData("text/plain");
    const file = clipboardData.files?.[0];
    const control = /** @type {HTMLTextAreaElement | null} */ (
      target instanceof Element && target !== field ? target.closest(TYPED) : null
    );
    if (!control) {
      if (!text && !file) return;
      event.preventDefault();
      take(file, text);
    } else if (text) {
      const [before, wasOwn] = [control.value, isOwn()];
      attempt(async () => {
        if (await isOdd(control, text)) (await load()).offer(text, { control, before, wasOwn });
      });
    }
  });

  /** Files, and texts that are dropped outside of fields. @param {DragEvent} event */
  const isOurs = ({ target, dataTransfer }) =>
    !open() &&
    (dataTransfer?.types.includes("Files") ||
      (dataTransfer?.types.includes("text/plain") && !(target instanceof Element && target.closest(TYPED))));
  document.addEventListener("dragover", (event) => {
    const over = isOurs(event);
    if (over) event.preventDefault();
    field.classList.toggle("is-active", over);
  });
  document.addEventListener("dragleave", () => field.classList.remove("is-active"));
  document.addEventListener("drop", (event) => {
    field.classList.remove("is-active");
    if (!isOurs(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData("text/plain") ?? "";
    if (file || text) take(file, text);
  });
}

/**
 * Whether a text does not look like the contents of its field.
 *
 * @param {Element} control
 * @param {string} text
 */
async function isOdd(control, text) {
  if (control.matches("[data-headers]"))
    return !text.split("\n").every((line) => HEADER.test(line)) || (await isConsole(text));
  return control.matches(".is-line textarea") && /\s/.test(text.trim());
}

/** Whether a text is console messages: Firefox begins some of them like a header. @param {string} text */
async function isConsole(text) {
  try {
    return (await wholeEngine()).fromConsole(text) !== null;
  } catch {
    // Without the whole engine, the text is assumed to be what the field expects.
    return false;
  }
}
