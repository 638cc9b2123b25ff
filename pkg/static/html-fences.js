// Finds code blocks of the language `wouldblock` in HTML that a documentation tool wrote. The package has no dependencies,
// so this is not a parser of HTML: it relies on what those tools have in common. They escape "<" in code and attributes.

/**
 * What the search steps over or stops at: comments and elements whose content is not markup, and code blocks. The boxes
 * around a block are part of it, because tools write the language on the outermost one. A part that is not closed extends to
 * the end, so that the search takes time in proportion to the text.
 */
const PART =
  /<!--[^]*?(?:-->|$)|<(script|style|textarea|template)\b[^]*?(?:<\/\1\s*>|$)|((?:<div\b[^<>]*>\s*){0,2})<pre\b([^<>]*)>([^]*?)(<\/pre\s*>|$)/gi;

/** How tools write the language: Hugo, Jekyll, MkDocs and others as the first, Sphinx as the second, Superfences as the third. */
const CLASSES = ["language-wouldblock", "highlight-wouldblock", "wouldblock"];

/**
 * @typedef {object} HtmlFence
 * @property {number} start the offset of the block, in UTF-16 code units
 * @property {number} end
 * @property {string} text the text of the code
 */

/** @param {string} html @returns {HtmlFence[]} the blocks, in order */
export function fencesIn(html) {
  const found = [];
  for (const { 0: whole, 2: boxes, 3: attributes, 4: content, 5: close, index } of html.matchAll(PART)) {
    if (!close) continue;
    const [, codeAttributes = ""] = /^(?:\s|<span>\s*<\/span>)*<code\b([^<>]*)>/i.exec(content) ?? [];
    const open = boxes.match(/<div\b[^<>]*>/gi) ?? [];
    const named = open.findIndex(isOurs);
    if (named < 0 && !isOurs(attributes) && !isOurs(codeAttributes)) continue;
    const depth = named < 0 ? 0 : open.length - named;
    // The boxes are replaced as well, unless they contain more than the code.
    const after = html.slice(index + whole.length);
    const closed = new RegExp(`^(?:\\s*</div\\s*>){${depth}}`, "i").exec(after);
    const isAlone = depth > 0 && closed !== null;
    const first = isAlone ? boxes.lastIndexOf(open[named]) : boxes.length;
    found.push({
      start: index + first,
      end: index + whole.length + (isAlone ? closed[0].length : 0),
      text: textOf(content),
    });
  }
  return found;
}

const ATTRIBUTE = /([^\s=<>"'/]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;

/** Whether the attributes of a tag say that the code is in our language. @param {string} tag its attributes, or all of it */
function isOurs(tag) {
  for (const [, name, double, single, bare] of tag.matchAll(ATTRIBUTE)) {
    const words = (double ?? single ?? bare ?? "").split(/\s+/);
    if (name.toLowerCase() === "class" && CLASSES.some((known) => words.includes(known))) return true;
    if (name.toLowerCase() === "data-language" && words[0] === "wouldblock") return true;
  }
  return false;
}

/** The character references that tools write in code. */
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The text of highlighted code. @param {string} html */
function textOf(html) {
  return html
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name) return Object.hasOwn(NAMED, name) ? NAMED[name] : whole;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
    });
}
