// The engine's verdict on each example of the handbook is the one that the handbook claims.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { simulate } from "../../pkg/index.js";
import { languageOf } from "../../pkg/languages/list.js";
import { renderFence } from "../../pkg/static.js";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));
/** These pages are written by the engine's tests, or are for people who work on the project. */
const ENGLISH_ONLY = ["departures.md", "dependencies.md", "performance.md"];
const FENCE = /^(`{3,})([^\n`]*)\n([^]*?)^\1$/gm;

/** The fences of a page that become elements; one within a larger fence is shown as text. */
const fencesOf = (text) =>
  [...text.matchAll(FENCE)]
    .filter(([, marks, info]) => marks === "```" && /^wouldblock\b/.test(info))
    .map(([, , info, fence]) => ({ claim: info.replace(/^wouldblock\s*/, ""), fence }));

const pages = readdirSync(DOCS, { recursive: true })
  .map(String)
  .filter((name) => /^(?:[a-z]{2}\/)?[\w-]+\.md$/.test(name))
  .map((name) => ({ name, fences: fencesOf(readFileSync(DOCS + name, "utf8")) }))
  .filter(({ fences }) => fences.length > 0);

test("pages in two languages have examples", () => {
  assert.ok(pages.length > 12, String(pages.length));
  assert.ok(pages.some(({ name }) => name.startsWith("zh/")));
});

for (const { name, fences } of pages)
  test(`${name}: ${fences.length} claims`, () => {
    for (const { claim, fence } of fences) {
      assert.notEqual(claim, "", `an example without a claim:\n${fence}`);
      assert.match(renderFence(fence, { claim }), /data-answer/, fence);
    }
  });

/** A blocked request of each API in the table of docs/consoles.md, and how it ends for the script. */
const SEEN = {
  "`fetch()`": ["fetch", /`TypeError`/, { settles: "rejects", error: "TypeError" }],
  "`XMLHttpRequest`": ["xhr", /`error`/, { settles: "rejects", error: null }],
  "`WebSocket`": ["websocket", /`error`.*`SecurityError`/, { settles: "throws", error: "SecurityError" }],
  "`EventSource`": ["eventsource", /`error`/, { settles: "rejects", error: null }],
  "`sendBeacon()`, `<a ping>`": ["beacon", /nothing/, { settles: "nothing", error: null }],
  "`<img>`, `<script>`, `<link>`": ["image", /`error`/, { settles: "rejects", error: null }],
};

test("what scripts see is what the engine says", () => {
  const rows = [...readFileSync(`${DOCS}consoles.md`, "utf8").matchAll(/^\| (`.*?) \| (.*) \|$/gm)];
  assert.deepEqual(
    rows.map(([, name]) => name),
    Object.keys(SEEN),
  );
  for (const [, name, text] of rows) {
    const [api, words, { settles, error }] = SEEN[name];
    assert.match(text, words, name);
    const url = `${api === "websocket" ? "ws" : "https"}://api.example.com/`;
    const page = { url: "https://app.example.com/", headers: "Content-Security-Policy: default-src 'self'" };
    const { result } = simulate({ page: api === "websocket" ? { url: page.url } : page, request: { api, url } });
    assert.deepEqual([result.settles, result.error], [settles, error], name);
  }
});

/** The parts that all languages share: the code that is not prose, and the number of headings. */
const skeleton = (text) => ({
  code: [...text.matchAll(FENCE)].filter(([, , info]) => info !== "text").map(([block]) => block),
  headings: text.replace(FENCE, "").match(/^#+ /gm),
});

test("every page is there in every language, with the same examples and headings", () => {
  const names = readdirSync(DOCS).filter((name) => name.endsWith(".md") && !ENGLISH_ONLY.includes(name));
  const tags = readdirSync(DOCS).filter((name) => /^[a-z]{2}$/.test(name));
  assert.deepEqual(tags, ["zh"]);
  for (const tag of tags) {
    assert.equal(languageOf(tag).tag, tag);
    assert.deepEqual(readdirSync(`${DOCS}${tag}`).sort(), names.sort());
    for (const name of names) {
      const [english, other] = [name, `${tag}/${name}`].map((page) => skeleton(readFileSync(DOCS + page, "utf8")));
      assert.deepEqual(other, english, name);
    }
  }
});
