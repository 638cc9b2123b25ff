// Reports in the words of a catalogue, in the installed package.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { LANGUAGES } from "../../pkg/languages/list.js";
import { install } from "../support/package.mjs";
import { all, blocked } from "./scenarios.mjs";

const { root, remove } = install();
after(remove);

const entry = (name) => import(pathToFileURL(join(root, name)).href);
const { parsePolicy, simulate } = await entry("index.js");
const { language, tags } = await entry("languages/index.js");

/** A report without its texts for people. */
const wordless = (report) =>
  JSON.parse(
    JSON.stringify(report, (name, value) =>
      /^(?:summary|text|note)$/.test(name) && typeof value === "string" ? "" : value,
    ),
  );

test("each language says everything that English does, and decides nothing else", async () => {
  assert.deepEqual(
    tags,
    LANGUAGES.map(({ tag }) => tag),
  );
  for (const tag of tags)
    for (const scenario of all()) {
      const report = simulate(scenario, { language: await language(tag) });
      assert.deepEqual(wordless(report), wordless(simulate(scenario)));
      if (tag === "zh" || tag === "en")
        for (const text of [report.summary, ...report.steps.map((step) => step.text)])
          assert.equal(/[一-鿿]/.test(text), tag === "zh", text);
      // No sentence is the same as in English.
      if (tag !== "en") assert.notEqual(report.summary, simulate(scenario).summary);
    }
});

test("tags find their catalogue, and an unknown tag is an error", async () => {
  for (const tag of ["zh", "zh-CN", "zh-Hans-SG", "ZH"]) assert.equal((await language(tag)).tag, "zh");
  for (const tag of ["en", "en-GB"]) assert.equal((await language(tag)).tag, "en");
  for (const tag of ["de", "de-CH"]) assert.equal((await language(tag)).tag, "de");
  for (const tag of ["fr", "", "toString"])
    await assert.rejects(language(tag), {
      name: "RangeError",
      message: `no language "${tag}": there are ${tags.join(", ")}`,
    });
});

test("a language can be given with a scenario, with a request and its surroundings, and with a policy", async () => {
  const zh = await language("zh");
  const { page, request, network } = blocked;
  assert.deepEqual(simulate(request, { page, network, language: zh }), simulate(blocked, { language: zh }));
  assert.match(parsePolicy("connect-src self", { language: zh }).problems[0].text, /[一-鿿]/);
  assert.deepEqual(simulate(blocked, { language: "en-GB" }), simulate(blocked));
  assert.deepEqual(simulate(blocked, { language: undefined }), simulate(blocked));
});

test("a value that is not a catalogue is an error that lists the catalogues", () => {
  for (const wrong of ["zh", "fr", 7, null, {}, { messages: 1 }])
    assert.throws(() => simulate(blocked, { language: wrong }), {
      name: "ScenarioError",
      path: "language",
      message: /wouldblock\/languages\/zh/,
    });
});

test("a catalogue that lacks a message leaves it in English", async () => {
  const zh = await language("zh");
  const messages = { ...zh.messages, "phrase.blocked": undefined };
  assert.match(simulate(blocked, { language: { ...zh, messages } }).summary, /^Blocked\. .*[一-鿿]/);
});
