// The sentences of consoles, from the engine's own tables (src/console/).
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Wording
 * @property {string} text a line with gaps: `{name}` stands for a value, and `{?name}` for what may be left out
 * @property {string[]} lines the same with the words and sentences that gaps stand for, for each of them
 * @property {boolean} earlier whether no present release prints it
 */

/** @typedef {{ kind: "Word" | "OneOf" | "Maybe", list: string }} Piece */
/** @typedef {{ name: string, text: string, pieces: Record<string, Piece>, scope: Scope, earlier: boolean }} Template */
/** @typedef {{ file: string, templates: Map<string, Template>, bodies: Map<string, string> }} Scope the statics of a file, by their names */

const CONSOLE = fileURLToPath(new URL("../../src/console/", import.meta.url));
const STATIC = /^(?:pub\([\w: ]+\) )?(?:static|const) (\w+): ([^=]+) =\s*([^]*?);$/gm;
const LITERAL = /"(?:[^"\\]|\\.)*"/;
const PIECE = /\(\s*"(\w+)",\s*Piece::(\w+)\(\s*(&\[[^\]]*\]|\w+)\s*,?\s*\),?\s*\)/g;

/**
 * Every wording that is read or printed: those of the present release first.
 *
 * @param {"chromium" | "firefox" | "webkit"} engine
 * @returns {Wording[]}
 */
export function wordings(engine) {
  const all = [...ofFolder(engine), ...ofReading(engine)];
  const roots = rootsOf(all).sort((a, b) => Number(a.earlier) - Number(b.earlier));
  /** Parts that have a line in an earlier wording. They need no second one there. */
  const placed = new Set(roots);
  return roots.map((root) => {
    const used = new Set();
    const lines = expanded(root, all, (part) => root.earlier && placed.has(part), used);
    for (const part of used) placed.add(part);
    return { text: optional(root), lines: [...new Set(lines)], earlier: root.earlier };
  });
}

/** The templates of an engine's own files. */
function ofFolder(engine) {
  const files = readdirSync(CONSOLE + engine).filter((name) => name.endsWith(".rs"));
  return files.flatMap((file) => {
    /** @type {Scope} */
    const scope = { file, templates: new Map(), bodies: new Map() };
    const source = readFileSync(`${CONSOLE}${engine}/${file}`, "utf8");
    for (const [, name, type, body] of source.matchAll(STATIC)) {
      scope.bodies.set(name, body);
      if (type !== "Template") continue;
      const pieces = [...body.matchAll(PIECE)].map(([, gap, kind, list]) => [gap, { kind, list }]);
      const text = textOf(LITERAL.exec(body)[0]);
      const earlier = file === "earlier.rs";
      scope.templates.set(name, { name, text, pieces: Object.fromEntries(pieces), scope, earlier });
    }
    return [...scope.templates.values()];
  });
}

/** The wordings that are only read: src/console/reading/earlier.rs. */
function ofReading(engine) {
  const source = readFileSync(`${CONSOLE}reading/earlier.rs`, "utf8");
  const [, block = ""] = new RegExp(`^templates! \\{ ${engine.toUpperCase()}:([^]*?)^\\}`, "m").exec(source) ?? [];
  const scope = { file: "reading", templates: new Map(), bodies: new Map() };
  return [...block.matchAll(/^ +(\w+) = ("(?:[^"\\]|\\.)*"),/gm)].map(([, name, literal]) => ({
    name,
    text: textOf(literal),
    pieces: {},
    scope,
    earlier: true,
  }));
}

/** The templates that are lines by themselves. */
function rootsOf(all) {
  const listed = new Set();
  const parts = new Set();
  for (const { scope } of all)
    for (const list of ["ALL", "BESIDE"])
      for (const one of named(scope.bodies.get(list) ?? "", scope, all)) listed.add(one);
  for (const template of all)
    for (const { kind, list } of Object.values(template.pieces))
      if (kind !== "Word") for (const one of alternatives(list, template.scope, all)) parts.add(one);
  const isWhole = ({ text }) => !text.startsWith(" ") && text.replace(/\{\w+\}/g, "").trim().length > 8;
  return all.filter((one) => listed.has(one) || (!parts.has(one) && isWhole(one)));
}

/** The templates that a list names, such as `&[&A, &B]` or `LIST`. @returns {Template[]} */
function alternatives(list, scope, all) {
  if (list.startsWith("&[")) return named(list, scope, all);
  const home = scope.bodies.has(list) ? scope : all.find((one) => one.scope.bodies.has(list))?.scope;
  return named(home.bodies.get(list), home, all);
}

/** Modules that a file calls by another name. */
const MODULES = { now: "wording" };

/** @returns {Template[]} */
const named = (body, scope, all) =>
  [...body.matchAll(/&(?:(\w+)::)?([A-Z_]+)\b/g)].map(([, module, name]) => {
    const isThere = ({ file }) => (module ? file === `${MODULES[module] ?? module}.rs` : file !== scope.file);
    const own = module ? undefined : scope.templates.get(name);
    return own ?? all.find((one) => one.name === name && isThere(one.scope)) ?? missing(name);
  });

