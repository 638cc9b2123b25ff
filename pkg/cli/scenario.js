// The scenarios of a command line: from a file, from options, or from a file with options that change it.
import { reread } from "../element/scenario.js";
import { APIS, hasAddress, headerText, valueFrom } from "../fields.js";
import { hopOf, putAt, valueAt } from "../scenario-path.js";
import { bringsInput, readScenarios, textOf } from "./input.js";
import { RESPONSE_OPTIONS, FIELD_OPTIONS, OPTIONS } from "./options.js";
import { UsageError } from "./usage-error.js";

const POLICY = "Content-Security-Policy";
const REPORT_ONLY = `${POLICY}-Report-Only`;

/**
 * The scenarios of the command line; throws a {@link UsageError} if it does not describe any.
 * @returns {Promise<import("./input.js").Read[]>} `name`: of the file; empty for options
 */
export async function scenariosFrom({ files, scenarioOptions, values }) {
  const asked = scenarioOptions.filter(({ name }) => APIS.includes(name));
  if (asked.length > 1)
    throw new UsageError(`one request at a time, not ${asked.map(({ name }) => `--${name}`).join(" and ")}`);
  const isWhole = asked.length > 0 || scenarioOptions.some(({ name }) => name === "api" || name === "url");
  if (files.length === 0 && isWhole && !(await isPiped(scenarioOptions))) {
    const scenario = { page: {}, request: { api: "fetch" } };
    applyAll(scenarioOptions, [scenario]);
    return [{ scenario, name: "" }];
  }
  if (files.length === 0 && process.stdin.isTTY)
    throw new UsageError(
      scenarioOptions.length > 0 ? "a request is missing: --fetch URL" : "give a scenario file, or --page and --fetch",
    );
  const known = knownAddresses(scenarioOptions);
  // Loads the readers of pasted texts only if there is such a text.
  const readOther = async (text, file, name) => {
    const { scenariosOf } = await import("./read.js");
    return scenariosOf(text, file, name, { ...known, language: values.language });
  };
  const found = [];
  for (const file of files.length > 0 ? files : ["-"]) found.push(...(await readScenarios(file, readOther)));
  if (scenarioOptions.length > 0)
    applyAll(
      scenarioOptions,
      found.map(({ scenario, name }) => {
        if (typeof scenario !== "object" || scenario === null) throw new UsageError(`${name}: a scenario is an object`);
        return scenario;
      }),
    );
  const pasted = found.filter(({ reading }) => reading);
  if (pasted.length > 0) {
    const { refuseIncomplete } = await import("./read.js");
    for (const one of pasted) refuseIncomplete(one, values.language);
  }
  return found;
}

/** The addresses that options give: the headers of a configuration may depend on the origin. */
function knownAddresses(scenarioOptions) {
  const given = (...names) => scenarioOptions.findLast(({ name }) => names.includes(name))?.value;
  return { page: given("page"), url: given("url", ...APIS.filter(hasAddress)) };
}

/** Whether a pipe provides a text that no option asks for: `curl -si … | wouldblock --fetch …`. */
async function isPiped(scenarioOptions) {
  if (scenarioOptions.some(({ value }) => value === "@-")) return false;
  return bringsInput(!scenarioOptions.some(({ name }) => RESPONSE_OPTIONS.has(name)));
}

/** Applies the changes that options describe. Standard input is read once for all scenarios. */
function applyAll(scenarioOptions, scenarios) {
  const read = scenarioOptions.map(({ name, value }) => ({ name, value: isText(name) ? textOf(value) : value }));
  for (const scenario of scenarios) apply(read, scenario);
}

/** Whether the value of an option is a text that may be in a file. */
const isText = (name) => OPTIONS[name].from === "text";

function apply(scenarioOptions, scenario) {
  const putResponse = responseWriter(scenario);
  for (const { name, value } of scenarioOptions) {
    const field = FIELD_OPTIONS.get(name);
    if (APIS.includes(name)) {
      putAt(scenario, "request.api", name);
      putAt(scenario, hasAddress(name) ? "request.url" : "request.text", value);
    } else if (name === "csp" || name === "csp-report-only") addPolicy(scenario, name, value);
    else if (field) put(scenario, field, value);
    else putResponse(name, value);
  }
  if (valueAt(scenario, "request.body") && !valueAt(scenario, "request.body.kind"))
    throw new UsageError("--body-type is the type of a --body blob");
}

