// Runs all benchmarks, or the given parts, and compares them with targets and the baseline. `cargo xtask bench` builds
// first.
import { readFileSync, writeFileSync } from "node:fs";
import { machine } from "./support/machine.mjs";
import { inRepository } from "./support/paths.mjs";
import { isComparable, markdown, rows, text } from "./support/report.mjs";

/** The parts, with quick and exact ones first. */
const PARTS = ["sizes", "instructions", "native", "batch", "node", "audit", "chromium", "page", "spark"];
const BASELINE = inRepository("benches/baseline.json");
const DOCUMENT = inRepository("docs/performance.md");

const record = process.argv.includes("--record");
const named = process.argv.slice(2).filter((word) => word !== "--record");
const unknown = named.find((name) => !PARTS.includes(name));
if (unknown) {
  console.error(`There is no part \`${unknown}\`. The parts are ${PARTS.join(", ")}.`);
  process.exit(64);
}
if (record && named.length > 0) {
  console.error("A baseline needs a run of all parts, so `--record` cannot be used with the name of a part.");
  process.exit(64);
}

const results = [];
const failed = [];
let running;
// Node ends the process if a part waits for something that can no longer happen, such as a browser that is gone.
process.on("exit", () => running && console.error(`The part \`${running}\` ended without a result.`));
for (const part of PARTS.filter((name) => named.length === 0 || named.includes(name))) {
  console.log(`Measuring: ${part} …`);
  running = part;
  try {
    const { measure } = await import(`./parts/${part}.mjs`);
    results.push(...(await measure()));
  } catch (error) {
    console.error(error);
    failed.push(part);
  }
  running = undefined;
}

const targets = JSON.parse(readFileSync(inRepository("benches/targets.json"), "utf8"));
const { results: baseline } = JSON.parse(readFileSync(BASELINE, "utf8"));
console.log(`\n${text(rows(results, targets, baseline))}\n\n${machine()}`);
for (const { id, files } of results) {
  if (files)
    console.log(
      `\n${id}:\n${Object.entries(files)
        .map(([path, size]) => `${String(size).padStart(9)}  ${path}`)
        .join("\n")}`,
    );
}

if (failed.length > 0) {
  console.error(`\nNot measured: ${failed.join(", ")}. The errors are above.`);
  process.exit(1);
}
if (record) {
  const values = Object.fromEntries(
    results
      .filter(isComparable)
      .map(({ id, value, unit }) => [id, unit === "ratio" ? Number(value.toPrecision(3)) : value]),
  );
  writeFileSync(BASELINE, `${JSON.stringify({ machine: machine(), results: values }, null, 2)}\n`);
  const table = `${new Date().toISOString().slice(0, 10)}, ${machine()}.\n\n${markdown(rows(results, targets, {}))}`;
  const place = /(?<=<!-- table -->\n)[^]*(?=<!-- \/table -->)/;
  writeFileSync(
    DOCUMENT,
    readFileSync(DOCUMENT, "utf8").replace(place, () => `${table}\n`),
  );
  console.log("\nRecorded in benches/baseline.json and docs/performance.md.");
}
