/** The four columns of verdicts, and the engines that have a console. */

import { t } from "./i18n.js";

export { BROWSERS as CONSOLES, ENGINES } from "./pkg/engines.js";

/** @param {keyof import("../pkg/contract.d.ts").Report["verdicts"]} name @param {string | null} version */
export function versionText(name, version) {
  if (version === null) return "";
  // If another browser uses Safari's engine, its version is not the version of Safari.
  return name === "webkit" && /^2\./.test(version) ? t("engine.webkit.version", { version }) : version;
}
