// `wouldblock check FILE`: checks whether a page's headers allow and block what the file lists.
import { check } from "../check.js";
import { language } from "../languages/index.js";
import { headersOf } from "./audit.js";
import { FORMATS } from "./check-formats.js";
import { readText } from "./input.js";
import { linesOfLists } from "./json-lines.js";
import { UsageError } from "./usage-error.js";

/** `wouldblock check`; resolves to the exit code. */
export async function checkCommand({ values, positionals }, print) {
  if (positionals.length > 1) throw new UsageError("check takes one file");
  const [file = "wouldblock.json"] = positionals;
  const words = await language(values.language ?? "en");
  const { checkWords } = await import(`../languages/${words.tag}/check.js`);
  const text = readText(file);
  const results = resultsOf(text, file, values, words);
  const lines = linesOfLists(text);
  const placed = results.map((result) => ({ ...result, line: lines[result.list]?.[result.index] ?? 1 }));
  if (!values.quiet) print(FORMATS[values.format](placed, { file, words: checkWords }));
  const has = (result) => results.some((one) => one.result === result);
  return has("fails") ? 1 : has("undetermined") ? 2 : 0;
}

function resultsOf(text, file, values, words) {
  try {
    const listed = JSON.parse(text.replace(/^\uFEFF/, ""));
    refuseRepeatedLists(text, listed);
    const given = headersOf(values.csp);
    if (given) refuseOwnPolicies(listed);
    const page = given && { ...listed?.page, ...given, meta: undefined };
    const results = check(page ? { ...listed, page } : listed, { language: words });
    if (results.length > 0) return results;
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file} is not JSON: ${error.message}`);
    if (error instanceof TypeError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
  throw new UsageError(`${file}: mustAllow and mustBlock list nothing`);
}

/** JSON.parse() keeps the last of two fields with the same name, so the first list would not be checked. */
function refuseRepeatedLists(text, listed) {
  for (const [name, lines] of Object.entries(linesOfLists(text)))
    if (Array.isArray(listed?.[name]) && listed[name].length < lines.length)
      throw new TypeError(`the list ${name} is there twice`);
}

/** An entry with headers of its own would be judged under them, and not under the policy that was asked about. */
function refuseOwnPolicies(listed) {
  for (const list of ["mustAllow", "mustBlock"])
    for (const [index, entry] of [listed?.[list]].flat().entries())
      if (entry?.page?.headers !== undefined || entry?.page?.meta !== undefined)
        throw new UsageError(`${list}[${index}]: the entry has headers of its own, so --csp cannot replace them`);
}
