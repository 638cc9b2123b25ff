// Every scenario of the tests, for pages that need an example of something.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TESTS = fileURLToPath(new URL("../../tests/", import.meta.url));

let read;
let byId;
let all;

/** What the files of cases and recordings contain. */
function entries() {
  read ??= ["cases", "console", "recorded", "recorded/whole"]
    .flatMap((folder) => readdirSync(TESTS + folder).map((name) => `${TESTS}${folder}/${name}`))
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => JSON.parse(readFileSync(file, "utf8")))
    .filter((one) => one?.scenario?.page && one.scenario.request);
  return read;
}

/** The scenarios that have an id. @returns {Map<string, object>} */
export function cases() {
  byId ??= new Map(entries().flatMap(({ id, scenario }) => (id ? [[id, scenario]] : [])));
  return byId;
}

/** The scenarios of recordings and cases, the shortest first, because short ones are the clearest examples. */
export function scenarios() {
  all ??= entries()
    .map((one) => one.scenario)
    .map((scenario) => ({ scenario, length: JSON.stringify(scenario).length }))
    .sort((a, b) => a.length - b.length)
    .map(({ scenario }) => scenario);
  return all;
}
