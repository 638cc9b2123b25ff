// Style sheets in Sass (both of its syntaxes) and Less as CSS with the same lines, for the reader of style sheets. What
// variables, functions and interpolations give is not known.
import { bracesOfIndented } from "./indented.js";
import { HOLE } from "./script.js";

/** At-rules of CSS. All others belong to Sass or Less, as variables of Less do. */
const AT_RULES =
  /^(?:import|media|supports|font-face|charset|namespace|(?:-\w+-)?keyframes|layer|container|page|property|counter-style|font-feature-values|scope|starting-style)$/i;
/** What a compiler puts into the style sheet itself. */
const COMPILED = /\((?:[^)]*[\s,(])?(?:reference|inline|less)[\s,)]/;
/** The longest text that a reason quotes. */
const LONGEST_QUOTE = 80;

/**
 * @param {string} text
 * @param {string} language the ending of a file, or the value of `lang`
 * @returns {{ text: string, open: { line: number, why: string }[] }} `open`: addresses that are not known
 */
export function plainStyle(text, language) {
  if (/^(?:css|postcss|pcss)$/i.test(language)) return { text, open: [] };
  if (/^sass$/i.test(language)) return new Style(bracesOfIndented(text)).read();
  return /^(?:scss|less)$/i.test(language) ? new Style(text).read() : { text: "", open: loadingLines(text) };
}

