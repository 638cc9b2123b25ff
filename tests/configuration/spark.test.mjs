// The Spark job on a cluster of two workers gives the same figures as one process, line for line.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const home = join(root, "target/spark");
const python = join(home, "venv/bin/python");
const job = join(root, "audit/spark/audit_job.py");
const bin = (name) => join(root, "target/debug", name);

function run(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
  assert.equal(status, 0, `${command} ${args.join(" ")}\n${stderr}`);
  return stdout;
}

before(() => {
  mkdirSync(home, { recursive: true });
  if (!existsSync(python)) run("python3", ["-m", "venv", join(home, "venv")]);
  const requirements = join(root, "audit/spark/requirements.txt");
  run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements]);
  run("cargo", ["build", "--quiet", "--package", "wouldblock-audit", "--bins"], { cwd: root });
});

test("NDJSON and Parquet give the figures of one process", () => {
  // One line is broken, and one is empty.
  const lines = run(bin("wouldblock-traffic"), ["10000", "7"]).split("\n");
  lines.splice(5000, 0, "{", "");
  const traffic = join(home, "traffic.ndjson");
  writeFileSync(traffic, lines.join("\n"));
  const settings = JSON.stringify({ against: { headers: [["Content-Security-Policy", "default-src https:"]] } });
  const one = JSON.parse(run(bin("wouldblock-audit"), [settings], { input: lines.join("\n") }));
  assert.equal(one.lines, 10_001);
  assert.equal(one.brokenLines, 1);

  const environment = {
    ...process.env,
    PYSPARK_PYTHON: python,
    PYSPARK_DRIVER_PYTHON: python,
    SPARK_LOCAL_IP: "127.0.0.1",
  };
  const submit = (...args) => {
    const output = join(home, "audit.json");
    const cluster = ["--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false"];
    const engine = ["--engine", bin("wouldblock-audit"), "--settings", settings, "--partitions", "4"];
    run(join(home, "venv/bin/spark-submit"), [...cluster, job, ...engine, ...args, output], {
      env: environment,
    });
    return JSON.parse(readFileSync(output, "utf8"));
  };
  assert.deepEqual(submit(traffic), one);

  // Parquet contains the rows that could be read; each has its own number, and JSON that is laid out over several lines.
  const table = join(home, "traffic.parquet");
  const rows = lines.filter((line) => line.length > 2);
  const kept = join(home, "kept.ndjson");
  writeFileSync(kept, rows.join("\n"));
  const write = `
import json, pyarrow, pyarrow.parquet
rows = [json.loads(line) for line in open(${JSON.stringify(kept)})]
columns = {name: [json.dumps(row[name], indent=1) for row in rows] for name in ("page", "request", "network")}
pyarrow.parquet.write_table(pyarrow.table(columns), ${JSON.stringify(table)}, row_group_size=1000)
`;
  run(python, ["-c", write]);
  const { brokenLines, ...counted } = submit("--parquet", table);
  const single = JSON.parse(run(bin("wouldblock-audit"), [settings], { input: rows.join("\n") }));
  assert.equal(brokenLines, 0);
  assert.deepEqual(counted.verdicts, single.verdicts);
  const groups = ({ groups }) => groups.map(({ example, ...group }) => ({ ...group, line: example.line }));
  assert.deepEqual(groups(counted), groups(single));
});
