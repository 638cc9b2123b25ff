// Conversions between form, scenario and link, by the page's pure functions; and the examples, each evaluated by the
// engine.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as wouldblock from "../../pkg/index.js";
import words from "../../pkg/languages/en/page.js";
import later from "../../pkg/languages/en/page-later.js";
import "../support/page-modules.mjs";

const { simulate } = wouldblock;
const { EXAMPLES } = await import("../../www/examples.js");
const { FIRST } = await import("../../www/first-example.js");
const { allowsStar, guide, guidedExchanges, QUESTIONS } = await import("../../www/guide.js");
const { adopt } = await import("../../www/engine.js");
const { lostFields } = await import("../../www/lost.js");
const { fromScenario, redirectTarget, statusNumber, toScenario } = await import("../../www/scenario.js");
const { withoutSecrets } = await import("../../www/secrets.js");
const { decode, encode } = await import("../../www/share.js");
const { headerTokens } = await import("../../www/ui/tokens.js");

describe("examples", () => {
  test("each has a name of its own and a title, and a blocked one comes first", () => {
    assert.equal(new Set(EXAMPLES.map((example) => example.id)).size, EXAMPLES.length);
    for (const { id } of EXAMPLES) assert.match(id, /^[a-z0-9-]+$/);
    const titled = Object.keys({ ...words, ...later }).filter((key) =>
      /^example\.(?!label|own|choose|previous|next|opened)/.test(key),
    );
    assert.deepEqual(titled.sort(), EXAMPLES.map(({ id }) => `example.${id}`).sort());
    assert.ok(EXAMPLES.includes(FIRST));
    assert.equal(FIRST.expect, "blocked");
  });

  for (const { id, scenario, expect } of EXAMPLES) {
    test(`${id} is ${expect}`, () => {
      const report = simulate(scenario);
      assert.equal(report.verdict, expect, report.summary);
      assert.equal(report.blockedBy === null, expect !== "blocked");
      assert.equal(report.missing.length > 0, expect === "undetermined");
    });

    test(`${id} comes through the form unchanged`, () => {
      assert.deepEqual(toScenario(fromScenario(scenario)), scenario);
    });
  }
});

describe("links", () => {
  const { scenario } = FIRST;

  test("encoding and decoding restore the scenario", async () => {
    assert.deepEqual(await decode(await encode(scenario)), scenario);
    const odd = { page: { url: "\0\u{1F600}é" }, request: { api: "fetch", url: "𝒳".repeat(50_000) } };
    assert.deepEqual(await decode(await encode(odd)), odd);
  });

  test("old links can be decoded", async () => {
    const self = EXAMPLES.find((example) => example.id === "self-fetch").scenario;
    assert.deepEqual(await decode(OLD.plain), self);
    assert.deepEqual(await decode(OLD.deflated), self);
    const everything = await decode(OLD.everything);
    assert.deepEqual(everything, EVERYTHING);
    assert.deepEqual(toScenario(fromScenario(everything)), EVERYTHING, "the form holds it all");
  });

  /** `{"page":null,"request":null}` */
  const NULLS = "0.eyJwYWdlIjpudWxsLCJyZXF1ZXN0IjpudWxsfQ";

  test("anything else is refused", async () => {
    for (const text of ["", "1.", "0.", "2.AAAA", "0.bnVsbA", "0.e30", "1.!!!!", "0.W10", "1.AAAA", NULLS]) {
      await assert.rejects(decode(text), undefined, text);
    }
  });

  test("a link that unpacks to gigabytes is refused", async () => {
    const bomb = await encode({ page: { url: "a".repeat(20_000_000) }, request: { api: "fetch", url: "" } });
    assert.ok(bomb.length < 100_000);
    await assert.rejects(decode(bomb), /too large/);
  });
});

