// A report in words for a terminal: of the command line, and of the matchers' messages.
import { terminals } from "./languages/terminal.js";

const PLAIN = {
  strong: (text) => text,
  good: (text) => text,
  bad: (text) => text,
  unsure: (text) => text,
  faint: (text) => text,
};

const sgr = (open, close) => (text) => `\x1b[${open}m${text}\x1b[${close}m`;

/** Colours for terminals that have them. */
export const COLOURS = {
  strong: sgr(1, 22),
  good: sgr(32, 39),
  bad: sgr(31, 39),
  unsure: sgr(33, 39),
  faint: sgr(2, 22),
};

/** What a terminal acts upon, or shows in another order: controls, and marks of direction. */
const INVISIBLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** `text` on one line, with everything in sight: a terminal does nothing but show it. */
export const visible = (text) => text.replace(INVISIBLE, (found) => `\\u{${found.codePointAt(0).toString(16)}}`);

/** JSON in which nothing is left that a terminal acts upon. */
export const escaped = (json) =>
  json.replace(INVISIBLE, (found) =>
    found === "\n" ? found : `\\u${found.codePointAt(0).toString(16).padStart(4, "0")}`,
  );

/** A copy in which each text is visible. */
function visibleAll(value) {
  if (typeof value === "string") return visible(value);
  if (Array.isArray(value)) return value.map(visibleAll);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visibleAll(one)]));
}

const ENGINES = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };
const MARKS = { pass: ["✓", "good"], fail: ["✗", "bad"], unknown: ["?", "unsure"], info: ["·", "faint"] };
const TONES = { allowed: "good", blocked: "bad", undetermined: "unsure" };

/**
 * What would happen, and why.
 * @param report what `simulate` gave
 * @param scenario what `toScenario` gives for the same: evidence is quoted from it
 * @param options `paint`: colours; `steps`: "all" of them, or those that "decide"; `language`: the tag of the report's;
 *   `policyOnly`: the report is on the policy alone
 */
export function describe(
  report,
  scenario,
  { paint = PLAIN, steps = "decide", language = "en", policyOnly = false } = {},
) {
  report = visibleAll(report);
  const { request, page } = visibleAll({ request: scenario.request, page: { url: scenario.page.url } });
  const words = terminals[language] ?? terminals.en;
  const named = (engine) => ENGINES[engine] ?? words[engine];
  const lines = [
    `${paint.strong(`${request.api} ${request.method ?? ""}`.trim())} ${request.url ?? ""} ${paint.faint(page.url ? words.from(page.url) : "")}`.trimEnd(),
    paint[TONES[report.verdict]](policyOnly && !isOpenPage(report) ? words.policy[report.verdict] : report.summary),
  ];
  const told = steps === "all" ? report.steps : report.steps.filter(stopped);
  for (const step of told) {
    const [mark, tone] = MARKS[step.outcome];
    lines.push(`  ${paint[tone](mark)} ${step.text}`);
    for (const evidence of step.evidence) {
      const quote = quoted(scenario, evidence);
      if (quote) lines.push(`      ${paint.faint(`${evidence.source}${pair(evidence)}:`)} ${quote}`);
    }
    if (step.outcome === "fail") lines.push(`      ${paint.faint(`${step.spec.name}, ${step.spec.url}`)}`);
  }
  for (const [engine, { verdict, blockedBy, note }] of Object.entries(report.verdicts)) {
    if (verdict === report.verdict && !note) continue;
    const told = words.engine(named(engine), paint[TONES[verdict]](words[verdict]), blockedBy ?? "");
    lines.push(`  ${told}${note ? words.note(note) : ""}`);
  }
  if (steps === "all") {
    for (const [engine, { console }] of Object.entries(report.verdicts))
      for (const line of console) lines.push(`  ${paint.faint(words.console(named(engine)))}${words.space}${line}`);
  }
  for (const { path, value, why } of report.assumed ?? [])
    lines.push(`  ${words.assumed(paint.strong(path), value)}${words.space}${why}`);
  for (const missing of report.missing) lines.push(`  ${words.missing(paint.strong(missing))}`);
  for (const fix of report.fixes) lines.push(`  ${paint.strong(words.fix)}${words.space}${fix.text}`);
  for (const warning of report.warnings) lines.push(`  ${paint.unsure(words.warning)}${words.space}${warning.text}`);
  return lines.join("\n");
}

/** Whether the answer depends on the page's URL, which is not given. */
const isOpenPage = ({ verdict, missing }) => verdict === "undetermined" && missing[0] === "page.url";

/** Whether it is the step that the request does not get past. */
const stopped = (step) => step.decisive && step.outcome !== "pass";

const pair = ({ index }) => (index === undefined ? "" : `[${index}]`);

/** The piece of the scenario that evidence points at, on one line. */
function quoted(scenario, { source, start, end, index }) {
  let text = scenario;
  for (const name of source.split(/[.[\]]+/).filter(Boolean)) text = text?.[name];
  if (index !== undefined) text = text?.[index]?.[1];
  if (text === undefined || text === null) return "";
  const piece = visible(String(text).slice(start, end).replace(/\s+/g, " "));
  return piece.length > 120 ? `${piece.slice(0, 119)}…` : piece;
}
