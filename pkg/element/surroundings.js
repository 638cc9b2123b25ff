// What an element adopts from the page around it: the language, and whether the background is dark.

/** The nearest `lang`, through shadow roots. @param {Element} element @returns {string} */
export function languageAround(element) {
  for (let at = element; at; at = /** @type {ShadowRoot} */ (at.getRootNode()).host) {
    const lang = at.closest("[lang]")?.getAttribute("lang");
    if (lang) return lang;
  }
  return "";
}

/**
 * "light" or "dark" if only the page's text colour shows it; "" if the page sets `color-scheme`,
 * which the element inherits.
 * @param {Element} element
 */
export function themeAround(element) {
  const { color, colorScheme } = getComputedStyle(element);
  if (colorScheme !== "normal") return "";
  const [red, green, blue] = color.match(/[\d.]+/g)?.map(Number) ?? [];
  return 0.3 * red + 0.6 * green + 0.1 * blue > 140 ? "dark" : "light";
}

const listeners = new Set();
let watching = false;

/**
 * Calls `listener` when language or theme may have changed, until the returned function is called.
 * @param {() => void} listener
 */
export function watchSurroundings(listener) {
  listeners.add(listener);
  if (!watching) {
    watching = true;
    const notify = () => {
      for (const each of listeners) each();
    };
    const observer = new MutationObserver(notify);
    // Themes and languages are usually switched by an attribute or class of the root or the body.
    for (const node of [document.documentElement, document.body])
      if (node) observer.observe(node, { attributes: true });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", notify);
    // A page that fades from one theme to the other has its final colour only now.
    document.addEventListener("transitionend", ({ propertyName }) => propertyName === "color" && notify());
  }
  return () => listeners.delete(listener);
}
