// A page with each sentence that a console prints, or printed, as a heading, and below it a scenario that leads to it.
import { readFileSync } from "node:fs";
import { ScenarioError, fromConsole, simulate } from "wouldblock";
import { ENGINE_TITLES } from "../../pkg/lists.js";
import { scenarios } from "./scenarios.mjs";
import { finder, folded, wordings } from "./templates.mjs";
import { html, quoted } from "./warnings.mjs";

const EARLIER = new URL("../../tests/console/earlier.json", import.meta.url);

/** The sections of each engine without their language. */
let found;

/** @param {import("./words.mjs").Words} words */
export function troubleshooting(words) {
  found ??= sections();
  const parts = Object.entries(ENGINE_TITLES).map(([engine, name]) => {
    const listed = (earlier) =>
      found[engine].filter((one) => one.earlier === earlier).map((one) => written(one, words));
    return [`## ${name}`, ...listed(false), `## ${words.older(name)}`, words.earlier, ...listed(true)].join("\n\n");
  });
  return `---\noutline: 2\n---\n\n${words.troubleshooting}\n${parts.join("\n\n")}\n`;
}

/** @returns {Record<string, { heading: string, earlier: boolean, scenarios: object[] }[]>} */
function sections() {
  const examples = { present: printed(), earlier: read() };
  return Object.fromEntries(
    Object.keys(ENGINE_TITLES).map((engine) => {
      const all = wordings(engine).flatMap((one) =>
        one.earlier
          ? one.lines.flatMap((line) => ways(line, examples.earlier[engine], true))
          : ofPresent(one, examples.present[engine]),
      );
      const isFirst = (one, at) =>
        all.findIndex(({ heading, earlier }) => earlier === one.earlier && isSame(heading, one.heading)) === at;
      return [engine, all.filter(isFirst).map((one) => withScenario(one, engine))];
    }),
  );
}

/** Searches do not distinguish capital letters. */
const isSame = (a, b) => a.toLowerCase() === b.toLowerCase();

/** @typedef {{ line: string, scenario?: object }} Example */

/** What each engine prints, with the scenarios that make it do so. */
function printed() {
  /** @type {Record<string, Map<string, Example>>} */
  const lines = { chromium: new Map(), firefox: new Map(), webkit: new Map() };
  for (const scenario of scenarios())
    for (const [engine, { console }] of Object.entries(verdictsOf(scenario)))
      for (const text of console) {
        const line = folded(text);
        // Attributes cannot express some scenarios.
        if (engine in lines && !lines[engine].has(line) && html(scenario)) lines[engine].set(line, { line, scenario });
      }
  return Object.fromEntries(Object.entries(lines).map(([engine, all]) => [engine, [...all.values()]]));
}

/** Lines of earlier releases, with the scenario that is read from each. */
function read() {
  /** @type {Record<string, Example[]>} */
  const lines = { chromium: [], firefox: [], webkit: [] };
  for (const { engine, text } of JSON.parse(readFileSync(EARLIER, "utf8")))
    for (const one of new Set([text, ...text.split("\n")]))
      lines[engine].push({ line: folded(one), scenario: scenarioOf(text, engine) });
  return lines;
}

