// A preprocessor for mdBook: `wouldblock` fences become elements with their reports while the book is built, and a fence
// that cannot be understood, or whose claim is wrong, ends the build.
import { claimOf } from "../static/claim.js";
import { htmlOf } from "../static/tree.js";
import { readFenceTree } from "../static.js";
import { visible } from "../visible.js";
import { fenceOptions } from "./fence-options.js";
import { readText } from "./input.js";
import { linkTo } from "./playground.js";
import { UsageError } from "./usage-error.js";

/** @typedef {import("../static.d.ts").FenceOptions} FenceOptions */

/** Implements mdBook's preprocessor protocol: whether a renderer is supported, or a processed book. */
export async function mdbookCommand({ positionals: [question, renderer] }, print) {
  if (question === "supports") return renderer === "html" ? 0 : 1;
  const { book, problems } = await preprocess(readText("-"));
  if (problems.length === 0) return print(book);
  process.stderr.write(`${problems.map(visible).join("\n")}\n`);
  return 1;
}

/** Matches any fence, so that a `wouldblock` fence that is shown within another fence, as an example, stays text. */
const FENCE = /^([ \t]*)(`{3,}|~{3,})([^\r\n]*)\r?\n([^]*?)(?:^[ \t]*\2[`~]*[ \t]*\r?$|$(?![^]))/gm;

/**
 * Turns the input from mdBook into the output that it expects.
 * @param {string} json `[context, book]`
 * @returns {Promise<{ book: string, problems: string[] }>} `problems`: each with its chapter and line
 */
async function preprocess(json) {
  const [context, book] = parsed(json);
  const { playground } = context.config?.preprocessor?.wouldblock ?? {};
  linkTo(playground, "`playground` in book.toml");
  const options = await fenceOptions(context.config?.book?.language, playground);
  const problems = [];
  // Before version 0.5, `items` was called `sections`.
  for (const item of book.items ?? book.sections) await replaceIn(item, options, problems);
  return { book: JSON.stringify(book), problems };
}

/** The context and the book. */
function parsed(json) {
  try {
    const [context, book] = JSON.parse(json);
    if (Array.isArray(book.items ?? book.sections)) return [context, book];
  } catch {
    // The message below applies.
  }
  throw new UsageError("mdBook runs `wouldblock mdbook`, as `command` of a [preprocessor.wouldblock] in book.toml");
}

/**
 * A chapter and its subchapters; parts and separators have no text.
 * @param {any} item
 * @param {FenceOptions} options
 * @param {string[]} problems
 */
async function replaceIn({ Chapter: chapter }, options, problems) {
  if (!chapter) return;
  const { content } = chapter;
  let replaced = "";
  let copied = 0;
  for (const { 0: whole, 1: indent, 3: info, 4: indented, index } of content.matchAll(FENCE)) {
    const claim = claimOf(info);
    if (claim === null) continue;
    const text = indented.replace(new RegExp(`^[ \\t]{0,${indent.length}}`, "gm"), "");
    try {
      const html = htmlOf(await readFenceTree(text.trimEnd(), { ...options, claim }));
      // A <div> begins a block of HTML, whatever follows on its line. Within a list it keeps its indentation.
      replaced += content.slice(copied, index) + `\n<div>${html}</div>\n`.replace(/^(?=.)/gm, indent);
      copied = index + whole.length;
    } catch (error) {
      if (error.name !== "FenceError") throw error;
      const first = lineOf(content, index);
      const place = (start) => `${chapter.source_path ?? chapter.name}:${first + lineOf(text, start)}`;
      problems.push(...error.problems.map(({ start, text: why }) => `${place(start)}: ${why}`));
    }
  }
  chapter.content = replaced + content.slice(copied);
  for (const item of chapter.sub_items) await replaceIn(item, options, problems);
}

/** The line number of a place. */
const lineOf = (text, at) => text.slice(0, at).split("\n").length;
