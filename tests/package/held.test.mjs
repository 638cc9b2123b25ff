// Objects that callers pass instead of plain data, and the errors for anything else.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { install } from "../support/package.mjs";
import { all, blocked } from "./scenarios.mjs";

const { root, remove } = install();
after(remove);

const { ScenarioError, applyFix, compilePolicy, decide, parsePolicy, simulate, toScenario } = await import(
  pathToFileURL(join(root, "index.js")).href
);

const page = "https://app.example/";
const api = "https://api.example/";
const elsewhere = (source) => runInContext(source, createContext({}));

describe("valid input", () => {
  test("a Request, with its page and its responses as Response", () => {
    const request = new Request(api, { method: "PUT", headers: { "X-A": "1" }, credentials: "include" });
    const cors = { "Access-Control-Allow-Origin": "https://app.example", "Access-Control-Allow-Credentials": "true" };
    const preflight = new Response(null, {
      status: 204,
      headers: { ...cors, "Access-Control-Allow-Methods": "PUT", "Access-Control-Allow-Headers": "x-a" },
    });
    const report = simulate(request, {
      page,
      network: [{ preflight, response: new Response("{}", { headers: cors }) }],
    });
    assert.equal(report.verdict, "allowed", report.summary);
    assert.deepEqual(
      report.exchanges.map((exchange) => exchange.kind),
      ["preflight", "request"],
    );
    assert.equal(report.exchanges[1].method, "PUT");
    assert.equal(report.exchanges[1].credentials, true);
  });

  const pairs = [
    ["x-a", "1"],
    ["x-b", "2"],
  ];
  const headers = {
    pairs,
    Headers: new Headers(pairs),
    Map: new Map(pairs),
    "an object": { "x-a": "1", "x-b": 2, "x-c": undefined },
    "another realm's Map": elsewhere(`new Map([["x-a", "1"], ["x-b", "2"]])`),
    "another realm's object": elsewhere(`({ "x-a": "1", "x-b": ["2"] })`),
  };
  for (const [name, value] of Object.entries(headers))
    test(`headers as ${name}`, () => {
      const scenario = toScenario({
        page: { url: page, headers: value },
        request: { api: "xhr", url: api, headers: value },
      });
      assert.deepEqual(scenario.page.headers, pairs);
      assert.deepEqual(scenario.request.headers, pairs);
    });

  test("a header that Node repeats", () => {
    const { page: read } = toScenario({ page: { url: page, headers: { "X-A": ["1", "2"] } }, request: api });
    assert.deepEqual(read.headers, [
      ["X-A", "1"],
      ["X-A", "2"],
    ]);
  });

  test("`fixes: false`, with a scenario and with a request", () => {
    const { fixes, ...whole } = simulate(blocked);
    assert.ok(fixes.length > 0);
    assert.deepEqual(simulate(blocked, { fixes: false }), { ...whole, fixes: [] });
    assert.deepEqual(simulate(blocked.request, { page: blocked.page, network: blocked.network, fixes: false }), {
      ...whole,
      fixes: [],
    });
    assert.deepEqual(simulate(blocked, { fixes: true }), { ...whole, fixes });
  });

  test("a page as URL, as text, as Response", () => {
    const response = Object.defineProperty(new Response("", { headers: { a: "b" } }), "url", { value: page });
    for (const held of [new URL(page), page, { url: new URL(page) }])
      assert.deepEqual(toScenario(api, { page: held }).page, { url: page });
    assert.deepEqual(toScenario(api, { page: response }).page.headers.at(-1), [
      "content-type",
      "text/plain;charset=UTF-8",
    ]);
  });

  test("bodies", () => {
    const kindOf = (body) => toScenario({ page, request: { api: "fetch", url: api, body } }).request.body;
    assert.deepEqual(kindOf("text"), { kind: "text" });
    assert.deepEqual(kindOf(new URLSearchParams()), { kind: "urlencoded" });
    assert.deepEqual(kindOf(new FormData()), { kind: "formdata" });
    assert.deepEqual(kindOf(new Blob([], { type: "text/css" })), { kind: "blob", type: "text/css" });
    assert.deepEqual(kindOf(new Uint8Array()), { kind: "bytes" });
    assert.deepEqual(kindOf(new ArrayBuffer()), { kind: "bytes" });
    assert.deepEqual(kindOf(new ReadableStream()), { kind: "stream" });
    assert.deepEqual(kindOf({ kind: "none" }), { kind: "none" });
  });

  test("a Response in place of a hop", () => {
    const { network } = toScenario(api, { page, network: [Response.redirect(page, 307)] });
    assert.equal(network[0].response.status, 307);
    assert.deepEqual(network[0].response.headers, [["location", page]]);
  });

  test("classes of another realm and of libraries, recognised by their tag", () => {
    class Foreign {
      url = api;
      method = "DELETE";
      headers = new Map([["x-a", "1"]]);
      get [Symbol.toStringTag]() {
        return "Request";
      }
    }
    const { request } = toScenario(new Foreign(), { page });
    assert.deepEqual(request, { api: "fetch", url: api, method: "DELETE", headers: [["x-a", "1"]] });
  });

  test("names that are not valid Unicode", () => {
    const [fix] = simulate(blocked).fixes;
    assert.doesNotThrow(() => applyFix(blocked, { ...fix, params: { "\ud800": "x" } }));
  });

  test("plain scenarios stay as they are", () => {
    for (const scenario of all()) assert.deepEqual(toScenario(scenario), scenario);
  });
});

