// The matchers in their runners: each runs a test that passes and one that fails.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { blocked } from "./scenarios.mjs";
import { program, project as newProject, run, write } from "./tools.mjs";

const { project, remove } = newProject();
after(remove);

const scenarios = `
  const headers = { "Content-Security-Policy": "connect-src https://api.example" };
  const response = new Response("", { headers: { "Access-Control-Allow-Origin": "*" } });
  const allowed = { page: { url: "https://app.example/", headers }, request: "https://api.example/", network: [{ response }] };
  const blocked = ${JSON.stringify(blocked)};
  const open = { page: "https://app.example/", request: "https://api.example/" };
  // Only Chromium has it.
  const later = { page: "https://app.example/", request: { api: "fetchlater", url: "https://app.example/" } };`;

const passing = `
  expect(allowed).toBeAllowed();
  expect(allowed).not.toBeBlocked();
  expect(blocked).toBeBlocked();
  expect(blocked).toBeBlocked({ by: "csp" });
  expect(blocked).not.toBeBlocked({ by: "cors" });
  expect(blocked).not.toBeAllowed();
  expect(open).toBeUndetermined();
  expect(open).toPassCsp();
  expect(blocked).not.toPassCsp();
  expect(() => expect(open).not.toBeAllowed()).toThrow(/undetermined/);
  expect(() => expect(open).not.toBeBlocked()).toThrow(/undetermined/);
  expect(later).toBeAllowed({ in: "chromium" });
  expect(later).not.toBeAllowed();
  expect(() => expect(open).toBeAllowed({ in: "opera" })).toThrow(/opera/);`;

const suite = (assertions) => `${scenarios}
  test("the policy", () => { ${assertions} });`;

const passes = { "passes.test": suite(passing) };
const fails = { "fails.test": suite("expect(blocked).toBeAllowed();") };

/** The failure names what was expected, the reason, and the part of the header that decided. */
function givesReason(output) {
  assert.match(output, /expected the request to be allowed; it is not in chromium, firefox, webkit/);
  assert.match(output, /connect-src allows only 'self'/);
  assert.match(output, /page\.headers: Content-Security-Policy: connect-src 'self'/);
}

/** Runs a program that should fail, and returns its output. */
const failure = async (...args) => {
  const error = await run(...args).then(
    () => assert.fail("it passed"),
    (error) => error,
  );
  return error.message;
};

/** Writes both files for a runner, with its imports and file extension. */
function tests(folder, prelude, extension) {
  for (const files of [passes, fails])
    for (const [name, source] of Object.entries(files))
      write(project, { [`${folder}/${name}.${extension}`]: `${prelude}\n${source}` });
}

describe("Vitest", { timeout: 120_000 }, () => {
  tests("vitest", `import { expect, test } from "vitest"; import "wouldblock/vitest";`, "mjs");
  const vitest = (name, environment) => [
    program("vitest"),
    ["run", "--root", "vitest", "--no-color", `--environment=${environment}`, name],
    { cwd: project },
  ];
  test("passes", () => run(...vitest("passes", "node")));
  test("fails, and gives the reason", async () => givesReason(await failure(...vitest("fails", "node"))));
});

describe("Jest", { timeout: 120_000 }, () => {
  tests("jest", `require("wouldblock/jest");`, "cjs");
  tests("jest-esm", `import "wouldblock/jest";`, "mjs");
  const config = JSON.stringify({
    testMatch: ["**/*.test.?js"],
    transform: {},
    moduleFileExtensions: ["js", "cjs", "mjs"],
  });
  const jest = (file, ...args) => [
    program("jest"),
    ["--config", config, "--rootDir", project, "--no-color", ...args, file],
    { cwd: project },
  ];
  const modules = { NODE_OPTIONS: "--experimental-vm-modules" };

  test("passes", () => run(...jest("jest/passes.test.cjs")));
  test("fails, and gives the reason", async () => givesReason(await failure(...jest("jest/fails.test.cjs"))));
  test("passes among jsdom's globals", () => {
    write(project, {
      "jsdom/passes.test.cjs": `require("wouldblock/jest");
        test("the policy", () => {
          expect(${JSON.stringify(blocked)}).toBeBlocked({ by: "csp" });
          const headers = new Map([["Content-Security-Policy", "connect-src 'self'"]]);
          expect({ page: { url: new URL("https://a.example/"), headers }, request: new URL("https://b.example/") }).toBeBlocked();
        });`,
    });
    return run(...jest("jsdom/passes.test.cjs", "--env", "jsdom"));
  });
  test("passes as an ES module", () => {
    const [file, args, options] = jest("jest-esm/passes.test.mjs");
    return run(file, args, { ...options, env: modules });
  });
});

describe("node:assert", { timeout: 60_000 }, () => {
  // Without this variable, the runner does not report to the test that started it.
  const env = { NODE_TEST_CONTEXT: undefined };
  const node = (file) => [process.execPath, ["--test", "--test-reporter=tap", file], { cwd: project, env }];
  const prelude = `import { test } from "node:test"; import assert from "node:assert";
    import { assertAllowed, assertBlocked, assertUndetermined } from "wouldblock/assert"; ${scenarios}`;
  write(project, {
    "node/passes.mjs": `${prelude}
      test("the policy", () => {
        assertAllowed(allowed);
        assertBlocked(blocked, { by: "csp" });
        assertUndetermined(open);
        assertAllowed(later, { in: ["chromium"] });
        assert.throws(() => assertBlocked(blocked, { by: "cors" }), assert.AssertionError);
      });`,
    "node/fails.mjs": `${prelude} test("the policy", () => assertAllowed(blocked));`,
  });
  test("passes", () => run(...node("node/passes.mjs")));
  test("fails, and gives the reason", async () => givesReason(await failure(...node("node/fails.mjs"))));
});