/** The scenario that is read from a line, if the engine blocks it or prints something. */
function scenarioOf(text, engine) {
  const { page, request, network } = fromConsole(text)?.scenario ?? {};
  if (!request) return undefined;
  const scenario = { page: { url: "https://app.example.com/", ...page }, request, network };
  const verdict = verdictsOf(scenario)[engine];
  const isSimulated = verdict && (verdict.verdict === "blocked" || verdict.console.length > 0);
  return isSimulated && html(scenario) ? scenario : undefined;
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

/** The lines of a present wording that a scenario prints; the wording itself if it is part of a longer line. */
function ofPresent({ text, lines }, examples) {
  const all = lines.flatMap((line) => ways(line, examples));
  const shownOnes = all.filter(({ scenarios: some }) => some.length > 0);
  return shownOnes.length > 0 ? shownOnes : ways(text, examples, true);
}

/** Gaps that the engine fills with words, and not with values of the scenario. */
const PHRASES = ["doing", "settings", "subject", "csp", "blocked", "run", "string", "keywords", "module"];
/** Gaps at the beginning that hold a value. */
const VALUES = ["url", "before", "verb"];

/** Words may end with an address, which is a value. */
const ADDRESS = /\b[a-z][a-z+.-]*:\S.*$/i;

/** Each way in which a line is written in the examples. */
function ways(text, examples, isPart = false) {
  const find = finder(text, isPart);
  const gaps = [...text.matchAll(/\{(\??)(\w+)\}/g)].map(([, mark, name], at) => ({ mark, name, at }));
  const isPhrase = ({ mark, name, at }) =>
    mark === "" && (PHRASES.includes(name) || (at === 0 && text.startsWith("{") && !VALUES.includes(name)));
  const phrases = gaps.filter(isPhrase);
  /** @type {Map<string, { heading: string, text: string, earlier: boolean, scenarios: object[] }>} */
  const headings = new Map();
  for (const { line, scenario } of examples) {
    const values = find(line);
    if (!values) continue;
    const heading = shown(text, Object.fromEntries(phrases.map(({ at }) => [at, values[at].replace(ADDRESS, "…")])));
    const way = headings.get(heading) ?? { heading, text, earlier: isPart, scenarios: [] };
    if (scenario) way.scenarios.push(scenario);
    headings.set(heading, way);
  }
  return headings.size > 0 ? [...headings.values()] : [{ heading: shown(text), text, earlier: isPart, scenarios: [] }];
}

/** Shows the gaps of values as an ellipsis, so that a search for the words finds the heading. */
function shown(text, phrases = {}) {
  let at = -1;
  const filled = text.replace(/\{(\??)(\w+)\}/g, (_, mark, name) => {
    at++;
    return phrases[at] ?? (mark ? "" : name === "verb" ? "GET" : "…");
  });
  return filled
    .replace(/\s+/g, " ")
    .replace(/…(?:\s*…)+/g, "…")
    .replace(/^(?:…:)?… ?(?=\p{L})/u, "")
    .replace(/(?<=[.")'”’])\s*…$/, "")
    .trim();
}

/** Values for the gaps of a line without an example. */
const SAMPLES = {
  url: "https://api.example.com/v1",
  page: "https://app.example.com/",
  origin: "https://app.example.com",
  target: "https://api.example.com",
  site: "https://api.example.com",
  first: "https://api.example.com/v0",
  location: "https://other.example.com/",
  status: "404",
  header: "x-token",
  method: "PUT",
  value: "https://other.example.com",
  token: "a b",
  mime: "text/html",
  verb: "GET",
  kind: "fetch",
  space: "local",
  name: "Content-Security-Policy",
  effective: " (connect-src)",
  reason: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  policy: "connect-src 'self'",
};
const DIRECTIVES = ["connect", "img", "font", "script", "style", "media"].map((kind) => `${kind}-src 'self'`);

/** Adds a scenario to a line without one: the first that can be read from the line with sample values. */
function withScenario(one, engine) {
  if (one.scenarios.length > 0 || !one.earlier) return one;
  for (const directive of one.text.includes("{directive}") ? DIRECTIVES : [""]) {
    const samples = { ...SAMPLES, directive };
    const line = one.text.replace(/\{(\??)(\w+)\}/g, (_, mark, name) => (mark ? "" : (samples[name] ?? "x")));
    const scenario = scenarioOf(line, engine);
    if (scenario) return { ...one, scenarios: [scenario] };
  }
  return one;
}

function written({ heading, earlier, scenarios: [scenario] }, { catalogue, unrecorded, unread }) {
  const card = scenario ? html(scenario, catalogue) : earlier ? unread : unrecorded;
  return `### ${quoted(heading)}\n\n${card}`;
}
