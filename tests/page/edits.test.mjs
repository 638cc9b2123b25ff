// Which parts of a change are shown.
import assert from "node:assert/strict";
import { test } from "node:test";
import "../support/page-modules.mjs";

const { changedParts, elided } = await import("../../www/ui/edits.js");

const long = Array.from({ length: 60 }, (_, number) => `https://s${number}.example`).join(" ");

for (const [name, before, after, expected] of [
  [
    "a word at the end",
    "connect-src 'self'",
    "connect-src 'self' https://a.example",
    { lead: "connect-src 'self'", before: "", after: " https://a.example", rest: "" },
  ],
  ["a word in the middle", "a b; c", "a x; c", { lead: "a ", before: "b", after: "x", rest: "; c" }],
  ["nothing before", "", "a", { lead: "", before: "", after: "a", rest: "" }],
  ["the same word twice", "a a", "a", { lead: "a", before: " a", after: "", rest: "" }],
]) {
  test(`${name} has changed`, () => assert.deepEqual(changedParts(before, after), expected));
}

test("of kilobytes that stay the same, the nearest words are shown", () => {
  const parts = changedParts(`${long}; img-src ${long}`, `${long} https://new.example; img-src ${long}`);
  const shown = elided(parts);
  assert.equal(shown.after, " https://new.example");
  assert.match(shown.lead, /^… https:\/\/s\d\d\.example.*https:\/\/s59\.example$/);
  assert.match(shown.rest, /^; img-src https:\/\/s0\.example.* …$/);
  assert.ok(shown.lead.length < 100 && shown.rest.length < 100);
  assert.equal(parts.lead, long);
});

test("short text stays whole", () => {
  const parts = changedParts("default-src 'self'; connect-src 'self'", "default-src 'self'; connect-src 'none'");
  assert.deepEqual(elided(parts), parts);
});
