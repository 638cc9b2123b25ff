/** The four columns of verdicts, in the order in which they are shown. */

import { t } from "./i18n.js";

export const ENGINES = /** @type {const} */ (["standards", "chromium", "firefox", "webkit"]);

/** The engines that have a console, which excludes the standards. */
export const CONSOLES = /** @type {const} */ (["chromium", "firefox", "webkit"]);

/** @param {typeof ENGINES[number]} name @param {string | null} version */
export function versionText(name, version) {
  if (version === null) return "";
  // If another browser uses Safari's engine, its version is not the version of Safari.
  return name === "webkit" && /^2\./.test(version) ? t("engine.webkit.version", { version }) : version;
}
