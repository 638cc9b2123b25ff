// Files and standard input, as text and as scenarios.
import { fstatSync, readFileSync } from "node:fs";
import { isatty } from "node:tty";
import { decoded } from "../read/encoding.js";
import { UsageError, unreadable } from "./usage-error.js";

const STDIN = 0;
const LINE_BREAK = /\r\n?|\n/;
/** How long to wait for input from a pipe that no option asked for, in milliseconds. */
const PATIENCE = 300;

/** How long to wait for another program of a shell's pipeline, in milliseconds: it may have to ask a server first. */
const PIPELINE_PATIENCE = 20_000;
/** How long to wait for more once something has arrived, in milliseconds: some programs keep their end open. */
const REST_PATIENCE = 2_000;
/** After this time a message says what the program is waiting for. */
const SILENT_PATIENCE = 2_000;

let isStdinRead = false;
/** The text from a pipeline, once it has been read. */
let piped;

/** The text of a file; "-" is standard input, which can only be read once. */
export function readText(file) {
  const name = nameOf(file);
  if (file === "-") {
    if (isStdinRead) throw new UsageError("standard input can only be read once");
    isStdinRead = true;
    if (piped !== undefined) return piped;
    announceTerminal();
  }
  try {
    return decoded(readFileSync(file === "-" ? STDIN : file));
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** Says that the program waits for someone to type. `process.stdin` is not used, because it would change the terminal. */
export function announceTerminal() {
  if (isatty(STDIN)) process.stderr.write("reading standard input; Ctrl-D ends it\n");
}

/** The value of an option: `@name` is the text of a file, `@-` standard input, and `@@` begins a text with "@". */
export function textOf(value) {
  if (value.startsWith("@@")) return value.slice(1);
  return value.startsWith("@") ? readText(value.slice(1)) : value;
}

const nameOf = (file) => (file === "-" ? "standard input" : file);

/**
 * The scenarios of a file: a single one, a list, or one per line; or those of a text of another kind.
 * @param {(text: string, file: string, name: string) => Promise<Read[] | null>} readOther
 * @returns {Promise<Read[]>}
 * @typedef {{ scenario: unknown, name: string, reading?: object }} Read
 */
export async function readScenarios(file, readOther) {
  const name = nameOf(file);
  const text = readText(file).replace(/^\uFEFF/, "");
  let values;
  try {
    values = [JSON.parse(text)].flat();
    if (!values.some(isScenario)) return (await readOther(text, file, name)) ?? plain(values, name);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const first = text.trimStart().split(LINE_BREAK, 1)[0];
    const others = isScenario(parsed(first)) || text.trim() === "" ? null : await readOther(text, file, name);
    if (others) return others;
    values = linesOf(text, name) ?? refuse(`${name} is not JSON: ${error.message}`);
  }
  return plain(values, name);
}

/** Whether a value is meant to be a scenario, complete or not. */
const isScenario = (value) => typeof value?.page === "object" && typeof value?.request === "object";

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function plain(values, name) {
  if (values.length === 0) refuse(`${name} holds no scenario`);
  return values.map((scenario, at) => ({ scenario, name: values.length > 1 ? `${name}, scenario ${at + 1}` : name }));
}

/** Newline-delimited JSON; null if the first line is not JSON. */
function linesOf(text, name) {
  const lines = text.split(LINE_BREAK).map((line, at) => ({ line, number: at + 1 }));
  const filled = lines.filter(({ line }) => line.trim() !== "");
  const values = [];
  for (const { line, number } of filled) {
    try {
      values.push(JSON.parse(line));
    } catch (error) {
      if (values.length === 0) return null;
      refuse(`${name}, line ${number}, is not JSON: ${error.message}`);
    }
  }
  return values;
}

/** @param {string} message @returns {never} */
function refuse(message) {
  throw new UsageError(message);
}

/** The message about standard input that is not used. */
const UNUSED =
  "standard input is not read; --response @-, --csp @- or --page-header @- would take text from it, and - alone scenarios";

/**
 * Whether a pipeline or a file provides standard input; the text is kept for {@link readText}.
 *
 * @param {boolean} isNeeded whether options leave something out that the text may give: in that case a wait is worthwhile
 */
export async function bringsInput(isNeeded) {
  if (isStdinRead || process.stdin.isTTY) return false;
  const stat = stdinStat();
  if (stat?.isFile()) return stat.size > 0;
  // Programs that start this one usually leave a socket open on which nothing is ever sent; a shell's `|` is a FIFO.
  if (!stat?.isFIFO()) return false;
  const text = await readStream(process.stdin, isNeeded ? PIPELINE_PATIENCE : PATIENCE);
  if (text === "") return false;
  piped = text;
  return true;
}

/** Reads a stream to its end; only what has arrived if nothing more arrives in time. */
function readStream(stream, patience) {
  return new Promise((resolve) => {
    const chunks = [];
    const end = () => {
      clearTimeout(timer);
      clearTimeout(notice);
      stream.destroy();
      resolve(decoded(Buffer.concat(chunks)));
    };
    let timer = setTimeout(end, patience);
    const notice = setTimeout(
      () =>
        process.stderr.write(
          "waiting for standard input, which is open and empty; </dev/null says that nothing comes\n",
        ),
      SILENT_PATIENCE,
    );
    stream.on("data", (chunk) => {
      clearTimeout(timer);
      clearTimeout(notice);
      chunks.push(chunk);
      timer = setTimeout(() => {
        process.stderr.write("standard input stays open; what has arrived so far is used\n");
        end();
      }, REST_PATIENCE);
    });
    stream.once("end", end);
    stream.once("error", end);
  });
}

function stdinStat() {
  try {
    return fstatSync(STDIN);
  } catch {
    return undefined;
  }
}

/** Throws if standard input has text that nothing has read. */
export async function refuseUnreadInput() {
  if (isStdinRead || process.stdin.isTTY) return;
  const stat = stdinStat();
  if (!stat) return;
  const isPipe = stat.isFIFO() || stat.isSocket();
  if (stat.isFile() ? stat.size > 0 : isPipe && (await brings(process.stdin))) throw new UsageError(UNUSED);
}

/** Whether a stream has any data. A stream that stays open without data is ignored. */
function brings(stream) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(false), PATIENCE);
    const end = (hasData) => {
      clearTimeout(timer);
      stream.destroy();
      resolve(hasData);
    };
    stream.once("data", () => end(true));
    stream.once("end", () => end(false));
    stream.once("error", () => end(false));
  });
}
