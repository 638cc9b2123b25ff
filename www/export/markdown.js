/** The scenario and its answer as Markdown, for an issue. */

import { ENGINES, versionText } from "../engines.js";
import { checkName, explanation, headline } from "../headline.js";
import { t } from "../i18n.js";
import { gateName, gateStates } from "../ui/gates.js";
import { questionOf } from "./question.js";
import { SHAPES } from "./shapes.js";

/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** A fenced text. The fence is longer than any fence in it. @param {string} language @param {string} text */
function fenced(language, text) {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n+$/, "")}\n${fence}`;
}

/** @param {string} text */
function code(text) {
  const line = text.replace(/\s+/g, " ").trim();
  const fence = "`".repeat(longestRun(line) + 1);
  return line.includes("`") ? `${fence} ${line} ${fence}` : `\`${line}\``;
}

/** The longest run of backticks. @param {string} text */
const longestRun = (text) => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/**
 * The engine's sentence as Markdown: text in backticks stays code, and everything else is escaped, so that nothing is
 * markup and no account is mentioned.
 *
 * @param {string} text
 */
const words = (text) =>
  text
    .replace(/\s+/g, " ")
    .split(/(`[^`]*`)/)
    .map((piece) =>
      /^`[^`]+`$/.test(piece) ? piece : piece.replace(/[\\`<>*_[\]|~#&]/g, "\\$&").replaceAll("@", "@\u2060"),
    )
    .join("");

/** @param {import("./question.js").Part} part */
const partOf = ({ title, lead, text, language, others = [] }) => [
  // The elements themselves say where these policies are.
  ...(language === "html" ? [] : [`**${title}**${lead ? ` ${code(lead)}` : ""}`]),
  ...(text.trim() === "" ? [] : [fenced(language, text)]),
  ...(others.length > 0 ? [others.map(code).join(", ")] : []),
];

/** The gates in one line. @param {Report} report */
function pathOf({ gates }) {
  const steps = gates.map((gate) => {
    const states = gateStates(gate).map(
      ([state, engines]) => `${engines ? `${engines} ` : ""}${SHAPES[state]} ${t(`state.${state}`)}`,
    );
    return `${gateName(gate)} ${states.join(", ")}`;
  });
  return steps.length > 0 ? [`**${t("gates.title")}** ${words(steps.join(" → "))}`] : [];
}

/** The first fix, as a difference. @param {Report} report */
function fixOf({ fixes: [fix] }) {
  if (!fix) return [];
  const lines = [...fix.edits, ...fix.also].flatMap(({ header, before, after }) => {
    const name = header === null ? "" : `${header}: `;
    return [before === null ? [] : `- ${name}${before}`, after === null ? [] : `+ ${name}${after}`].flat();
  });
  return [`**${t("fixes.title")}** (${t(`fix.${fix.where}`)}) ${words(fix.text)}`, fenced("diff", lines.join("\n"))];
}

/**
 * @param {Scenario} scenario
 * @param {Report} report
 * @param {string} link Empty if the scenario is too long for one.
 */
export function asMarkdown(scenario, report, link) {
  const { kind, word, by } = headline(report);
  const rows = ENGINES.map((engine) => {
    const { verdict, blockedBy, version } = report.verdicts[engine];
    return `| ${t(engine)}${version === null ? "" : ` ${versionText(engine, version)}`} | ${t(`verdict.${verdict}`)}${blockedBy ? ` ${t("verdict.by", { check: checkName(blockedBy) })}` : ""} |`;
  });
  const consoles = ENGINES.flatMap((engine) => {
    const { console: lines } = report.verdicts[engine];
    return lines.length === 0 ? [] : [`**${t("console.title")}: ${t(engine)}**`, fenced("text", lines.join("\n"))];
  });
  return `${[
    `### ${word}${kind === "browsers-disagree" || kind === "server-decides" ? ":" : ""}${by ? ` ${by}` : ""}`,
    words(explanation(report)),
    [`| | |`, `|---|---|`, ...rows].join("\n"),
    ...pathOf(report),
    ...fixOf(report),
    ...questionOf(scenario).flatMap(partOf),
    ...consoles,
    ...(link ? [`[${t("share.openLink")}](${link.replaceAll("(", "%28").replaceAll(")", "%29")})`] : []),
  ].join("\n\n")}\n`;
}
