// How often the engine answers random scenarios as browsers do, as tables for docs/truth.md and docs/zh/truth.md.
import { disagreements, outcomes, runs } from "../../tests/truth/data.mjs";
import { firstOf } from "../../tests/truth/scenarios.mjs";
import { NAMES } from "./figures.mjs";

/**
 * Counts the results of the scenarios of each run.
 * @param {(scenario: object) => { verdicts: Record<string, { verdict: string }> }} decide
 */
export function counts(decide) {
  return runs().map((run) => {
    const came = outcomes(run.engine);
    const filed = disagreements().filter(({ engine }) => engine === run.engine);
    const other = filed.flatMap(({ kind, numbers }) => (kind === "verdict" ? numbers : []));
    const count = { compared: 0, same: 0, open: 0, wrong: /** @type {number[]} */ ([]) };
    firstOf(run.seed, run.asked).forEach((scenario, number) => {
      const outcome = came[number];
      if (outcome !== "allowed" && outcome !== "blocked") return;
      count.compared++;
      const { verdict } = decide(scenario).verdicts[run.engine];
      if (verdict === outcome) count.same++;
      else if (verdict === "undetermined") count.open++;
      else count.wrong.push(number);
    });
    return { ...run, ...count, other, details: filed.filter(({ kind }) => kind !== "verdict") };
  });
}

/** @param {ReturnType<typeof counts>} counted */
export function table(counted, words = ENGLISH) {
  const rows = counted.map(({ engine, version, date, asked, compared, same, open, wrong, details }) =>
    cells([
      `${NAMES[engine]} ${version}`,
      date,
      asked,
      compared,
      `${same} (${((100 * same) / compared).toFixed(2)} %)`,
      open,
      wrong.length,
      details.flatMap(({ numbers }) => numbers).length,
    ]),
  );
  return [cells(words.columns), rule(words.columns), ...rows].join("\n");
}

/** Each disagreement, with its reason and the smallest scenario that shows it. */
export function list(words = ENGLISH) {
  const rows = disagreements().map(({ engine, kind, numbers, scenario, why }) =>
    cells([NAMES[engine], words.kinds[kind], numbers.length, why?.[words.language] ?? words.unknown, code(scenario)]),
  );
  return [cells(words.reasons), rule(words.reasons), ...rows].join("\n");
}

const cells = (/** @type {unknown[]} */ row) => `| ${row.join(" | ")} |`;
const rule = (/** @type {unknown[]} */ row) => `|${"---|".repeat(row.length)}`;
const code = (/** @type {object} */ scenario) => `\`${JSON.stringify(scenario).replaceAll("|", "\\|")}\``;

const ENGLISH = {
  language: "en",
  columns: [
    "browser",
    "asked on",
    "scenarios",
    "compared",
    "same verdict",
    "undetermined",
    "another verdict",
    "same verdict, another detail",
  ],
  reasons: ["browser", "what differs", "scenarios", "why", "the smallest scenario"],
  kinds: {
    verdict: "verdict",
    exchanges: "what is sent",
    violations: "reports of policies",
    result: "what the script sees",
  },
  unknown: "not known yet",
};

export const CHINESE = {
  language: "zh",
  columns: ["浏览器", "日期", "场景", "参与比较", "结论相同", "无法确定", "结论不同", "结论相同，细节不同"],
  reasons: ["浏览器", "不同之处", "场景数", "原因", "最小的场景"],
  kinds: { verdict: "结论", exchanges: "发送的内容", violations: "策略的报告", result: "脚本看到的结果" },
  unknown: "还不知道",
};
