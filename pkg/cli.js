#!/usr/bin/env node
// The command line: reads the question, prints the answer, and exits with a code for the verdict. A module that only
// one subcommand needs is imported where it is used, because every call waits for the imports at the top.
import { readFileSync } from "node:fs";
import { parse } from "./cli/arguments.js";
import { HELP, SHORT_HELP } from "./cli/help.js";
import { refuseUnreadInput } from "./cli/input.js";
import { scenariosFrom } from "./cli/scenario.js";
import { UsageError } from "./cli/usage-error.js";
import { describe } from "./describe.js";
import { ScenarioError, decide, simulate, toScenario } from "./index.js";
import { BROWSERS, policyAlone, worst } from "./judge.js";
import { language } from "./languages/index.js";
import { escaped, visible } from "./visible.js";

const CODES = { allowed: 0, blocked: 1, undetermined: 2 };
const USAGE = 64;

/** Whether to use colours: on a terminal, unless NO_COLOR, FORCE_COLOR or the flags say otherwise. */
function wantsColour({ color }) {
  if (color !== undefined) return color;
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR) return process.env.FORCE_COLOR !== "0";
  return process.stdout.isTTY === true && process.env.TERM !== "dumb";
}

function version() {
  return JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8")).version;
}

/** The words of a language; by default those of the engine. */
function catalogue(tag) {
  return tag === undefined
    ? undefined
    : language(tag).catch((error) => {
        throw new UsageError(`--language: ${error.message}`);
      });
}

/** Answers mdBook's preprocessor protocol: whether a renderer is supported, or a processed book. */
async function mdbook([question, renderer]) {
  if (question === "supports") return renderer === "html" ? 0 : 1;
  const { preprocess } = await import("./cli/mdbook.js");
  const { book, problems } = await preprocess(readFileSync(0, "utf8"));
  if (problems.length === 0) return print(book);
  process.stderr.write(`${problems.map(visible).join("\n")}\n`);
  return 1;
}

/** Prints the answers; resolves to the exit code. */
async function main(args) {
  if (args[0] === "mdbook") return mdbook(args.slice(1));
  if (args[0] === "completion") return print((await import("./cli/completion.js")).completion(args.slice(1)));
  if (args[0] === "audit") return (await import("./cli/audit.js")).auditCommand(args.slice(1), print);
  if (args[0] === "extract") return (await import("./cli/extract.js")).extractCommand(args.slice(1), print);
  if (args[0] === "check") return (await import("./cli/check.js")).checkCommand(args.slice(1), print);
  if (args[0] === "collect") return (await import("./cli/collect.js")).collectCommand(args.slice(1), print);
  if (args[0] === "diff") return (await import("./cli/audit.js")).diffCommand(args.slice(1), print);
  const { values, engines = BROWSERS, files, scenarioOptions } = parse(args);
  if (values.help) return print(args.includes("--help") ? HELP : SHORT_HELP);
  if (values.version) return print(version());

  const rest = { files: files.slice(1), values };
  if (args[0] === "read") return (await import("./cli/read.js")).readCommand(rest, print);
  if (args[0] === "hash") return (await import("./cli/hash.js")).hashCommand(rest, print);
  const words = await catalogue(values.language);
  if (args[0] === "policy") {
    return (await import("./cli/policy.js")).policyCommand({ ...rest, language: words }, print);
  }
  const asked = await scenariosFrom({ files, scenarioOptions, values });
  await refuseUnreadInput();
  const verdicts = [];
  for (const [at, { scenario, name, reading }] of asked.entries()) {
    if (reading && !values.quiet) {
      const { headlineOf } = await import("./cli/read.js");
      process.stderr.write(`${headlineOf(reading, name)}\n`);
    }
    const report = named(name, () => reportOn(toScenario(/** @type {any} */ (scenario)), values, words, engines));
    verdicts.push(...engines.map((engine) => report.verdicts[engine].verdict));
    if (values.quiet) continue;
    if (values.format === "json") print(escaped(JSON.stringify(report, null, asked.length > 1 ? 0 : 2)));
    else print((at > 0 ? "\n" : "") + formatted(report, toScenario(/** @type {any} */ (scenario)), values, words));
  }
  return CODES[worst(verdicts)];
}

/** Asks the engine: without words if nothing prints them, and for one engine if one is named. */
function reportOn(scenario, { quiet, "csp-only": cspOnly }, words, engines) {
  const engine = engines.length === 1 ? engines[0] : undefined;
  if (cspOnly) return policyAlone(simulate(scenario, { language: words, engine }));
  return quiet ? decide(scenario) : simulate(scenario, { language: words, engine });
}

function formatted(report, scenario, values, words) {
  return describe(report, {
    scenario,
    format: values.format === "markdown" ? "markdown" : wantsColour(values) ? "ansi" : "plain",
    steps: values.verbose ? "all" : "decide",
    language: words?.tag,
    policyOnly: values["csp-only"],
  });
}

/** Runs `action`; if there are several scenarios, an error names the one that failed. */
function named(name, action) {
  try {
    return action();
  } catch (error) {
    if (error instanceof ScenarioError && name) error.message = `${name}: ${error.message}`;
    throw error;
  }
}

function print(text) {
  process.stdout.write(`${text}\n`);
  return 0;
}

// A reader that closes the pipe early (`| head`) is not a failure.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ScenarioError)) throw error;
  process.stderr.write(`wouldblock: ${error.message.split("\n").map(visible).join("\n")}\n`);
  if (error instanceof UsageError) process.stderr.write("`wouldblock --help` shows how it is used.\n");
  process.exitCode = USAGE;
}
