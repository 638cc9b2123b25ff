// Counts how often the engine gives the same verdict as a recorded browser. A test writes the result into the README.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ENGINE_TITLES } from "../../pkg/lists.js";

const RECORDED = fileURLToPath(new URL("../../tests/recorded/", import.meta.url));
export const NAMES = { ...ENGINE_TITLES, webkit: "WebKitGTK" };

/** @param {(scenario: object) => { verdicts: Record<string, { verdict: string }> }} decide */
export function figures(decide) {
  const versions = JSON.parse(readFileSync(`${RECORDED}browsers.json`, "utf8"));
  const counts = Object.fromEntries(Object.keys(NAMES).map((engine) => [engine, { recorded: 0, same: 0, open: 0 }]));
  for (const { scenario, truth } of recordings()) {
    const { verdicts } = decide(scenario);
    for (const [engine, count] of Object.entries(counts)) {
      const outcome = truth[engine]?.outcome;
      if (outcome !== "allowed" && outcome !== "blocked") continue;
      count.recorded++;
      if (verdicts[engine].verdict === outcome) count.same++;
      if (verdicts[engine].verdict === "undetermined") count.open++;
    }
  }
  return { date: versions.date, versions, counts };
}

/** The scenarios that browsers were run with. */
function recordings() {
  return readdirSync(RECORDED, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => JSON.parse(readFileSync(RECORDED + name, "utf8")))
    .filter((one) => one?.scenario && one.truth);
}

/** Writes the figures as a table. */
export function table({ date, versions, counts }) {
  const rows = Object.entries(counts).map(
    ([engine, { recorded, same, open }]) =>
      `| ${NAMES[engine]} ${versions[engine]} | ${recorded} | ${same} | ${open} | ${recorded - same - open} |`,
  );
  return `| recorded on ${date} | scenarios | same verdict | undetermined | another verdict |\n|---|---|---|---|---|\n${rows.join("\n")}`;
}