describe("invalid input", () => {
  const wrong = [
    [() => simulate(), "", null],
    [() => simulate(null), "", null],
    [() => simulate({}), "page", null],
    [() => simulate({ page: { url: page } }), "request", null],
    [() => simulate({ page: { url: 7 }, request: api }), "page.url", null],
    [() => simulate({ page: { url: { [Symbol.toStringTag]: "URL", href: 7 } }, request: api }), "page.url", null],
    [() => simulate({ page: { ulr: page }, request: api }), "page.ulr", "url"],
    [() => simulate({ page, requests: [] }), "requests", "request"],
    [() => simulate({ page, request: { api: "fetsch", url: api } }), "request.api", "fetch"],
    [() => simulate({ page, request: { api: "telepathy", url: api } }), "request.api", null],
    [() => simulate({ page, request: { api: "fetch", url: api, body: { knd: "text" } } }), "request.body.knd", "kind"],
    [
      () => simulate({ page, request: api, network: [{}, { response: { status: "ok" } }] }),
      "network[1].response.status",
      null,
    ],
    [
      () => simulate({ page, request: api, network: [{ preflight: { haeders: "" } }] }),
      "network[0].preflight.haeders",
      "headers",
    ],
    [() => simulate({ page: { url: page, headers: [["a", "b"], ["a"]] }, request: api }), "page.headers[1]", null],
    [() => simulate({ page: { url: page, headers: { a: {} } }, request: api }), "page.headers.a", null],
    [() => simulate(api), "page", null],
    [() => simulate(new Request(api)), "page", null],
    [() => simulate(api, { pag: page }), "pag", "page"],
    [() => simulate(blocked, { fixes: "no" }), "fixes", null],
    [() => simulate(api, { page, network: [Response.error()] }), "network[0].response", null],
    [() => decide({ page, request: { api: "fetch" } }), "request.url", null],
    [() => compilePolicy({ url: page, header: "" }), "page.header", "headers"],
    [() => compilePolicy(page).decide({ api: "fetch" }), "request.url", null],
    [() => compilePolicy(page).decide(api, [{ respons: {} }]), "network[0].respons", "response"],
    [() => applyFix(blocked, {}), "fix.where", null],
    [() => parsePolicy("img-src a", { sorce: "meta" }), "sorce", "source"],
    [() => parsePolicy("img-src a", { source: "met" }), "source", "meta"],
    [() => parsePolicy(7), "headers", null],
  ];
  for (const [call, path, suggestion] of wrong)
    test(String(call).slice(6), () => {
      assert.throws(call, (error) => {
        assert.ok(error instanceof ScenarioError && error instanceof TypeError, String(error));
        assert.equal(error.name, "ScenarioError");
        assert.deepEqual([error.path, error.suggestion], [path, suggestion], error.message);
        assert.ok(error.message.startsWith(path), error.message);
        if (suggestion) assert.ok(error.message.endsWith(`did you mean \`${suggestion}\`?`), error.message);
        assert.doesNotMatch(error.message, /struct|u16|Error:/);
        return true;
      });
    });
});

