// A report in words for a terminal: of the command line, and of the matchers' messages.

const PLAIN = { strong: text => text, good: text => text, bad: text => text, unsure: text => text, faint: text => text };

const sgr = (open, close) => text => `\x1b[${open}m${text}\x1b[${close}m`;

/** Colours for terminals that have them. */
export const COLOURS = {
  strong: sgr(1, 22),
  good: sgr(32, 39),
  bad: sgr(31, 39),
  unsure: sgr(33, 39),
  faint: sgr(2, 22),
};

const ENGINES = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit", standards: "the standards" };
const MARKS = { pass: ["✓", "good"], fail: ["✗", "bad"], unknown: ["?", "unsure"], info: ["·", "faint"] };
const TONES = { allowed: "good", blocked: "bad", undetermined: "unsure" };

/**
 * What would happen, and why.
 * @param report what `simulate` gave
 * @param scenario what `toScenario` gives for the same: evidence is quoted from it
 * @param options `paint`: colours; `steps`: "all" of them, or those that "decide"
 */
export function describe(report, scenario, { paint = PLAIN, steps = "decide" } = {}) {
  const { request, page } = scenario;
  const lines = [
    `${paint.strong(`${request.api} ${request.method ?? ""}`.trim())} ${request.url} ${paint.faint(`from ${page.url}`)}`,
    paint[TONES[report.verdict]](report.summary),
  ];
  const told = steps === "all" ? report.steps : report.steps.filter(step => decides(step, report.verdict));
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
    const by = blockedBy ? ` (${blockedBy})` : "";
    lines.push(`  In ${ENGINES[engine]}: ${paint[TONES[verdict]](verdict)}${by}${note ? `. ${note}` : ""}`);
  }
  if (steps === "all") {
    for (const [engine, { console }] of Object.entries(report.verdicts))
      for (const line of console) lines.push(`  ${paint.faint(`${ENGINES[engine]}'s console:`)} ${line}`);
  }
  for (const missing of report.missing) lines.push(`  To know, give ${paint.strong(missing)}.`);
  for (const fix of report.fixes) lines.push(`  ${paint.strong("Fix:")} ${fix.text}`);
  for (const warning of report.warnings) lines.push(`  ${paint.unsure("Note:")} ${warning.text}`);
  return lines.join("\n");
}

const decides = (step, verdict) =>
  (verdict === "blocked" && step.outcome === "fail") || (verdict === "undetermined" && step.outcome === "unknown");

const pair = ({ index }) => (index === undefined ? "" : `[${index}]`);

/** The piece of the scenario that evidence points at, on one line. */
function quoted(scenario, { source, start, end, index }) {
  let text = scenario;
  for (const name of source.split(/[.[\]]+/).filter(Boolean)) text = text?.[name];
  if (index !== undefined) text = text?.[index]?.[1];
  if (text === undefined || text === null) return "";
  const piece = String(text).slice(start, end).replace(/\s+/g, " ");
  return piece.length > 120 ? `${piece.slice(0, 119)}…` : piece;
}
