/** The effects of the request: on the network, for the script, in the consoles. Fetched after the verdict is shown. */

import { addWords } from "../i18n.js";
import words from "../pkg/languages/en/page-effects.js";

export { renderConsole, renderViolations } from "./console.js";
export { renderDiagnostics } from "./diagnostics.js";
export { renderScriptView } from "./script-view.js";
export { renderWire } from "./wire.js";

addWords(words);
