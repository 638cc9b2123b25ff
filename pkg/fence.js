// Fenced code blocks of the language `wouldblock`, for plugins and for pages that a framework draws. Importing this does
// nothing; `wouldblock/fences` turns those of a page into elements by itself.
export { fenceHtml, parseFence, readFence } from "./element/fence.js";
export { upgradeFences } from "./element/upgrade.js";
