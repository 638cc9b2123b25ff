// The Rust part, which is a separate crate in `benches/native/`.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inRepository, target } from "./paths.mjs";

/**
 * Builds the crate.
 * @param {string[]} what a cargo command with its arguments
 * @returns {string} the executable
 */
export function build(what) {
  const manifest = inRepository("benches/native/Cargo.toml");
  // Its lock file has other versions of some dependencies. In a shared folder, each workspace would overwrite the engine
  // that the other one has compiled.
  const folder = join(target, "bench", "native");
  const { status, stdout } = spawnSync(
    process.env.CARGO ?? "cargo",
    [...what, "--manifest-path", manifest, "--target-dir", folder, "--message-format", "json-render-diagnostics"],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error("the native benchmarks could not be built; cargo's messages are above");
  const messages = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return messages.findLast(({ executable }) => executable).executable;
}

/** Criterion's benchmarks, run as `cargo bench` would run them. */
export class Criterion {
  /** The number of rounds in `pairs.rs`. */
  static ROUNDS = 9;

  #executable = build(["bench", "--no-run", "--bench", "pairs"]);
  #home = join(target, "bench", "criterion");

  /** Runs the benchmarks whose names match. @param {string} filter */
  run(filter = "") {
    const { status, stderr } = spawnSync(this.#executable, ["--bench", "--noplot", "--quiet", filter], {
      encoding: "utf8",
      env: { ...process.env, CRITERION_HOME: this.#home },
    });
    if (status !== 0) throw new Error(`Criterion failed: ${stderr}`);
  }

  /** The nanoseconds of a call of `operation` in `round`. */
  estimate(operation, round) {
    const file = join(this.#home, `round-${round}`, operation, "new", "estimates.json");
    return JSON.parse(readFileSync(file, "utf8")).median.point_estimate;
  }

  /** The nanoseconds of a call of `operation` in each round. */
  estimates(operation) {
    return Array.from({ length: Criterion.ROUNDS }, (_, round) => this.estimate(operation, round));
  }
}
