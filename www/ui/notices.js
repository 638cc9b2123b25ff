/** Short messages: toasts that disappear by themselves, and notices that stay until they are closed. */

import { t } from "../i18n.js";
import { byId, el, icon } from "./dom.js";

/** Long enough to read the toast, in milliseconds. */
const TOAST = 4000;

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
  // It stays while the pointer is over it, or while its button has the focus.
  const end = () => (node.matches(":hover, :focus-within") ? setTimeout(end, TOAST) : close());
  setTimeout(end, TOAST);
  // It may cover the field that is typed into next.
  addEventListener("input", close, { once: true });
}

/**
 * Does what a person asked for. If a part for it cannot be fetched, the page says so and offers to try again.
 *
 * @param {() => unknown} act
 */
export async function attempt(act) {
  try {
    await act();
  } catch (error) {
    console.warn(error);
    toast(t("part.failed"), { label: t("engine.retry"), act: () => attempt(act) });
  }
}

/**
 * Fetches a part and draws it. If it cannot be fetched, a message with a button to try again appears in its place.
 *
 * @param {HTMLElement} place
 * @param {() => Promise<unknown>} draw
 */
export async function drawLater(place, draw) {
  try {
    await draw();
  } catch (error) {
    console.warn(error);
    const again = () => {
      failure.remove();
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
      drawLater(place, draw);
    };
    const failure = el(
      "p",
      { class: "is-lost" },
      el("span", {}, t("part.failed")),
      " ",
      el("button", { type: "button", class: "button", click: again }, t("engine.retry")),
    );
    place.append(failure);
  }
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
