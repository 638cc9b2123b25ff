// The options of each command. Those that describe a scenario come from the table of fields.
import { RESPONSE_FIELDS, RESPONSES, APIS, FIELDS } from "../fields.js";
import { ENGINE_NAMES } from "../judge.js";
import { LANGUAGES } from "../languages/list.js";
import { CODE_KINDS, HASH_ALGORITHMS, TARGETS } from "../lists.js";

/**
 * An option, as `parseArgs` of Node takes it, with its values.
 *
 * @typedef {object} Option
 * @property {"string" | "boolean"} type
 * @property {boolean} [multiple] whether it may be repeated
 * @property {string} [short]
 * @property {readonly string[]} [values] the values that it takes; a "boolean" may be given with one of them
 * @property {boolean} [open] whether it takes other values, too, or values in another form
 * @property {boolean} [several] whether it takes several of them, separated by commas
 * @property {"file" | "text"} [from] "file": the value is the name of a file; "text": it is a text, or "@" and such a name
 */

/** @typedef {Record<string, Option>} Options */

/** @type {Option} */
const value = { type: "string" };
/** @type {Option} */
const values = { type: "string", multiple: true };
/** @type {Option} */
const flag = { type: "boolean" };
/** @type {Option} */
const texts = { ...values, from: "text" };

/** @type {Options} */
const HELP = { help: { ...flag, short: "h" } };
/** @type {Options} */
const LANGUAGE = { language: { ...value, values: LANGUAGES.map(({ tag }) => tag), open: true } };
/** @type {Options} */
const QUIET = { quiet: { ...flag, short: "q" } };
/** @type {Options} */
const ENGINE = { engine: { ...values, values: ENGINE_NAMES, open: true, several: true } };
/** @type {(...names: string[]) => Options} */
const formats = (...names) => ({ format: { ...value, values: ["text", "json", ...names] }, json: flag });
/** @type {Options} */
const LEAST = { least: { ...value, values: TARGETS } };

const SHORT = { method: "X", header: "H" };

/**
 * Options that are given once for each hop: the response that each belongs to and, unless it is the response's text, a field.
 *
 * @type {Map<string, { kind: string, field?: import("../fields.js").Field }>}
 */
export const RESPONSE_OPTIONS = new Map(
  RESPONSES.flatMap((kind) => [
    /** @type {[string, { kind: string }]} */ ([kind, { kind }]),
    ...RESPONSE_FIELDS.map((field) => /** @type {const} */ ([`${kind}-${field.attribute}`, { kind, field }])),
  ]),
);

/** The fields by their options. */
export const FIELD_OPTIONS = new Map(FIELDS.map((field) => [field.option, field]));

/** @param {import("../fields.js").Field} field @returns {Option} */
function optionOf({ kind, option, values: known }) {
  const isRepeatable = kind === "headers" || kind === "texts" || kind === "list";
  return {
    ...(kind === "flag" ? flag : isRepeatable ? values : value),
    ...(["headers", "texts", "block"].includes(kind) && { from: /** @type {const} */ ("text") }),
    // The engine rejects other values, and says where.
    ...(known && { values: known, open: true }),
    ...(SHORT[option] && { short: SHORT[option] }),
  };
}

/** Options that describe a scenario. @type {Options} */
export const SCENARIO = {
  // Each API is an option that takes its URL, or its code if it loads nothing.
  ...Object.fromEntries(APIS.map((api) => [api, value])),
  ...Object.fromEntries(FIELDS.map((field) => [field.option, optionOf(field)])),
  csp: texts,
  "csp-report-only": texts,
  ...Object.fromEntries(
    [...RESPONSE_OPTIONS].map(([name, { field }]) => [
      name,
      { ...(field ? values : texts), ...(field?.values && { values: field.values, open: true }) },
    ]),
  ),
  hop: values,
};

/** The options without a command. @type {Options} */
export const OPTIONS = {
  ...SCENARIO,
  "csp-only": flag,
  ...ENGINE,
  ...LANGUAGE,
  ...formats("markdown"),
  verbose: { ...flag, short: "v" },
  ...QUIET,
  color: { ...flag, values: ["always", "never", "auto"] },
  "no-color": flag,
  ...HELP,
  version: flag,
};

/** The commands of the command line: what each does, what follows its name, and its options. */
export const COMMANDS = {
  read: {
    about: "how a text is read, and what it leaves open",
    takes: "file",
    options: { ...formats(), ...LANGUAGE, ...QUIET, ...HELP },
  },
  policy: {
    about: "what is wrong with a policy, and how strong it is",
    takes: "file",
    options: {
      csp: texts,
      "csp-report-only": texts,
      "page-header": texts,
      ...formats(),
      ...LANGUAGE,
      ...QUIET,
      ...HELP,
    },
  },
  hash: {
    about: "the hash that allows inline code",
    takes: "file",
    options: {
      ...Object.fromEntries(CODE_KINDS.map((kind) => [kind, value])),
      api: { ...value, values: CODE_KINDS },
      algorithm: { ...value, values: HASH_ALGORITHMS },
      ...formats(),
      ...HELP,
    },
  },
  audit: {
    about: "what policies do to traffic",
    takes: "file",
    options: {
      csp: texts,
      against: texts,
      ...ENGINE,
      page: value,
      api: { ...value, values: APIS },
      "group-hosts": flag,
      ...LEAST,
      ...formats("csv", "ndjson"),
      playground: value,
      ...LANGUAGE,
      ...QUIET,
      ...HELP,
    },
  },
  diff: {
    about: "how two policies differ",
    takes: "text",
    options: { page: value, ...formats(), playground: value, ...LANGUAGE, ...QUIET, ...HELP },
  },
  extract: {
    about: "what source files load, and the least policy",
    takes: "file",
    options: {
      csp: texts,
      page: value,
      mode: value,
      ...LEAST,
      ...formats(),
      ...LANGUAGE,
      ...QUIET,
      ...HELP,
    },
  },
  check: {
    about: "whether a page allows and blocks what it must",
    takes: "file",
    options: {
      csp: texts,
      ...formats("sarif", "junit", "github"),
      ...LANGUAGE,
      ...QUIET,
      ...HELP,
    },
  },
  collect: {
    about: "receives and stores violation reports",
    takes: "nothing",
    options: {
      port: value,
      host: value,
      store: { ...value, from: /** @type {const} */ ("file") },
      origin: values,
      "trust-proxy": flag,
      ...LANGUAGE,
      ...HELP,
    },
  },
  completion: {
    about: "a script that completes commands, options and values in a shell",
    takes: ["bash", "zsh", "fish"],
    options: HELP,
  },
  prerender: {
    about: "writes verdicts into the pages of a site",
    takes: "file",
    options: { playground: value, ...LANGUAGE, ...QUIET, ...HELP },
  },
  mdbook: { about: "a preprocessor for mdBook", takes: "nothing", options: HELP },
  help: { about: "the help of a command", takes: "command", options: HELP },
};

/** Whether a word is the name of a command. @param {string | undefined} word @returns {word is keyof typeof COMMANDS} */
export const isCommand = (word) => word !== undefined && Object.hasOwn(COMMANDS, word);
