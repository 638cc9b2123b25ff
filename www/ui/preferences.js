/** Language and theme: the system's until the person says otherwise. */

import { currentLanguage, setLanguage } from "../i18n.js";
import { remember } from "../storage.js";
import { byId } from "./dom.js";

export function createPreferences() {
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);

  byId("theme").addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    // Back at the system's choice, it is followed again.
    const follows = (next === "dark") === systemDark.matches;
    if (follows) delete root.dataset.theme;
    else root.dataset.theme = next;
    remember("theme", follows ? null : next);
  });

  const language = byId("language");
  const nameLanguage = () => (language.lang = currentLanguage() === "zh" ? "en" : "zh-Hans");
  nameLanguage();
  language.addEventListener("click", async () => {
    await setLanguage(currentLanguage() === "zh" ? "en" : "zh", { keep: true });
    nameLanguage();
  });
}
