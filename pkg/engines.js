/** The best known browser of each engine, in every language. */
export const BROWSER_NAMES = Object.freeze({ chromium: "Chrome", firefox: "Firefox", webkit: "Safari" });

// The engines, in the order in which their verdicts are shown.
export const BROWSERS = Object.freeze(/** @type {["chromium", "firefox", "webkit"]} */ (Object.keys(BROWSER_NAMES)));
export const ENGINES = Object.freeze(/** @type {const} */ (["standards", ...BROWSERS]));
