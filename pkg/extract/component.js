// The parts of a source file: the script, the styles and the markup of a component, or the whole of any other file.
//
// What a component binds is code: it is appended to the script, as elements of JSX, so that the constants of the script
// have their values there. What is left of the markup is HTML.
import { frameworkAttribute } from "./frameworks.js";
import { linesOf } from "./lines.js";
import { scan } from "./markup.js";
import { rawsAtTop } from "./nesting.js";
import { plainStyle } from "./style.js";
import { svelteAttribute, svelteExpression } from "./svelte.js";
import { vueAttribute, vueExpression } from "./vue.js";

/**
 * What an attribute or an expression of a component does: it sets an attribute (and perhaps the variable, when the user
 * changes it), calls code for an event, spreads an object over the attributes, or only has a value.
 * @typedef {{ set: string, code: string, isTwoWay?: boolean } | { call: string, isFunction: boolean } | { spread: string } | { run: string }} Binding
 * @typedef {import("../extract.js").Part} Part
 */

/** Attributes with addresses. The HTML that is left has the static ones. */
const ADDRESSES = new Set(["src", "srcset", "href", "poster", "data", "action", "formaction", "srcdoc", "ping"]);
/** The names of attributes in JSX. */
const NAMES = { crossorigin: "crossOrigin", referrerpolicy: "referrerPolicy", "xlink:href": "href" };
/** Elements of HTML without content. Others need an end tag there: the parser ignores the slash that ends them in a component. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const ENTITIES = { quot: '"', apos: "'", "#39": "'", "#34": '"', amp: "&", lt: "<", gt: ">" };

/** @returns {Part[]} */
export function partsOf(text, name) {
  const lineOf = (line) => line;
  const [, style] = /\.(css|scss|sass|less|styl(?:us)?)$/i.exec(name) ?? [];
  if (style) return [{ ...plainStyle(text, style), kind: "css", lineOf }];
  if (/\.html?$/i.test(name)) return documentParts(text);
  const isSvelte = /\.svelte$/i.test(name);
  if (!isSvelte && !/\.vue$/i.test(name)) return [{ text, kind: "script", lineOf }];
  return componentParts(text, isSvelte);
}

/** A document, with the code that frameworks read from its attributes. @returns {Part[]} */
function documentParts(text) {
  const code = new Code(text);
  /** @type {[start: number, end: number][]} */
  const cuts = [];
  for (const element of scan(text, false, true).elements) {
    const bindings = element.attributes.map(({ name, value }) =>
      frameworkAttribute(name, value && decoded(text.slice(value.start, value.end))),
    );
    if (bindings.some(Boolean)) code.element(element, bindings, false);
    for (const [index, { start, end }] of element.attributes.entries()) if (bindings[index]) cuts.push([start, end]);
  }
  const lineOf = (line) => line;
  const bound = { text: only(text, []), kind: /** @type {const} */ ("script"), lineOf, bindings: code };
  return [...(code.text ? [bound] : []), { text: without(text, cuts), kind: "html", lineOf }];
}

