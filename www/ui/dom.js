/** Building DOM without markup: the page's policy forbids innerHTML, and pasted text must stay text. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [properties] `class`, `data-…`, `aria-…`, `role`, `lang` become attributes, functions listeners.
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else if (name === "class" || name === "role" || name === "lang" || name === "for" || /^(?:data|aria)-/.test(name))
      node.setAttribute(name, String(value));
    else Reflect.set(node, name, value);
  }
  node.append(
    ...children
      .flat()
      .filter((child) => child !== null && child !== undefined && child !== false)
      .map(asNode),
  );
  return node;
}

/** @param {any} child @returns {Node | string} */
const asNode = (child) => (child instanceof Node ? child : String(child));

/**
 * An icon of the sprite in index.html; it is decoration and never the only carrier of information.
 *
 * @param {string} name
 * @param {string} [className]
 */
export function icon(name, className = "icon") {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(namespace, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/**
 * Writes a text only if it differs, because writing the same text again causes layout and paint.
 *
 * @param {Node} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
export const byId = (id) => /** @type {T} */ (document.getElementById(id));

/** Text for screen readers only. @param {string} text */
export const spoken = (text) => el("span", { class: "visually-hidden" }, text);
