// `wouldblock prerender DIR`: writes verdicts into a site that another tool built. MkDocs, Sphinx, Hugo, Jekyll and others
// have no plug-ins in JavaScript, but they all write code blocks in the same few ways.
import { readFileSync, writeFileSync } from "node:fs";
import { fencesIn } from "../static/html-fences.js";
import { htmlOf } from "../static/tree.js";
import { readFenceTree } from "../static.js";
import { visible } from "../visible.js";
import { fenceOptions } from "./fence-options.js";
import { filesBelow, nameBelow } from "./files.js";
import { linkTo } from "./playground.js";
import { UsageError } from "./usage-error.js";

const PAGES = new Set([".html", ".htm"]);

const NOTHING =
  "no code block of the language `wouldblock` was found; some highlighters leave out the names of languages that they do not know";

/** `wouldblock prerender`; resolves to the exit code. No file is changed if a fence of any file cannot be understood. */
export async function prerenderCommand({ values, positionals }, print) {
  if (positionals.length !== 1) throw new UsageError("prerender takes the folder of a site");
  const [folder] = positionals;
  linkTo(values.playground);
  const written = [];
  const problems = [];
  for (const path of filesBelow(folder, PAGES)) {
    const name = nameBelow(folder, path);
    const page = await prerendered(readFileSync(path, "utf8"), values);
    problems.push(...page.problems.map((why) => `${name}: ${why}`));
    if (page.count > 0) written.push({ path, name, ...page });
  }
  if (problems.length > 0) {
    process.stderr.write(`${problems.map(visible).join("\n")}\n`);
    return 1;
  }
  for (const { path, html } of written) writeFileSync(path, html);
  if (values.quiet) return 0;
  for (const { name, count } of written) print(visible(`${name}: ${count}`));
  if (written.length === 0) process.stderr.write(`${NOTHING}\n`);
  const sum = written.reduce((total, { count }) => total + count, 0);
  return print(`verdicts written: ${sum}, pages: ${written.length}`);
}

/**
 * A page with the verdicts of its fences.
 *
 * @param {string} html
 * @param {{ language?: string, playground?: string }} options `language`: instead of the language of the page
 * @returns {Promise<{ html: string, count: number, problems: string[] }>} `problems`: fences that cannot be understood
 */
async function prerendered(html, { language: chosen, playground }) {
  const fences = fencesIn(html);
  const problems = [];
  if (fences.length === 0) return { html, count: 0, problems };
  const [, own] = /<html\b[^<>]*\slang\s*=\s*["']?([\w-]+)/i.exec(html) ?? [];
  const options = await fenceOptions(chosen ?? own, playground);
  let result = "";
  let copied = 0;
  for (const { start, end, text } of fences) {
    try {
      result += html.slice(copied, start) + htmlOf(await readFenceTree(text, options));
      copied = end;
    } catch (error) {
      if (error.name !== "FenceError") throw error;
      problems.push(error.message);
    }
  }
  return { html: result + html.slice(copied), count: fences.length, problems };
}
