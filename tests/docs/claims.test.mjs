// What the handbook says of each example is what the engine answers.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { languageOf } from "../../pkg/languages/list.js";
import { renderFence } from "../../pkg/static.js";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));
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

test("a page in another language has the examples of the English one", () => {
  for (const { name, fences } of pages) {
    const [, tag, page] = /^([a-z]{2})\/(.*)$/.exec(name) ?? [];
    if (!tag) continue;
    assert.equal(languageOf(tag).tag, tag);
    const english = pages.find((one) => one.name === page);
    for (const { claim, fence } of fences)
      assert.ok(
        english.fences.some((one) => one.fence === fence && one.claim === claim),
        `${page} has no such example:\n${fence}`,
      );
  }
});
