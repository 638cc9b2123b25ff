// The result of an audit as text for people.
import { visible } from "../visible.js";

/** What is missing if a violation report contradicts its own policy. */
const CONTRADICTION = "report.contradicts-policy";
/** The number of groups that are listed: `--format json` has all of them. */
const MOST = 50;

/**
 * The result as text for people.
 * @param {import("../audit.d.ts").Audit} result
 * @param {any} words
 * @param {((scenario: object) => string) | undefined} link
 */
export function listed(result, words, link) {
  const { lines, brokenLines, verdicts, groups, undetermined, noise, unused, leastPolicy, difference } = result;
  const out = [words.total({ lines, broken: brokenLines, ...verdicts })];
  const section = (title, list, linesOf) => {
    if (list.length === 0) return;
    out.push("", title, ...list.slice(0, MOST).flatMap(linesOf));
    if (list.length > MOST) out.push(`  ${words.moreRows(list.length - MOST)}`);
  };
  const example = ({ line, scenario }) => [
    `          ${words.line(line)}  ${scenario?.request.url ?? scenario?.request.text ?? ""}`,
    ...(link && scenario ? [`          ${link(scenario)}`] : []),
  ];
  const group = (one) => [
    `  ${String(one.count).padStart(8)}  ${[one.directive ?? one.check, one.origin, one.code].join("  ")}  (${one.engines.join(", ")})`,
    ...example(one.example),
  ];
  const missing = (one) => [
    `  ${String(one.count).padStart(8)}  ${one.missing === CONTRADICTION ? words.contradiction : words.missing(one.missing)}`,
    ...example(one.example),
  ];
  section(words.blocked, groups, group);
  if (difference) {
    section(words.becomes.blocked, difference.blocked, group);
    section(words.becomes.allowed, difference.allowed, group);
    section(words.becomes.undetermined, difference.undetermined, missing);
    if (Object.values(difference).every((list) => list.length === 0)) out.push("", words.same);
  }
  section(words.undetermined, undetermined, missing);
  section(words.noise, noise, (one) => [`  ${String(one.count).padStart(8)}  ${words.kinds[one.kind]}`]);
  section(words.unused, unused, ({ directive, source }) => [`  ${directive}  ${source}`]);
  out.push("", words.least, `  Content-Security-Policy: ${leastPolicy.value}`);
  for (const { text } of leastPolicy.warnings) out.push(`  ${words.note} ${text}`);
  if (result.incomplete) out.push("", words.incomplete);
  return out.map(visible).join("\n");
}
