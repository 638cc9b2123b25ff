/** Short messages: toasts that disappear by themselves, and notices that stay until they are closed. */

import { t } from "../i18n.js";
import { byId, el, icon } from "./dom.js";

/** Long enough to read the toast and to reach its button with the keyboard, in milliseconds. */
const TOAST = 8000;

/**
 * @param {string} text
 * @param {{ label: string, act: () => void }} [action]
 */
export function toast(text, action) {
  const close = () => node.remove();
  const node = el(
    "div",
    { class: "toast" },
    el("span", {}, text),
    action
      ? el(
          "button",
          {
            type: "button",
            class: "toast-action",
            click: () => {
              close();
              action.act();
            },
          },
          action.label,
        )
      : null,
  );
  byId("toasts").replaceChildren(node);
  setTimeout(close, TOAST);
}

/**
 * @param {string} id One notice of each kind at a time.
 * @param {string} text
 * @param {{ bad?: boolean, action?: { label: string, act: () => void } }} [options]
 */
export function notice(id, text, { bad = false, action } = {}) {
  dismiss(id);
  byId("notices").append(
    el(
      "div",
      { class: `notice ${bad ? "is-bad" : ""}`, role: bad ? "alert" : "status", "data-notice": id },
      el("span", {}, text),
      action ? el("button", { type: "button", class: "button", click: action.act }, action.label) : null,
      el(
        "button",
        { type: "button", class: "tool is-icon", "aria-label": t("close"), click: () => dismiss(id) },
        icon("cross"),
      ),
    ),
  );
}

/** @param {string} id */
export function dismiss(id) {
  byId("notices").querySelector(`[data-notice=${id}]`)?.remove();
}
