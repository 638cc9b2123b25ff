/** The four engines, in the order in which their answers are shown. */

import { t } from "./i18n.js";

export const ENGINES = /** @type {const} */ (["standards", "chromium", "firefox", "webkit"]);

/** The engines that have a console: the standards are not one. */
export const CONSOLES = /** @type {const} */ (["chromium", "firefox", "webkit"]);

/** @param {typeof ENGINES[number]} name @param {string | null} version */
export function versionText(name, version) {
  if (version === null) return "";
  // Where Safari's engine is that of another browser, its number says nothing about Safari.
  return name === "webkit" && /^2\./.test(version) ? t("engine.webkit.version", { version }) : version;
}