/** @returns {Part[]} */
function componentParts(text, isSvelte) {
  const scanned = scan(text, isSvelte);
  const { elements, expressions } = scanned;
  const [first, last] = isSvelte ? [0, text.length] : [text.search(/<template\b/i), text.lastIndexOf("</template")];
  const language = isSvelte
    ? undefined
    : languageOf(
        text,
        elements.find(({ start }) => start === first),
      );
  const isMarkup = language === undefined || language === "html";
  const isRendered = ({ start }) => isMarkup && start >= first && start < last;
  const code = new Code(text);
  // Inside of other elements and of blocks, a script or a style is an element of the page.
  const own = isSvelte ? rawsAtTop(text, scanned).filter(({ open }) => !isScriptOfPage(open)) : scanned.raws;
  /** @type {[start: number, end: number, replacement?: string][]} */
  const cuts = own.map(({ open, end }) => [open.start, end]);
  if (!isMarkup) cuts.push([first, last]);
  const owners = new Set(own.map(({ open }) => open));
  for (const element of elements) {
    const { tag, start, end, isClosed } = element;
    const name = namedTag(text, element);
    if (name && !owners.has(element)) cuts.push([start + 1, start + 1 + tag.length, name]);
    if ((isClosed || name) && !VOID.test(name ?? tag)) cuts.push([end - 1, end, `></${name ?? tag}>`]);
  }
  for (const element of elements.filter(isRendered)) {
    if (owners.has(element)) continue;
    const { start, attributes } = element;
    const tag = namedTag(text, element) ?? element.tag;
    // The content of <template> is rendered, and that of an inert template is not.
    if (/^template$/i.test(tag)) cuts.push([start + 1, start + 1 + tag.length, "div     "]);
    const bindings = attributes.map((attribute) => bindingOf(text, attribute, isSvelte));
    // What a component does with an attribute is not known, whatever its name.
    const isComponent = /[A-Z.:-]/.test(tag) || tag === "component";
    const isCut = (attribute, index) =>
      bindings[index] !== undefined || (isComponent && ADDRESSES.has(attribute.name.toLowerCase()));
    for (const [index, attribute] of attributes.entries())
      if (isCut(attribute, index)) cuts.push([attribute.start, attribute.end]);
    if (attributes.some(isCut)) code.element({ ...element, tag }, bindings, isComponent);
  }
  for (const { start, end, code: inner } of expressions.filter(isRendered)) {
    cuts.push([start, end]);
    const expression = text.slice(inner.start, inner.end);
    code.expression(isSvelte ? svelteExpression(expression) : vueExpression(expression), inner.start);
  }
  const lineOf = (line) => line;
  const styles = own.filter(({ open }) => open.tag.toLowerCase() === "style");
  const scripts = own.filter(({ open }) => open.tag.toLowerCase() === "script");
  return [
    { text: only(text, scripts), kind: "script", lineOf, bindings: code },
    ...styles.map((style) => {
      const language = languageOf(text, style.open) ?? "css";
      return { ...plainStyle(only(text, [style]), language), kind: /** @type {const} */ ("css"), lineOf };
    }),
    {
      text: without(text, cuts),
      kind: "html",
      lineOf,
      open: isMarkup ? [] : [{ line: linesOf(text)(first), language }],
    },
  ];
}

/** The language of a part of a component. @returns {string | undefined} */
function languageOf(text, element) {
  const value = element?.attributes.find(({ name }) => name.toLowerCase() === "lang")?.value;
  return value && text.slice(value.start, value.end).trim().toLowerCase();
}

