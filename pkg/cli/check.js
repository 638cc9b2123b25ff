// `wouldblock check FILE`: checks whether a page's headers allow and block what the file lists.
import { readFileSync } from "node:fs";
import { check } from "../check.js";
import { language } from "../languages/index.js";
import { headersOf } from "./audit.js";
import { written } from "./check-formats.js";
import { linesOfLists } from "./json-lines.js";
import { parseWords, UsageError, unreadable } from "./usage-error.js";

const FORMATS = ["text", "json", "sarif", "junit", "github"];

export const CHECK_HELP = `wouldblock check: whether a page's headers allow what they must, and block what they must

  wouldblock check                         checks what wouldblock.json lists
  wouldblock check FILE --csp @policy.txt  the same under another policy
  wouldblock check --format sarif          as SARIF; also json, junit, github (annotations of GitHub Actions), text

The file is JSON, and wouldblock/check.schema.json describes it:

  {
    "$schema": "./node_modules/wouldblock/check.schema.json",
    "page": { "url": "https://app.example/", "headers": "Content-Security-Policy: connect-src https://api.example" },
    "policyOnly": true,
    "mustAllow": [{ "request": { "api": "fetch", "url": "https://api.example/users" } }],
    "mustBlock": [{ "name": "no other host", "request": { "api": "fetch", "url": "https://other.example/" } }]
  }

  --csp POLICY     judges under this policy instead of the headers of the file's page; @name: the text of a file
  --format NAME    ${FORMATS.join(", ")}
  --language TAG   en, zh or de
  -q, --quiet      only the exit code

Exit codes: 0 everything is as the file says, 1 something is not, 2 nothing contradicts the file but something is
undetermined, 64 not understood.`;

/** `wouldblock check`; resolves to the exit code. */
export async function checkCommand(args, print) {
  const { values, file } = parsed(args);
  if (values.help) return print(CHECK_HELP);
  const words = await language(values.language ?? "en").catch((error) => {
    throw new UsageError(`--language: ${error.message}`);
  });
  const { checkWords } = await import(`../languages/${words.tag}/check.js`);
  const text = textOf(file);
  const results = resultsOf(text, file, values, words);
  const lines = linesOfLists(text);
  const placed = results.map((result) => ({ ...result, line: lines[result.list]?.[result.index] ?? 1 }));
  if (!values.quiet) print(written[values.format](placed, { file, words: checkWords }));
  const has = (result) => results.some((one) => one.result === result);
  return has("fails") ? 1 : has("undetermined") ? 2 : 0;
}

/** @returns {{ values: any, file: string }} */
function parsed(args) {
  const text = /** @type {const} */ ({ type: "string" });
  const flag = /** @type {const} */ ({ type: "boolean" });
  const options = {
    csp: { ...text, multiple: true },
    format: text,
    language: text,
    quiet: { ...flag, short: "q" },
    help: { ...flag, short: "h" },
  };
  const { values, positionals } = parseWords(args, options);
  if (positionals.length > 1) throw new UsageError("check takes one file");
  const { format = "text" } = values;
  if (!FORMATS.includes(format)) throw new UsageError(`--format is one of ${FORMATS.join(", ")}, not "${format}"`);
  return { values: { ...values, format }, file: positionals[0] ?? "wouldblock.json" };
}

function textOf(file) {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw unreadable(file, error);
  }
}

function resultsOf(text, file, values, words) {
  try {
    const listed = JSON.parse(text.replace(/^\uFEFF/, ""));
    const page = values.csp && { ...listed?.page, ...headersOf(values.csp, "--csp"), meta: undefined };
    const results = check(page ? { ...listed, page } : listed, { language: words });
    if (results.length > 0) return results;
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file} is not JSON: ${error.message}`);
    if (error instanceof TypeError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
  throw new UsageError(`${file}: mustAllow and mustBlock list nothing`);
}
