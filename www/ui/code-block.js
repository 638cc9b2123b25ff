/** Code under a title, with a button that copies it. */

import { copyButton } from "./clipboard.js";
import { el } from "./dom.js";

/**
 * @param {string} title
 * @param {string} text
 * @param {string} [className]
 * @param {string} [shown] Less than the text that the button copies.
 */
export const codeBlock = (title, text, className = "", shown = text) =>
  el(
    "div",
    { class: `configuration ${className}` },
    el(
      "div",
      { class: "configuration-head" },
      el("h4", {}, title),
      copyButton(() => text),
    ),
    el("pre", { class: "raw", tabIndex: 0, "aria-label": title }, shown),
  );
