// docs/warnings.md with a live case below each heading.
import { readFileSync } from "node:fs";
import { simulate } from "wouldblock";
import { renderStatic } from "wouldblock/static";

const CASES = new URL("../../tests/cases/warnings.json", import.meta.url);

/**
 * @param {string} text
 * @param {import("wouldblock").Language} [language]
 */
export function withCases(text, language) {
  const cases = JSON.parse(readFileSync(CASES, "utf8"));
  return text.replace(/^## (\S+\.\S+)$/gm, (heading, code) => {
    const { scenario } = cases.find(({ warns }) => warns === code) ?? {};
    return scenario ? `${heading}\n\n${card(scenario, code, language)}` : heading;
  });
}

/** A case with the engine's report. */
function card(scenario, code, language) {
  const { warnings } = simulate(scenario, { language });
  const quotes = warnings.filter((warning) => warning.code === code).map(({ text }) => `> ${quoted(text)}`);
  return `${quotes.join("\n>\n")}\n\n${html(scenario, language)}\n`;
}

/** Escapes text so that Markdown and Vue show it literally. @param {string} text */
export const quoted = (text) =>
  text.replace(/[\\`*_{}[\]<>#+.!|~&$-]/g, (one) => `&#${one.charCodeAt(0)};`).replace(/\s+/g, " ");

/** The card of a scenario; an empty text if attributes cannot express the scenario. */
export function html(scenario, language) {
  // The playground is one level above the handbook, and each translation of the handbook has a folder.
  const playground = language ? "../../" : "../";
  try {
    return renderStatic(scenario, { language, attributes: { "v-pre": "", playground } });
  } catch (error) {
    if (/cannot express/.test(error.message)) return "";
    throw error;
  }
}
