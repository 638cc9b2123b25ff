// The scenario that the options describe: a file's, or one made of them.
import { readFileSync } from "node:fs";
import { APIS } from "../fields.js";
import { UsageError } from "./usage-error.js";

const STDIN = 0;

/** The scenario of `options`; throws a {@link UsageError} where they make none. */
export function scenarioFrom(options) {
  const asked = APIS.filter((api) => options[api] !== undefined);
  if (asked.length > 1) throw new UsageError(`one request at a time: --${asked.join(" and --")} ask for two`);
  const [api] = asked;
  if (api === undefined) return fromFile(options);
  if (options.file !== undefined) throw new UsageError(`a scenario file and --${api} exclude each other`);
  if (options.page === undefined) throw new UsageError("--page has to say which page asks: an absolute URL");
  return fromOptions(api, options);
}

function fromFile({ file }) {
  if (file === undefined && process.stdin.isTTY) throw new UsageError("give a scenario file, or --page and --fetch");
  const name = file === undefined || file === "-" ? "standard input" : file;
  const json = readText(name === "standard input" ? STDIN : file, name);
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UsageError(`${name} is no JSON: ${error.message}`);
  }
}

function fromOptions(api, options) {
  const { method, mode, credentials, crossorigin, body } = options;
  const headers = pairs(options.header, "--header");
  const hop = { preflight: answer(options.preflight), response: answer(options.response) };
  return {
    page: {
      url: options.page,
      headers: [
        ...pairs(options["page-header"], "--page-header"),
        ...(options.csp ?? []).map((policy) => ["Content-Security-Policy", policy]),
        ...(options["csp-report-only"] ?? []).map((policy) => ["Content-Security-Policy-Report-Only", policy]),
      ],
      meta: options.meta,
    },
    request: {
      api,
      url: options[api],
      method,
      mode,
      credentials,
      crossorigin,
      headers: headers.length > 0 ? headers : undefined,
      body: body === undefined ? undefined : { kind: body },
    },
    network: hop.preflight || hop.response ? [hop] : undefined,
  };
}

/** `Name: value` options as pairs. */
function pairs(lines = [], option) {
  return lines.map((line) => {
    const colon = line.indexOf(":");
    if (colon < 1) throw new UsageError(`${option} takes "Name: value", not "${line}"`);
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}

/** An answer as text: header lines as they are, or `@file`. */
function answer(text) {
  if (text === undefined) return undefined;
  return { headers: text.startsWith("@") ? readText(text.slice(1), text.slice(1)) : text.replaceAll("\\n", "\n") };
}

function readText(file, name) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${name} could not be read: ${error.code ?? error.message}`);
  }
}
