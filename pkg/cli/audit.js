// `wouldblock audit FILE`: what policies block in traffic; `wouldblock diff A B`: how two policies differ.
import { fstatSync, read } from "node:fs";
import { open } from "node:fs/promises";
import { promisify } from "node:util";
import { audit, auditLines, comparePolicies } from "../audit.js";
import { DEFAULT_PAGE } from "../audit-core.js";
import { csv, plainRow, rows } from "../audit-rows.js";
import { policiesOf, policyText, withoutEffect } from "../policy-text.js";
import { escaped, visible } from "../visible.js";
import { configuration, parsePolicy } from "./engine.js";
import { readHar } from "../read.js";
import { beginsJson, isHar, linesOfHar, linesOfJson } from "../read/traffic.js";
import { hasSqlite, linesOfDatabase } from "../collect-store.js";
import { enginesOf } from "./arguments.js";
import { listed } from "./audit-text.js";
import { announceTerminal, textOf } from "./input.js";
import { linkTo } from "./playground.js";
import { UsageError, unreadable } from "./usage-error.js";

/** A language's words about audits. */
export const wordsOf = async (tag) => (await import(`../languages/${tag}/audit.js`)).auditWords;

/** Headers with the policies of an option; a policy may be given with the header's name. */
export const headersOf = (policies, option = "--csp") =>
  policies && {
    headers: policies.map((given) => {
      const policy = policyText(textOf(given));
      if (policiesOf(policy).length === 0) throw new UsageError(`${option}: the policy is empty`);
      const odd = withoutEffect(parsePolicy(policy));
      if (odd !== undefined) throw new UsageError(`${option}: no directive of this policy has an effect: ${odd}`);
      return ["Content-Security-Policy", policy];
    }),
  };

/** The URL that `--page` gives, if it is given. */
export function pageOf({ page }) {
  if (page !== undefined && !URL.canParse(page)) throw new UsageError(`--page is not a URL: ${page}`);
  return page;
}

/** `wouldblock audit`; resolves to the exit code. */
export async function auditCommand({ values, positionals }, print) {
  if (positionals.length > 1) throw new UsageError("audit takes one file; several can be joined with cat");
  const { language = "en" } = values;
  const words = await wordsOf(language);
  const link = linkTo(values.playground);
  const options = {
    page: headersOf(values.csp),
    against: headersOf(values.against, "--against"),
    engines: enginesOf(values.engine),
    pageUrl: pageOf(values),
    api: values.api,
    groupHosts: values["group-hosts"],
    language,
  };
  const { result, unread = 0 } = await auditFile(positionals[0] ?? "-", options);
  if (result.lines === 0) throw new UsageError(words.empty);
  for (const { line, why } of result.broken.slice(0, MOST_BROKEN))
    process.stderr.write(`${visible(words.broken(line, why))}\n`);
  if (result.brokenLines > MOST_BROKEN) process.stderr.write(`${words.more(result.brokenLines - MOST_BROKEN)}\n`);
  if (result.brokenLines === result.lines && !isAnyJudged(result)) throw new UsageError(words.nothing);
  if (values.least !== undefined) return leastAs(result.leastPolicy, values.least, print);
  if (!values.quiet) printResult(result, { format: values.format, link, words }, print);
  return codeOf(result, unread);
}

/** How many broken lines are listed: in a file of another format every line is broken. */
const MOST_BROKEN = 20;

/** Whether anything was judged: a list of reports may be readable in part. @param {import("../audit.d.ts").Audit} result */
const isAnyJudged = ({ verdicts, noise }) => noise.length > 0 || Object.values(verdicts).some((count) => count > 0);

/** @param {import("../audit.d.ts").Audit} result @param {number} unread parts of a recording that could not be read */
function codeOf({ groups, difference, verdicts, brokenLines }, unread) {
  if ((difference?.blocked ?? groups).length > 0) return 1;
  // What a line would have shown that could not be read is not known either.
  return verdicts.undetermined + brokenLines + unread > 0 || (difference?.undetermined ?? []).length > 0 ? 2 : 0;
}

