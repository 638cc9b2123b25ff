// `wouldblock check`, as `npx` runs it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { checkSchemaOf } from "../support/schema.mjs";
import { policyText } from "../../pkg/policy-text.js";
import { install } from "../support/package.mjs";

const { project, remove } = install();
after(remove);

const FILE = {
  page: { url: "https://app.example/", headers: "Content-Security-Policy: connect-src https://api.example" },
  policyOnly: true,
  mustAllow: [{ request: { api: "fetch", url: "https://api.example/" } }],
  mustBlock: [{ name: "no other host", request: { api: "fetch", url: "https://other.example/" } }],
};

function check(file, ...args) {
  writeFileSync(join(project, "wouldblock.json"), typeof file === "string" ? file : JSON.stringify(file, null, 2));
  const options = { cwd: project, encoding: /** @type {const} */ ("utf8") };
  return spawnSync(join(project, "node_modules/.bin/wouldblock"), ["check", ...args], options);
}

const WRONG = {
  ...FILE,
  mustAllow: [
    ...FILE.mustAllow,
    { name: "a, b: \u001b[31m100%\n<c>", request: { api: "fetch", url: "https://c.example/" } },
  ],
};

describe("exit codes", () => {
  test("0 if everything is as the file says", () => {
    const { status, stdout, stderr } = check(FILE);
    assert.equal(stderr, "");
    assert.match(
      stdout,
      /^holds {2}mustAllow {2}fetch https:\/\/api\.example\/\nholds {2}mustBlock {2}no other host\n/,
    );
    assert.match(stdout, /2 as expected, 0 not as expected, 0 undetermined/);
    assert.equal(status, 0);
  });

  test("1 if something must be allowed but is blocked, or the reverse", () => {
    const { status, stdout } = check(WRONG);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /FAILS {2}mustAllow .*\n {4}wouldblock\.json:\d+ {2}It must be allowed, but it is blocked by chromium, firefox, webkit/,
    );
    const swapped = check({ ...FILE, mustAllow: FILE.mustBlock, mustBlock: FILE.mustAllow }, "-q");
    assert.deepEqual([swapped.status, swapped.stdout], [1, ""]);
  });

  test("with policyOnly, other checks do not explain what the policy allows", () => {
    const page = { ...FILE.page, headers: "Content-Security-Policy: connect-src https:" };
    const mustBlock = [{ request: { api: "fetch", url: "https://other.example:6000/" } }];
    const { status, stdout } = check({ page, policyOnly: true, mustBlock });
    assert.match(
      stdout,
      / {2}It must be blocked, but it is allowed by chromium, firefox, webkit\. Only the policy is judged, and it allows this request\.\n/,
    );
    assert.doesNotMatch(stdout, /Blocked\.|6000 /);
    assert.equal(status, 1);
  });

  test("2 if something is undetermined", () => {
    const { status, stdout } = check({ ...FILE, policyOnly: false });
    assert.match(stdout, /OPEN {3}mustAllow/);
    assert.equal(status, 2);
  });

  test("64 if the file is not understood", () => {
    for (const [file, message] of /** @type {[any, RegExp][]} */ ([
      ["{", /wouldblock\.json is not JSON/],
      ["[]", /expected an object/],
      [`${JSON.stringify(FILE).slice(0, -1)}, "mustAllow": []}`, /the list mustAllow is there twice/],
      [{ ...FILE, mustalow: [] }, /unknown field "mustalow"/],
      [{ page: FILE.page }, /list nothing/],
      [{ ...FILE, mustBlock: [{ request: { api: "fetsh", url: "/" } }] }, /mustBlock\[0\]: request\.api/],
    ])) {
      const { status, stderr } = check(file);
      assert.equal(status, 64, stderr);
      assert.match(stderr, message);
    }
  });
});

