// docs/truth.md states the results of the stored runs, and the engine still gives the same verdicts as then.
import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, list, table } from "../../docs/generate/truth.mjs";
import en from "../../docs/generate/words/en.mjs";
import zh from "../../docs/generate/words/zh.mjs";
import { decide } from "../../pkg/index.js";
import { holdPart } from "../support/generated.mjs";
import { disagreements } from "../truth/data.mjs";
import { digest, firstOf } from "../truth/scenarios.mjs";

const page = (name) => new URL(`../../docs/${name}`, import.meta.url);
const counted = counts(decide);

test("the scenarios are those that the browsers were asked", () => {
  for (const { engine, seed, asked, scenarios } of counted)
    assert.equal(digest(firstOf(seed, asked)), scenarios, `${engine}: the generator has changed, so ask again`);
});

test("the engine gives every verdict that the browser gave, except those that are listed", () => {
  for (const { engine, compared, wrong, other } of counted) {
    assert.ok(compared > 1900, engine);
    assert.deepEqual(
      wrong.filter((number) => !other.includes(number)),
      [],
      engine,
    );
  }
});

test("every difference that is listed still exists, and has a reason in both languages", () => {
  for (const { engine, wrong, other } of counted)
    assert.deepEqual(
      other.filter((number) => !wrong.includes(number)),
      [],
      engine,
    );
  for (const { id, why } of disagreements()) assert.ok(why?.en && why.zh, id);
});

test("the pages show them", () => {
  holdPart(page("truth.md"), "truth", table(counted, en));
  holdPart(page("truth.md"), "differences", list(en));
  holdPart(page("zh/truth.md"), "truth", table(counted, zh));
  holdPart(page("zh/truth.md"), "differences", list(zh));
});