/** The audit of a file, which is read as a stream. @returns {Promise<{ result: import("../audit.d.ts").Audit, unread?: number }>} */
async function auditFile(file, options) {
  const name = file === "-" ? "standard input" : file;
  if (file === "-") announceTerminal();
  const chunks = file === "-" && !isFile(STDIN) ? process.stdin[Symbol.asyncIterator]() : chunksOf(file);
  try {
    const first = await chunks.next();
    if (first.value && Buffer.from(first.value).toString("latin1", 0, 15) === "SQLite format 3") {
      if (file === "-") throw new UsageError("a database is read from a file, not from standard input");
      if (!hasSqlite()) throw new UsageError(`${name} is a database, which Node.js reads since version 22.13`);
      await chunks.return?.();
      return { result: await auditLines(linesOfStore(file), options) };
    }
    const head = first.done ? "" : Buffer.from(first.value).subarray(0, 4096).toString("utf8");
    if (isCompressed(first.value)) throw new UsageError(`${name} is compressed; unpack it first`);
    const all = { [Symbol.asyncIterator]: () => from([first], chunks) };
    if (isHar(head, file)) return await ofHar(all, name, options);
    if (first.done || !beginsJson(head)) return { result: await auditLines(all, options) };
    // The file may be JSON as a whole. It is held in memory, unless it is so large that it is read line by line in any case.
    const { texts, isWhole } = await beginning(first.value, chunks);
    const lines = isWhole && linesOfJson(Buffer.concat(texts).toString("utf8"));
    if (lines) return { result: await audit(lines, options) };
    const ahead = texts.map((value) => ({ done: false, value }));
    return { result: await auditLines({ [Symbol.asyncIterator]: () => from(ahead, chunks) }, options) };
  } catch (error) {
    if (error.syscall) throw unreadable(name, error);
    throw error;
  }
}

/** The lines of a collector's database. Throws a {@link UsageError} if the file is broken or another database. */
function* linesOfStore(file) {
  try {
    yield* linesOfDatabase(file);
  } catch (error) {
    throw new UsageError(`${file} is broken, or is not a database of wouldblock collect: ${error.message}`);
  }
}

const STDIN = 0;
/** Bytes that are read at once. */
const CHUNK = 1 << 20;
const readInto = promisify(read);

