// <would-block> including its report, as plain HTML: for print, feeds, search engines, and readers without
// scripts. If the page has element.js, it loads nothing more until a reader wants to edit.
import { parseFence } from "./element/fence.js";
import { wordsFor } from "./element/words.js";
import { decide, simulate, toScenario } from "./index.js";
import { languageOf } from "./languages/list.js";
import { answer, badge, question, text } from "./static/answer.js";
import { refuted } from "./static/claim.js";
import { playgroundHref } from "./static/link.js";
import { partsOf, partsOfFence, scenarioOfParts } from "./static/parts.js";
import { h, htmlOf } from "./static/tree.js";
import { withCode } from "./error-code.js";

/**
 * @param {import("./index.d.ts").ScenarioLike} scenario
 * @param {import("./static.d.ts").StaticOptions} [options]
 */
export function renderStatic(scenario, options) {
  return htmlOf(staticTree(scenario, options));
}

/**
 * Like {@link renderStatic}, as a tree of hast.
 *
 * @param {import("./index.d.ts").ScenarioLike} given
 * @param {import("./static.d.ts").StaticOptions} [options]
 */
export function staticTree(given, { language, attributes: shown = {} } = {}) {
  const scenario = toScenario(given);
  const { attributes, blocks } = partsOf(scenario);
  const read = scenarioOfParts(attributes, blocks);
  if (JSON.stringify(decide(read)) !== JSON.stringify(decide(scenario)))
    throw withCode(
      "ERR_WOULDBLOCK_ARGUMENT",
      new Error("this scenario has something that the attributes and texts of <would-block> cannot express"),
    );
  return tree({ ...attributes, ...shown }, blocks, read, language);
}

/** A fenced code block of the language `wouldblock`. */
export function renderFence(fence, options) {
  return htmlOf(fenceTree(fence, options));
}

/**
 * Like {@link renderFence}, as a tree of hast.
 *
 * @param {string} fence
 * @param {import("./static.d.ts").FenceOptions} [options]
 */
export function fenceTree(fence, options) {
  return treeOf(fence, parseFence(textOf(fence)), options);
}

/**
 * Like {@link fenceTree}, for a fence that may contain a command or a call. The readers are loaded if it does.
 *
 * @param {string} fence
 * @param {import("./static.d.ts").FenceOptions} [options]
 */
export async function readFenceTree(fence, options) {
  const { readFence } = await import("./element/read-fence.js");
  return treeOf(fence, await readFence(textOf(fence)), options);
}

const textOf = (fence) => fence.replace(/\r?\n$/, "");

/**
 * @param {string} fence
 * @param {ReturnType<typeof parseFence>} parsed
 * @param {import("./static.d.ts").FenceOptions} [options]
 */
function treeOf(fence, { problems, ...parsed }, { language, attributes: shown = {}, claim = "" } = {}) {
  if (problems.length > 0) throw new FenceError(fence, problems);
  const { attributes, blocks } = partsOfFence(parsed);
  return tree({ ...attributes, ...shown }, blocks, scenarioOfParts(attributes, blocks), language, (report) => {
    const why = claim && refuted(claim, report);
    if (why) throw new FenceError(fence, [{ start: 0, end: 0, text: why }]);
  });
}

function tree(attributes, blocks, scenario, language, check = (_report) => {}) {
  const report = simulate(scenario, { language });
  check(report);
  const { html, tag } = languageOf(language?.tag ?? "");
  const t = wordsFor(tag);
  const element = (...children) => h("would-block", { ...attributes, "data-answer": report.verdict }, ...children);
  const href = playgroundHref(attributes.playground, scenario);
  if (attributes.display === "badge")
    return element(...blocks.map((block) => text(block, report, "code")), badge(report, t, html, href));
  return element(
    question(scenario),
    ...blocks.map((block) => text(block, report, "pre")),
    answer(report, t, html, href),
  );
}

/**
 * The scenario of a fence that has been read.
 *
 * @param {Pick<ReturnType<typeof parseFence>, "attributes" | "blocks">} fence
 */
export function scenarioOfFence(fence) {
  const { attributes, blocks } = partsOfFence(fence);
  return scenarioOfParts(attributes, blocks);
}

/** A fence that cannot be understood. */
export class FenceError extends SyntaxError {
  constructor(fence, problems) {
    const [{ start, text }] = problems;
    const line = fence.slice(0, start).split("\n").length;
    super(`line ${line} of the fence: ${text}`);
    this.name = "FenceError";
    this.code = "ERR_WOULDBLOCK_FENCE";
    /** Counted from 1 within the fence. */
    this.line = line;
    this.problems = problems;
  }
}