/** The element that `<component is="link">` or `<svelte:element this="link">` stands for, if the text gives its name. */
function namedTag(text, { tag, attributes }) {
  const names = { component: /^(?:is|:is|v-bind:is)$/, "svelte:element": /^this$/ }[tag];
  const named = names && attributes.find(({ name, value }) => value && names.test(name));
  if (!named) return undefined;
  const isCode = named.value.isCode || named.name.includes(":");
  const given = text.slice(named.value.start, named.value.end).trim();
  const [, name] = (isCode ? /^["'`]([a-z][a-z\d]*)["'`]$/ : /^([a-z][a-z\d]*)$/).exec(given) ?? [];
  return name;
}

/** Whether a script of a Svelte file is an element of the page: the script of the component itself has no address. */
function isScriptOfPage({ tag, attributes }) {
  return tag.toLowerCase() === "script" && attributes.some(({ name }) => /^\{?src\}?$/i.test(name));
}

/**
 * @param {string} text
 * @param {import("./markup.js").Attribute} attribute
 * @param {boolean} isSvelte
 * @returns {Binding | undefined}
 */
function bindingOf(text, { name, value }, isSvelte) {
  const given = value && text.slice(value.start, value.end);
  if (isSvelte) return svelteAttribute(name, given, value?.isCode ?? false);
  return vueAttribute(name, given && decoded(given));
}

/** The code in the markup of a component, as pieces that are appended to its script. */
export class Code {
  /** @type {{ code: string, line: number, lines: number[], isLeftOut?: boolean }[]} */
  pieces = [];
  #lines;
  #count;
  #source;

  constructor(source) {
    this.#source = source;
    this.#lines = linesOf(source);
    this.#count = this.#lines(source.length);
  }

  #kept() {
    return this.pieces.filter(({ isLeftOut }) => !isLeftOut);
  }

  get text() {
    return this.#kept()
      .map(({ code }) => code)
      .join("");
  }

  /** The line of the component for a line of the script with this code. */
  get lineOf() {
    const appended = this.#kept().flatMap(({ lines }) => lines);
    return (line) => (line <= this.#count ? line : (appended[line - this.#count - 1] ?? this.#count));
  }

  /** Begins a piece. Its brackets keep its lines together, should another part of the script be broken. */
  #begin(code, at) {
    this.pieces.push({ code: "", line: this.#lines(at), lines: [] });
    this.#append(code, at);
  }

  /** Appends whole lines. `at`: where they are in the component. */
  #append(code, at) {
    const piece = this.pieces.at(-1);
    const first = this.#lines(at);
    for (const [index, line] of code.split("\n").entries()) {
      piece.code += `${line}\n`;
      piece.lines.push(first + index);
    }
  }

  /** @param {import("./markup.js").Element} element @param {(Binding | undefined)[]} bindings @param {boolean} isComponent */
  element({ tag, start, attributes }, bindings, isComponent) {
    const others = [];
    // Templates are rendered again when a variable changes, so their code does not only see its first value.
    const isPlain = tag !== "component" && /^[a-z][\w.-]*\w$|^[a-z]$/i.test(tag);
    this.#begin(`;(async () => <${isPlain ? tag : "x-component"}`, start);
    for (const [index, attribute] of attributes.entries()) {
      const binding = bindings[index];
      const at = attribute.value?.start ?? attribute.start;
      const name = binding && "set" in binding && jsxName(binding.set);
      if (binding === undefined) this.#static(attribute, isComponent);
      else if ("spread" in binding) this.#attribute("{...(", binding.spread, ")}", at);
      else if ("call" in binding && binding.isFunction) this.#attribute("on={", binding.call, "}", at);
      else if ("call" in binding) this.#attribute("on={() => {", binding.call, "}}", at);
      else if (name && "set" in binding) this.#attribute(`${name}={`, binding.code, "}", at);
      else others.push({ binding, at });
      if (binding && "set" in binding && binding.isTwoWay)
        this.#attribute("on={(value) => {", `${binding.code} = value`, "}}", at);
    }
    this.#append("/>);", start);
    for (const { binding, at } of others) this.expression(binding, at);
  }

  /**
   * An attribute of HTML, which says what the bound ones mean: `rel`, `type` …
   * @param {import("./markup.js").Attribute} attribute
   * @param {boolean} isComponent
   */
  #static({ name, value, start }, isComponent) {
    const plain = jsxName(name);
    if (!plain || (ADDRESSES.has(name.toLowerCase()) && !isComponent)) return;
    const text = value ? decoded(this.#source.slice(value.start, value.end)) : "";
    this.#append(`${plain}={${JSON.stringify(text)}}`, start);
  }

  #attribute(open, code, close, at) {
    if (isEmpty(code)) return;
    this.#append(open, at);
    // The code may end with a comment, so what closes it is on a line of its own.
    this.#append(code, at);
    this.#append(close, at);
  }

  /** @param {Binding} binding @param {number} at */
  expression(binding, at) {
    const code = "set" in binding ? binding.code : "run" in binding ? binding.run : "";
    if (isEmpty(code)) return;
    if ("set" in binding && /^(?:inner|rendered)HTML$/.test(binding.set)) {
      this.#begin(";(async () => <div", at);
      this.#attribute(`${binding.set}={`, code, "}", at);
      this.#append("/>);", at);
    } else if (code.startsWith("var ")) this.#begin(`;${code};`, at);
    else {
      this.#begin(";(async () => (", at);
      this.#append(code, at);
      this.#append("));", at);
    }
  }
}

/** Whether code consists of comments. Long code does not, and the search for comments would take long. */
function isEmpty(code) {
  return code.length < 1000 && code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").trim() === "";
}

/** The name of an attribute in JSX; undefined if it cannot be one. */
function jsxName(name) {
  const known = NAMES[name.toLowerCase()] ?? name;
  return /^[a-z_][\w-]*$/i.test(known) ? known : undefined;
}

/** The text with blanks for everything but some parts, so that these keep their lines. */
function only(text, parts) {
  let at = 0;
  let kept = "";
  for (const { start, end } of parts) {
    kept += blank(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return kept + blank(text.slice(at));
}

/** The text with blanks, or other text, for some parts. */
function without(text, cuts) {
  let at = 0;
  let kept = "";
  for (const [start, end, replacement] of cuts.sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    kept += text.slice(at, start) + (replacement ?? blank(text.slice(start, end)));
    at = end;
  }
  return kept + text.slice(at);
}

function blank(part) {
  return part.replace(/[^\n]/g, " ");
}

function decoded(value) {
  return value.replace(/&(quot|apos|#39|#34|amp|lt|gt);/g, (_, name) => ENTITIES[name]);
}
