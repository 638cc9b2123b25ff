// Finds the catalogue of a language by its tag.
import { loaders } from "./loaders.js";

/** The tags of the languages that there are. */
export const tags = Object.keys(loaders);

/** The catalogue of the language that a BCP 47 tag is about. */
export async function language(tag) {
  const primary = /^[^-_]*/.exec(tag)[0].toLowerCase();
  if (!tags.includes(primary)) throw new RangeError(`no language "${tag}": there are ${tags.join(", ")}`);
  return (await loaders[primary]()).default;
}
