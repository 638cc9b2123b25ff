// action/action.yml: runs its steps with bash, as GitHub's runner does.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { install } from "../support/package.mjs";
import { load } from "./tools.mjs";

const { project, remove } = install();
after(remove);
const tarball = join(
  project,
  readdirSync(project).find((name) => name.endsWith(".tgz")),
);
const { parse } = await load("yaml");
const action = parse(readFileSync(new URL("../../action/action.yml", import.meta.url), "utf8"));

/** Runs the steps in order until one fails, with files like those of the runner. */
function ran(given, files) {
  const folder = mkdtempSync(join(project, "workspace-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: usual }]) => [name, usual]));
  Object.assign(inputs, { package: tarball }, given);
  const output = join(folder, "output");
  writeFileSync(output, "");
  const outcome = { folder, code: 0, stdout: "", outputs: {} };
  for (const { run, shell, env } of action.runs.steps) {
    assert.equal(shell, "bash");
    assert.doesNotMatch(run, /\$\{\{/, "expressions in a script are read as code");
    const filled = Object.entries(env).map(([name, value]) => {
      const [, input] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value) ?? assert.fail(value);
      return [name, inputs[input] ?? assert.fail(`no input ${input}`)];
    });
    const around = { ...process.env, RUNNER_TEMP: folder, GITHUB_OUTPUT: output, npm_config_offline: "true" };
    // https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
    const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
      cwd: folder,
      encoding: "utf8",
      env: { ...around, ...Object.fromEntries(filled) },
    });
    outcome.code = status;
    outcome.stdout += stdout + stderr;
    if (status !== 0) break;
  }
  const lines = readFileSync(output, "utf8").split("\n").filter(Boolean);
  outcome.outputs = Object.fromEntries(lines.map((line) => line.split("=")));
  return outcome;
}

const LIST = JSON.stringify({
  page: { url: "https://app.example/", headers: "Content-Security-Policy: connect-src https://api.example" },
  policyOnly: true,
  mustAllow: [{ name: "the API", request: { api: "fetch", url: "https://api.example/" } }],
});

test("passes if everything is as the list says", () => {
  const { code, stdout, outputs } = ran({}, { "wouldblock.json": LIST });
  assert.equal(code, 0, stdout);
  assert.deepEqual(outputs, { result: "holds" });
});

test("fails with annotations and SARIF, under a policy from a file", () => {
  const files = { "my list.json": LIST, "csp.txt": "connect-src 'none'\n" };
  const given = { file: "my list.json", policy: "csp.txt", sarif: "found.sarif" };
  const { code, stdout, outputs, folder } = ran(given, files);
  assert.equal(code, 1, stdout);
  assert.deepEqual(outputs, { result: "fails" });
  assert.match(stdout, /^::error file=my list\.json,line=1,title=the API::It must be allowed/m);
  const { runs } = JSON.parse(readFileSync(join(folder, "found.sarif"), "utf8"));
  assert.equal(runs[0].results.length, 1);
});

test("an undetermined entry fails, unless configured otherwise", () => {
  const files = { "wouldblock.json": LIST.replace('"policyOnly":true,', "") };
  const strict = ran({}, files);
  assert.deepEqual([strict.code, strict.outputs], [2, { result: "undetermined" }], strict.stdout);
  assert.equal(ran({ undetermined: "false" }, files).code, 0);
});

test("a list that is not understood fails, and an input is not run as code", () => {
  const { code, stdout, folder } = ran({ file: '$(touch "hacked"); `touch hacked`' }, {});
  assert.equal(code, 64, stdout);
  assert.ok(!existsSync(join(folder, "hacked")));
  rmSync(folder, { recursive: true });
});

test("its output is the check's", () => {
  assert.equal(action.outputs.result.value, "${{ steps.check.outputs.result }}");
  assert.ok(action.runs.steps.some(({ id }) => id === "check"));
});
