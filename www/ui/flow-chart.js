/** Draws the server's decision: questions down the left side, their outcomes on the right. */

import { t } from "../i18n.js";
import { QUESTIONS } from "../guide.js";

/** @typedef {import("../guide.js").Question} Question */
/** @typedef {import("../guide.js").Taken} Taken */

const NAMESPACE = "http://www.w3.org/2000/svg";
const LEFT = { x: 2, width: 196 };
const RIGHT = { x: 236, width: 142 };
const ROW = 56;
const BOX = 40;
const TOP = 34;
const WIDTH = RIGHT.x + RIGHT.width + 2;
/** The answer to each question that leads to the right. @type {Partial<Record<Question, "yes" | "no">>} */
const ASIDE = {
  cross: "no",
  origin: "no",
  credentials: "yes",
  preflight: "no",
  status: "no",
  method: "no",
  headers: "no",
};

/** Names of headers: the same in every language. @type {Partial<Record<Question, string>>} */
const HEADERS = {
  origin: "Access-Control-Allow-Origin",
  preflight: "Access-Control-Request-Method",
  method: "Access-Control-Allow-Methods",
  headers: "Access-Control-Allow-Headers",
};
/** @type {Partial<Record<Question, string>>} */
const ASIDE_HEADERS = { credentials: "Allow-Credentials: true", preflight: "Expose-Headers" };

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
function svg(tag, attributes, ...children) {
  const node = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** @param {number} row */
const middle = (row) => TOP + row * ROW + BOX / 2;

/** @param {typeof LEFT} column @param {number} row @param {string} title @param {string} header @param {string} className */
function box(column, row, title, header, className) {
  const { x, width } = column;
  const y = middle(row) - BOX / 2;
  const question = /\bis-question\b/.test(className);
  const outline = question
    ? svg("path", {
        class: "flow-box",
        d: `M${x + 10} ${y}H${x + width - 10}L${x + width} ${y + BOX / 2}L${x + width - 10} ${y + BOX}H${x + 10}L${x} ${y + BOX / 2}Z`,
      })
    : svg("rect", { class: "flow-box", x, y, width, height: BOX, rx: 7 });
  const centre = x + width / 2;
  const words = svg("text", { x: centre, y: y + (header ? 17 : 24), class: "flow-title" }, title);
  return svg(
    "g",
    { class: `flow-node ${className}` },
    outline,
    words,
    ...(header ? [svg("text", { x: centre, y: y + 31, class: "flow-header" }, header)] : []),
  );
}

/** @param {string} path @param {string} state @param {string} [label] @param {{ x: number, y: number }} [at] */
function edge(path, state, label, at) {
  return svg(
    "g",
    { class: `flow-edge ${state}` },
    svg("path", { d: path, "marker-end": `url(#flow-arrow-${state})` }),
    ...(label && at ? [svg("text", { x: at.x, y: at.y, class: "flow-label" }, label)] : []),
  );
}

/** @param {string} state */
function arrowHead(state) {
  return svg(
    "marker",
    {
      id: `flow-arrow-${state}`,
      viewBox: "0 0 8 8",
      refX: 7,
      refY: 4,
      markerUnits: "userSpaceOnUse",
      markerWidth: 8,
      markerHeight: 8,
      orient: "auto",
      class: `flow-edge ${state}`,
    },
    svg("path", { d: "M0 0 8 4 0 8z", class: "flow-head" }),
  );
}

/**
 * @param {Record<Question, Taken>} taken
 * @param {Question | null} failed
 * @param {Question[]} failing Further questions that are known to fail.
 * @param {string} start The name of the message.
 */
export function flowChart(taken, failed, failing, start) {
  const height = TOP + QUESTIONS.length * ROW - (ROW - BOX) + 2;
  const centre = LEFT.x + LEFT.width / 2;
  /** @type {Node[]} */
  const edges = [];
  /** @type {Node[]} */
  const boxes = [svg("text", { x: centre, y: 12, class: "flow-start" }, start)];
  edges.push(edge(`M${centre} 17V${TOP - 1}`, "is-taken"));

  QUESTIONS.forEach((question, row) => {
    const way = taken[question];
    const isFailing = failing.includes(question);
    const here = isFailing
      ? "is-failing"
      : way === "off"
        ? "is-off"
        : way === "open"
          ? "is-open"
          : question === failed
            ? "is-failed"
            : "is-taken";
    const last = question === "done";
    boxes.push(box(LEFT, row, t(`guide.${question}`), HEADERS[question] ?? "", `${here} ${last ? "" : "is-question"}`));
    if (last) return;

    const side = ASIDE[question];
    const aside = way === side;
    const asideState = aside ? (question === failed ? "is-failed" : "is-taken") : "is-off";
    boxes.push(box(RIGHT, row, t(`guide.${question}.aside`), ASIDE_HEADERS[question] ?? "", asideState));
    edges.push(
      edge(`M${LEFT.x + LEFT.width} ${middle(row)}H${RIGHT.x - 1}`, asideState, t(`guide.${side}`), {
        x: (LEFT.x + LEFT.width + RIGHT.x) / 2 - 3,
        y: middle(row) - 5,
      }),
    );

    const next = taken[QUESTIONS[row + 1]];
    const reached = next !== "off";
    const straight = reached && !aside;
    edges.push(
      edge(
        `M${centre} ${middle(row) + BOX / 2}V${middle(row + 1) - BOX / 2 - 1}`,
        straight ? (next === "open" ? "is-open" : "is-taken") : "is-off",
        t(side === "no" ? "guide.yes" : "guide.no"),
        { x: centre + 15, y: middle(row) + BOX / 2 + 12 },
      ),
    );
    if (question === "credentials") {
      // This is the only box at the side that leads back.
      const x = RIGHT.x + 20;
      const y = middle(row) + BOX / 2;
      edges.push(
        edge(
          `M${x} ${y}V${y + 8}H${centre + 34}V${middle(row + 1) - BOX / 2 - 1}`,
          aside && reached ? "is-taken" : "is-off",
        ),
      );
    }
  });
  return svg(
    "svg",
    { class: "flow", viewBox: `0 0 ${WIDTH} ${height}`, "aria-hidden": "true" },
    svg("defs", {}, ...["is-off", "is-open", "is-taken", "is-failed"].map(arrowHead)),
    ...edges,
    ...boxes,
  );
}
