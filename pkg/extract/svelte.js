// The attributes and blocks of Svelte's templates.
import { closing } from "./markup.js";

/** Directives whose values do not become attributes. */
const DIRECTIVE = /^(?:class|use|transition|in|out|animate|let):/;

/**
 * What an attribute does; undefined if it is one of HTML.
 * @param {string} name
 * @param {string | undefined} value
 * @param {boolean} isCode whether the value is in braces
 * @returns {import("./component.js").Binding | undefined}
 */
export function svelteAttribute(name, value, isCode) {
  if (name.startsWith("{")) {
    const code = name.slice(1, -1);
    const [, spread] = /^\s*\.\.\.([\s\S]*)$/.exec(code) ?? [];
    if (spread !== undefined) return { spread };
    return /^\s*[\w$]+\s*$/.test(code) ? { set: code.trim(), code } : { run: code.replace(/^\s*@\w+/, "") };
  }
  // `style:background-image="url(…)"` sets a property.
  if (name.startsWith("style:")) return { set: "style", code: codeOf(value, isCode) ?? JSON.stringify(value ?? "") };
  const code = codeOf(value, isCode);
  if (code === undefined) return undefined;
  if (DIRECTIVE.test(name)) return { run: code };
  if (/^on(?::|[a-z]+$)/.test(name)) return { call: code, isFunction: true };
  const isTwoWay = /^bind:/.test(name) && /^[\w$.\s]+$/.test(code);
  return { set: name.replace(/^bind:/, ""), code, isTwoWay };
}

/** The value as code; undefined if it is only a text. */
function codeOf(value, isCode) {
  return isCode ? value : value?.includes("{") ? templateOf(value) : undefined;
}

/** An expression between braces: `{value}`, `{#if value}`, `{@html value}` … */
export function svelteExpression(code) {
  const [, tag, rest] = /^\s*([#:@/][\w]*)\s*([\s\S]*)$/.exec(code) ?? [];
  if (tag === undefined) return { run: code };
  // The server renders it, so its scripts run.
  if (tag === "@html") return { set: "renderedHTML", code: rest };
  if (tag === "@const") return { run: `var ${rest}` };
  if (tag === "#each") return { run: rest.split(/\sas\s/, 1)[0] };
  if (tag === "#await") return { run: rest.split(/\s(?:then|catch)(?=\s|$)/, 1)[0] };
  if (tag === ":else") return { run: rest.replace(/^if\b/, "") };
  return { run: /^(?:#if|#key|@render|@attach)$/.test(tag) ? rest : "" };
}

/** A text with expressions as a template of JavaScript. */
function templateOf(text) {
  let template = "`";
  let isWhole = true;
  for (let at = 0; at < text.length; at++) {
    const isOpen = isWhole && text[at] === "{";
    const end = isOpen ? closing(text, at) : -1;
    if (isOpen) isWhole = end >= 0;
    if (end < 0) template += /[`\\$]/.test(text[at]) ? `\\${text[at]}` : text[at];
    else {
      template += `$${text.slice(at, end + 1)}`;
      at = end;
    }
  }
  return `${template}\``;
}
