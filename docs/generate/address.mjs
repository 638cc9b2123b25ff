// Where the handbook is on its host.
import { readFileSync } from "node:fs";

const CARGO = new URL("../../Cargo.toml", import.meta.url);

/** An address from Cargo.toml; undefined as long as there is none. */
const field = (name) => new RegExp(`^${name} = "([^"]+)"`, "m").exec(readFileSync(CARGO, "utf8"))?.[1];

/** The address of the playground. */
export const homepage = () => field("homepage");

/** The address of the repository. */
export const repository = () => field("repository");

/**
 * The path of the handbook, with a slash at both ends. It is beside the playground, whose address is the `homepage` in
 * Cargo.toml. As long as there is none, the playground is at the root of a host.
 */
export function basePath() {
  return new URL("docs/", homepage() ?? "https://localhost/").pathname;
}
