/**
 * On narrow screens: a bar at the bottom that leads from the scenario to its answer, and back to the previous place.
 */

import { t } from "../i18n.js";
import { prepareLater } from "../later.js";
import { byId, el } from "./dom.js";

/** Below this width the answer is under the form, in pixels. */
const NARROW = "(max-width: 55.99rem)";
const PANES = /** @type {const} */ (["input", "answer"]);

/** Shows the bar as soon as the window is narrow. */
export function offerPaneBar() {
  const narrow = matchMedia(NARROW);
  const show = () => prepareLater().then(createPaneBar, console.error);
  if (narrow.matches) show();
  else narrow.addEventListener("change", show, { once: true });
}

function createPaneBar() {
  /** How far each part was scrolled when it was left, in pixels. */
  const left = { input: 0, answer: 0 };
  const buttons = PANES.map((name) =>
    el("button", { type: "button", "data-i18n": `panes.${name}`, click: () => goTo(name) }, t(`panes.${name}`)),
  );
  const bar = el("nav", { class: "pane-bar", "data-i18n-label": "panes", "aria-label": t("panes") }, buttons);
  // The form gets the focus like the answer, so that the next Tab continues from there.
  byId("input").tabIndex = -1;
  document.body.append(bar);

  /** The beginning of a part below the verdict, which stays in view. @param {typeof PANES[number]} name */
  const start = (name) =>
    Math.max(
      0,
      byId(name).getBoundingClientRect().top + scrollY - (name === "input" ? 0 : byId("verdict").offsetHeight),
    );

  const isAnswer = () => byId("answer").getBoundingClientRect().top < innerHeight / 2;

  /** @param {typeof PANES[number]} name */
  function goTo(name) {
    const from = isAnswer() ? "answer" : "input";
    if (from !== name) left[from] = Math.max(0, scrollY - start(from));
    const to = name === "input" && left.input === 0 ? 0 : start(name) + (from === name ? 0 : left[name]);
    byId(name).focus({ preventScroll: true });
    scrollTo({ top: to, behavior: "instant" });
    mark();
  }

  function mark() {
    const current = isAnswer() ? "answer" : "input";
    PANES.forEach((name, index) => {
      if (name === current) buttons[index].setAttribute("aria-current", "true");
      else buttons[index].removeAttribute("aria-current");
    });
  }
  addEventListener("scroll", mark, { passive: true });
  mark();
}
