// The result of an audit as rows, and as text for people.
import { visible } from "../visible.js";

/** A row for each counted item. */
export function rows({ groups, difference, undetermined, noise, unused, leastPolicy }) {
  const ofGroup = (kind) => (group) => ({
    kind,
    check: group.check,
    directive: group.directive,
    origin: group.origin,
    code: group.code,
    engines: group.engines.join(" "),
    count: group.count,
    ...ofExample(group.example),
  });
  return [
    ...groups.map(ofGroup("blocked")),
    ...(difference?.blocked ?? []).map(ofGroup("becomes-blocked")),
    ...(difference?.allowed ?? []).map(ofGroup("becomes-allowed")),
    ...undetermined.map(({ missing, count, example }) => ({
      kind: "undetermined",
      code: missing,
      count,
      ...ofExample(example),
    })),
    ...noise.map(({ kind, count, example }) => ({ kind: "noise", code: kind, count, ...ofExample(example) })),
    ...unused.map(({ directive, source, line }) => ({ kind: "unused", directive, code: source, line })),
    { kind: "least-policy", code: leastPolicy.value },
  ];
}

const ofExample = ({ line, scenario }) => ({ line, url: scenario?.request.url ?? "" });

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
  const section = (title, list, told) => {
    if (list.length === 0) return;
    out.push("", title, ...list.slice(0, MOST).flatMap(told));
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
  section(words.blocked, groups, group);
  if (difference) {
    section(words.becomes.blocked, difference.blocked, group);
    section(words.becomes.allowed, difference.allowed, group);
    if (difference.blocked.length + difference.allowed.length === 0) out.push("", words.same);
  }
  section(words.undetermined, undetermined, (one) => [
    `  ${String(one.count).padStart(8)}  ${words.missing(one.missing)}`,
    ...example(one.example),
  ]);
  section(words.noise, noise, (one) => [`  ${String(one.count).padStart(8)}  ${words.kinds[one.kind]}`]);
  section(words.unused, unused, ({ directive, source }) => [`  ${directive}  ${source}`]);
  out.push("", words.least, `  Content-Security-Policy: ${leastPolicy.value}`);
  for (const { text } of leastPolicy.warnings) out.push(`  ${words.note} ${text}`);
  if (result.incomplete) out.push("", words.incomplete);
  return out.map(visible).join("\n");
}
