// Shared by the parts of the rehearsal.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../", import.meta.url));
export const WORK = join(ROOT, "target", "rehearsal");

/** @type {string[]} */
export const failures = [];

export const say = (text) => process.stdout.write(`${text}\n`);
export const read = (name) => readFileSync(join(ROOT, name), "utf8");

/** Collects errors and continues, so that one run reports all of them. */
export function fail(text) {
  failures.push(text);
  say(`  ${text}`);
}

export const has = (condition, text) => condition || fail(text);

/** Runs one part of the rehearsal. An error fails the part, and the next parts run all the same. */
export async function part(title, action) {
  say(title);
  try {
    await action();
  } catch (error) {
    fail(`${title}: ${error.message}`);
  }
}

/** Runs a program to its end, and returns its output. An error contains the output as well. */
export function run(program, args, cwd, env = {}) {
  try {
    return execFileSync(program, args, {
      cwd,
      encoding: "utf8",
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 1 << 26,
    });
  } catch (error) {
    throw new Error(`${program} ${args.join(" ")} failed:\n${`${error.stdout}\n${error.stderr}`.slice(-3000)}`);
  }
}