describe("functions other than simulate", () => {
  test("decide gives the same verdict as simulate", () => {
    for (const scenario of all()) {
      const { verdict, blockedBy, missing, verdicts } = simulate(scenario);
      const bare = Object.entries(verdicts).map(([engine, own]) => [
        engine,
        { verdict: own.verdict, blockedBy: own.blockedBy },
      ]);
      const decision = { verdict, blockedBy, missing, verdicts: Object.fromEntries(bare) };
      assert.deepEqual(decide(scenario), decision);
      assert.deepEqual(compilePolicy(scenario.page).decide(scenario.request, scenario.network), decision);
    }
  });

  test("a compiled policy decides about many", () => {
    const policy = compilePolicy({ url: page, headers: { "Content-Security-Policy": `connect-src 'self' ${api}` } });
    const ok = new Response("", { headers: { "Access-Control-Allow-Origin": "*" } });
    const decisions = policy.decideAll([
      new Set(["https://other.example/"]).values().next().value,
      { request: api, network: [ok] },
      "/x",
    ]);
    assert.deepEqual(
      decisions.map((decision) => decision.verdict),
      ["blocked", "allowed", "undetermined"],
    );
    policy.free();
    assert.throws(() => policy.decide(api), /freed/);
  });

  test("the error names the invalid one of many, and its field", () => {
    const wrong = [
      [null, "requests[1]"],
      [{ ulr: api }, "requests[1].ulr", "url"],
      [{ request: { ulr: api } }, "requests[1].request.ulr", "url"],
      [{ request: api, netwrok: [] }, "requests[1].netwrok", "network"],
      [{ request: api, network: [{ respones: {} }] }, "requests[1].network[0].respones", "response"],
      [{ request: api, page }, "requests[1].page"],
      [{ network: [] }, "requests[1].request"],
    ];
    const policy = compilePolicy(page);
    for (const [item, path, suggestion = null] of wrong)
      assert.throws(
        () => policy.decideAll([api, item]),
        (error) => {
          assert.ok(error instanceof ScenarioError);
          assert.deepEqual([error.path, error.suggestion], [path, suggestion]);
          return error.message.startsWith(`${path}: `);
        },
      );
  });

  test("a policy as text, as header lines, as Headers", () => {
    const text = "default-src 'none'; img-src https://*.example.com/a";
    const {
      policies: [policy],
    } = parsePolicy(text, { disposition: "report" });
    assert.equal(policy.disposition, "report");
    const {
      at,
      nameAt,
      values: [host],
    } = policy.directives[1];
    assert.equal(text.slice(at.start, at.end), "img-src https://*.example.com/a");
    assert.equal(text.slice(nameAt.start, nameAt.end), "img-src");
    assert.deepEqual(
      { ...host, at: text.slice(host.at.start, host.at.end) },
      {
        kind: "host",
        text: "https://*.example.com/a",
        at: "https://*.example.com/a",
        scheme: "https",
        host: "*.example.com",
        path: "/a",
      },
    );
    assert.equal(parsePolicy(`content-security-policy: ${text}`).policies[0].at.source, "headers");
    assert.equal(
      parsePolicy(new Headers({ "Content-Security-Policy-Report-Only": text })).policies[0].disposition,
      "report",
    );
    assert.deepEqual(
      parsePolicy("sandbox; img-src a, b", { source: "meta" }).policies[0].ignored.map((ignored) => ignored.reason),
      ["not-deliverable"],
    );
    assert.deepEqual(
      parsePolicy("img-src self").problems.map((problem) => problem.code),
      ["csp.unquoted-keyword"],
    );
  });

  test("a fix from a report can be applied", () => {
    const [fix] = simulate(blocked).fixes;
    const fixed = applyFix(blocked, fix);
    // After the policy, the verdict depends on the server's response, which the scenario leaves out.
    assert.deepEqual(decide(fixed).missing, ["network[0].response"]);
    const response = { headers: "Access-Control-Allow-Origin: https://app.example.com" };
    assert.equal(decide({ ...fixed, network: [{ response }] }).verdict, "allowed");
    assert.equal(decide({ ...blocked, network: [{ response }] }).verdict, "blocked");
  });
});
