// A page with each sentence that a console prints as a heading, and below it a scenario that prints it, with its answer.
import { ScenarioError, simulate } from "wouldblock";
import { scenarios } from "./scenarios.mjs";
import { patternOf, templates } from "./templates.mjs";
import { html, quoted } from "./warnings.mjs";
import { ENGINES } from "./words.mjs";

/** Consoles are the same in every language. */
let prints;

/** @param {import("./words.mjs").Words} words */
export function troubleshooting(words) {
  prints ??= printed();
  const parts = Object.entries(ENGINES).map(([engine, name]) => {
    const all = templates(engine);
    const now = all.filter(({ earlier }) => !earlier).map(({ text }) => section(text, prints[engine], words));
    const before = all.filter(({ earlier }) => earlier).map(({ text }) => `- ${shown(text)}`);
    const older = before.length > 0 ? `### ${words.older(name)}\n\n${words.earlier}\n\n${before.join("\n")}\n` : "";
    return `## ${name}\n\n${now.join("\n")}\n${older}`;
  });
  return `---\noutline: 2\n---\n\n${words.troubleshooting}\n${parts.join("\n")}`;
}

/** What each engine prints, with the scenario that makes it do so. */
function printed() {
  const lines = { chromium: [], firefox: [], webkit: [] };
  for (const scenario of scenarios())
    for (const [engine, { console }] of Object.entries(verdictsOf(scenario)))
      for (const line of console) lines[engine]?.push({ line, scenario });
  return lines;
}

/** Some cases test input that the engine rejects. */
function verdictsOf(scenario) {
  try {
    return simulate(scenario, { fixes: false }).verdicts;
  } catch (error) {
    if (error instanceof ScenarioError) return {};
    throw error;
  }
}

/** Shows gaps as an ellipsis, so that a search for the words finds the heading. */
const shown = (text) => quoted(text.trim().replace(/\{\w+\}/g, "…"));

function section(text, lines, { catalogue, unrecorded }) {
  const pattern = patternOf(text);
  const found = lines.find(({ line }) => pattern.test(line));
  const card = found ? html(found.scenario, catalogue) : unrecorded;
  return `### ${shown(text)}\n\n${card}\n`;
}
