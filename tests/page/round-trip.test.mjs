// The page's copies are pasted again, and give the same scenario, as far as they contain it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "../../pkg/index.js";
import { read, toScenario } from "../../pkg/read.js";
import "../support/page-modules.mjs";

const { EXAMPLES } = await import("../../www/examples.js");
const { asCurl } = await import("../../www/export/curl.js");
const { asElement, asFrame } = await import("../../www/export/embed.js");
const { asMarkdown } = await import("../../www/export/markdown.js");
const { requestAsCode } = await import("../../www/export/script.js");
const { encode } = await import("../../www/share.js");

const HOME = "https://wouldblock.example/";

/** Headers as pairs, and without fields that say nothing. */
const plain = (value) =>
  JSON.parse(JSON.stringify(value), (name, inner) =>
    name === "headers" && Array.isArray(inner) ? inner.map((pair) => pair.join(": ")).join("\n") : inner,
  );

/** The names of the request's headers. */
const namesOf = ({ headers = [] }) =>
  (typeof headers === "string" ? headers.split("\n").map((line) => line.split(":")) : headers)
    .map(([name]) => name.toLowerCase())
    .sort();

/** Copies that contain everything. */
const WHOLE = {
  json: async (scenario) => JSON.stringify(scenario, null, 2),
  link: async (scenario) => `${HOME}#s=${await encode(scenario)}`,
  frame: async (scenario) => asFrame(HOME, `#s=${await encode(scenario)}`, "title"),
  markdown: async (scenario) => asMarkdown(scenario, simulate(scenario), await WHOLE.link(scenario)),
};

for (const [name, copy] of Object.entries(WHOLE))
  test(`${name}: every example is restored unchanged`, async () => {
    for (const { id, scenario } of EXAMPLES)
      assert.deepEqual(plain(toScenario(await read(await copy(scenario)))), plain(scenario), id);
  });

test("element: every example comes back with its answer", async () => {
  for (const { id, scenario } of EXAMPLES) {
    const back = toScenario(await read(asElement(scenario)));
    const answerOf = ({ verdict, blockedBy, summary }) => ({ verdict, blockedBy, summary });
    assert.deepEqual(answerOf(simulate(back)), answerOf(simulate(scenario)), id);
  }
});

test("code: every example's request comes back", async () => {
  for (const { id, scenario } of EXAMPLES) {
    const { request } = toScenario(await read(requestAsCode(scenario).text));
    const { headers: _one, ...back } = request;
    const { headers: _other, ...asked } = scenario.request;
    const carried = Object.fromEntries(Object.keys(asked).map((key) => [key, back[key]]));
    assert.deepEqual(carried, asked, id);
    assert.deepEqual(namesOf(request), namesOf(scenario.request), id);
  }
});

test("curl: every example's address is restored, and the other parts that the browser sends", async () => {
  for (const { id, scenario } of EXAMPLES) {
    const report = simulate(scenario);
    const reading = await read(asCurl(report, scenario));
    const first = reading.requests?.[0] ?? reading;
    const { request } = toScenario(first);
    // A command has no page that a path could belong to.
    if (!/^[a-z]+:/.test(report.exchanges[0]?.url ?? scenario.request.url)) {
      assert.equal(request.url, undefined, id);
      continue;
    }
    const sent = report.exchanges.find(({ kind }) => kind !== "preflight") ?? report.exchanges[0];
    assert.equal(
      request.url,
      (sent?.url ?? scenario.request.url).replace(/^http(?=.*)/, request.api === "websocket" ? "ws" : "http"),
      id,
    );
    if (sent?.kind === "request") assert.equal(request.method ?? "GET", sent.method, id);
    // A preflight only has the names of the headers.
    for (const header of namesOf(request))
      assert.ok([...namesOf(scenario.request), "content-type"].includes(header), `${id}: ${header}`);
  }
});
