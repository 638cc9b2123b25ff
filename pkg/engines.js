// The engines, in the order in which their verdicts are shown.
export const BROWSERS = Object.freeze(/** @type {const} */ (["chromium", "firefox", "webkit"]));
export const ENGINES = Object.freeze(/** @type {const} */ (["standards", ...BROWSERS]));
