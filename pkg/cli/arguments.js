// Parses the words of the command line without a command: a scenario, and the form of the output.
import { ENGINE_NAMES, engineNamed } from "../judge.js";
import { OPTIONS, SCENARIO } from "./options.js";
import { parseWords } from "./parse-words.js";
import { UsageError } from "./usage-error.js";

/** `--color always` as one word, as other programs take it. */
function withColour(args) {
  const words = [];
  for (const word of args)
    if (words.at(-1) === "--color" && OPTIONS.color.values?.includes(word)) words.push(`${words.pop()}=${word}`);
    else words.push(word);
  return words;
}

/** Whether colours are asked for; undefined if the terminal decides. */
function colourOf({ color, "no-color": none }) {
  if (none || color === "never") return false;
  return color === undefined || color === "auto" ? undefined : true;
}

/**
 * Parses `args`; throws a {@link UsageError} for anything that it cannot use.
 * @returns {{ values: any, engines: string[] | undefined, files: string[], scenarioOptions: { name: string, value: string }[] }}
 *   `scenarioOptions`: the options that describe a scenario, in their order
 */
export function parse(args) {
  const { values, positionals, given } = parseWords(withColour(args), OPTIONS);
  return {
    values: { ...values, color: colourOf(values) },
    engines: enginesOf(values.engine),
    files: positionals,
    scenarioOptions: given
      .filter(({ name }) => Object.hasOwn(SCENARIO, name))
      .map(({ name, value }) => ({ name, value: /** @type {string} */ (value) })),
  };
}

/**
 * The engines of `--engine`, which may be repeated, and takes several names separated by commas.
 *
 * @param {string[] | undefined} given
 */
export function enginesOf(given) {
  return given
    ?.flatMap((names) => names.split(","))
    .map((name) => {
      const engine = engineNamed(name.trim().toLowerCase());
      if (!engine) throw new UsageError(`--engine is one of ${ENGINE_NAMES.join(", ")}, not "${name}"`);
      return engine;
    });
}