/** Whether a descriptor is an open file and not a pipe or a terminal. */
function isFile(descriptor) {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/**
 * The chunks of a file, or of standard input if that is a file. Two buffers are used in turn: a stream would allocate one for
 * each chunk, so the memory in use would depend on when it is collected. A chunk is valid until the next but one is read.
 */
async function* chunksOf(file) {
  const handle = file === "-" ? null : await open(file);
  const descriptor = handle?.fd ?? STDIN;
  const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
  try {
    for (let turn = 0; ; turn ^= 1) {
      const { bytesRead } = await readInto(descriptor, buffers[turn], 0, CHUNK, null);
      if (bytesRead === 0) return;
      yield buffers[turn].subarray(0, bytesRead);
    }
  } finally {
    await handle?.close();
  }
}

/** Bytes of a file that is read as JSON as a whole. */
const MOST_JSON = 1 << 28;

/** The first chunks of a file: all of them unless they are too large. @returns {Promise<{ texts: Buffer[], isWhole: boolean }>} */
async function beginning(first, chunks) {
  const texts = [Buffer.from(first)];
  let length = first.length;
  while (length <= MOST_JSON) {
    const { done, value } = await chunks.next();
    if (done) return { texts, isWhole: true };
    texts.push(Buffer.from(value));
    length += value.length;
  }
  return { texts, isWhole: false };
}

/** Whether a file begins like gzip, Zstandard or ZIP. @param {Buffer | undefined} bytes */
function isCompressed(bytes) {
  const start = bytes?.toString("hex", 0, 4) ?? "";
  return ["1f8b", "28b52ffd", "504b0304"].some((magic) => start.startsWith(magic));
}

/** The chunks that have been read ahead, followed by the rest. */
async function* from(ahead, rest) {
  for (const { done, value } of ahead) {
    if (done) return;
    yield value;
  }
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function ofHar(source, name, options) {
  const words = await wordsOf(options.language);
  const wrongByte = (number) => process.stderr.write(`${visible(`${name}: ${words.wrongByte(number)}`)}\n`);
  const reading = await readHar(source, { name: "recording.har", language: options.language, wrongByte });
  for (const { why } of reading.unread) process.stderr.write(`${visible(`${name}: ${why}`)}\n`);
  const result = await audit(linesOfHar(reading, options), { ...options, recording: true });
  return { result, unread: reading.unread.length };
}

/** Prints only the least policy: as a header or as configuration. */
export function leastAs({ value, warnings }, target, print) {
  for (const { text } of warnings) process.stderr.write(`${visible(text)}\n`);
  if (target === "header") return print(`Content-Security-Policy: ${value}`);
  const page = { url: DEFAULT_PAGE };
  const edits = [{ target: "page.headers", header: "Content-Security-Policy", before: null, after: value }];
  const fix = { where: "page", code: "csp.add-policy", params: {}, text: "", edits, also: [] };
  const scenario = { page, request: { api: "fetch", url: "/" } };
  const made = configuration(/** @type {any} */ (scenario), /** @type {any} */ (fix), target);
  const text = made.text.trimEnd();
  // The target's own files can hold no policy, for example those of an S3 bucket.
  if (text === "")
    throw new UsageError([`--least ${target} cannot hold a policy`, made.note].filter(Boolean).join(": "));
  if (made.file) process.stderr.write(`${visible(made.file)}\n`);
  return print(text);
}

function printResult(result, { format, link, words }, print) {
  if (format === "json") return print(escapedJson(result, 2));
  const table = rows(result);
  if (format === "ndjson") return print(table.map((row) => escapedJson(plainRow(row))).join("\n"));
  if (format === "csv") return print(csv(table));
  return print(listed(result, words, link));
}

const escapedJson = (value, indent = 0) => escaped(JSON.stringify(value, null, indent));

/** `wouldblock diff`; resolves to the exit code. */
export async function diffCommand({ values, positionals }, print) {
  if (positionals.length !== 2) throw new UsageError("diff takes two policies, each as text or as @name of a file");
  const page = pageOf(values);
  const { language = "en" } = values;
  const words = await wordsOf(language);
  const link = linkTo(values.playground);
  const [before, after] = positionals.map((policy, at) => headersOf([policy], `policy ${at + 1}`));
  const found = await comparePolicies(before, after, { page, language }).catch((error) => {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  });
  if (!values.quiet) print(values.format === "json" ? escapedJson(found, 2) : formatted(found, link, words));
  return { equal: 0, different: 1, unproved: 2 }[found.result];
}

function formatted({ page, result, changes, unproved }, link, words) {
  const lines = [words.result[result](page)];
  for (const becomes of ["blocked", "allowed"]) {
    const changed = changes.filter((change) => change.becomes === becomes);
    if (changed.length > 0) lines.push("", words.becomes[becomes]);
    for (const { directive, source, engines, example } of changed) {
      const { url, text, nonce, api } = example.request;
      const what = [api, url ?? text, nonce && `nonce=${nonce}`].filter(Boolean).join(" ");
      lines.push(`  ${directive}  ${source ?? words.ungoverned}  ${engines.join(" ")}`, `    ${what}`);
      if (link) lines.push(`    ${link(example)}`);
    }
  }
  if (unproved.length > 0) lines.push("", words.unproved);
  for (const { directive, why } of unproved) lines.push(`  ${directive}: ${why}`);
  return lines.map(visible).join("\n");
}
