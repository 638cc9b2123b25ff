// The sentences of consoles, from the engine's own tables (src/console/<engine>/).
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CONSOLE = fileURLToPath(new URL("../../src/console/", import.meta.url));
const TEMPLATE = /Template::new\(\s*("(?:[^"\\]|\\.)*")\s*,?\s*\)/g;

/**
 * @param {"chromium" | "firefox" | "webkit"} engine
 * @returns {{ text: string, earlier: boolean }[]} `earlier`: an older release printed it
 */
export function templates(engine) {
  const found = readdirSync(CONSOLE + engine)
    .filter((name) => name.endsWith(".rs"))
    .flatMap((name) =>
      [...readFileSync(`${CONSOLE}${engine}/${name}`, "utf8").matchAll(TEMPLATE)].map(([, literal]) => ({
        text: textOf(literal),
        earlier: name === "earlier.rs",
      })),
    );
  // Parts of other sentences begin with a space, or contain no words.
  const whole = found.filter(({ text }) => !text.startsWith(" ") && text.replace(/\{\w+\}/g, "").trim().length > 8);
  return whole.filter(({ text }, at) => whole.findIndex((one) => one.text === text) === at);
}

/** The value of a Rust string literal. */
function textOf(literal) {
  return JSON.parse(
    literal
      .replace(/\\\n\s*/g, "")
      .replace(/\\'/g, "'")
      .replace(/\\u\{(\w+)\}/g, (_, hex) => `\\u${hex.padStart(4, "0")}`),
  );
}

/** A pattern that finds a line of the template. Its gaps match any text. */
export function patternOf(text) {
  const parts = text
    .trim()
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(parts.join("[^]*?"));
}
