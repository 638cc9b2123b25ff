/** A dialog that is built when it is first opened, with its title, its buttons to close it and its words. */

import { t } from "../i18n.js";
import { el, icon } from "./dom.js";

/**
 * @param {string} name Its id is `<name>-dialog`.
 * @param {string} title Key of its title.
 * @param {{ className?: string, head?: Node[] }} options `head`: nodes that stay in view below the title.
 * @param {...Node} body
 */
export function createDialog(name, title, { className = "", head = [] }, ...body) {
  const heading = el("h2", { "data-i18n": title }, t(title));
  heading.id = `h-${name}`;
  const dialog = el(
    "dialog",
    { class: `dialog ${className}`, "aria-labelledby": heading.id },
    el(
      "div",
      { class: "dialog-head" },
      heading,
      el(
        "button",
        {
          type: "button",
          class: "tool is-icon",
          "data-i18n-label": "close",
          "aria-label": t("close"),
          click: () => dialog.close(),
        },
        icon("cross"),
      ),
      head,
    ),
    el("div", { class: "dialog-body" }, body),
  );
  dialog.id = `${name}-dialog`;
  // A click outside closes it, too.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}
