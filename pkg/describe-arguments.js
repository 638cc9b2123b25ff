// Checks what `describe` is called with, so that a mistake is named.
import { DescribeError } from "./errors.js";
import { terminals } from "./languages/terminal.js";

const FORMATS = ["plain", "ansi", "markdown"];
const STEPS = ["all", "decide"];
const OPTIONS = ["scenario", "format", "steps", "policyOnly", "language"];

const quoted = (names) => names.map((name) => `"${name}"`).join(", ");
const isObject = (value) => typeof value === "object" && value !== null;

/** The kind of a value, for messages. */
function kindOf(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return "a list";
  return isObject(value) ? "an object" : String(value);
}

/** Throws a {@link DescribeError} if `report` is not the result of `simulate`. */
export function checkReport(report) {
  const parts = [report?.steps, report?.missing, report?.fixes, report?.warnings];
  if (typeof report?.summary === "string" && isObject(report.verdicts) && parts.every(Array.isArray)) return;
  const hint =
    report?.request && report.page
      ? "; this is a scenario: describe(simulate(scenario), { scenario })"
      : typeof report?.then === "function"
        ? "; this is a promise: await it"
        : report?.verdict
          ? "; the result of decide() has no reasons"
          : "";
  throw new DescribeError("report", `expected the result of simulate(), got ${kindOf(report)}${hint}`);
}

/** The options with their defaults; throws a {@link DescribeError} if one of them cannot be used. */
export function optionsOf(options = {}) {
  if (!isObject(options)) throw new DescribeError("options", `expected an object, got ${kindOf(options)}`);
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw new DescribeError(unknown, `unknown option, expected one of ${quoted(OPTIONS)}`);
  const { scenario, format = "plain", steps = "decide", language = "en", policyOnly = false } = options;
  if (scenario !== undefined && !(isObject(scenario?.page) && isObject(scenario.request)))
    throw new DescribeError("scenario", `expected the result of toScenario(), got ${kindOf(scenario)}`);
  oneOf("format", format, FORMATS);
  oneOf("steps", steps, STEPS);
  return { scenario, format, steps, policyOnly, words: wordsOf(language) };
}

function oneOf(option, value, known) {
  if (!known.includes(value)) throw new DescribeError(option, `expected one of ${quoted(known)}, got ${kindOf(value)}`);
}

/** The words of a language, which is named by its tag or by its catalogue. */
function wordsOf(language) {
  const tag = language?.tag ?? language;
  const primary = typeof tag === "string" ? tag.split(/[-_]/)[0].toLowerCase() : "";
  if (Object.hasOwn(terminals, primary)) return terminals[primary];
  throw new DescribeError("language", `expected one of ${quoted(Object.keys(terminals))}, got ${kindOf(tag)}`);
}
