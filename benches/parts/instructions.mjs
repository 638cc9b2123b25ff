// Counts the instructions of one call, which do not depend on how busy the machine is.
import { spawnSync } from "node:child_process";
import { build } from "../support/native.mjs";

export function measure() {
  if (spawnSync("valgrind", ["--version"]).error) {
    console.log("There is no valgrind on PATH (Debian: apt-get install valgrind), so instructions are not counted.");
    return [];
  }
  const executable = build(["build", "--release"]);
  const names = spawnSync(executable, { encoding: "utf8" }).stdout.trim().split("\n");
  return names.map((name) => ({
    id: `instructions-${name}`,
    value: count(executable, name),
    unit: "instructions",
    detail: "callgrind, one warm call",
  }));
}

function count(executable, name) {
  const { stderr } = spawnSync(
    "valgrind",
    // Only counts in the function that makes the call. See benches/native/src/main.rs.
    [
      "--tool=callgrind",
      "--callgrind-out-file=/dev/null",
      "--collect-atstart=no",
      "--toggle-collect=*counted_once*",
      executable,
      name,
    ],
    { encoding: "utf8" },
  );
  const collected = /Collected : (\d+)/.exec(stderr);
  if (!collected) throw new Error(`callgrind counted nothing for ${name}:\n${stderr}`);
  return Number(collected[1]);
}
