/** The words of the page in the chosen language, which the engine writes its reports in as well. */

import en from "./i18n/en.js";
import { speak } from "./engine.js";
import { recall, remember } from "./storage.js";

/** @typedef {"en" | "zh"} Language */

/** @type {Record<string, Record<string, string>>} */
const catalogues = { en };
/** @type {Language} */
let language = "en";
/** Whether the words of the later parts are wanted, in every language from here on. */
let later = false;
/** @type {(() => void)[]} */
const listeners = [];

/** The language to start in: the remembered one, else the browser's. @returns {Language} */
export function preferredLanguage() {
  return /^zh/i.test(recall("language") ?? navigator.languages?.[0] ?? "en") ? "zh" : "en";
}

/** @returns {Language} */
export const currentLanguage = () => language;

/**
 * @param {string} key
 * @param {Record<string, string | number>} [params] Fill `{name}` in the text.
 * @returns {string}
 */
export function t(key, params = {}) {
  const text = catalogues[language][key] ?? catalogues.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ""));
}

/** @param {string} key */
export const hasText = (key) => key in catalogues.en;

/**
 * @param {Language} next
 * @param {{ keep?: boolean }} [options] `keep`: the person chose it.
 */
export async function setLanguage(next, { keep = false } = {}) {
  if (!(next in catalogues)) catalogues[next] = { ...(await import("./i18n/zh.js")).default };
  if (later) await addLater(next);
  await speak(next);
  language = next;
  document.documentElement.lang = next === "zh" ? "zh-Hans" : "en";
  if (keep) remember("language", next);
  translate(document);
  for (const listener of listeners) listener();
}

/** Brings the words of the parts that the first sight does not need. */
export async function loadLaterWords() {
  later = true;
  await Promise.all([addLater("en"), addLater(language)]);
}

/** @param {Language} which */
async function addLater(which) {
  const words = which === "en" ? await import("./i18n/en-later.js") : await import("./i18n/zh-later.js");
  Object.assign(catalogues[which], words.default);
}

/** @param {() => void} listener Called after each change of language. */
export function onLanguage(listener) {
  listeners.push(listener);
}

/**
 * Puts the words into markup that carries keys in `data-i18n…` attributes.
 *
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const node of root.querySelectorAll("[data-i18n]")) {
    const text = t(/** @type {HTMLElement} */ (node).dataset.i18n ?? "");
    if (node.textContent !== text) node.textContent = text;
  }
  for (const node of root.querySelectorAll("[data-i18n-label]")) {
    node.setAttribute("aria-label", t(/** @type {HTMLElement} */ (node).dataset.i18nLabel ?? ""));
  }
  for (const node of root.querySelectorAll("[data-i18n-placeholder]")) {
    node.setAttribute("placeholder", t(/** @type {HTMLElement} */ (node).dataset.i18nPlaceholder ?? ""));
  }
}
