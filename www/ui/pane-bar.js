/**
 * On narrow screens: a bar at the bottom that leads from the scenario to its answer, and back to the previous place.
 */

import { t } from "../i18n.js";
import { prepareLater } from "../later.js";
import { byId, el } from "./dom.js";

/** Below this width the answer is under the form, in pixels. */
const NARROW = "(max-width: 55.99rem)";
const PANES = /** @type {const} */ (["input", "answer"]);

/** The distance that a finger has to move sideways to change the part, in pixels. */
const SWIPE = 70;
/** The least ratio of the distance sideways to the distance up or down. */
const SLOPE = 2;
/** The longest time of a swipe, in milliseconds. */
const SWIPE_TIME = 600;
/** A swipe that begins this close to an edge of the screen belongs to the browser, in pixels. */
const EDGE = 24;

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
  onSwipe((isBack) => matchMedia(NARROW).matches && goTo(isBack ? "input" : "answer"));
}

/**
 * A swipe with one finger: to the left for what comes next, to the right for what was before. Elements that scroll sideways,
 * and the field that is being edited, keep the gesture.
 *
 * @param {(isBack: boolean) => void} act
 */
function onSwipe(act) {
  /** @type {{ x: number, y: number, time: number } | null} */
  let start = null;
  const main = byId("main");
  const options = { passive: true };
  main.addEventListener(
    "touchstart",
    ({ touches: [touch, ...others], target, timeStamp }) => {
      const isOwn = others.length === 0 && touch.clientX > EDGE && touch.clientX < innerWidth - EDGE;
      const isEdited = target === document.activeElement && document.activeElement?.matches("textarea, input");
      start =
        isOwn && !isEdited && !scrollsSideways(target) ? { x: touch.clientX, y: touch.clientY, time: timeStamp } : null;
    },
    options,
  );
  main.addEventListener("touchcancel", () => (start = null), options);
  main.addEventListener(
    "touchend",
    ({ changedTouches: [touch], timeStamp }) => {
      if (!start) return;
      const [across, along] = [touch.clientX - start.x, touch.clientY - start.y];
      const isSwipe = Math.abs(across) >= SWIPE && Math.abs(across) >= SLOPE * Math.abs(along);
      if (isSwipe && timeStamp - start.time <= SWIPE_TIME && getSelection()?.isCollapsed !== false) act(across > 0);
      start = null;
    },
    options,
  );
}

/** @param {EventTarget | null} target */
function scrollsSideways(target) {
  for (let node = target instanceof Element ? target : null; node; node = node.parentElement)
    if (node.scrollWidth > node.clientWidth && /auto|scroll/.test(getComputedStyle(node).overflowX)) return true;
  return false;
}
