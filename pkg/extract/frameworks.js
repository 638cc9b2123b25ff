// The attributes that Angular, AngularJS, Alpine and Vue read from HTML files.
import { vueAttribute } from "./vue.js";

/** Attributes of Alpine that Vue has, too. */
const ALPINE = { "x-html": "v-html", "x-model": "v-model", "x-for": "v-for", "x-bind": "v-bind" };

/**
 * What an attribute does; undefined if it is one of HTML.
 * @param {string} name
 * @param {string | undefined} value
 * @returns {import("./component.js").Binding | undefined}
 */
export function frameworkAttribute(name, value) {
  if (value === undefined || value.trim() === "") return undefined;
  if (/^(?:\(.+\)|on-.+|(?:data-)?ng-(?:click|init))$/.test(name)) return { call: value, isFunction: false };
  // `[src]`, `[attr.src]`, `[style.background-image]`
  const [, set] = /^\[\(?(?:attr\.)?([\w-]+)[\w.-]*\)?\]$/.exec(name) ?? /^bind-([\w-]+)$/.exec(name) ?? [];
  if (set) return { set: set === "ngStyle" ? "style" : set, code: value };
  const [, interpolated] = /^(?:data-)?ng-(src|srcset|href)$/.exec(name) ?? [];
  if (interpolated) return { set: interpolated, code: templateOf(value) };
  if (/^x-on:/.test(name)) return vueAttribute(name.replace(/^x-on:/, "@"), value);
  if (/^x-bind:/.test(name)) return vueAttribute(name.replace(/^x-bind/, ""), value);
  // An object with data and methods, or statements.
  if (name === "x-data") return { run: value };
  if (/^x-(?:init|effect)$/.test(name)) return { call: value, isFunction: false };
  if (/^x-/.test(name)) return vueAttribute(ALPINE[name] ?? name.replace(/^x-/, "v-"), value);
  return /^(?:v-|[@:])/.test(name) ? vueAttribute(name, value) : undefined;
}

/** A text with expressions in two braces as a template of JavaScript. */
function templateOf(text) {
  const escaped = text.replace(/[`\\$]/g, "\\$&");
  return `\`${escaped.replace(/\{\{([\s\S]*?)\}\}/g, (_, code) => `\${${code}}`)}\``;
}
