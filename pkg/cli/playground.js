// Links from what a command writes to the playground.
import { playgroundHref } from "../static/link.js";
import { UsageError } from "./usage-error.js";

/**
 * A function that returns the link for a scenario; undefined without a playground. Throws a {@link UsageError} for an address
 * that is not one of a page.
 *
 * @param {string | undefined} playground
 * @param {string} [option] how the error names the option
 */
export function linkTo(playground, option = "--playground") {
  if (playground === undefined) return undefined;
  const link = (scenario) => playgroundHref(playground, scenario);
  // A value from a file of settings may be of any type.
  if (typeof playground !== "string" || link({}) === null)
    throw new UsageError(`${option} is not the address of a page: ${playground}`);
  return link;
}
