// HTML as a tree in the form of hast, which remark, rehype and MDX work with, and its text.

/** @typedef {{ type: "text", value: string }} Text */
/** @typedef {{ type: "element", tagName: string, properties: Record<string, any>, children: Node[], data?: object }} Element */
/** @typedef {Text | Element} Node */

/**
 * @param {string} tagName
 * @param {Record<string, any>} properties left out if null, undefined or false
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {Element}
 */
export function h(tagName, properties, ...children) {
  const given = Object.entries(properties).filter(
    ([, value]) => value !== undefined && value !== null && value !== false,
  );
  return {
    type: "element",
    tagName,
    properties: Object.fromEntries(given),
    children: children.flatMap((child) =>
      typeof child === "string" ? (child === "" ? [] : { type: "text", value: child }) : child || [],
    ),
    // MDX would otherwise put a theme's component, such as a code block, in the place of a plain element.
    data: { _mdxExplicitJsx: true },
  };
}

/**
 * The text of a tree. It contains no blank line, because Markdown ends HTML at one.
 *
 * @param {Node} node
 * @returns {string}
 */
export function htmlOf(node) {
  if (node.type === "text") return escaped(node.value);
  const { tagName, properties, children } = node;
  const attributes = Object.entries(properties).map(([name, value]) => {
    const attribute = name === "className" ? "class" : name;
    return value === true || value === "" ? ` ${attribute}` : ` ${attribute}="${escaped(String(value))}"`;
  });
  return `<${tagName}${attributes.join("")}>${children.map(htmlOf).join("")}</${tagName}>`;
}

/** @param {string} text */
function escaped(text) {
  return (
    text
      .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
      .replace(/\r/g, "&#13;")
      // A browser drops a line break at the beginning of a <pre>, and Markdown ends HTML at a blank line.
      .replace(/^\n|(?<=\n[ \t]*)\n/g, "&#10;")
  );
}
