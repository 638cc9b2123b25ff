// Texts that are not scenarios: `wouldblock read FILE`, and scenarios made from such texts.
import { basename } from "node:path";
import { visible } from "../visible.js";
import { read, toScenario } from "../read.js";
import { toolWords } from "../tools-words.js";
import { readText } from "./input.js";
import { UsageError } from "./usage-error.js";

/** `wouldblock read FILE…`: prints the reading of each text; resolves to the exit code. */
export async function readCommand({ values, positionals: files }, print) {
  const { json, language, quiet } = values;
  let code = 0;
  for (const file of files.length > 0 ? files : ["-"]) {
    const text = readText(file);
    const reading = await read(text, { name: nameOf(file), language });
    if (reading.kind === "unknown") code = 1;
    if (!quiet) print(json ? JSON.stringify(reading, null, 2) : formatted(reading, text, wordsOf(language)));
  }
  return code;
}

const wordsOf = (language) => toolWords(language).readWords;

const nameOf = (file) => (file === "-" ? undefined : basename(file));

/** A reading as text for people: what it is, what it contains, what it leaves open. */
function formatted(reading, text, words) {
  const lines = [`${reading.title} (${reading.kind})`];
  const { page, request, network = [], headers, role, requests = [], byPath = [], unresolved, unread } = reading;
  lines.push(...partLines({ page, request, network }));
  if (headers?.length && !network.length && !page?.headers?.length)
    lines.push(...headerLines(role ?? "headers", headers));
  for (const [at, part] of requests.entries()) lines.push("", words.request(at + 1), ...partLines(part));
  for (const scope of byPath) lines.push("", ...scopeLines(scope, words));
  const line = ({ start }) => words.line(text.slice(0, start).split("\n").length);
  if (unresolved.length > 0) lines.push("", words.open);
  for (const { path, why, at } of unresolved) lines.push(`  ${path}: ${why}${at ? ` (${line(at)})` : ""}`);
  if (unread.length > 0) lines.push("", words.unread);
  for (const { at, why } of unread) lines.push(`  ${line(at)}: ${why}`);
  return lines.map(visible).join("\n");
}

/** The responses of a host and a path. */
function scopeLines({ hosts, path, status, headers, preflight }, words) {
  const address = (hosts ?? [""]).map((host) => `${host}${path}`).join(", ");
  const title = [address, status && words.status(status.join(", "))].filter(Boolean).join("  ");
  const lines = headerLines(title, headers);
  if (preflight)
    lines.push(...headerLines(`  preflight${preflight.status ? ` ${preflight.status}` : ""}`, preflight.headers));
  return lines;
}

function partLines({ page, request, network = [] }) {
  const lines = [];
  for (const [name, value] of Object.entries(page ?? {}))
    if (name !== "headers") lines.push(`  page.${name}: ${shown(value)}`);
  if (page?.headers?.length) lines.push(...headerLines("page.headers", page.headers));
  for (const [name, value] of Object.entries(request ?? {}))
    if (name !== "headers") lines.push(`  request.${name}: ${shown(value)}`);
  if (request?.headers?.length) lines.push(...headerLines("request.headers", request.headers));
  for (const [hop, responses] of network.entries())
    for (const [kind, head] of Object.entries(responses))
      lines.push(...headerLines(`network[${hop}].${kind}${head.status ? ` ${head.status}` : ""}`, head.headers ?? []));
  return lines;
}

const headerLines = (title, headers) => [
  `  ${title}`,
  ...headers.map(([name, value]) => `    ${name}: ${shown(value)}`),
];

function shown(value) {
  if (typeof value === "string") return value;
  return JSON.stringify(value);
}

/**
 * The scenarios of a text that is not a scenario itself; null if it is JSON in which nothing can be read. Throws a
 * {@link UsageError} for other texts that are not recognised.
 * @param {string} text
 * @param {string} file
 * @param {string} name
 * @param {{ page?: string, url?: string, language?: string }} [known]
 * @returns {Promise<{ scenario: object, name: string, reading: object }[] | null>}
 */
export async function scenariosOf(text, file, name, { page, url, language } = {}) {
  const reading = await read(text, { name: nameOf(file), language });
  if (reading.kind === "unknown" && !JSON_LIKE.test(text))
    throw new UsageError(wordsOf(language).unknown(name, reading.unread[0]?.why ?? reading.title));
  if (reading.kind === "unknown") return null;
  const { requests = [], ...whole } = reading;
  const parts = requests.length > 0 ? requests.map((part) => ({ ...whole, ...part })) : [whole];
  return parts.map((part, at) => ({
    scenario: toScenario(part, { page, url }),
    name: parts.length > 1 ? `${name}, ${wordsOf(language).request(at + 1)}` : name,
    reading: part,
  }));
}

/** How JSON begins. */
const JSON_LIKE = /^\s*[[{"]/;

/** What the text was read as, and what it leaves open. It is printed with the report, which may depend on it. */
export function headlineOf({ title, kind, unresolved }, name) {
  const open = unresolved.filter(({ path }) => !GIVEN.has(path)).map(({ path, why }) => `  ${path}: ${why}`);
  return [`${name}: ${title} (${kind})`, ...new Set(open)].map(visible).join("\n");
}

/** Values that need no message: without them there is an error, or the report names them. */
const GIVEN = new Set(["page.url", "request", "request.url"]);

/**
 * Throws if a scenario lacks a required field, and names the options that would give it.
 * @param {{ scenario: any, name: string, reading?: any }} read
 * @param {string} [language]
 */
export function refuseIncomplete({ scenario, name, reading }, language) {
  if (!reading) return;
  const { request } = scenario;
  if (request.url === undefined && request.text === undefined)
    throw new UsageError(wordsOf(language).incomplete(name, reading.title));
  request.api ??= "fetch";
}
