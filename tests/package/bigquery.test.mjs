// The files for BigQuery, in V8 without web or Node APIs.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Script, createContext } from "node:vm";
import { auditLines } from "../../pkg/audit.js";

const FOLDER = fileURLToPath(new URL("../../dist/bigquery/", import.meta.url));
/** The bytes that a file for BigQuery may have, according to users: https://scholtzan.net/blog/bigquery-udf-python/ */
const MOST = 1_000_000;

const names = readdirSync(FOLDER).sort();
const scripts = names.map((name) => new Script(readFileSync(`${FOLDER}${name}`, "utf8")));

/** A separate context with only the language itself and WebAssembly. */
function bare() {
  const context = createContext(Object.create(null));
  assert.equal(
    new Script(
      "[typeof URL, typeof TextDecoder, typeof atob, typeof setTimeout, typeof console, typeof process].join()",
    )
      .runInContext(context)
      .replaceAll("object", "undefined"),
    "undefined,undefined,undefined,undefined,undefined,undefined",
  );
  for (const script of scripts) script.runInContext(context);
  return new Script("wouldblock").runInContext(context);
}

const line = (url, csp = "img-src 'self'") =>
  JSON.stringify({
    page: { url: "https://app.example/", headers: `Content-Security-Policy: ${csp}` },
    request: { api: "image", url },
  });
const SETTINGS = JSON.stringify({ engines: ["chromium", "firefox", "webkit"] });

test("the files are within BigQuery's limit, and the handbook lists them", () => {
  for (const name of names) assert.ok(statSync(`${FOLDER}${name}`).size < MOST, name);
  for (const page of ["audit.md", "zh/audit.md"]) {
    const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
    const lists = [...text.matchAll(/library = \[([^\]]+)\]/g)].map(([, list]) => list.match(/[\w-]+\.js/g));
    assert.deepEqual(lists, [names, names], page);
  }
});

test("gives the same result as the package", async () => {
  const lines = [
    line("https://a.example/x.png"),
    line("https://a.example/é🙂"),
    line("/own.png"),
    "{",
    line("https://b.example/"),
  ];
  const here = JSON.parse(bare().audit(lines, SETTINGS));
  const there = await auditLines([lines.join("\n")], JSON.parse(SETTINGS));
  assert.deepEqual(here, there);
  assert.equal(here.verdicts.blocked, 3);
});

test("parts merge", () => {
  const udf = bare();
  const lines = [line("https://a.example/x.png"), line("https://b.example/"), line("https://a.example/y.png")];
  const { verdicts, groups } = JSON.parse(
    udf.merge([udf.part(lines.slice(0, 1), SETTINGS), udf.part(lines.slice(1), SETTINGS)], SETTINGS),
  );
  assert.equal(verdicts.blocked, 3);
  assert.deepEqual(
    groups.map(({ origin, count }) => [origin, count]),
    [
      ["https://a.example", 2],
      ["https://b.example", 1],
    ],
  );
});

test("a host that needs Unicode tables is reported as unreadable", () => {
  const { broken, brokenLines, verdicts } = JSON.parse(
    bare().audit([line("https://bücher.example/"), line("https://a.example/")], SETTINGS),
  );
  assert.equal(brokenLines, 1);
  assert.match(broken[0].why, /beyond ASCII/);
  assert.equal(verdicts.blocked, 1);
});
