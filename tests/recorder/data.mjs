// Reads and writes the recordings in `tests/recorded/`.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the recordings. */
export const FOLDER = fileURLToPath(new URL("../recorded/", import.meta.url));

/** Which browsers were recorded, and when: `{ date, chromium, firefox, webkit }`. */
export function browsers(folder = FOLDER) {
  const file = join(folder, "browsers.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** Every recorded case: `{ id, about, scenario, truth }`. */
export function recorded(folder = FOLDER) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !["browsers.json", "differences.json"].includes(name))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
}

/** Cases in which the engine is known to differ from a browser: `{ id: reason }`. */
export function differences(folder = FOLDER) {
  const file = join(folder, "differences.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** Writes one topic, with one case per line, so that a change of one case is a change of one line. */
export function write(topic, cases, folder = FOLDER) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${topic}.json`), `[\n${cases.map((c) => JSON.stringify(c)).join(",\n")}\n]\n`);
}

/** Writes which browsers were recorded. */
export function writeBrowsers(versions, folder = FOLDER) {
  writeFileSync(join(folder, "browsers.json"), `${JSON.stringify(versions, null, 2)}\n`);
}
