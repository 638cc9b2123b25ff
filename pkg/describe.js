// Writes a report as text: for terminals, for the messages of the matchers, and as Markdown.
import { checkReport, optionsOf } from "./describe-arguments.js";
import { excerpt, pair, textAt } from "./excerpt.js";
import { ENGINE_TITLES } from "./lists.js";
import { visible } from "./visible.js";

export { DescribeError } from "./errors.js";

const PLAIN = {
  strong: (text) => text,
  good: (text) => text,
  bad: (text) => text,
  unsure: (text) => text,
  faint: (text) => text,
};

const sgr = (open, close) => (text) => `\x1b[${open}m${text}\x1b[${close}m`;

/** Colours for terminals. */
const COLOURS = {
  strong: sgr(1, 22),
  good: sgr(32, 39),
  bad: sgr(31, 39),
  unsure: sgr(33, 39),
  faint: sgr(2, 22),
};

/** A copy in which every character is visible. */
function visibleAll(value) {
  if (typeof value === "string") return visible(value);
  if (Array.isArray(value)) return value.map(visibleAll);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visibleAll(one)]));
}

const MARKS = { pass: ["✓", "good"], fail: ["✗", "bad"], unknown: ["?", "unsure"], info: ["·", "faint"] };
const TONES = { allowed: "good", blocked: "bad", undetermined: "unsure" };

/**
 * Describes what would happen, and why.
 *
 * @param {import("./contract.d.ts").Report} given the result of `simulate`
 * @param {import("./describe.d.ts").DescribeOptions} [options]
 * @returns {string}
 */
export function describe(given, options) {
  checkReport(given);
  const { scenario, format, steps, policyOnly, words } = optionsOf(options);
  const report = visibleAll(given);
  const about = {
    report,
    scenario,
    words,
    summary: policyOnly && !isOpenPage(report) ? words.policy[report.verdict] : report.summary,
    steps: steps === "all" ? report.steps : report.steps.filter(stopped),
    named: (engine) => ENGINE_TITLES[engine] ?? words[engine],
    others: Object.entries(report.verdicts).filter(([, { verdict, note }]) => verdict !== report.verdict || note),
    consoles: steps === "all" ? Object.entries(report.verdicts) : [],
  };
  return format === "markdown" ? inMarkdown(about) : inTerminal(about, format === "ansi" ? COLOURS : PLAIN);
}

/** The request in one line: its API and URL, and the page. */
function asked({ request, page }) {
  const { api, method, url } = visibleAll({ api: request.api, method: request.method, url: request.url });
  return { what: `${api} ${method ?? ""}`.trim(), url: url ?? "", from: page.url ? visible(String(page.url)) : "" };
}

function inTerminal({ report, scenario, words, summary, steps, named, others, consoles }, paint) {
  const lines = [];
  if (scenario) {
    const { what, url, from } = asked(scenario);
    lines.push(`${paint.strong(what)} ${url} ${from && paint.faint(words.from(from))}`.trimEnd());
  }
  lines.push(paint[TONES[report.verdict]](summary));
  for (const step of steps) {
    const [mark, tone] = MARKS[step.outcome];
    lines.push(`  ${paint[tone](mark)} ${step.text}`);
    for (const evidence of step.evidence) lines.push(...excerpt(scenario, evidence, paint, tone));
    if (step.outcome === "fail") lines.push(`      ${paint.faint(`${step.spec.name}, ${step.spec.url}`)}`);
  }
  for (const [engine, { verdict, blockedBy, note }] of others) {
    const verdictLine = words.engine(named(engine), paint[TONES[verdict]](words[verdict]), blockedBy ?? "");
    lines.push(`  ${verdictLine}${note ? words.note(note) : ""}`);
  }
  for (const [engine, { console }] of consoles)
    for (const line of console) lines.push(`  ${paint.faint(words.console(named(engine)))}${words.space}${line}`);
  for (const { path, value, why } of report.assumed ?? [])
    lines.push(`  ${words.assumed(paint.strong(path), value)}${words.space}${why}`);
  for (const missing of report.missing) lines.push(`  ${words.missing(paint.strong(missing))}`);
  for (const fix of report.fixes) lines.push(`  ${paint.strong(words.fix)}${words.space}${fix.text}`);
  for (const { text, code, evidence, docs } of report.warnings) {
    lines.push(`  ${paint.unsure(words.warning)}${words.space}${text} ${paint.faint(`[${code}]`)}`);
    if (evidence.length > 0) lines.push(...excerpt(scenario, evidence[0], paint, "unsure"));
    if (docs) lines.push(`      ${paint.faint(docs)}`);
  }
  return lines.join("\n");
}

/** Whether the verdict depends on a page's URL that is not given. */
const isOpenPage = ({ verdict, missing }) => verdict === "undetermined" && missing[0] === "page.url";

/** Text of the input becomes code in Markdown; elsewhere its markup is removed. */
const code = (text) => {
  const ticks = "`".repeat(1 + Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)));
  return ticks.length > 1 || text.startsWith("`") ? `${ticks} ${text} ${ticks}` : `\`${text}\``;
};
const plainText = (text) => text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");

function inMarkdown({ report, scenario, words, summary, steps, named, others, consoles }) {
  const lines = [];
  if (scenario) {
    const { what, url, from } = asked(scenario);
    lines.push(`${code(`${what} ${url}`.trim())} ${from && plainText(words.from(from))}`.trimEnd(), "");
  }
  lines.push(`**${plainText(summary)}**`, "");
  for (const { outcome, text, spec, evidence } of steps) {
    lines.push(`- ${MARKS[outcome][0]} ${plainText(text)} ([${plainText(spec.name)}](${spec.url}))`);
    for (const one of evidence) {
      const piece = textAt(scenario, one)?.slice(one.start, one.end);
      if (piece) lines.push(`  - ${code(one.source + pair(one))}: ${code(visible(piece.replace(/\s+/g, " ")))}`);
    }
  }
  for (const [engine, { verdict, blockedBy, note }] of others)
    lines.push(
      `- ${plainText(words.engine(named(engine), words[verdict], blockedBy ?? "") + (note ? words.note(note) : ""))}`,
    );
  for (const [engine, { console }] of consoles)
    for (const line of console) lines.push(`- ${words.console(named(engine))} ${code(line)}`);
  for (const { path, value, why } of report.assumed ?? [])
    lines.push(`- ${words.assumed(code(path), plainText(String(value)))} ${plainText(why)}`);
  for (const missing of report.missing) lines.push(`- ${words.missing(code(missing))}`);
  for (const { text } of report.fixes) lines.push(`- **${words.fix}** ${plainText(text)}`);
  for (const { text, code: name, docs } of report.warnings)
    lines.push(
      `- ${words.warning} ${plainText(text)} (${docs?.includes("://") ? `[${code(name)}](${docs})` : code(name)})`,
    );
  return lines.join("\n").trim();
}

/** Whether the request ends at this step. */
const stopped = (step) => step.decisive && step.outcome !== "pass";