/** The contents of `OLD.everything`, which has each field of a scenario that the form has. */
const EVERYTHING = {
  page: {
    url: "https://app.example.com/a?b=c#d",
    headers: "Content-Security-Policy: connect-src 'self' https://ünï.example 𝒳\nX-Odd: <b>&amp;",
    meta: ["default-src 'self'", "img-src *"],
    hostPermissions: ["https://*.example.com/*"],
    addressSpace: "public",
    localNetworkPermission: "granted",
  },
  request: {
    api: "fetch",
    url: "https://api.example.com/users",
    method: "PUT",
    headers: "Content-Type: application/json",
    body: { kind: "blob", type: "text/plain" },
    mode: "no-cors",
    credentials: "include",
    redirect: "manual",
  },
  network: [
    {
      preflight: { status: 204, headers: "Access-Control-Allow-Origin: *", addressSpace: "local" },
      response: { status: 302, headers: "Location: https://other.example/" },
    },
    { response: { headers: "HTTP/1.1 200 OK\nContent-Type: text/plain", addressSpace: "loopback" } },
  ],
};

/** Links of version 0.1.0. They must never be changed. */
const OLD = {
  plain:
    "0.eyJwYWdlIjp7InVybCI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tLyIsImhlYWRlcnMiOiJDb250ZW50LVNlY3VyaXR5LVBvbGljeTogY29ubmVjdC1zcmMgJ3NlbGYnIn0sInJlcXVlc3QiOnsiYXBpIjoiZmV0Y2giLCJ1cmwiOiJodHRwczovL2FwaS5leGFtcGxlLmNvbS91c2VycyJ9fQ",
  deflated:
    "1.Zc1BCsMgEAXQq4S_yUaTvdteoNATyHRSBaPWGaEhePeSZem7wDtR_YvhTvSW4BBUq7h19bUu_PF7TbxQ2VcYBPZPbgKHW8nKWe2Dqbeoh72XFOlwE5WcmdRKo2kWTtuMYdD43Vn0SnyNcNhYKcD8lfGn7HJtY3wB",
  everything:
    "1.bZLLahsxFIZfZfgLDZgZj-N2pd4I3RRaakNcKCRZaKRjj2qNjippSIzxS3TfZ-ii2-7yQn2EojFubJLtQf_tQ1t4uSKILfpgIdCm5KOoa-n9mO5k5y2NFXe1fNe8Uc80SrQkNYUIgffsErlUXZLqg0mbas7WqI0oFDtHKlUxqOIskl2eFQff-z_u_tfBufj788fva_e1mmktitfN2-ey869QoqMkIa6gaSl7e2yEEqZbDYcRbkq0HNOcQmdiNOxiFh2iRicDhtdS60AxXnqpCAK-b6xRKGFZSfuZ0i2H9YMbBFZBukQauxKBvvcUU0YlvYHAkpJqUT4CZ05y-5hhDZNa1hCYf1k8SXGx8SQK6b01SibDrv4W2aFEw3qTU9fGZX1juUGJtPF5QqK7VHsrjcsdO9b56LhSPKSqQJpcMtLmKOOU7TUhj9EmkEoQ6KTrpc1qtwcAcbWFD7S0ZtUOe2OSqY8Q08nL4-YXSlGMVR4Q2FYX1vJtNQtmZZwoRniEe6C8Rxk9u0jH3i8m02PvT7yHIP7_HE4thQPaGrtduT0xetB-WCzm9fn4vJhOJsXs47U7RXyE7ImK7Bup1tjtbnb_AA",
};

