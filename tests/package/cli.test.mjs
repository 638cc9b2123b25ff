// The command line, as `npx` runs it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { install } from "../support/package.mjs";
import { allowed, blocked, undetermined } from "./scenarios.mjs";

const { project, remove } = install();
after(remove);

/** Runs it as npm has linked it, with an environment that says nothing of colours. */
function wouldblock(args, { input = "", env = {} } = {}) {
  const quiet = { NO_COLOR: undefined, FORCE_COLOR: undefined };
  const options = { cwd: project, input, encoding: "utf8", env: { ...process.env, ...quiet, ...env } };
  return spawnSync(join(project, "node_modules/.bin/wouldblock"), args, options);
}

const CSP = ["--page", "https://app.example/", "--csp", "connect-src 'self'", "--fetch", "https://api.example/"];
const CORS = [
  "--page",
  "https://app.example/",
  "--csp",
  "connect-src https://api.example",
  "--fetch",
  "https://api.example/",
  "--response",
  "Access-Control-Allow-Origin: https://app.example",
];

describe("exit codes", () => {
  const cases = {
    0: [[CORS], [["-q", ...CORS]], [["-"], JSON.stringify(allowed)]],
    1: [[CSP], [[], JSON.stringify(blocked)], [["--engine", "firefox", ...CSP]]],
    2: [
      [["-"], JSON.stringify(undetermined)],
      [["--quiet", "--page", "https://a.example/", "--xhr", "https://b.example/"]],
    ],
    64: [
      [["--fech", "https://a.example/"]],
      [["--fetch", "https://a.example/"]],
      [[...CSP, "--xhr", "/x"]],
      [["nothing.json"]],
      [[], "{"],
      [[], `{"page":{"ulr":""}}`],
      [[...CSP, "--engine", "opera"]],
      [["a.json", "b.json"]],
      [[...CSP, "a.json"]],
      [[...CSP, "--header", "no colon"]],
      [[...CSP, "--response", "@nothing.txt"]],
      [[...CSP, "--mode", "corss"]],
      [[...CSP, "--language", "fr"]],
    ],
  };
  for (const [code, runs] of Object.entries(cases))
    for (const [args, input] of runs)
      test(`${code}: ${args.join(" ")} ${input ?? ""}`.trim(), () => {
        const { status, stdout, stderr } = wouldblock(args, { input });
        assert.equal(status, Number(code), stdout + stderr);
        if (code === "64") {
          assert.equal(stdout, "");
          assert.match(stderr, /^wouldblock: \S/);
          assert.doesNotMatch(stderr, /\n\s+at /);
        } else assert.equal(stderr, "");
      });
});