function put(scenario, field, value) {
  const before = valueAt(scenario, field.path);
  if (field.kind === "headers") add(scenario, field.path, linesOf(value), `--${field.option}`);
  else if (field.kind === "texts")
    putAt(scenario, field.path, [...(before ?? []), onOneLine(value.replace(NAMED, ""))]);
  else if (field.kind === "block") putAt(scenario, field.path, value);
  else if (field.kind === "list")
    putAt(scenario, field.path, [...(before ?? []), .../** @type {string[]} */ (valueFrom(field, value) ?? [])]);
  else putAt(scenario, field.path, field.kind === "flag" ? true : value);
}

/** Replaces `\n`, for shells in which a line break is hard to type. */
const linesOf = (text) => text.replaceAll("\\n", "\n");

const onOneLine = (policy) => policy.replace(/\s*[\r\n]+\s*/g, " ").trim();

/** A policy that was copied with the name of its header. */
const NAMED = /^\s*content-security-policy(-report-only)?\s*:/i;

/** A header block that contains a policy, as `curl -I` prints it. */
const BLOCK =
  /^\s*HTTP\/[\d.]+\s+\d|^[ \t]*content-security-policy(?:-report-only)?[ \t]*:[^]*[\r\n][ \t]*[\w-]+[ \t]*:/im;

function addPolicy(scenario, option, value) {
  const text = linesOf(value);
  if (BLOCK.test(text)) {
    add(scenario, "page.headers", text, `--${option}`);
    return;
  }
  const [whole, reportOnly] = NAMED.exec(text) ?? [""];
  const policy = onOneLine(text.slice(whole.length));
  if (policy === "") throw new UsageError(`--${option} takes a policy, and this one is empty`);
  add(
    scenario,
    "page.headers",
    [[option === "csp-report-only" || reportOnly ? REPORT_ONLY : POLICY, policy]],
    `--${option}`,
  );
}

/** Adds headers, pairs or text, to the existing ones. Pairs stay pairs unless text is added. */
function add(scenario, path, headers, option) {
  const before = valueAt(scenario, path);
  const added = typeof headers === "string" ? pairOrText(headers, option) : headers;
  const isPairs = Array.isArray(added) && (before === undefined || Array.isArray(before));
  const lines = () =>
    [before, added]
      .map(headerText)
      .filter((text) => text.trim() !== "")
      .join("\n");
  putAt(scenario, path, isPairs ? [...(before ?? []), ...added] : lines());
}

/** One line becomes a pair; several lines stay a block, as pasted. */
function pairOrText(text, option) {
  const trimmed = text.trim();
  if (/[\r\n]/.test(trimmed)) return text;
  const colon = trimmed.indexOf(":");
  if (colon < 1) throw new UsageError(`${option} takes "Name: value", not "${text}"`);
  return [[trimmed.slice(0, colon).trim(), trimmed.slice(colon + 1).trim()]];
}

/**
 * Reads the options about responses in order: a preflight comes before its response, and options
 * after that response belong to the next hop.
 */
function responseWriter(scenario) {
  let hop = 0;
  const given = new Set();
  return (name, value) => {
    if (name === "hop") {
      if (!/^[1-9]\d{0,2}$/.test(value)) throw new UsageError(`--hop takes a number from 1, not "${value}"`);
      hop = Number(value) - 1;
      return;
    }
    const { kind, field } = RESPONSE_OPTIONS.get(name);
    if (!field && (given.has(`${hop} ${kind}`) || given.has(`${hop} response`))) hop++;
    const responses = hopOf((scenario.network ??= []), hop);
    if (field) responses[kind] = { ...responses[kind], [field.path]: value };
    else {
      const { text, offset, status } = reread({ kind, hop }, linesOf(value));
      const { status: _status, headers: _headers, ...others } = responses[kind] ?? {};
      responses[kind] = { ...others, ...(status !== undefined && { status }), headers: text.slice(offset) };
      given.add(`${hop} ${kind}`);
    }
  };
}
