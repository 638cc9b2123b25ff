/** How the answer shows: on the network, to the script, in the consoles. Fetched once the verdict is there. */

export { renderConsole, renderViolations } from "./console.js";
export { renderScriptView } from "./script-view.js";
export { renderWire } from "./wire.js";
