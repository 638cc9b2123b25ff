/** Copies text, with a button that shows whether it worked. */

import { t } from "../i18n.js";
import { el } from "./dom.js";

/** How long the button shows the result, in milliseconds. */
const SHOWN_FOR = 2000;

/** @param {string} text @returns {Promise<boolean>} Whether the text was copied, which needs permission and a secure context. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {() => string} text @param {string} [className] */
export function copyButton(text, className = "button") {
  const words = el("span", { role: "status" }, t("copy"));
  const button = el(
    "button",
    {
      type: "button",
      class: `${className} is-copy`,
      click: async () => {
        words.textContent = t((await copyText(text())) ? "copy.done" : "copy.failed");
        setTimeout(() => (words.textContent = t("copy")), SHOWN_FOR);
      },
    },
    words,
  );
  return button;
}