describe("secrets", () => {
  const hidden = (headers, url = "https://api.example/") =>
    withoutSecrets({ page: { url: "https://app.example/" }, request: { api: "fetch", url, headers } });

  test("values of secret headers are masked, not their names and schemes", () => {
    const { scenario, masked } = hidden(
      "Authorization: Bearer abc.def\nCookie: a=1; b=2\nX-Api-Key: k\nX-CSRF-Token:t\nAccept: text/html",
    );
    assert.equal(
      scenario.request.headers,
      "Authorization: Bearer ***\nCookie: ***\nX-Api-Key: ***\nX-CSRF-Token:***\nAccept: text/html",
    );
    assert.equal(masked, 4);
  });

  test("lists of header names are not secrets", () => {
    const headers =
      "Access-Control-Allow-Headers: Authorization, X-Api-Key\nContent-Security-Policy: connect-src 'self'";
    assert.deepEqual(hidden(headers), { scenario: hidden(headers).scenario, masked: 0 });
    assert.equal(hidden(headers).scenario.request.headers, headers);
  });

  test("cookies keep their attributes; folded lines are masked too", () => {
    assert.equal(
      hidden("Set-Cookie: sid=abc; Path=/; SameSite=None").scenario.request.headers,
      "Set-Cookie: sid=***; Path=/; SameSite=None",
    );
    assert.equal(
      hidden("Authorization: Bearer one\n  two\nAccept: */*").scenario.request.headers,
      "Authorization: Bearer ***\nAccept: */*",
    );
  });

  test("tokens and passwords in URLs are masked", () => {
    assert.equal(
      hidden("", "https://u:pass@api.example/?access_token=abc&q=1&key=z#f").scenario.request.url,
      "https://u:***@api.example/?access_token=***&q=1&key=***#f",
    );
    assert.equal(hidden("", "https://api.example/keys?monkey=1").masked, 0);
  });

  const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl";
  for (const [name, text, expected] of [
    ["a JSON Web Token in any header", `X-Id: ${JWT}; v=1`, "X-Id: ***; v=1"],
    ["a key by its mark", "X-Note: ghp_0123456789abcdefghijABCDEFGHIJ012345", "X-Note: ***"],
    [
      "a signed URL in a Location",
      "Location: https://b.example/o?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F2026&X-Amz-Signature=ab12&X-Amz-Date=2026",
      "Location: https://b.example/o?X-Amz-Credential=***&X-Amz-Signature=***&X-Amz-Date=2026",
    ],
    ["a password in a Location", "Location: https://u:pw@b.example/", "Location: https://u:***@b.example/"],
    [
      "a token in a fragment",
      "Location: https://b.example/#access_token=abc&state=1",
      "Location: https://b.example/#access_token=***&state=1",
    ],
  ]) {
    test(`${name} is masked`, () => assert.equal(hidden(text).scenario.request.headers, expected));
  }

  for (const [name, text] of [
    [
      "nonces and hashes of a policy",
      "Content-Security-Policy: script-src 'nonce-c2VjcmV0Tm9uY2U=' 'sha256-eyJhbGciOiJIUzI1NiJ9eyJzdWIiOiIxMjM0In0='",
    ],
    ["the name of a token's header in a list", "Access-Control-Expose-Headers: X-Auth-Token, X-Session"],
    ["words that only look alike", "X-Info: risk-assessment-of-all-customers; task=sk-short"],
    ["an ETag", 'ETag: "33a64df551425fcc55e4d42a148795d9f25f89d4"'],
    ["a port", "Location: https://b.example:8443/keys?page=2&monkey=3"],
    ["a cache time", "Access-Control-Max-Age: 600"],
  ]) {
    test(`not masked: ${name}`, () =>
      assert.deepEqual([hidden(text).scenario.request.headers, hidden(text).masked], [text, 0]));
  }

  test("tokens in WebSocket protocols are masked", () => {
    const { scenario } = withoutSecrets({
      page: { url: "" },
      request: { api: "websocket", url: "wss://a.example", protocols: ["chat", JWT] },
    });
    assert.deepEqual(scenario.request.protocols, ["chat", "***"]);
  });

  test("the scenario itself is not changed", () => {
    const scenario = {
      page: { url: "https://a.example/" },
      request: { api: "fetch", url: "/", headers: "Cookie: a=b" },
    };
    withoutSecrets(scenario);
    assert.equal(scenario.request.headers, "Cookie: a=b");
  });
});

