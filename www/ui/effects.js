/** How the answer shows: on the network, to the script, in the consoles. Fetched once the verdict is there. */

import { addWords } from "../i18n.js";
import words from "../pkg/languages/en/page-effects.js";

export { renderConsole, renderViolations } from "./console.js";
export { renderScriptView } from "./script-view.js";
export { renderWire } from "./wire.js";

addWords(words);
