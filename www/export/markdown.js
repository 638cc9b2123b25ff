/** The scenario and its answer as Markdown, for an issue. */

import { ENGINES, versionText } from "../engines.js";
import { t } from "../i18n.js";
import { checkName, reason } from "../ui/verdict.js";
import { headerLines } from "./headers.js";

/** @typedef {import("../../pkg/contract.d.ts").HeaderInput} HeaderInput */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** Text in a fence that nothing in it can close. @param {string} language @param {string} text */
function fenced(language, text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n+$/, "")}\n${fence}`;
}

/** @param {string} text */
function code(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
}

/** The engine's sentence: what stands between backticks stays quoted, nothing else in it is markup. @param {string} text */
const words = (text) =>
  text
    .replace(/\s+/g, " ")
    .split("`")
    .map((piece, index) => (index % 2 === 1 ? `\`${piece}\`` : piece.replace(/[\\<>*_[\]]/g, "\\$&")))
    .join("");

/** @param {string} title @param {HeaderInput | undefined} headers @param {string} [lead] */
function part(title, headers, lead = "") {
  const lines = headerLines(headers);
  return [`**${title}**${lead ? ` ${lead}` : ""}`, ...(lines.trim() === "" ? [] : [fenced("http", lines)])];
}

/**
 * @param {Scenario} scenario
 * @param {Report} report
 * @param {string} link Empty where the scenario is too long for one.
 */
export function asMarkdown(scenario, report, link) {
  const { page, request, network = [] } = scenario;
  const by = report.blockedBy ? ` ${t("verdict.by", { check: checkName(report.blockedBy) })}` : "";
  const rows = ENGINES.map((engine) => {
    const { verdict, blockedBy, version } = report.verdicts[engine];
    return `| ${t(`engine.${engine}`)}${version === null ? "" : ` ${versionText(engine, version)}`} | ${t(`verdict.${verdict}`)}${blockedBy ? ` ${t("verdict.by", { check: checkName(blockedBy) })}` : ""} |`;
  });
  const replies = network.flatMap((hop, index) =>
    /** @type {const} */ (["preflight", "response"]).flatMap((kind) => {
      const head = hop[kind];
      if (!head) return [];
      const unit = index > 0 ? ` (${t("network.hopName", { number: index + 1 })})` : "";
      return part(
        t(`network.${kind}`) + unit,
        head.headers,
        head.status === undefined ? "" : code(String(head.status)),
      );
    }),
  );
  const consoles = ENGINES.flatMap((engine) => {
    const { console: lines } = report.verdicts[engine];
    return lines.length === 0
      ? []
      : [`**${t("console.title")}: ${t(`engine.${engine}`)}**`, fenced("text", lines.join("\n"))];
  });
  return (
    [
      `### ${t(`verdict.${report.verdict}`)}${by}`,
      words(reason(report)),
      [`| | |`, `|---|---|`, ...rows].join("\n"),
      ...part(t("page.title"), page.headers, code(page.url)),
      ...(page.meta
        ? [
            fenced(
              "html",
              page.meta
                .map(
                  (policy) =>
                    `<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll('"', "&quot;")}">`,
                )
                .join("\n"),
            ),
          ]
        : []),
      ...part(
        t("request.title"),
        request.headers,
        code([request.api, request.method, request.url].filter(Boolean).join(" ")),
      ),
      ...replies,
      ...consoles,
      ...(link ? [`[${t("share.openLink")}](${link.replaceAll("(", "%28").replaceAll(")", "%29")})`] : []),
    ].join("\n\n") + "\n"
  );
}
