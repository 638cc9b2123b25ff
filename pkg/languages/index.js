// Finds the catalogue of a language by its tag.
import { withCode } from "../error-code.js";
import { loaders } from "./loaders.js";

/** The tags of the available languages. */
export const tags = Object.keys(loaders);

/** Returns the catalogue for a BCP 47 tag. */
export async function language(tag) {
  const primary = /^[^-_]*/.exec(tag)[0].toLowerCase();
  if (!tags.includes(primary))
    throw withCode("ERR_WOULDBLOCK_ARGUMENT", new RangeError(`no language "${tag}": there are ${tags.join(", ")}`));
  return (await loaders[primary]()).default;
}
