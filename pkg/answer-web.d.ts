// Reports without the lines of consoles, for the page: no entry of the package leads here.
export { applyFix, simulate } from "./index.js";
export { init } from "./web.js";
