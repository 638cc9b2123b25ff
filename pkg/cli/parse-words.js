// Parses the words of a command by its options. What cannot be understood is an error in plain words.
import { parseArgs } from "node:util";
import { nearest } from "../element/nearest.js";
import { LANGUAGES } from "../languages/list.js";
import { COMMANDS, OPTIONS } from "./options.js";
import { UsageError } from "./usage-error.js";

/**
 * @typedef {object} Words
 * @property {any} values the options
 * @property {string[]} positionals the other words
 * @property {{ name: string, value?: string }[]} given the options in their order
 */

/**
 * Parses `args`; throws a {@link UsageError} for anything that the options do not allow.
 *
 * @param {string[]} args
 * @param {import("./options.js").Options} options
 * @returns {Words}
 */
export function parseWords(args, options) {
  // With `strict`, the errors would have Node's own texts.
  const parsed = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  const values = /** @type {any} */ (parsed.values);
  const given = parsed.tokens.filter((token) => token.kind === "option");
  for (const [at, token] of given.entries()) {
    if (!Object.hasOwn(options, token.name)) throw new UsageError(unknown(token, args[token.index], options));
    checkValue(token, options[token.name]);
    const { name } = token;
    if (!options[name].multiple && options[name].type === "string" && given.findIndex((one) => one.name === name) < at)
      throw new UsageError(`--${name} is given twice, and can be given once`);
  }
  if (typeof values.language === "string") values.language = languageNamed(values.language);
  settleFormat(values);
  return { values, positionals: parsed.positionals, given };
}

/** @param {any} token @param {import("./options.js").Option} option */
function checkValue({ name, rawName, value, inlineValue }, { type, values, open }) {
  if (type === "boolean") {
    if (value !== undefined && !values) throw new UsageError(`${rawName} takes no value, and "${value}" was given`);
  } else {
    if (value === undefined) throw new UsageError(`${rawName} needs a value`);
    if (!inlineValue && /^-./.test(value))
      throw new UsageError(`${rawName} needs a value; if that is "${value}", write --${name}=${value}`);
  }
  if (value !== undefined && values && !open && !values.includes(value))
    throw new UsageError(`--${name} is one of ${values.join(", ")}, not "${value}"`);
}

/** `--json` means `--format json`, and `--quiet` no output at all. */
function settleFormat(values) {
  const { json, format, quiet, verbose } = values;
  if (json && format !== undefined && format !== "json")
    throw new UsageError(`--json means --format json, so --format ${format} cannot be used with it`);
  const isJson = json || format === "json";
  if (quiet && (isJson || verbose))
    throw new UsageError(`--quiet prints nothing, so --${isJson ? "json" : "verbose"} cannot be used with it`);
  values.json = isJson;
  values.format = isJson ? "json" : (format ?? "text");
}

/** The tag of a language that the package has. */
function languageNamed(tag) {
  const tags = LANGUAGES.map((language) => language.tag);
  const known = tags.find((name) => tag.toLowerCase().split(/[-_]/)[0] === name);
  if (!known) throw new UsageError(`--language is one of ${tags.join(", ")}, not "${tag}"`);
  return known;
}

/** The error for an option that does not exist, with the one that was probably meant. */
function unknown({ name, rawName }, word, options) {
  const hint = meant(name, rawName, word, options);
  return `there is no ${rawName}${hint && `; ${hint}`}`;
}

function meant(name, rawName, word, options) {
  if (!rawName.startsWith("--")) return shortMeant(name, word, options);
  const near = nearest(name, Object.keys(options));
  if (near) return `did you mean --${near}?`;
  if (Object.hasOwn(OPTIONS, name)) return `it belongs to wouldblock without a command`;
  const owner = Object.entries(COMMANDS).find((command) => Object.hasOwn(command[1].options, name))?.[0];
  return owner ? `it belongs to wouldblock ${owner}` : "";
}

/** What may have been meant by a single letter, or by a long option with one dash. */
function shortMeant(letter, word, options) {
  const long = /^-([\w-]+)/.exec(word)?.[1] ?? "";
  if (Object.hasOwn(options, long)) return `did you mean --${long}?`;
  const isMeant = ([name, { type, short }]) =>
    short ? short.toLowerCase() === letter.toLowerCase() : type === "boolean" && name[0] === letter.toLowerCase();
  const found = Object.entries(options).filter(isMeant);
  const spelt = found.map(([name, { short }]) => (short ? `-${short} (--${name})` : `--${name}`));
  if (spelt.length > 0 && spelt.length < 4) return `did you mean ${spelt.join(" or ")}?`;
  const letters = Object.values(options).flatMap(({ short }) => (short ? [`-${short}`] : []));
  return `there are ${letters.join(", ")}`;
}
