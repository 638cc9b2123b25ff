// The machine and the programs with which the figures were measured.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { inRepository } from "./paths.mjs";

/** The version that a program prints; nothing if there is no such program. */
function version(program) {
  const { stdout, error } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return error ? [] : [stdout.trim().split("\n")[0]];
}

export function machine() {
  const processors = cpus();
  const lock = readFileSync(inRepository("benches/native/Cargo.lock"), "utf8");
  const crate = (name) => `${name} ${new RegExp(`name = "${name}"\nversion = "(.*)"`).exec(lock)[1]}`;
  const npm = JSON.parse(readFileSync(inRepository("benches/package.json"), "utf8")).devDependencies;
  return [
    `${processors.length} × ${processors[0].model}`,
    // The load of the last 15 minutes shows how busy the machine was otherwise.
    `load average ${loadavg()[2].toFixed(1)}`,
    ...version("rustc"),
    `Node ${process.versions.node}`,
    ...version(process.env.WOULDBLOCK_CHROMIUM ?? "chromium"),
    ...version("valgrind"),
    crate("content-security-policy"),
    crate("serde_json"),
    crate("criterion"),
    ...Object.entries(npm).map(([name, version]) => `npm ${name} ${version}`),
  ].join("; ");
}
