#!/usr/bin/env node
// The command line: reads what is asked, prints the answer, and says it once more by its exit code.
import { readFileSync } from "node:fs";
import { parse } from "./cli/arguments.js";
import { HELP } from "./cli/help.js";
import { preprocess } from "./cli/mdbook.js";
import { scenarioFrom } from "./cli/scenario.js";
import { UsageError } from "./cli/usage-error.js";
import { COLOURS, describe } from "./describe.js";
import { ScenarioError, decide, simulate, toScenario } from "./index.js";
import { language } from "./languages/index.js";

const CODES = { allowed: 0, blocked: 1, undetermined: 2 };
const USAGE = 64;

/** Colours where a person looks; NO_COLOR, FORCE_COLOR and the flags have their say. */
function wantsColour({ color }) {
  if (color !== undefined) return color;
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR) return process.env.FORCE_COLOR !== "0";
  return process.stdout.isTTY === true && process.env.TERM !== "dumb";
}

function version() {
  return JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8")).version;
}

/** The words of a language; those that the engine has where none is named. */
function catalogue(tag) {
  return tag === undefined
    ? undefined
    : language(tag).catch((error) => {
        throw new UsageError(`--language: ${error.message}`);
      });
}

/** What mdBook asks of a preprocessor: whether it is one for a renderer, or a book. */
function mdbook([question, renderer]) {
  if (question === "supports") return renderer === "html" ? 0 : 1;
  const { book, problems } = preprocess(readFileSync(0, "utf8"));
  if (problems.length === 0) return print(book);
  process.stderr.write(`${problems.join("\n")}\n`);
  return 1;
}

/** Prints the answer; resolves to the exit code. */
async function main(args) {
  if (args[0] === "mdbook") return mdbook(args.slice(1));
  const options = parse(args);
  if (options.help) return print(HELP);
  if (options.version) return print(version());

  const scenario = toScenario(scenarioFrom(options));
  const words = await catalogue(options.language);
  const report = options.quiet ? decide(scenario) : simulate(scenario, { language: words });
  if (!options.quiet) {
    const paint = wantsColour(options) ? COLOURS : undefined;
    print(
      options.json
        ? JSON.stringify(report, null, 2)
        : describe(report, scenario, { paint, steps: options.verbose ? "all" : "decide", language: words?.tag }),
    );
  }
  return CODES[options.engine ? report.verdicts[options.engine].verdict : report.verdict];
}

function print(text) {
  process.stdout.write(`${text}\n`);
  return 0;
}

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ScenarioError)) throw error;
  process.stderr.write(`wouldblock: ${error.message}\n`);
  if (error instanceof UsageError) process.stderr.write("`wouldblock --help` shows how it is used.\n");
  process.exitCode = USAGE;
}
