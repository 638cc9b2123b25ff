// The audit on a local cluster with one worker and with more, beside one process.
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { bin, prepare, timed } from "../support/audit.mjs";
import { inRepository } from "../support/paths.mjs";

const LINES = Number(process.env.WOULDBLOCK_SPARK_LINES ?? 10_000_000);
const HOME = inRepository("target/spark/venv/bin");

export function measure() {
  if (!existsSync(`${HOME}/spark-submit`)) {
    console.log("Spark is not measured: its test installs it (cargo xtask test configuration).");
    return [];
  }
  const folder = prepare();
  const write = (lines) => {
    const file = `${folder}/spark-${lines}.ndjson`;
    timed(bin("wouldblock-traffic"), [String(lines)], { output: file });
    return file;
  };
  const [file, tenth] = [write(LINES), write(LINES / 10)];
  const results = `${folder}/spark-result.json`;
  const one = timed(bin("wouldblock-audit"), [], { input: file, output: results });
  const expected = readFileSync(results, "utf8").trim();
  const few = timed(bin("wouldblock-audit"), [], { input: tenth });

  const python = {
    PYSPARK_PYTHON: `${HOME}/python`,
    PYSPARK_DRIVER_PYTHON: `${HOME}/python`,
    SPARK_LOCAL_IP: "127.0.0.1",
  };
  const job = inRepository("audit/spark/audit_job.py");
  const onSpark = (workers) => {
    const cluster = ["--master", `local-cluster[${workers},1,1024]`, "--conf", "spark.ui.enabled=false"];
    const { wall } = timed(
      `${HOME}/spark-submit`,
      [...cluster, job, "--engine", bin("wouldblock-audit"), file, results],
      {
        env: python,
      },
    );
    // Python and Rust write the same JSON differently.
    const same = JSON.stringify(JSON.parse(readFileSync(results, "utf8"))) === JSON.stringify(JSON.parse(expected));
    if (!same) throw new Error(`${workers} workers have another result than one process`);
    return wall;
  };
  const workers = Array.from({ length: availableParallelism() }, (_, at) => at + 1);
  const seconds = workers.map(onSpark);
  const perLine = (time) => `${((time * 1e6) / LINES).toFixed(1)} µs a line`;
  return [
    ...workers.slice(1).map((count, at) => ({
      id: `spark-${count}`,
      value: seconds[0] / seconds[at + 1],
      unit: "ratio",
      detail: `${LINES} lines: ${seconds[0].toFixed(1)} s with one worker, ${seconds[at + 1].toFixed(1)} s with ${count}`,
    })),
    {
      id: "spark-beside-one-process",
      value: seconds.at(-1) / one.wall,
      unit: "ratio",
      detail: `${seconds.at(-1).toFixed(1)} s with ${workers.length} workers / ${one.wall.toFixed(1)} s, ${perLine(one.wall)}`,
    },
    {
      id: "audit-native-memory",
      value: (one.memory - few.memory) * 1024,
      unit: "bytes",
      detail: `${one.memory} KB for ${LINES} lines, ${few.memory} KB for a tenth of them`,
    },
  ];
}
