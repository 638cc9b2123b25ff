// Fenced code blocks of the language `wouldblock`, for plugins and for pages that a framework draws. Importing this does
// nothing; `wouldblock/fences` turns those of a page into elements by itself.
export { fenceHtml, parseFence } from "./element/fence.js";
export { readFence } from "./element/read-fence.js";
export { upgradeFences } from "./element/upgrade.js";
