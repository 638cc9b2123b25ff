// The attributes of Vue's templates.

/** What Vue takes for a function instead of statements: https://github.com/vuejs/core/blob/main/packages/compiler-core/src/utils.ts */
const FUNCTION = /^\s*(?:async\s*)?(?:\([^)]*?\)|[\w$]+)\s*(?::[^=]+)?=>|^\s*(?:async\s+)?function(?:\s+[\w$]+)?\s*\(/;
const PATH = /^\s*[\w$]+(?:\s*(?:\?\.|\.)\s*[\w$]+|\[[^\]]*\])*\s*$/;
/** Directives whose values are expressions. */
const EXPRESSIONS = new Set(["v-if", "v-else-if", "v-show", "v-text", "v-memo"]);

/**
 * What an attribute does; undefined if it is one of HTML.
 * @param {string} name
 * @param {string | undefined} value
 * @returns {import("./component.js").Binding | undefined}
 */
export function vueAttribute(name, value) {
  const [, bound] = /^(?:v-bind:|:|\.)([^.[\]]+)(?:\.[\w.]+)?$/.exec(name) ?? [];
  // `:src` alone is `:src="src"`.
  if (bound !== undefined) return { set: bound, code: value ?? camelCase(bound) };
  if (value === undefined || value.trim() === "") return /^(?:v-|[@#:])/.test(name) ? { run: "" } : undefined;
  if (name === "v-bind") return { spread: value };
  if (name === "v-html") return { set: "innerHTML", code: value };
  if (/^(?:@|v-on:)/.test(name)) return { call: value, isFunction: FUNCTION.test(value) || PATH.test(value) };
  if (name === "v-for") return { run: value.replace(/^[\s\S]*?\s(?:in|of)\s/, "") };
  if (name.startsWith("v-model") && PATH.test(value)) return { set: "model", code: value, isTwoWay: true };
  if (EXPRESSIONS.has(name) || name === "v-on" || /^(?:v-bind:|:)\[/.test(name)) return { run: value };
  return /^(?:v-|#)/.test(name) ? { run: "" } : undefined;
}

/** An expression between two braces. */
export const vueExpression = (code) => ({ run: code });

function camelCase(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
