// `wouldblock policy`: what is wrong with policies, how strong they are, and what an injection could do.
import { existsSync } from "node:fs";
import { escaped, visible } from "../visible.js";
import { parsePolicy } from "./engine.js";
import { language as catalogue } from "../languages/index.js";
import { assess } from "../strength.js";
import { readText, textOf } from "./input.js";
import { UsageError } from "./usage-error.js";

/** A language's words about strength; English by default. */
async function wordsOf(tag) {
  if (tag === undefined || tag === "en") return undefined;
  const { strength } = await import(`../languages/${tag}/strength.js`);
  return strength;
}

/**
 * `wouldblock policy FILE…`, or `--csp POLICY`; resolves to the exit code: 1 if there is an error.
 * @param {import("./parse-words.js").Words} words
 */
export async function policyCommand({ values, positionals: files }, print) {
  const language = values.language && (await catalogue(values.language));
  const given = [
    ...(values.csp ?? []).map((text) => parsePolicy(textOf(text), { language })),
    ...(values["csp-report-only"] ?? []).map((text) => parsePolicy(textOf(text), { language, disposition: "report" })),
    ...(values["page-header"] ?? []).map((text) => parsePolicy(textOf(text), { language })),
  ];
  const policy = files.find((file) => /^[a-z-]+ +\S/.test(file) && !existsSync(file));
  if (policy !== undefined)
    throw new UsageError(`there is no file "${policy}"; a policy is given as --csp "${policy}"`);
  const named = files.length > 0 || given.length > 0 ? files : ["-"];
  const all = [...given, ...named.map((file) => parsePolicy(readText(file), { language }))];
  const words = await wordsOf(values.language);
  let code = 0;
  for (const [at, parsed] of all.entries()) {
    const assessment = assess(parsed, { words });
    const findings = [...parsed.problems, ...assessment.findings];
    if (findings.some(({ severity }) => severity === "error")) code = 1;
    if (values.quiet) continue;
    if (values.json) print(escaped(JSON.stringify({ ...parsed, ...assessment }, null, all.length > 1 ? 0 : 2)));
    else print((at > 0 ? "\n" : "") + formatted(parsed, assessment, findings));
  }
  return code;
}

const ORDER = ["error", "warning", "hint"];

function formatted(parsed, { grade, summary, abilities, migration }, findings) {
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const lines = [`${grade}: ${summary}`, "", ...abilities.map(({ text }) => `  ${text}`)];
  if (sorted.length > 0) lines.push("");
  for (const { severity, text, code, evidence } of sorted)
    lines.push(`  ${severity.padEnd(7)}  ${text} (${code}${placeOf(evidence, parsed)})`);
  if (migration) lines.push("", `  ${migration}`);
  return lines.map(visible).join("\n");
}

/** The place of a finding, unless that is the whole policy. */
function placeOf([at], { policies }) {
  if (!at || policies.some((policy) => policy.at.start === at.start && policy.at.end === at.end)) return "";
  return `, ${at.start}-${at.end}`;
}
