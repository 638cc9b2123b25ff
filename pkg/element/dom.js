// Builds nodes without markup, because hosts that require Trusted Types reject strings.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [attributes] left out if null, undefined or false; `class` names are parts too
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
    if (name === "class") node.setAttribute("part", value);
  }
  node.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** The shapes differ, so that they can be distinguished without colour. */
const RING = "M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2Z";
const SHAPES = {
  allowed: [RING, "m4.9 8.3 2.2 2.2 4.1-4.6"],
  blocked: [RING, "M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"],
  undetermined: [RING, "M6.2 6.3a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.9.6-.9 1.2M8 11.4v.1"],
  none: [RING],
  info: ["M8 7.4v4M8 4.6v.1", RING],
};
SHAPES.pass = SHAPES.allowed;
SHAPES.fail = SHAPES.blocked;
SHAPES.unknown = SHAPES.undetermined;

/** @param {string} name a verdict or an outcome */
export function icon(name) {
  const node = document.createElementNS(SVG, "svg");
  node.setAttribute("class", "icon");
  node.setAttribute("viewBox", "0 0 16 16");
  node.setAttribute("aria-hidden", "true");
  for (const d of SHAPES[name] ?? SHAPES.none) {
    const path = document.createElementNS(SVG, "path");
    for (const [key, value] of [
      ["d", d],
      ["fill", "none"],
      ["stroke", "currentColor"],
      ["stroke-width", "1.6"],
      ["stroke-linecap", "round"],
      ["stroke-linejoin", "round"],
    ])
      path.setAttribute(key, value);
    node.append(path);
  }
  return node;
}
