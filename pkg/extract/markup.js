// Reads the markup of a component of Vue or Svelte from left to right: elements with their attributes, and expressions. The
// compilers of both would be dependencies, which the package does not have, and end at the first error.

/**
 * @typedef {{ name: string, start: number, end: number, value?: { start: number, end: number, isCode: boolean } }} Attribute
 * `value.isCode`: the value is in braces. A name in braces has no value.
 * @typedef {{ tag: string, start: number, end: number, isClosed: boolean, attributes: Attribute[] }} Element
 * `isClosed`: it ends with a slash.
 * @typedef {{ start: number, end: number, code: { start: number, end: number } }} Expression
 * @typedef {{ open: Element, start: number, end: number }} Raw the content of a script or a style
 * @typedef {{ tag: string, start: number }} End the end of an element
 */

const SPACE = /[\s/]/;
/** The longest name of an element that an end is compared with. */
const LONGEST_NAME = 100;

/**
 * @param {string} text
 * @param {boolean} hasBraces whether expressions are in single braces, also in attributes, as in Svelte
 * @param {boolean} isDocument whether it is HTML, in which a slash does not end an element
 */
export function scan(text, hasBraces, isDocument = false) {
  /** @type {{ elements: Element[], ends: End[], expressions: Expression[], raws: Raw[] }} */
  const found = { elements: [], ends: [], expressions: [], raws: [] };
  const [open, close] = hasBraces ? ["{", "}"] : ["{{", "}}"];
  let at = 0;
  // After a bracket that is never closed, no further one is looked for: that would take quadratic time.
  let isWhole = true;
  while (at < text.length) {
    if (text.startsWith("<!--", at)) at = after(text, "-->", at);
    else if (text[at] === "<" && /[a-z]/i.test(text[at + 1] ?? "")) {
      const element = elementAt(text, at, hasBraces);
      found.elements.push(element);
      at = element.end;
      const tag = element.tag.toLowerCase();
      if (tag === "script" || tag === "style") {
        const end = element.isClosed && !isDocument ? at : closingTag(text, tag, at);
        found.raws.push({ open: element, start: at, end });
        at = end;
      }
    } else if (text.startsWith("</", at)) {
      const [tag] = /^[^\s/>]*/.exec(text.slice(at + 2, at + 2 + LONGEST_NAME)) ?? [""];
      found.ends.push({ tag, start: at });
      at += 2;
    } else if (isWhole && text.startsWith(open, at)) {
      const start = at + open.length;
      const end = hasBraces ? closing(text, at) : text.indexOf(close, start);
      isWhole = end >= 0;
      const last = isWhole ? end : lineEnd(text, start);
      at = isWhole ? end + close.length : last;
      found.expressions.push({ start: start - open.length, end: at, code: { start, end: last } });
    } else at++;
  }
  return found;
}

/** @returns {Element} */
function elementAt(text, start, hasBraces) {
  let at = start + 1;
  while (at < text.length && !/[\s/>]/.test(text[at])) at++;
  const tag = text.slice(start + 1, at);
  const attributes = [];
  while (at < text.length && text[at] !== ">") {
    if (SPACE.test(text[at])) at++;
    else {
      const attribute = attributeAt(text, at, hasBraces);
      attributes.push(attribute);
      at = attribute.end;
    }
  }
  // In Vue, a slash belongs to a value without quotes.
  const isClosed = text[at - 1] === "/" && (hasBraces || attributes.at(-1)?.end !== at);
  return { tag, start, end: Math.min(at + 1, text.length), isClosed, attributes };
}

/** @returns {Attribute} */
function attributeAt(text, start, hasBraces) {
  let at = start;
  if (hasBraces && text[at] === "{") {
    const end = past(text, at);
    return { name: text.slice(start, end), start, end };
  }
  // A name may begin with an equals sign.
  do at++;
  while (at < text.length && !/[\s/>=]/.test(text[at]));
  const name = text.slice(start, at);
  let next = at;
  while (/\s/.test(text[next] ?? "")) next++;
  if (text[next] !== "=") return { name, start, end: at };
  next++;
  while (/\s/.test(text[next] ?? "")) next++;
  const quote = text[next];
  if (quote === '"' || quote === "'") {
    const end = valueEnd(text, next + 1, hasBraces, (char) => char === quote);
    return { name, start, end: Math.min(end + 1, text.length), value: { start: next + 1, end, isCode: false } };
  }
  if (hasBraces && quote === "{") {
    const end = past(text, next);
    return { name, start, end, value: { start: next + 1, end: end - 1, isCode: true } };
  }
  const end = valueEnd(text, next, hasBraces, (char) => /[\s>]/.test(char));
  return { name, start, end, value: { start: next, end, isCode: false } };
}

/** The end of a value that may contain expressions in braces. */
function valueEnd(text, at, hasBraces, isEnd) {
  while (at < text.length && !isEnd(text[at])) at = hasBraces && text[at] === "{" ? past(text, at) : at + 1;
  return at;
}

/** The place after a bracket that opens at `at` and is closed; the end of the text if it is not. */
function past(text, at) {
  const end = closing(text, at);
  return end < 0 ? text.length : end + 1;
}

/** Where the bracket at `at` is closed, in JavaScript; -1 if it is not. */
export function closing(text, at) {
  const open = [];
  for (let i = at; i < text.length; i++) {
    const char = text[i];
    if (open.at(-1) === "`") {
      if (char === "\\") i++;
      else if (char === "`") open.pop();
      else if (char === "$" && text[i + 1] === "{") open.push(text[++i]);
    } else if (char === '"' || char === "'") i = stringEnd(text, i);
    else if (char === "`" || char === "(" || char === "[" || char === "{") open.push(char);
    else if (text.startsWith("//", i)) i = lineEnd(text, i);
    else if (text.startsWith("/*", i)) i = after(text, "*/", i) - 1;
    else if (char === ")" || char === "]" || char === "}") {
      open.pop();
      if (open.length === 0) return i;
    }
  }
  return -1;
}

/** The closing quote of a string; the opening one if the line has no other. */
function stringEnd(text, start) {
  for (let i = start + 1; i < text.length && text[i] !== "\n"; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === text[start]) return i;
  }
  return start;
}

function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** The place after the next `mark`; the end of the text if there is none. */
function after(text, mark, at) {
  const found = text.indexOf(mark, at);
  return found < 0 ? text.length : found + mark.length;
}

function closingTag(text, tag, at) {
  const end = new RegExp(`</${tag}(?=[\\s/>])`, "gi");
  end.lastIndex = at;
  return end.exec(text)?.index ?? text.length;
}
