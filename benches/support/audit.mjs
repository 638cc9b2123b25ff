// The audit's programs, for the benchmarks that run them.
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { inRepository } from "./paths.mjs";

/** The path of a program. @param {string} name */
export const bin = (name) => inRepository(`target/release/${name}`);

/** Builds the programs, and returns the folder for the files of the benchmarks. */
export function prepare() {
  execFileSync("cargo", ["build", "--quiet", "--release", "--package", "wouldblock-audit", "--bins"], {
    cwd: inRepository("."),
  });
  const folder = inRepository("target/audit-bench");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The seconds that a command takes (elapsed time and processor time), and its largest memory in KB.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ input?: string, output?: string, env?: Record<string, string>, highest?: number }} [options] `highest`: the
 *   highest exit code that is not a failure
 */
export function timed(command, args, { input = "/dev/null", output = "/dev/null", env = {}, highest = 0 } = {}) {
  const [from, to] = [openSync(input, "r"), openSync(output, "w")];
  const { stderr, status, error } = spawnSync("/usr/bin/env", ["time", "-f", "%e %U %S %M", command, ...args], {
    stdio: [from, to, "pipe"],
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  closeSync(from);
  closeSync(to);
  if (error || status > highest) throw error ?? new Error(`${command} failed: ${stderr.slice(-2000)}`);
  const [wall, user, system, memory] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { wall, processor: user + system, memory };
}