describe("the form", () => {
  test("keeps values that an API does not use, and sends only those that it uses", () => {
    const form = fromScenario({
      page: { url: "https://a.example/" },
      request: { api: "fetch", url: "/x", method: "PUT", credentials: "include", headers: "A: b" },
    });
    form.fields["request.api"] = "websocket";
    form.fields["request.protocols"] = "chat,  superchat,";
    assert.deepEqual(toScenario(form).request, { api: "websocket", url: "/x", protocols: ["chat", "superchat"] });
    form.fields["request.api"] = "fetch";
    assert.equal(toScenario(form).request.method, "PUT");
  });

  test("accepts anything that a link can contain", () => {
    for (const odd of [
      null,
      1,
      "x",
      [],
      {},
      { page: 3, request: [], network: "x" },
      {
        page: { headers: [1, ["A"], ["B", 2]] },
        request: { api: "nope", body: 7 },
        network: [null, { response: 5, preflight: [] }],
      },
    ]) {
      assert.equal(typeof toScenario(fromScenario(odd)).page.url, "string");
    }
    assert.equal(
      fromScenario({
        page: {
          url: "",
          headers: [
            ["A", "b"],
            ["C", "d"],
          ],
        },
        request: {},
      }).fields["page.headers"],
      "A: b\nC: d",
    );
  });

  test("unknown responses are left out, and so are unknown hops at the end", () => {
    const form = fromScenario({
      page: { url: "" },
      request: { api: "fetch", url: "" },
      network: [{}, { response: { status: 200 } }, {}],
    });
    assert.deepEqual(toScenario(form).network, [{}, { response: { status: 200 } }]);
  });

  test("a value from a link stays, even if it cannot be typed", () => {
    const hops = Array.from({ length: 40 }, (_, hop) => ({ response: { status: hop, headers: "A: b" } }));
    for (const odd of [
      { page: { url: "" }, request: { api: "preload", url: "", as: "worker" } },
      { page: { url: "" }, request: { api: "xhr", url: "", credentials: "omit" } },
      { page: { url: "" }, request: { api: "fetch", url: "", mode: "cors", body: { kind: "none" } } },
      { page: { url: "" }, request: { api: "fetch", url: "" }, network: hops },
    ])
      assert.deepEqual(toScenario(fromScenario(odd)), odd);
  });

  test("fields that this page does not know are named", () => {
    const known = { page: { url: "x", meta: ["a"] }, request: { api: "fetch", url: "y" }, network: [{}] };
    assert.deepEqual(lostFields(known), []);
    assert.deepEqual(lostFields({ ...known, request: { api: "image", url: "y", mode: "cors" } }), []);
    assert.deepEqual(
      lostFields({
        page: { url: "x", mood: "dark", worker: { url: "z", colour: "red" } },
        request: { api: "fetch", url: "y", mode: "corss" },
        network: [{ response: { trailers: "T: u" } }],
      }),
      ["page.mood", "page.worker.colour", "request.mode", "network[0].response.trailers"],
    );
  });

  test("a status is three digits", () => {
    assert.equal(statusNumber(" 204 "), 204);
    for (const odd of ["", "20", "2000", "abc", "-20", "2e2", "20.4"]) assert.equal(statusNumber(odd), null);
  });

  test("a redirect leads on, by the field or by a pasted status line", () => {
    const reply = (status, headers) => ({ known: true, status, headers, more: {} });
    assert.equal(redirectTarget(reply("301", "location: /b"), "https://a.example/a"), "https://a.example/b");
    assert.equal(
      redirectTarget(reply("", "HTTP/2 307\nLocation: https://b.example/"), "https://a.example/"),
      "https://b.example/",
    );
    assert.equal(redirectTarget(reply("200", "Location: /b"), "https://a.example/"), null);
    assert.equal(redirectTarget(reply("302", "X-Location: /b"), "https://a.example/"), null);
    assert.equal(redirectTarget({ ...reply("302", "Location: /b"), known: false }, "https://a.example/"), null);
  });
});

