// Checks the entries of a `wouldblock.json`: requests that must be allowed or blocked.
import { BROWSERS, ENGINES } from "./engines.js";
import { ScenarioError, simulate } from "./index.js";
import { policyAlone } from "./judge.js";
import { withCode } from "./error-code.js";

/** @type {["mustAllow", "mustBlock"]} */
const LISTS = ["mustAllow", "mustBlock"];
const OF_FILE = ["$schema", "page", "network", "engines", "policyOnly", ...LISTS];
const OF_ENTRY = ["name", "page", "request", "network"];

/**
 * @param {import("./check.d.ts").CheckFile} file
 * @param {{ language?: any }} [options]
 * @returns {import("./check.d.ts").CheckResult[]}
 */
export function check(file, { language } = {}) {
  checkFields(file, "the file", OF_FILE);
  const { engines = BROWSERS, policyOnly = false } = file;
  if (!Array.isArray(engines) || engines.length === 0 || engines.some((name) => !ENGINES.includes(name)))
    throw withCode("ERR_WOULDBLOCK_ARGUMENT", new TypeError(`engines: expected a list of ${ENGINES.join(", ")}`));
  if (typeof policyOnly !== "boolean")
    throw withCode("ERR_WOULDBLOCK_ARGUMENT", new TypeError("policyOnly: expected true or false"));
  for (const list of LISTS)
    if (file[list] !== undefined && !Array.isArray(file[list]))
      throw withCode("ERR_WOULDBLOCK_ARGUMENT", new TypeError(`${list}: expected a list`));
  return LISTS.flatMap((list) =>
    (file[list] ?? []).map((entry, index) => judged(entry, { file, list, index, engines, policyOnly, language })),
  );
}

function checkFields(value, where, known) {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw withCode("ERR_WOULDBLOCK_ARGUMENT", new TypeError(`${where}: expected an object`));
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw withCode(
      "ERR_WOULDBLOCK_ARGUMENT",
      new TypeError(`${where}: unknown field "${unknown}", expected one of ${known.join(", ")}`),
    );
}

/** @returns {import("./check.d.ts").CheckResult} */
function judged(entry, { file, list, index, engines, policyOnly, language }) {
  const where = `${list}[${index}]`;
  checkFields(entry, where, OF_ENTRY);
  if (entry.name !== undefined && typeof entry.name !== "string")
    throw withCode("ERR_WOULDBLOCK_ARGUMENT", new TypeError(`${where}.name: expected a string`));
  const network = entry.network ?? file.network;
  const scenario = { page: { ...file.page, ...entry.page }, request: entry.request, ...(network && { network }) };
  const reportOf = (options) => {
    try {
      return simulate(scenario, { language, fixes: false, ...options });
    } catch (error) {
      if (error instanceof ScenarioError) error.message = `${where}: ${error.message}`;
      throw error;
    }
  };
  const whole = reportOf({});
  const report = policyOnly ? policyAlone(whole) : whole;
  const verdicts = Object.fromEntries(engines.map((engine) => [engine, report.verdicts[engine].verdict]));
  const expected = list === "mustAllow" ? "allowed" : "blocked";
  const others = engines.filter((engine) => verdicts[engine] !== expected);
  const isOpen = (engine) => verdicts[engine] === "undetermined";
  const against = others.filter((engine) => !isOpen(engine));
  // If the policy allows what it has to block, other checks do not explain that.
  const isByPolicy = policyOnly && against.some((engine) => verdicts[engine] === "allowed");
  const { api, url, text } = entry.request;
  return {
    list,
    index,
    name: entry.name ?? `${api} ${url ?? text?.split("\n", 1)[0] ?? ""}`.trim(),
    result: against.length > 0 ? "fails" : others.length > 0 ? "undetermined" : "holds",
    verdicts,
    engines: against.length > 0 ? against : others,
    why: others.length > 0 && !isByPolicy ? reportOf({ engine: against[0] ?? others[0] }).summary : null,
  };
}
