// A preprocessor for mdBook: `wouldblock` fences become elements while the book is built, and a fence that cannot be
// understood ends the build.
import { fenceHtml } from "../element/fence.js";
import { readFence } from "../element/read-fence.js";
import { visible } from "../visible.js";
import { readText } from "./input.js";
import { UsageError } from "./usage-error.js";

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
export async function preprocess(json) {
  const problems = [];
  try {
    const [, book] = JSON.parse(json);
    // Before version 0.5, `items` was called `sections`.
    for (const item of book.items ?? book.sections) await replaceIn(item, problems);
    return { book: JSON.stringify(book), problems };
  } catch {
    throw new UsageError("mdBook runs `wouldblock mdbook`, as `command` of a [preprocessor.wouldblock] in book.toml");
  }
}

/** A chapter and its subchapters; parts and separators have no text. */
async function replaceIn({ Chapter: chapter }, problems) {
  if (!chapter) return;
  const { content } = chapter;
  let replaced = "";
  let copied = 0;
  for (const { 0: whole, 1: indent, 3: language, 4: indented, index } of content.matchAll(FENCE)) {
    if (language.trim() !== "wouldblock") continue;
    const text = indented.replace(new RegExp(`^[ \\t]{0,${indent.length}}`, "gm"), "");
    const fence = await readFence(text.trimEnd());
    for (const { start, text: why } of fence.problems)
      problems.push(`${chapter.source_path ?? chapter.name}:${lineOf(content, index) + lineOf(text, start)}: ${why}`);
    // Blank lines make it a separate block; within a list it keeps its indentation.
    replaced += content.slice(copied, index) + `\n${fenceHtml(fence)}\n`.replace(/^(?=.)/gm, indent);
    copied = index + whole.length;
  }
  chapter.content = replaced + content.slice(copied);
  for (const item of chapter.sub_items) await replaceIn(item, problems);
}

/** The line number of a place. */
const lineOf = (text, at) => text.slice(0, at).split("\n").length;
