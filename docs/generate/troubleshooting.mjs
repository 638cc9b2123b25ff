// A page with each sentence that a console prints as a heading, and below it a scenario that prints it, with its answer.
import { ScenarioError, simulate } from "wouldblock";
import { scenarios } from "./scenarios.mjs";
import { patternOf, templates } from "./templates.mjs";
import { html, quoted } from "./warnings.mjs";

const ENGINES = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };

export function troubleshooting() {
  const prints = printed();
  const parts = Object.entries(ENGINES).map(([engine, name]) => {
    const all = templates(engine);
    const now = all.filter(({ earlier }) => !earlier).map(({ text }) => section(text, prints[engine]));
    const before = all.filter(({ earlier }) => earlier).map(({ text }) => `- ${shown(text)}`);
    const older =
      before.length > 0
        ? `### Older wordings of ${name}\n\nEarlier releases printed these.\n\n${before.join("\n")}\n`
        : "";
    return `## ${name}\n\n${now.join("\n")}\n${older}`;
  });
  return `${HEAD}\n${parts.join("\n")}`;
}

const HEAD = `---
outline: 2
---

# Troubleshooting by console line

Every sentence that wouldblock knows of the three consoles is a heading on this page. Search for the line that you have, leaving
out your own addresses. Where a recorded scenario prints the line, its card stands below: "Why" lists the cause and the changes
that would allow the request, and "Change it" lets you enter your own addresses.

You can also paste the whole line into the [playground](../index.html), which reads it back.
`;

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

/** Gaps as an ellipsis, so that a search for the words finds the heading. */
const shown = (text) => quoted(text.trim().replace(/\{\w+\}/g, "…"));

function section(text, lines) {
  const pattern = patternOf(text);
  const found = lines.find(({ line }) => pattern.test(line));
  const card = found ? `${html(found.scenario)}\n` : "No recorded scenario prints this line.\n";
  return `### ${shown(text)}\n\n${card}`;
}
