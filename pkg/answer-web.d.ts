// Reports without console lines, for the page. No entry of the package exports this.
export { applyFix, simulate } from "./index.js";
export { init } from "./web.js";
