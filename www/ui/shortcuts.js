/** Keys for frequent actions. The palette lists them, and each button names its own. */

import { byId } from "./dom.js";

/** What each key presses, and its name. */
const KEYS = /** @type {const} */ ([
  { key: "Enter", isWithControl: true, selector: ".fix .is-main", name: "Control+Enter" },
  { key: "s", isWithControl: true, selector: "#share", name: "Control+S" },
  { key: "/", isWithControl: false, selector: "#open-examples", name: "/" },
]);

export function offerShortcuts() {
  for (const { selector, name } of KEYS.filter(({ selector }) => selector.startsWith("#"))) {
    const button = byId(selector.slice(1));
    button.title = name.replace("Control", "Ctrl");
    button.setAttribute("aria-keyshortcuts", name);
  }
  document.addEventListener("keydown", (event) => {
    // Dialogs and the panel of pasted texts have keys of their own.
    if (event.defaultPrevented || event.altKey || document.querySelector("dialog[open], .paste-panel:not([hidden])"))
      return;
    const isWithControl = event.ctrlKey || event.metaKey;
    const isInText =
      event.target instanceof Element && event.target.matches("textarea, select, input:not([type=radio])");
    const pressed = KEYS.find(
      (one) =>
        one.key === (event.key.length === 1 ? event.key.toLowerCase() : event.key) &&
        one.isWithControl === isWithControl &&
        (isWithControl || !isInText),
    );
    const button = pressed && /** @type {HTMLElement | null} */ (document.querySelector(pressed.selector));
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