describe("what it prints", () => {
  test("the reason, and the piece of the header", () => {
    const { stdout } = wouldblock(CSP);
    assert.match(stdout, /^fetch https:\/\/api\.example\/ from https:\/\/app\.example\/\nBlocked\. /);
    assert.match(stdout, /page\.headers\[0\]: connect-src 'self'/);
    assert.match(stdout, /Fix: /);
  });

  test("every step, when asked", () => {
    const lines = (args) => wouldblock(args).stdout.split("\n").length;
    assert.ok(lines([...CORS, "--verbose"]) > lines(CORS));
  });

  test("nothing, when asked", () => assert.equal(wouldblock(["-q", ...CSP]).stdout, ""));

  test("the report, as JSON", () => {
    const report = JSON.parse(wouldblock(["--json", ...CSP]).stdout);
    assert.equal(report.blockedBy, "csp");
    assert.ok(report.steps.length > 0);
  });

  test("what is known of the server, from a file", () => {
    writeFileSync(join(project, "answer.txt"), "HTTP/2 200\nAccess-Control-Allow-Origin: *\n");
    assert.equal(
      wouldblock(["--page", "https://a.example/", "--fetch", "https://b.example/", "--response", "@answer.txt"]).status,
      0,
    );
  });

  test("a method, headers and credentials", () => {
    const args = [
      "--page",
      "https://a.example/",
      "--fetch",
      "https://b.example/",
      "-X",
      "PUT",
      "-H",
      "X-A: 1",
      "--credentials",
      "include",
      "--json",
    ];
    const {
      exchanges: [preflight],
    } = JSON.parse(wouldblock(args).stdout);
    assert.deepEqual(preflight.headers.find(([name]) => /request-headers/i.test(name))[1], "x-a");
  });

  test("Chinese, when asked; the exit code and what was pasted stay", () => {
    for (const tag of ["zh", "zh-CN"]) {
      const { stdout, status } = wouldblock([...CSP, "--language", tag]);
      assert.equal(status, 1);
      assert.match(stdout, /^fetch https:\/\/api\.example\/ 来自 https:\/\/app\.example\/\n/);
      assert.match(stdout, /page\.headers\[0\]: connect-src 'self'/);
      assert.match(stdout, /修复：.*[一-鿿]/);
      assert.doesNotMatch(stdout, /Blocked|Fix/);
    }
    const [en, zh] = ["en", "zh"].map((tag) => JSON.parse(wouldblock([...CSP, "--json", "--language", tag]).stdout));
    assert.match(zh.summary, /[一-鿿]/);
    assert.equal(en.summary, JSON.parse(wouldblock([...CSP, "--json"]).stdout).summary);
  });

  test("every line in both languages: engines that differ, consoles, what is missing, warnings", () => {
    const later = [
      "--page",
      "https://a.example/",
      "--fetchlater",
      "https://b.example/",
      "--page-header",
      "Content-Security-Policy: img-src self",
      "-v",
    ];
    const [en, zh] = ["en", "zh"].map((tag) => wouldblock([...later, "--language", tag]).stdout.split("\n"));
    assert.equal(zh.length, en.length);
    assert.ok(
      en.some((line) => /^ {2}In Firefox: blocked \(unsupported\)/.test(line)),
      en.join("\n"),
    );
    assert.ok(
      zh.some((line) => /^ {2}Firefox：阻止（unsupported）/.test(line)),
      zh.join("\n"),
    );
    assert.ok(
      zh.some((line) => /^ {2}注意：/.test(line)),
      zh.join("\n"),
    );
    assert.ok(!zh.some((line) => /undefined/.test(line)), zh.join("\n"));
  });

  test("a misspelt option with the right one", () => {
    assert.match(wouldblock(["--fech", "https://a.example/"]).stderr, /no --fech; did you mean --fetch\?/);
    assert.match(wouldblock(["--page-haeder=X: y"]).stderr, /no --page-haeder; did you mean --page-header\?/);
    assert.match(wouldblock(["--perhaps"]).stderr, /--perhaps/);
  });

  test("a scenario from a file, by its name", () => {
    writeFileSync(join(project, "scenario.json"), JSON.stringify(blocked));
    const { status, stdout } = wouldblock(["scenario.json"]);
    assert.equal(status, 1);
    assert.match(stdout, /^fetch https:\/\/api\.example\.com\/users from/);
  });

  test("a misspelt field with the right one", () => {
    assert.match(
      wouldblock([], { input: `{"page":{"ulr":""}}` }).stderr,
      /page\.ulr: unknown field; did you mean `url`\?/,
    );
  });
});

describe("colours", () => {
  const coloured = (args, env) => wouldblock([...CSP, ...args], { env }).stdout.includes("\x1b[");
  test("none where no person looks", () => assert.equal(coloured([], {}), false));
  test("--color", () => assert.equal(coloured(["--color"], {}), true));
  test("FORCE_COLOR", () => assert.equal(coloured([], { FORCE_COLOR: "1" }), true));
  test("NO_COLOR wins over FORCE_COLOR", () => assert.equal(coloured([], { FORCE_COLOR: "1", NO_COLOR: "1" }), false));
  test("--no-color wins over FORCE_COLOR", () => assert.equal(coloured(["--no-color"], { FORCE_COLOR: "1" }), false));
  test("never in JSON", () => assert.equal(coloured(["--json", "--color"], {}), false));
});

describe("--help", () => {
  const help = wouldblock(["--help"]).stdout;

  test("fits a terminal", () => {
    for (const line of help.split("\n")) assert.ok(line.length <= 120, line);
  });

  test("its examples give the answers that it tells of", () => {
    const commands = help
      .replaceAll("\\\n", " ")
      .split("\n")
      .filter((line) => /^ +wouldblock --page https/.test(line));
    const statuses = commands.map((line) => {
      const words = [...line.trim().matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
      return wouldblock(words.slice(1)).status;
    });
    assert.deepEqual(statuses, [1, 0]);
  });

  test("--version", () => assert.match(wouldblock(["--version"]).stdout, /^\d+\.\d+\.\d+\n$/));
});