test("colours: header names, directives and keywords, at their places", () => {
  const text = "HTTP/1.1 200 OK\n< Content-Security-Policy: default-src 'self'; img-src *\n  ; connect-src x\nplain";
  const tokens = headerTokens(text);
  const slices = (spans) => spans.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(slices(tokens.name), ["Content-Security-Policy"]);
  assert.deepEqual(slices(tokens.directive), ["default-src", "img-src", "connect-src"]);
  assert.deepEqual(slices(tokens.keyword), ["'self'"]);
});

describe("the server's guide", () => {
  adopt(wouldblock);

  /** The questions that each message reaches, and where it ends. */
  const waysOf = (id) => {
    const { scenario } = EXAMPLES.find((example) => example.id === id);
    const report = simulate(scenario);
    return guidedExchanges(report).map((exchange, index) => {
      const { taken, failed, wanted } = guide(report, scenario, index);
      const way = QUESTIONS.filter((question) => taken[question] !== "off")
        .map((question) => `${question} ${taken[question]}`)
        .join(", ");
      return `${exchange.kind}: ${way}; ${failed}; ${wanted.map(({ line, state }) => `${state} ${line.replace("Access-Control-", "")}`).join(", ")}`;
    });
  };
  for (const [id, ...expected] of [
    ["same-origin-post", "request: cross no; null; "],
    ["no-cors-opaque", "request: cross no; null; "],
    [
      "listed-fetch",
      "request: cross yes, origin yes, credentials no, preflight no; null; there Allow-Origin: https://app.example.com",
    ],
    ["origin-trailing-slash", "request: cross yes, origin no; origin; wrong Allow-Origin: https://app.example.com"],
    [
      "wildcard-credentials",
      "request: cross yes, origin yes, credentials yes; credentials; wrong Allow-Origin: http://api.bob.com, open Allow-Credentials: true",
    ],
    [
      "no-allow-credentials",
      "request: cross yes, origin yes, credentials yes; credentials; there Allow-Origin: http://api.bob.com, wrong Allow-Credentials: true",
    ],
    [
      "put-custom-header",
      "preflight: cross yes, origin yes, credentials no, preflight yes, status yes, method yes, headers yes, done yes; null; there Allow-Origin: http://api.bob.com, there Allow-Methods: PUT, there Allow-Headers: x-custom-header",
      "request: cross yes, origin yes, credentials no, preflight no; null; there Allow-Origin: http://api.bob.com",
    ],
    [
      "options-401",
      "preflight: cross yes, origin yes, credentials no, preflight yes, status no; status; there Allow-Origin: https://app.example.com, open Allow-Headers: authorization",
    ],
    [
      "json-unknown",
      "preflight: cross yes, origin open, credentials open, preflight open, status open, method open, headers open, done open; null; open Allow-Origin: https://app.example.com, open Allow-Headers: content-type",
    ],
  ]) {
    test(id, () => assert.deepEqual(waysOf(id), expected));
  }

  test("what is known to be missing after the first failure is shown too", () => {
    const scenario = {
      page: { url: "http://localhost:3000/" },
      request: { api: "fetch", url: "https://api.example.com/", method: "PUT", headers: "Authorization: Bearer x" },
      network: [{ preflight: { status: 401, headers: "Access-Control-Allow-Methods: GET" } }],
    };
    const report = simulate(scenario);
    const { failed, failing, wanted } = guide(report, scenario, 0);
    assert.equal(failed, "origin");
    assert.deepEqual(failing, ["status", "headers"]);
    assert.deepEqual(
      wanted.map(({ line, state }) => `${state} ${line.split(":")[0]}`),
      ["wrong Access-Control-Allow-Origin", "open Access-Control-Allow-Methods", "wrong Access-Control-Allow-Headers"],
    );
    assert.equal(allowsStar(scenario, guidedExchanges(report)[0]), false, "* does not mean Authorization");
  });
});
