/** Language and theme: those of the system until a person chooses. */

import { currentLanguage, onLanguage, setLanguage } from "../i18n.js";
import { LANGUAGES } from "../pkg/languages/list.js";
import { remember } from "../storage.js";
import { byId, el } from "./dom.js";
import { attempt } from "./notices.js";

export function createPreferences() {
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);

  byId("theme").addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    // After a return to the system's theme, the page follows the system again.
    const follows = (next === "dark") === systemDark.matches;
    if (follows) delete root.dataset.theme;
    else root.dataset.theme = next;
    remember("theme", follows ? null : next);
  });

  const language = /** @type {HTMLSelectElement} */ (byId("language"));
  language.replaceChildren(...LANGUAGES.map(({ tag, name, html }) => el("option", { value: tag, lang: html }, name)));
  const follow = () => (language.value = currentLanguage());
  follow();
  onLanguage(follow);
  language.addEventListener("change", () => {
    const { value } = language;
    // If the words cannot be fetched, the language stays.
    attempt(() => setLanguage(value, { keep: true }).finally(follow));
  });
}
