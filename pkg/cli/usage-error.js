import { parseArgs } from "node:util";

/** The command line cannot be understood, or a file that it names cannot be read. */
export class UsageError extends Error {}

/**
 * The options and the other words of a subcommand. A word that is not understood is a {@link UsageError}.
 *
 * @param {string[]} args
 * @param {import("node:util").ParseArgsConfig["options"]} options
 * @returns {{ values: any, positionals: string[] }}
 */
export function parseWords(args, options) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message);
  }
}
