// How often the engine judges random scenarios as browsers do, as tables for docs/truth.md and docs/zh/truth.md.
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

/**
 * @param {ReturnType<typeof counts>} counted
 * @param {import("./words/en.mjs").Words} words
 */
export function table(counted, { truth }) {
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
  return [cells(truth.columns), rule(truth.columns), ...rows].join("\n");
}

/** Each disagreement, with its reason and the smallest scenario that shows it. @param {import("./words/en.mjs").Words} words */
export function list({ language, truth }) {
  const rows = disagreements().map(({ engine, kind, numbers, scenario, why }) =>
    cells([NAMES[engine], truth.kinds[kind], numbers.length, why?.[language] ?? truth.unknown, code(scenario)]),
  );
  return [cells(truth.reasons), rule(truth.reasons), ...rows].join("\n");
}

const cells = (/** @type {unknown[]} */ row) => `| ${row.join(" | ")} |`;
const rule = (/** @type {unknown[]} */ row) => `|${"---|".repeat(row.length)}`;
const code = (/** @type {object} */ scenario) => `\`${JSON.stringify(scenario).replaceAll("|", "\\|")}\``;