/** The lines of a style sheet in another language that load something. */
function loadingLines(text) {
  const lines = text.split("\n").map((line, index) => ({ line: index + 1, why: quoted(line) }));
  return lines.filter(({ why }) => /\burl\(|@import|image-set\(/i.test(why));
}

/** Reads a style sheet from left to right. */
class Style {
  #text;
  #at = 0;
  #line = 1;
  #out = [];
  /** @type {{ line: number, why: string }[]} */
  #open = [];
  /** Whether a statement begins. */
  #isStart = true;
  /** The at-rule of an import with its options; empty in other statements. */
  #import = "";
  /** The brackets that are open, and whether the strings in them are addresses. @type {{ bracket: string, isSet: boolean }[]} */
  #brackets = [];

  constructor(text) {
    this.#text = text;
  }

  read() {
    while (this.#at < this.#text.length) this.#next();
    return { text: this.#out.join(""), open: this.#open };
  }

  #next() {
    const text = this.#text;
    const char = text[this.#at];
    if (text.startsWith("/*", this.#at)) this.#skip(after(text, "*/", this.#at + 2));
    else if (text.startsWith("//", this.#at)) this.#skip(lineEnd(text, this.#at));
    else if (char === '"' || char === "'") this.#string();
    else if ((char === "#" || char === "@") && text[this.#at + 1] === "{") this.#push("#{", "(", 2);
    else if (char === "@" && /[\w-]/.test(text[this.#at + 1] ?? "")) this.#atWord();
    else if (/[a-z-]/i.test(char) && !/[\w-]/.test(text[this.#at - 1] ?? "")) this.#word();
    else if (char === "(" || char === "{") this.#push(char, char, 1);
    else if (char === ")" || char === "}") this.#pop(char);
    else if (char === "," && this.#import && this.#brackets.at(-1)?.bracket !== "(") {
      // An import of CSS has a single address.
      this.#import = "@import";
      this.#write(";@import ", 1);
    } else {
      if (char === ";") this.#end();
      else if (!/\s/.test(char)) this.#isStart = false;
      this.#write(char, 1);
    }
  }

  /** Writes something for the next characters, and the line breaks among them. */
  #write(written, length) {
    const taken = this.#text.slice(this.#at, this.#at + length);
    const breaks = count(taken, "\n") - count(written, "\n");
    this.#out.push(written, "\n".repeat(Math.max(0, breaks)));
    this.#line += count(taken, "\n");
    this.#at += length;
  }

  #skip(end) {
    this.#write("", end - this.#at);
  }

  #end() {
    this.#isStart = true;
    this.#import = "";
  }

  #push(bracket, written, length, isSet = this.#brackets.at(-1)?.isSet ?? false) {
    this.#brackets.push({ bracket, isSet: bracket !== "{" && isSet });
    this.#write(written, length);
    if (bracket === "{") this.#end();
    else this.#isStart = false;
  }

  #pop(char) {
    const last = this.#brackets.at(-1)?.bracket;
    const isInterpolation = char === "}" && last === "#{";
    // A bracket that is never closed ends with its block.
    if (char === "}" && !isInterpolation) while (this.#brackets.length > 0 && this.#brackets.pop()?.bracket !== "{");
    else if (isInterpolation || last === "(") this.#brackets.pop();
    this.#write(isInterpolation ? ")" : char, 1);
    if (char === "}" && !isInterpolation) this.#end();
  }

  #string() {
    const text = this.#text;
    const end = stringEnd(text, this.#at);
    const content = text.slice(this.#at + 1, end - 1);
    const isImport = this.#import !== "";
    const isSet = this.#brackets.at(-1)?.isSet ?? false;
    const quote = text[this.#at];
    const isEscaped = text[this.#at - 1] === "~";
    this.#isStart = false;
    if (isImport && !isLoaded(content, this.#import, restOfStatement(text, end))) this.#skip(end);
    else if (isImport || isSet) this.#write(`${quote}${this.#address(content, content)}${quote}`, end - this.#at);
    else if (isEscaped || /\burl\(/i.test(content)) this.#style(content, end);
    else this.#write('""', end - this.#at);
  }

  /** A string that a compiler writes without its quotes. */
  #style(content, end) {
    const { text, open } = new Style(content).read();
    for (const { why } of open) this.#isOpen(why);
    this.#write(` ${text}`, end - this.#at);
  }

  /** An at-rule, or a variable of Less. */
  #atWord() {
    const [word, name] = /^@([\w-]+)/.exec(this.#text.slice(this.#at, this.#at + 100)) ?? ["@", ""];
    const isRule = this.#isStart && AT_RULES.test(name);
    // The value of a variable, and what a rule of Sass takes, are like the value of a property.
    const isNamed = this.#isStart && !isRule && this.#text[this.#at + word.length] !== ":";
    this.#isStart = false;
    this.#write(isRule ? word : `$${name}${isNamed ? ":" : ""}`, word.length);
    if (!isRule || name.toLowerCase() !== "import") return;
    const [options] = /^\s*\([^)"']*\)/.exec(this.#text.slice(this.#at, this.#at + 100)) ?? [""];
    this.#import = word + options;
    this.#write(" ", options.length);
  }

  #word() {
    const [word] = /^[a-z-][\w-]*/i.exec(this.#text.slice(this.#at, this.#at + 100)) ?? ["-"];
    this.#isStart = false;
    const open = this.#at + word.length;
    if (/^url$/i.test(word) && this.#text[open] === "(") this.#url(open + 1);
    else {
      this.#write(word, word.length);
      if (/image-set$/i.test(word) && this.#text[this.#at] === "(") this.#push("(", "(", 1, true);
    }
  }

  /** `url(…)`, whose content begins at `start`. */
  #url(start) {
    const end = bracketEnd(this.#text, start);
    const content = this.#text.slice(start, end);
    const plain = content.trim().replace(/^~(?=["'])/, "");
    const length = end + 1 - this.#at;
    const [quote] = /^["']/.exec(plain) ?? [];
    if (this.#import && COMPILED.test(this.#import)) this.#write("", length);
    else if (quote) {
      const first = stringEnd(plain, 0);
      // `"https://a.example/" + $name`
      const more = plain.slice(first).trim() === "" ? "" : "#{…}";
      this.#write(`url(${quote}${this.#address(plain.slice(1, first - 1) + more, content)}${quote})`, length);
    } else if (/^(?:\$|@(?!\{)|[\w-]+\.\$|[\w.-]+\()/.test(plain)) {
      this.#isOpen(content);
      this.#write("url()", length);
    } else this.#write(`url(${this.#address(plain, content)})`, length);
  }

  /** An address with a mark for what is not known; empty if its host is not known. */
  #address(address, whole) {
    const marked = address.replace(/[#@]\{[^}]*\}?/g, HOLE);
    const [start] = /^data:[^,]*,|^(?:[a-z][\w+.-]*:)?\/\/[^/?#]+[/?#]/i.exec(marked) ?? [HOLE];
    if (marked === address || !start.includes(HOLE)) return marked;
    this.#isOpen(whole);
    return "";
  }

  #isOpen(code) {
    this.#open.push({ line: this.#line, why: quoted(code) });
  }
}

/** Whether a browser loads what a string of an import names: compilers read other files. */
function isLoaded(name, before, after) {
  if (COMPILED.test(before)) return false;
  const isCss = /\.css(?:[?#]|$)/i.test(name) || /\(\s*css\s*[,)]/.test(before);
  return isCss || /^(?:https?:)?\/\//i.test(name) || /^\s*[^\s,;/}]/.test(after);
}

function quoted(code) {
  return code.trim().replace(/\s+/g, " ").slice(0, LONGEST_QUOTE);
}

function count(text, char) {
  let found = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++;
  return found;
}

function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** The beginning of what follows in the statement, on the same line. */
function restOfStatement(text, at) {
  return text.slice(at, at + LONGEST_QUOTE).split(/[;\n]/, 1)[0];
}

/** The place after the next `mark`; the end of the text if there is none. */
function after(text, mark, at) {
  const found = text.indexOf(mark, at);
  return found < 0 ? text.length : found + mark.length;
}

/** The place after a string, which ends with its line at the latest. */
function stringEnd(text, start) {
  let at = start + 1;
  for (; at < text.length && text[at] !== "\n"; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === text[start]) return at + 1;
  }
  return Math.min(at, text.length) + 1;
}

/** The bracket that ends the content of `url(`; the end of its line if there is none. */
function bracketEnd(text, start) {
  let depth = 0;
  let at = start;
  // The content may be on a line of its own.
  while (/\s/.test(text[at] ?? "")) at++;
  const first = at;
  let isQuoted = false;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === '"' || char === "'") {
      at = Math.min(stringEnd(text, at), text.length) - 1;
      isQuoted = true;
    } else if (char === "(") depth++;
    else if (char === ")" && depth-- === 0) return at;
    else if (char === "\n" && !isQuoted) break;
    else if (!/\s/.test(char)) isQuoted = false;
  }
  return lineEnd(text, first);
}
