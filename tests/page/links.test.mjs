// Any text may follow `#s=`. WOULDBLOCK_CASES and WOULDBLOCK_MINUTES make the search longer; `cargo xtask fuzz` sets
// them.
import "../support/page-modules.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { decode, encode, isScenario } from "../../www/share.js";

const { salvage, noticeOfLost } = await import("../../www/broken-link.js");
const { fromScenario, toScenario } = await import("../../www/scenario.js");
const { ScenarioError, simulate } = await import("../../pkg/index.js");

const minutes = Number(process.env.WOULDBLOCK_MINUTES ?? 0);

/** Checks a property: with the same cases each time, or with different ones for the requested time. */
const holds = (property) =>
  fc.assert(
    property,
    minutes
      ? { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: minutes * 60_000, markInterruptAsFailure: false }
      : { numRuns: Number(process.env.WOULDBLOCK_CASES ?? 100), seed: 1 },
  );

/** Whether the engine answers a scenario, or names the value that it cannot read. */
function isAnswered(scenario) {
  try {
    return /^(allowed|blocked|undetermined)$/.test(simulate(scenario).verdict);
  } catch (error) {
    return error instanceof ScenarioError && error.path !== "";
  }
}

const text = fc.string({ unit: "binary" });
const headers = fc.oneof(text, fc.array(fc.tuple(text, text)));
const response = fc.record({ status: fc.integer(), headers }, { requiredKeys: [] });
const scenario = fc.record({
  page: fc.record({ url: text, headers, meta: fc.array(text) }, { requiredKeys: [] }),
  request: fc.record(
    { api: fc.constantFrom("fetch", "xhr", "image", "frame", "nothing"), url: text, method: text, headers },
    { requiredKeys: ["api"] },
  ),
  network: fc.array(fc.record({ preflight: response, response }, { requiredKeys: [] })),
});

/** JSON that is a scenario, nearly one, or something else. */
const json = fc.oneof(
  scenario.map((value) => JSON.stringify(value)),
  fc.json(),
  fc
    .record({ page: fc.jsonValue(), request: fc.jsonValue(), network: fc.jsonValue() })
    .map((value) => JSON.stringify(value)),
  text,
);

/** Links of JSON in both versions, some with a piece replaced or cut off. */
const link = fc
  .tuple(json, fc.boolean(), fc.option(fc.tuple(fc.nat(), fc.nat({ max: 9 }), text)))
  .map(([value, isPacked, damage]) => {
    const bytes = isPacked ? deflateRawSync(value) : Buffer.from(value);
    const whole = `${isPacked ? 1 : 0}.${bytes.toString("base64url")}`;
    if (!damage) return whole;
    const [at, length, instead] = damage;
    const start = at % (whole.length + 1);
    return whole.slice(0, start) + instead + whole.slice(start + length);
  });

test("what is encoded is decoded as the same", () =>
  holds(
    fc.asyncProperty(scenario, async (value) => {
      assert.deepEqual(await decode(await encode(value)), JSON.parse(JSON.stringify(value)));
    }),
  ));

test("any text is a scenario with its two parts, or an error", () =>
  holds(
    fc.asyncProperty(fc.oneof(link, text), async (behind) => {
      const value = await decode(behind).catch((error) => {
        assert.ok(error instanceof Error);
        return null;
      });
      if (value !== null) assert.ok(isScenario(value));
    }),
  ));

test("the error of any text is shown, and the scenario that is saved from it can be evaluated", () =>
  holds(
    fc.asyncProperty(fc.oneof(link, text), async (behind) => {
      const { scenario: saved, complaint } = await salvage(behind);
      assert.ok(complaint.length > 0);
      if (saved !== null) assert.ok(isAnswered(saved));
    }),
  ));

test("a scenario of a link fits into the form, and what does not is named", () =>
  holds(
    fc.asyncProperty(fc.oneof(link, text), async (behind) => {
      const value = await decode(behind).catch(() => null);
      if (value === null) return;
      assert.equal(typeof (await noticeOfLost(value)), "string");
      assert.ok(isAnswered(toScenario(fromScenario(value))));
    }),
  ));
