// What was typed, as options.
import { parseArgs } from "node:util";
import { nearest } from "../element/nearest.js";
import { APIS } from "../fields.js";
import { UsageError } from "./usage-error.js";

const text = { type: "string" };
const texts = { type: "string", multiple: true };
const flag = { type: "boolean" };

const OPTIONS = {
  // Each API is an option that takes its URL.
  ...Object.fromEntries(APIS.map((api) => [api, text])),
  page: text,
  csp: texts,
  "csp-report-only": texts,
  meta: texts,
  "page-header": texts,
  method: { ...text, short: "X" },
  header: { ...texts, short: "H" },
  body: text,
  mode: text,
  credentials: text,
  crossorigin: text,
  preflight: text,
  response: text,
  engine: text,
  language: text,
  json: flag,
  verbose: { ...flag, short: "v" },
  quiet: { ...flag, short: "q" },
  color: flag,
  "no-color": flag,
  help: { ...flag, short: "h" },
  version: flag,
};

const ENGINES = ["standards", "chromium", "firefox", "webkit"];

/** Reads `args`; throws a {@link UsageError} for what it does not know. */
export function parse(args) {
  let parsed;
  try {
    parsed = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const [, typed] = error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" ? (/'--([^'=]+)/.exec(error.message) ?? []) : [];
    const near = typed && nearest(typed, Object.keys(OPTIONS));
    throw new UsageError(near ? `there is no --${typed}; did you mean --${near}?` : error.message);
  }
  const { values, positionals } = parsed;
  if (values.engine !== undefined && !ENGINES.includes(values.engine))
    throw new UsageError(`--engine is one of ${ENGINES.join(", ")}, not "${values.engine}"`);
  if (positionals.length > 1) throw new UsageError(`one scenario at a time, not ${positionals.length}`);
  if (values["no-color"]) values.color = false;
  return { ...values, file: positionals[0] };
}