test("--csp replaces the page's headers", () => {
  assert.equal(check(FILE, "--csp", "connect-src 'none'").status, 1);
  const empty = check(FILE, "--csp", " \n;");
  assert.equal(empty.status, 64);
  assert.match(empty.stderr, /--csp: the policy is empty/);
  const line = check(FILE, "--csp", `add_header Content-Security-Policy "connect-src 'none'";`);
  assert.equal(line.status, 64);
  assert.match(line.stderr, /--csp: no directive of this policy has an effect: add_header/);
  const own = { ...FILE, mustAllow: [{ ...FILE.mustAllow[0], page: { headers: "" } }] };
  const refused = check(own, "--csp", "connect-src 'none'");
  assert.equal(refused.status, 64);
  assert.match(refused.stderr, /mustAllow\[0\]: the entry has headers of its own/);
});

test("a report-only policy is read as if it were enforced, and other headers are left out", () => {
  assert.equal(check(FILE, "--csp", "Content-Security-Policy-Report-Only: connect-src 'none'").status, 1);
  for (const [given, value] of [
    ["default-src 'none'", "default-src 'none'"],
    ["content-security-policy: img-src\n  https: data:;\n  font-src *\n", "img-src https: data:; font-src *"],
    [
      "HTTP/2 200\nContent-Security-Policy: img-src 'self'\nX-Frame-Options: DENY\n" +
        "Content-Security-Policy-Report-Only: default-src 'none'",
      "img-src 'self', default-src 'none'",
    ],
    ["Content-Security-Policy: img-src\nchrome-extension: x", "img-src chrome-extension: x"],
    [
      "server: nginx\nContent-Security-Policy: img-src 'self'\nLocation: https://a.example/\nLink: <b>",
      "img-src 'self'",
    ],
    [" \n", ""],
  ])
    assert.equal(policyText(given), value);
});

test("an engine that differs is named", () => {
  const found = JSON.parse(check(WRONG, "--format", "json").stdout);
  assert.deepEqual(found[1].verdicts, { chromium: "blocked", firefox: "blocked", webkit: "blocked" });
  assert.equal(found[1].result, "fails");
});

test("other programs can read it, and names bring nothing into the terminal", () => {
  const line = JSON.stringify(WRONG, null, 2)
    .split("\n")
    .findIndex((text) => text.includes("a, b"));
  const sarif = JSON.parse(check(WRONG, "--format", "sarif").stdout);
  assert.equal(sarif.runs[0].results.length, 1);
  assert.deepEqual(sarif.runs[0].results[0].locations[0].physicalLocation.region, { startLine: line });
  const junit = check(WRONG, "--format", "junit").stdout;
  assert.match(junit, /<testsuites tests="3" failures="1" errors="0">/);
  assert.match(junit, /name="a, b: \\u\{1b\}\[31m100%\\u\{a\}&lt;c&gt;">\n {6}<failure type="fails" message="/);
  const github = check(WRONG, "--format", "github").stdout;
  assert.match(
    github,
    new RegExp(`^::error file=wouldblock\\.json,line=${line},title=a%2C b%3A [^\\n]*100%25[^\\n]*::It must`),
  );
  assert.equal(github.split("\n").filter((one) => one.startsWith("::")).length, 1);
  for (const format of ["text", "json", "sarif", "junit", "github"])
    assert.ok(!check(WRONG, "--format", format).stdout.includes("\u001b"), format);
});

test("the schema matches the declarations", () => {
  const url = new URL("../../pkg/check.schema.json", import.meta.url);
  const text = (name) => readFileSync(new URL(`../../pkg/${name}`, import.meta.url), "utf8");
  const schema = `${JSON.stringify(checkSchemaOf(text("check.d.ts"), text("contract.d.ts")), null, 2)}\n`;
  if (process.env.WOULDBLOCK_WRITE) writeFileSync(url, schema);
  assert.equal(readFileSync(url, "utf8"), schema, "WOULDBLOCK_WRITE=1 writes it");
});