/** @param {string} name @returns {never} */
function missing(name) {
  throw new Error(`src/console: there is no template ${name}`);
}

/** Gaps that the engine fills with what may be left out, if nothing else follows them. */
const TAILS = ["rest", "end", "notes", "hashes", "fallback", "navigation", "source"];

/** The text of a template whose gaps are marked if they may be empty. */
function optional({ text, pieces }) {
  const isLast = (at) => text.slice(at).replace(/\{\w+\}|\s/g, "") === "";
  const isOptional = (gap, at) => (pieces[gap] ? pieces[gap].kind === "Maybe" : TAILS.includes(gap) && isLast(at));
  return text.replace(/\{(\w+)\}/g, (whole, gap, at) => (isOptional(gap, at) ? `{?${gap}}` : whole));
}

/**
 * The lines of a template, in which parts with words of their own are written out.
 *
 * @param {Template} template
 * @param {Template[]} all
 * @param {(part: Template) => boolean} isPlaced whether a part needs no line
 * @param {Set<Template>} used is filled with the parts that get one
 * @returns {string[]}
 */
function expanded(template, all, isPlaced, used) {
  const text = optional(template);
  let texts = withWords(text, template, all);
  for (const [gap, { kind, list }] of Object.entries(template.pieces)) {
    if (kind !== "OneOf") continue;
    const isFirst = text.startsWith(`{${gap}}`);
    const parts = alternatives(list, template.scope, all).filter((part) => isFirst || !isPlaced(part));
    // Single words in the middle of a line are like values.
    if (!isFirst && parts.every((part) => !part.text.includes(" "))) continue;
    for (const part of parts) used.add(part);
    const inner = parts.flatMap((part) => expanded(part, all, isPlaced, used));
    texts = texts.flatMap((line) => inner.map((words) => line.replace(`{${gap}}`, () => words)));
  }
  return texts;
}

/** The most words of an API that are written out in the middle of a line. */
const MOST_WORDS = 8;

/** The line for each word, or each pair of words that the same API has. */
function withWords(text, { pieces, scope }, all) {
  const gaps = Object.entries(pieces).filter(([, { kind }]) => kind === "Word");
  if (gaps.length === 0) return [text];
  const lists = gaps.map(([, { list }]) => wordsOf(list, scope, all));
  const rows = lists[0].flatMap((first) =>
    lists.slice(1).reduce((done, list) => done.flatMap((row) => list.map((word) => [...row, word])), [[first]]),
  );
  const matching = rows.filter(([first, ...others]) =>
    others.every(({ apis }) => apis.some((api) => first.apis.includes(api))),
  );
  const isFirst = text.startsWith(`{${gaps[0][0]}}`);
  if (matching.length > MOST_WORDS && !isFirst) return [text];
  const filled = matching.map((row) =>
    row.reduce((line, word, at) => line.replaceAll(`{${gaps[at][0]}}`, () => word.text), text),
  );
  return [...new Set(filled)];
}

/** @returns {{ apis: string[], text: string }[]} */
function wordsOf(list, scope, all) {
  const home = scope.bodies.has(list) ? scope : all.find((one) => one.scope.bodies.has(list))?.scope;
  const apisOf = (text) =>
    [...(/^[A-Z_]+$/.test(text) ? home.bodies.get(text) : text).matchAll(/Api::(\w+)/g)].map(([, api]) => api);
  return [...home.bodies.get(list).matchAll(/apis:\s*(&\[[^\]]*\]|[A-Z_]+),\s*text:\s*("(?:[^"\\]|\\.)*")/g)].map(
    ([, apis, literal]) => ({ apis: apisOf(apis), text: textOf(literal) }),
  );
}

/** The value of a Rust string literal. */
function textOf(literal) {
  return JSON.parse(
    literal
      .replace(/\\\n\s*/g, "")
      .replace(/\\'/g, "'")
      .replace(/\\u\{(\w+)\}/g, (_, hex) => `\\u${hex.padStart(4, "0")}`),
  );
}

/** Straight quotes for typographic ones, and one space for several, because people quote lines in this way. @param {string} text */
export const folded = (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ").trim();

/**
 * Finds lines with a text.
 *
 * @param {string} text
 * @param {boolean} isPart whether other words may surround the text
 * @returns {(line: string) => string[] | undefined} the values of the gaps; undefined if the line has another text
 */
export function finder(text, isPart = false) {
  const parts = folded(text).split(/\{\??\w+\}/);
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("([^]*?)");
  const pattern = new RegExp(isPart ? `(?:^|\\s)${escaped}` : `^${escaped}$`);
  // Most lines lack the longest part, which is found faster than the pattern.
  const [longest] = parts.sort((a, b) => b.length - a.length);
  return (line) => (line.includes(longest) ? pattern.exec(line)?.slice(1) : undefined);
}
