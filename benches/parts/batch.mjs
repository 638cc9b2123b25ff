// The engine's own time for a request under a compiled policy: many calls after one crossing of the boundary.
import { execFileSync } from "node:child_process";
import { build } from "../support/native.mjs";
import { inRepository } from "../support/paths.mjs";
import { median } from "../support/statistics.mjs";

const COUNT = 200_000;
const ROUNDS = 9;
const OPERATION = ["decide-compiled", String(COUNT)];

export function measure() {
  const executable = build(["build", "--release"]);
  const module = build(["build", "--release", "--target", "wasm32-wasip1"]);
  const wasi = ["--no-warnings", inRepository("benches/support/wasi.mjs"), module];
  const native = [];
  const wasm = [];
  for (let round = 0; round < ROUNDS; round++) {
    native.push(Number(execFileSync(executable, OPERATION, { encoding: "utf8" })));
    wasm.push(Number(execFileSync(process.execPath, [...wasi, ...OPERATION], { encoding: "utf8" })));
  }
  const result = (id, where, times) => ({
    id,
    value: median(times) / 1000,
    unit: "milliseconds",
    detail: `1,000 calls ${where}, ${Math.min(...times)} to ${Math.max(...times)} ns a call`,
  });
  return [result("engine-native", "natively", native), result("engine-wasm", "inside a module in Node", wasm)];
}
