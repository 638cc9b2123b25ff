/** The words of the page in the chosen language, which reports also use. */

import { speak } from "./engine.js";
import { BROWSER_NAMES } from "./pkg/engines.js";
import en from "./pkg/languages/en/page.js";
import { LANGUAGES, languageOf } from "./pkg/languages/list.js";
import { pages } from "./pkg/languages/page.js";
import { recall, remember } from "./storage.js";

/** @type {Record<string, Record<string, string>>} */
const catalogues = { en: { ...en, ...BROWSER_NAMES } };
/** The tag of the chosen language. */
let language = "en";
/** The engine's words, by language. @type {Record<string, object | "en">} */
const engines = { en: "en" };
/** @type {(() => void)[]} */
const listeners = [];

/** The language to start with: the stored one, or the first of the browser's languages that is available. */
export function preferredLanguage() {
  const wanted = [recall("language"), ...(navigator.languages ?? [])].filter((tag) => tag !== null);
  const primary = (/** @type {string} */ tag) => tag.split("-")[0].toLowerCase();
  const known = wanted.find((tag) => LANGUAGES.some((one) => one.tag === primary(tag)));
  return languageOf(known ?? "").tag;
}

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

/** The English text, which people search for as well. @param {string} key */
export const inEnglish = (key) => catalogues.en[key] ?? "";

/**
 * @param {string} next A language's tag.
 * @param {{ keep?: boolean }} [options] `keep`: the person chose it.
 */
export async function setLanguage(next, { keep = false } = {}) {
  if (!(next in catalogues)) {
    const { words, engine } = await pages[next]();
    catalogues[next] = words;
    engines[next] = engine;
  }
  // The page was translated from the English markup, and is now translated back.
  if (next === "en") await loadLaterWords();
  speak(engines[next]);
  language = next;
  document.documentElement.lang = languageOf(next).html;
  if (keep) remember("language", next);
  translate(document);
  for (const listener of listeners) listener();
}

/**
 * Adds the English words of a part that was loaded later. Other languages are loaded as a whole.
 * @param {Record<string, string>} words
 */
export const addWords = (words) => void Object.assign(catalogues.en, words);

/** Loads the English words that the first view does not need, or has in its markup. */
export async function loadLaterWords() {
  addWords((await import("./pkg/languages/en/page-later.js")).default);
}

/** @param {() => void} listener Called after each change of language. */
export function onLanguage(listener) {
  listeners.push(listener);
}

/**
 * Writes the words into elements with keys in `data-i18n…` attributes. If a word has not been loaded, the English of
 * the markup stays.
 *
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const name of ["", "-label", "-placeholder"]) {
    for (const node of root.querySelectorAll(`[data-i18n${name}]`)) {
      const key = node.getAttribute(`data-i18n${name}`) ?? "";
      const text = catalogues[language][key] ?? catalogues.en[key];
      if (text === undefined) continue;
      if (name === "-label") node.setAttribute("aria-label", text);
      else if (name) node.setAttribute("placeholder", text);
      else if (node.textContent !== text) node.textContent = text;
    }
  }
}
