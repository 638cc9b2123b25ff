/** Shown below a field into which something else was pasted: the kind of the text, and a button to read it. */

import { t } from "../../i18n.js";
import { el, icon } from "../dom.js";

export function createOffer() {
  /** @type {HTMLElement | null} */
  let node = null;

  function clear() {
    node?.remove();
    node = null;
  }

  return {
    clear,
    /**
     * @param {HTMLElement} control
     * @param {string} title The kind of the pasted text.
     * @param {() => void} read
     */
    show(control, title, read) {
      clear();
      const act = () => {
        clear();
        read();
      };
      node = el(
        "div",
        { class: "notice", role: "status", "data-notice": "paste" },
        el("span", {}, t("paste.offer", { title })),
        el("button", { type: "button", class: "button", click: act }, t("paste.use")),
        el("button", { type: "button", class: "tool is-icon", "aria-label": t("close"), click: clear }, icon("cross")),
      );
      control.closest(".field")?.append(node);
    },
  };
}
