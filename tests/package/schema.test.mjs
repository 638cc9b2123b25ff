// pkg/schema.json matches the contract, and the engine's input and output match it. WOULDBLOCK_WRITE=1 writes it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { before, test } from "node:test";
import { ScenarioError, simulate } from "../../pkg/index.js";
import { schemaOf } from "../support/schema.mjs";
import { all } from "./scenarios.mjs";
import { load } from "./tools.mjs";

const FILE = new URL("../../pkg/schema.json", import.meta.url);
const schema = schemaOf(readFileSync(new URL("../../pkg/contract.d.ts", import.meta.url), "utf8"));

test("the file matches the declarations", () => {
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (process.env.WOULDBLOCK_WRITE) writeFileSync(FILE, text);
  assert.equal(readFileSync(FILE, "utf8"), text, "WOULDBLOCK_WRITE=1 writes it");
});

let isScenario;
let isReport;
before(async () => {
  const { default: Ajv } = await load("ajv/dist/2020.js");
  const ajv = new (Ajv.default ?? Ajv)({ strict: true, strictTypes: false, strictRequired: false });
  isScenario = ajv.compile(schema);
  isReport = ajv.compile({ ...schema, $ref: "#/$defs/Report" });
});

test("the engine's input and output are valid", () => {
  let count = 0;
  for (const scenario of all()) {
    let report;
    try {
      report = simulate(scenario);
    } catch (error) {
      if (error instanceof ScenarioError) continue;
      throw error;
    }
    assert.ok(isScenario(scenario), JSON.stringify([isScenario.errors?.[0], scenario]));
    assert.ok(isReport(report), JSON.stringify([isReport.errors?.[0], scenario]));
    count++;
  }
  assert.ok(count > 100, String(count));
});

test("input that the engine rejects is invalid", () => {
  const page = { url: "https://a.example/" };
  const request = { api: "fetch", url: "/" };
  for (const scenario of [
    {},
    { page },
    { page: { ...page, csp: "x" }, request },
    { page, request: { ...request, api: "GET" } },
    { page, request, network: {} },
    { page, request: { ...request, mode: "corss" } },
    { page, request, network: [{ response: { status: "200" } }] },
  ]) {
    assert.throws(() => simulate(/** @type {any} */ (scenario)), ScenarioError);
    assert.ok(!isScenario(scenario), JSON.stringify(scenario));
  }
});
