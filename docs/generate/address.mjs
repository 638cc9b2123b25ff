// Where the handbook is on its host.
import { readFileSync } from "node:fs";

const CARGO = new URL("../../Cargo.toml", import.meta.url);

/**
 * The path of the handbook, with a slash at both ends. It is beside the playground, whose address is the `homepage` in
 * Cargo.toml. As long as there is none, the playground is at the root of a host.
 */
export function basePath() {
  const [, homepage = "https://localhost/"] = /^homepage = "([^"]+)"/m.exec(readFileSync(CARGO, "utf8")) ?? [];
  return new URL("docs/", homepage).pathname;
}
