// Files and standard input, as text and as scenarios.
import { fstatSync, readFileSync } from "node:fs";
import { UsageError } from "./usage-error.js";

const STDIN = 0;
/** How long to wait for what a pipe may bring that nothing has asked for, in milliseconds. */
const PATIENCE = 300;

let isStdinRead = false;

/** The text of a file; "-" is standard input, which can be read once. */
export function readText(file) {
  const name = nameOf(file);
  if (file === "-") {
    if (isStdinRead) throw new UsageError("standard input can be read once");
    isStdinRead = true;
  }
  try {
    return readFileSync(file === "-" ? STDIN : file, "utf8");
  } catch (error) {
    throw new UsageError(`${name} could not be read: ${error.code ?? error.message}`);
  }
}

const nameOf = (file) => (file === "-" ? "standard input" : file);

/**
 * The scenarios of a file: one, a list of them, or one on each line.
 * @returns {{ scenario: unknown, name: string }[]}
 */
export function readScenarios(file) {
  const name = nameOf(file);
  const text = readText(file).replace(/^\uFEFF/, "");
  let values;
  try {
    values = [JSON.parse(text)].flat();
  } catch (error) {
    values = linesOf(text, name) ?? refuse(`${name} is not JSON: ${error.message}`);
  }
  if (values.length === 0) refuse(`${name} holds no scenario`);
  return values.map((scenario, at) => ({ scenario, name: values.length > 1 ? `${name}, scenario ${at + 1}` : name }));
}

/** Newline-delimited JSON; null where already the first line is not JSON. */
function linesOf(text, name) {
  const lines = text.split("\n").map((line, at) => ({ line, number: at + 1 }));
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

/** What is said of standard input that is not used. */
const UNUSED =
  "standard input is not read; --response @-, --csp @- or --page-header @- would take text from it, and - alone scenarios";

/** Throws where standard input holds something that nothing has read. */
export async function refuseUnreadInput() {
  if (isStdinRead || process.stdin.isTTY) return;
  let stat;
  try {
    stat = fstatSync(STDIN);
  } catch {
    return;
  }
  const isPipe = stat.isFIFO() || stat.isSocket();
  if (stat.isFile() ? stat.size > 0 : isPipe && (await brings(process.stdin))) throw new UsageError(UNUSED);
}

/** Whether anything comes out of a stream. One that stays open and silent is left alone. */
function brings(stream) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(false), PATIENCE);
    const end = (answer) => {
      clearTimeout(timer);
      stream.destroy();
      resolve(answer);
    };
    stream.once("data", () => end(true));
    stream.once("end", () => end(false));
    stream.once("error", () => end(false));
  });
}
