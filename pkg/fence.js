// Fenced code blocks of the language `wouldblock`, for plug-ins and for pages that a framework renders. Importing this does
// nothing; `wouldblock/fences` converts the fences of a page when it is imported.
export { fenceHtml, parseFence } from "./element/fence.js";
export { readFence } from "./element/read-fence.js";
export { upgradeFences } from "./element/upgrade.js";
