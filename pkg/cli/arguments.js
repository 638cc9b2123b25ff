// Parses the command line into options. Those that describe a scenario come from the table of fields.
import { parseArgs } from "node:util";
import { nearest } from "../element/nearest.js";
import { RESPONSE_FIELDS, RESPONSES, APIS, FIELDS } from "../fields.js";
import { ENGINE_NAMES, engineNamed } from "../judge.js";
import { UsageError } from "./usage-error.js";

/** @typedef {{ type: "string" | "boolean", multiple?: boolean, short?: string }} Option */

/** @type {Option} */
const text = { type: "string" };
/** @type {Option} */
const texts = { type: "string", multiple: true };
/** @type {Option} */
const flag = { type: "boolean" };

const SHORT = { method: "X", header: "H" };

/**
 * Options that are given once for each hop: the response that each belongs to and, unless it is the response's text, a field.
 *
 * @type {Map<string, { answer: string, field?: import("../fields.js").Field }>}
 */
export const RESPONSE_OPTIONS = new Map(
  RESPONSES.flatMap((answer) => [
    /** @type {[string, { answer: string }]} */ ([answer, { answer }]),
    ...RESPONSE_FIELDS.map((field) => /** @type {const} */ ([`${answer}-${field.attribute}`, { answer, field }])),
  ]),
);

/** The fields by their options. */
export const FIELD_OPTIONS = new Map(FIELDS.map((field) => [field.option, field]));

const isRepeatable = ({ kind }) => kind === "headers" || kind === "texts" || kind === "list";

/** Options that describe a scenario. */
const SCENARIO = {
  // Each API is an option that takes its URL, or its code if it loads nothing.
  ...Object.fromEntries(APIS.map((api) => [api, text])),
  ...Object.fromEntries(
    FIELDS.map((field) => [
      field.option,
      {
        ...(field.kind === "flag" ? flag : isRepeatable(field) ? texts : text),
        ...(SHORT[field.option] && { short: SHORT[field.option] }),
      },
    ]),
  ),
  csp: texts,
  "csp-report-only": texts,
  ...Object.fromEntries([...RESPONSE_OPTIONS.keys()].map((name) => [name, texts])),
  hop: texts,
};

/** @type {Record<string, Option>} */
export const OPTIONS = {
  ...SCENARIO,
  "csp-only": flag,
  engine: texts,
  algorithm: text,
  language: text,
  format: text,
  json: flag,
  verbose: { ...flag, short: "v" },
  quiet: { ...flag, short: "q" },
  color: flag,
  "no-color": flag,
  help: { ...flag, short: "h" },
  version: flag,
};

/** The output formats. */
export const FORMATS = ["text", "json", "markdown"];

/** `--color=always`, `--color always` and similar, as in other programs. */
const COLOUR = { "--color=always": ["--color"], "--color=never": ["--no-color"], "--color=auto": [] };

/** @param {string} argument @param {number} at @param {string[]} args */
function plainColour(argument, at, args) {
  if (args[at - 1] === "--color" && `--color=${argument}` in COLOUR) return [];
  return COLOUR[argument === "--color" ? `--color=${args[at + 1]}` : argument] ?? [argument];
}

/**
 * Parses `args`; throws a {@link UsageError} for anything that it cannot use.
 * @returns {{ values: object, engines: string[] | undefined, files: string[], scenarioOptions: { name: string, value: string }[] }}
 *   `scenarioOptions`: the options that describe a scenario, in their order
 */
export function parse(args) {
  let parsed;
  try {
    parsed = parseArgs({ args: args.flatMap(plainColour), options: OPTIONS, allowPositionals: true, tokens: true });
  } catch (error) {
    const [, typed] = error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" ? (/'--([^'=]+)/.exec(error.message) ?? []) : [];
    const near = typed && nearest(typed, Object.keys(OPTIONS));
    throw new UsageError(near ? `there is no --${typed}; did you mean --${near}?` : error.message);
  }
  const { values, positionals, tokens } = parsed;
  const named = /** @type {{ name: string, value?: string }[]} */ (tokens.filter(({ kind }) => kind === "option"));
  for (const [at, { name }] of named.entries())
    if (OPTIONS[name].type === "string" && !OPTIONS[name].multiple && named.findIndex((one) => one.name === name) < at)
      throw new UsageError(`--${name} is given twice, and can be given once`);
  if (values.format !== undefined && !FORMATS.includes(String(values.format)))
    throw new UsageError(`--format is one of ${FORMATS.join(", ")}, not "${values.format}"`);
  if (values.json && values.format !== undefined && values.format !== "json")
    throw new UsageError(`--json stands for --format json, so --format ${values.format} cannot be used with it`);
  values.json ||= values.format === "json";
  if (values.json) values.format = "json";
  if (values.quiet && (values.json || values.verbose))
    throw new UsageError(`--quiet prints nothing, so --${values.json ? "json" : "verbose"} cannot be used with it`);
  if (values["no-color"]) values.color = false;
  return {
    values,
    engines: values.engine && enginesOf(values.engine),
    files: positionals,
    scenarioOptions: named
      .filter(({ name }) => Object.hasOwn(SCENARIO, name))
      .map(({ name, value }) => ({ name, value })),
  };
}

/** `--engine` may be repeated, and takes several names separated by commas. */
function enginesOf(given) {
  return given
    .flatMap((names) => names.split(","))
    .map((name) => {
      const engine = engineNamed(name.trim().toLowerCase());
      if (!engine) throw new UsageError(`--engine is one of ${ENGINE_NAMES.join(", ")}, not "${name}"`);
      return engine;
    });
}
