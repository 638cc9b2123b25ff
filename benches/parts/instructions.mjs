// Instructions of one call, which a busy machine cannot change.
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
    // It collects in the function alone that makes the one call; see benches/native/src/main.rs.
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
