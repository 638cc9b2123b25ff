// Every scenario of the tests, for pages that need an example of something.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TESTS = fileURLToPath(new URL("../../tests/", import.meta.url));

let all;

/** The scenarios of recordings and cases, the shortest first, because short ones are the clearest examples. */
export function scenarios() {
  all ??= ["cases", "console", "recorded", "recorded/whole"]
    .flatMap((folder) => readdirSync(TESTS + folder).map((name) => `${TESTS}${folder}/${name}`))
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => JSON.parse(readFileSync(file, "utf8")))
    .map((one) => one?.scenario)
    .filter((scenario) => scenario?.page && scenario.request)
    .map((scenario) => ({ scenario, length: JSON.stringify(scenario).length }))
    .sort((a, b) => a.length - b.length)
    .map(({ scenario }) => scenario);
  return all;
}
