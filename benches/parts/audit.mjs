// Audits of many lines: natively, in WebAssembly, and on the command line, compared with `jq -c .`, which copies the
// same file.
import { readFileSync, statSync } from "node:fs";
import { auditLines } from "../../pkg/audit.js";
import { bin, prepare, timed } from "../support/audit.mjs";
import { inRepository } from "../support/paths.mjs";

const LINES = Number(process.env.WOULDBLOCK_LINES ?? 1_000_000);
const ROUNDS = 3;

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

export async function measure() {
  const folder = prepare();
  const write = (name, args) => {
    const file = `${folder}/${name}.ndjson`;
    timed(bin("wouldblock-traffic"), args.map(String), { output: file });
    return file;
  };
  const file = write("traffic", [LINES]);
  const small = write("small", [LINES / 10]);
  const one = write("one-policy", [LINES / 10, 1, 1]);
  const bytes = statSync(file).size / LINES;

  const native = [];
  const wasm = [];
  const sample = readFileSync(one);
  const pieces = Array.from({ length: Math.ceil(sample.length / 65536) }, (_, at) =>
    sample.subarray(at * 65536, (at + 1) * 65536),
  );
  for (let round = 0; round < ROUNDS; round++) {
    native.push(timed(bin("wouldblock-audit"), [], { input: one }).processor / (LINES / 10));
    const before = process.cpuUsage();
    await auditLines(pieces);
    const { user, system } = process.cpuUsage(before);
    wasm.push((user + system) / 1e6 / (LINES / 10));
  }
  const cli = [process.execPath, [inRepository("pkg/cli.js"), "audit", "-q"]];
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: timed(...cli, { input: file, highest: 2 }),
    theirs: timed("jq", ["-c", "."], { input: file }),
  }));
  const few = timed(...cli, { input: small, highest: 2 }).memory;
  const [ours, theirs] = ["ours", "theirs"].map((side) => median(rounds.map((round) => round[side].wall)));
  const most = Math.max(...rounds.map((round) => round.ours.memory));
  const per = (list) => `${(Math.min(...list) * 1e6).toFixed(2)} to ${(Math.max(...list) * 1e6).toFixed(2)} µs a line`;
  return [
    {
      id: "audit-native",
      value: median(native) * 1e6,
      unit: "milliseconds",
      detail: `1,000 lines of one policy, JSON and all; ${per(native)} on the processor`,
    },
    {
      id: "audit-wasm",
      value: median(wasm) * 1e6,
      unit: "milliseconds",
      detail: `the same in Node; ${per(wasm)}`,
    },
    {
      id: "audit-jq",
      value: median(rounds.map((round) => round.ours.wall / round.theirs.wall)),
      unit: "ratio",
      detail: `${LINES} lines of ${Math.round(bytes)} bytes: ${ours.toFixed(1)} s / ${theirs.toFixed(1)} s`,
    },
    {
      id: "audit-memory",
      value: (most - few) * 1024,
      unit: "bytes",
      detail: `${most} KB for ${LINES} lines, ${few} KB for a tenth of them`,
    },
  ];
}
