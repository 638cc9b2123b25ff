/** The gates that the request passes, in order. Each leads to its reasons. */

import { CONSOLES } from "../engines.js";
import { t } from "../i18n.js";
import { el, icon, spoken } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Gate} Gate */
/** @typedef {import("../../pkg/contract.d.ts").GateState} GateState */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */

/** @type {Record<GateState, string>} */
const MARKS = { passed: "pass", stopped: "fail", open: "unknown", "not-asked": "skip" };

/** Keys that move along the gates, and how far. @type {Record<string, (at: number, last: number) => number>} */
const MOVES = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** @param {Report} report @param {(steps: number[]) => void} goTo Shows the steps of a gate. */
export function renderGates({ gates }, goTo) {
  const list = el(
    "ol",
    { class: "gates", keydown: move },
    gates.map((gate) => el("li", { class: `gate is-${gate.state}` }, gateBody(gate, goTo))),
  );
  const buttons = [...list.querySelectorAll("button")];
  // All gates together are one stop of the Tab key: the gate where the request ended, or else the first gate.
  const ended = buttons.find((button) => button.parentElement?.matches(".is-stopped, .is-open")) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === ended ? 0 : -1;

  /** @param {KeyboardEvent} event */
  function move(event) {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const step = MOVES[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    const next = buttons[step(at, buttons.length - 1)];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }
  return [list];
}

/** @param {Gate} gate */
export const gateName = ({ gate, hop }) =>
  t(`gate.${gate}`) + (hop === undefined ? "" : ` ${gate === "redirect" ? hop : hop + 1}`);

/**
 * The states of a gate, each with the engines that have it; a single one without engines if they agree.
 *
 * @param {Gate} gate
 * @returns {[GateState, string][]}
 */
export function gateStates({ state, engines }) {
  if (!engines) return [[state, ""]];
  const states = [...new Set(CONSOLES.map((name) => engines[name]))];
  return states.map((one) => [
    one,
    CONSOLES.filter((name) => engines[name] === one)
      .map((name) => t(name))
      .join(t("comma")),
  ]);
}

/** @param {Gate} gate @param {(steps: number[]) => void} goTo */
function gateBody(gate, goTo) {
  const content = [
    el("span", { class: "gate-name" }, gateName(gate), spoken(": ")),
    gateStates(gate).map(([state, engines]) =>
      el(
        "span",
        { class: `gate-state is-${state}` },
        icon(MARKS[state], "gate-mark"),
        el("span", {}, engines ? `${engines}: ${t(`state.${state}`)}` : t(`state.${state}`)),
      ),
    ),
  ].flat();
  if (gate.steps.length === 0) return el("span", { class: "gate-body" }, content);
  return el(
    "button",
    { type: "button", class: "gate-body", title: t("gates.goTo"), click: () => goTo(gate.steps) },
    content,
  );
}
