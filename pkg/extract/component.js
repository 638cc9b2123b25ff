// The parts of a source file: the scripts, the styles and the markup of a component, or the whole of any other file.

/** @typedef {import("../extract.js").Part} Part */

/** @returns {Part[]} */
export function partsOf(text, name) {
  const lineOf = (line) => line;
  if (/\.css$/i.test(name)) return [{ text, kind: "css", lineOf }];
  if (/\.html?$/i.test(name)) return [{ text, kind: "html", lineOf }];
  if (!/\.(?:vue|svelte)$/i.test(name)) return [{ text, kind: "script", lineOf }];
  /** @type {Part[]} */
  const parts = [];
  const markup = text.replace(
    /(<(script|style)\b[^>]*>)([\s\S]*?)(<\/\2\s*>)/gi,
    (whole, open, tag, inner, _close, at) => {
      const before = blank(text.slice(0, at) + open);
      parts.push({ text: before + inner, kind: tag.toLowerCase() === "style" ? "css" : "script", lineOf });
      return blank(whole);
    },
  );
  // The content of <template> is the component's markup, not an inert template.
  const rendered = markup.replace(/<(\/?)template\b/gi, (_, slash) => `<${slash}div${slash ? "" : " "}    `);
  parts.push({ text: rendered, kind: "html", lineOf });
  return parts;
}

function blank(part) {
  return part.replace(/[^\n]/g, " ");
}
