/**
 * The parts of a header block that get a colour. This parser is simple and only for display; the engine has the real
 * one.
 */

/** @typedef {import("./highlight.js").Span} Span */

/** Longer texts are not coloured, because it takes too long. */
const LONGEST = 20_000;

/** @typedef {{ name: Span[], directive: Span[], keyword: Span[] }} Tokens */

/**
 * @param {string} text A header block.
 * @returns {Tokens}
 */
export function headerTokens(text) {
  /** @type {Tokens} */
  const tokens = { name: [], directive: [], keyword: [] };
  if (text.length > LONGEST) return tokens;
  let isPolicy = false;
  let start = 0;
  for (const line of text.split("\n")) {
    const header = /^([<>]?[ \t]*)([!#$%&'*+.^_`|~\w-]+)[ \t]*:/.exec(line);
    if (header) {
      const from = start + header[1].length;
      tokens.name.push({ start: from, end: from + header[2].length });
      isPolicy = /^content-security-policy/i.test(header[2]);
    } else if (!/^[ \t]/.test(line)) {
      isPolicy = false;
    }
    if (isPolicy)
      policyTokens(header ? line.slice(header[0].length) : line, start + (header ? header[0].length : 0), tokens);
    start += line.length + 1;
  }
  return tokens;
}

/**
 * @param {string} text Policies, one per line.
 * @returns {Tokens}
 */
export function policyListTokens(text) {
  /** @type {Tokens} */
  const tokens = { name: [], directive: [], keyword: [] };
  if (text.length > LONGEST) return tokens;
  let start = 0;
  for (const line of text.split("\n")) {
    policyTokens(line, start, tokens);
    start += line.length + 1;
  }
  return tokens;
}

/**
 * @param {string} text A serialized policy, or a line of one.
 * @param {number} offset
 * @param {Tokens} tokens
 */
function policyTokens(text, offset, tokens) {
  for (const match of text.matchAll(/(^|[;,])(\s*)([a-z][a-z-]*)(?=[\s;,]|$)|'[^'\s;,]*'/gi)) {
    if (match[3] === undefined) {
      tokens.keyword.push({ start: offset + match.index, end: offset + match.index + match[0].length });
    } else {
      const from = offset + match.index + match[1].length + match[2].length;
      tokens.directive.push({ start: from, end: from + match[3].length });
    }
  }
}
