// The results of `wouldblock check`, formatted for people and for other programs.
import { readFileSync } from "node:fs";
import { escaped, visible } from "../visible.js";

/** @typedef {import("../check.d.ts").CheckResult & { line: number }} Placed */

/** The message for a result that does not hold. */
function messageOf({ list, result, engines, why }, words) {
  return visible(`${words[result][list](engines.join(", "))} ${why ?? words.allowedByPolicy}`);
}

const isOpen = ({ result }) => result !== "holds";
const version = () => JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;

/** @type {Record<string, (results: Placed[], around: { file: string, words: any }) => string>} */
export const FORMATS = { text, json, sarif, junit, github };

function text(results, { file, words }) {
  const lines = results.flatMap((one) => [
    `${words.marks[one.result]}  ${one.list}  ${visible(one.name)}`,
    ...(isOpen(one) ? [`    ${visible(file)}:${one.line}  ${messageOf(one, words)}`] : []),
  ]);
  const count = (result) => results.filter((one) => one.result === result).length;
  return [...lines, "", words.total(count("holds"), count("fails"), count("undetermined"))].join("\n");
}

function json(results) {
  return escaped(JSON.stringify(results, null, 2));
}

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function sarif(results, { file, words }) {
  const rules = ["mustAllow", "mustBlock"].map((id) => ({ id, shortDescription: { text: words.rules[id] } }));
  const found = results.filter(isOpen).map((one) => ({
    ruleId: one.list,
    level: one.result === "fails" ? "error" : "warning",
    message: { text: `${visible(one.name)}: ${messageOf(one, words)}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.replaceAll("\\", "/")) },
          region: { startLine: one.line },
        },
      },
    ],
  }));
  const driver = { name: "wouldblock", version: version(), rules };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, results: found }],
  };
  return escaped(JSON.stringify(log, null, 2));
}

const XML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Text as XML: characters that XML does not allow become U+FFFD. */
const xml = (value) =>
  visible(value)
    .replace(/\p{Cs}|[\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>"]/g, (found) => XML[found]);

function junit(results, { words }) {
  const count = (result) => results.filter((one) => one.result === result).length;
  const cases = results.map((one) => {
    const start = `    <testcase classname="wouldblock.${one.list}" name="${xml(one.name)}"`;
    if (!isOpen(one)) return `${start}/>`;
    const tag = one.result === "fails" ? "failure" : "error";
    return `${start}>\n      <${tag} type="${one.result}" message="${xml(messageOf(one, words))}"/>\n    </testcase>`;
  });
  const counts = `tests="${results.length}" failures="${count("fails")}" errors="${count("undetermined")}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="wouldblock" ${counts}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
  ].join("\n");
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands: `%` and line breaks have a meaning. */
const data = (value) => visible(value).replaceAll("%", "%25");
const property = (value) => data(value).replaceAll(":", "%3A").replaceAll(",", "%2C");

function github(results, { file, words }) {
  const count = (result) => results.filter((one) => one.result === result).length;
  const lines = results.filter(isOpen).map((one) => {
    const level = one.result === "fails" ? "error" : "warning";
    const place = `file=${property(file)},line=${one.line},title=${property(one.name)}`;
    return `::${level} ${place}::${data(messageOf(one, words))}`;
  });
  return [...lines, words.total(count("holds"), count("fails"), count("undetermined"))].join("\n");
}
