#!/usr/bin/env node
// The command line: reads scenarios, prints their reports, and exits with a code for the verdict. A module that only
// one subcommand needs is imported where it is used, because every call waits for the imports at the top.
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "./cli/arguments.js";
import { decide, simulate, toScenario } from "./cli/engine.js";
import { HELP, SHORT_HELP } from "./cli/help.js";
import { refuseUnreadInput } from "./cli/input.js";
import { COMMANDS, OPTIONS, isCommand } from "./cli/options.js";
import { parseWords } from "./cli/parse-words.js";
import { scenariosFrom } from "./cli/scenario.js";
import { UsageError } from "./cli/usage-error.js";
import { describe } from "./describe.js";
import { nearest } from "./element/nearest.js";
import { BROWSERS } from "./engines.js";
import { ScenarioError } from "./errors.js";
import { policyAlone, worst } from "./judge.js";
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

/** The function of each command. */
const RUN = {
  read: async () => (await import("./cli/read.js")).readCommand,
  policy: async () => (await import("./cli/policy.js")).policyCommand,
  hash: async () => (await import("./cli/hash.js")).hashCommand,
  audit: async () => (await import("./cli/audit.js")).auditCommand,
  diff: async () => (await import("./cli/audit.js")).diffCommand,
  extract: async () => (await import("./cli/extract.js")).extractCommand,
  check: async () => (await import("./cli/check.js")).checkCommand,
  collect: async () => (await import("./cli/collect.js")).collectCommand,
  completion: async () => (await import("./cli/completion.js")).completionCommand,
  prerender: async () => (await import("./cli/prerender.js")).prerenderCommand,
  mdbook: async () => (await import("./cli/mdbook.js")).mdbookCommand,
  help: async () => help,
};

/** Prints the help of a command, or the short one. */
async function help({ positionals: [name] }) {
  if (name === undefined) return print(SHORT_HELP);
  if (!isCommand(name)) throw new UsageError(unknownCommand(name));
  return print((await import("./cli/command-help.js")).COMMAND_HELP[name]);
}

/** Runs a command; resolves to the exit code. */
async function runCommand(name, args) {
  const words = parseWords(args, COMMANDS[name].options);
  if (words.values.help) return help({ positionals: [name] });
  return (await RUN[name]())(words, print);
}

/** Prints the reports; resolves to the exit code. */
async function main(args) {
  if (isCommand(args[0])) return runCommand(args[0], args.slice(1));
  const { values, engines = BROWSERS, files, scenarioOptions } = parse(args);
  if (values.help) return print(args.includes("--help") ? HELP : SHORT_HELP);
  if (values.version) return print(version());
  refuseMisspeltCommand(args[0]);

  const words = values.language && (await language(values.language));
  const asked = await scenariosFrom({ files, scenarioOptions, values });
  await refuseUnreadInput();
  const verdicts = [];
  for (const [at, { scenario, name, reading }] of asked.entries()) {
    if (reading && !values.quiet) {
      const { headlineOf } = await import("./cli/read.js");
      process.stderr.write(`${headlineOf(reading, name)}\n`);
    }
    const report = runNaming(name, () => reportOn(toScenario(/** @type {any} */ (scenario)), values, words, engines));
    verdicts.push(...engines.map((engine) => report.verdicts[engine].verdict));
    if (values.quiet) continue;
    if (values.json) print(escaped(JSON.stringify(report, null, asked.length > 1 ? 0 : 2)));
    else print((at > 0 ? "\n" : "") + formatted(report, toScenario(/** @type {any} */ (scenario)), values, words));
  }
  return CODES[worst(verdicts)];
}

/** Throws if the first word is not a file, and looks like a command, an option or an address. */
function refuseMisspeltCommand(word = "") {
  if (word.startsWith("-") || existsSync(word)) return;
  if (/^(?:https?|wss?):/i.test(word)) throw new UsageError(`an address is given with its API: --fetch ${word}`);
  if (Object.hasOwn(OPTIONS, word) || nearest(word, Object.keys(COMMANDS))) throw new UsageError(unknownCommand(word));
}

function unknownCommand(word) {
  const near = nearest(word, Object.keys(COMMANDS));
  const option = Object.hasOwn(OPTIONS, word) && `--${word}`;
  const hint = near && `wouldblock ${near}`;
  const meant = option || hint;
  return `there is no command "${word}"; ${meant ? `did you mean ${meant}?` : `there are ${Object.keys(COMMANDS).join(", ")}`}`;
}

/** Runs the engine: without words if nothing prints them, and for one engine if one is named. */
function reportOn(scenario, { quiet, "csp-only": cspOnly }, words, engines) {
  const engine = engines.length === 1 ? engines[0] : undefined;
  if (cspOnly) return policyAlone(simulate(scenario, { language: words, engine }));
  return quiet ? decide(scenario) : simulate(scenario, { language: words, engine });
}

function formatted(report, scenario, values, words) {
  const warnings = report.warnings.map((warning) => ({ ...warning, docs: onDisk(warning.docs) }));
  const reported = { ...report, warnings };
  return describe(reported, {
    scenario,
    format: values.format === "markdown" ? "markdown" : wantsColour(values) ? "ansi" : "plain",
    steps: values.verbose ? "all" : "decide",
    language: words?.tag,
    policyOnly: values["csp-only"],
  });
}

/** The path of a file that is named as in an import. Addresses stay as they are. @param {string | null} docs */
function onDisk(docs) {
  if (!docs?.startsWith("wouldblock/")) return docs;
  const [name, anchor] = docs.slice("wouldblock/".length).split("#");
  const path = fileURLToPath(new URL(name, import.meta.url));
  const below = relative("", path);
  return `${below.startsWith("..") ? path : below}#${anchor}`;
}

/** Runs `action`; if there are several scenarios, an error names the one that failed. */
function runNaming(name, action) {
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
  const [, , word] = process.argv;
  if (error instanceof UsageError)
    process.stderr.write(`\`wouldblock ${isCommand(word) ? `${word} ` : ""}--help\` shows how it is used.\n`);
  process.exitCode = USAGE;
}
