// Masking before a scenario is copied, shared or stored: every kind of secret that gitleaks finds, secrets that were
// found not to be masked, and text that must stay, because a verdict depends on it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

const { withoutSecrets } = await import("../../www/secrets.js");
const RULES = JSON.parse(readFileSync(new URL("secrets.json", import.meta.url), "utf8"));

const ALPHABETS = {
  w: "k7Zp2QmX9dVb4RtYc8LsNw3HfGj5",
  a: "k7zp2qmx9dvb4rtyc8lsnw3hfgj5",
  u: "K7ZP2QMX5DVB4RTYC3LSNW6HFGJ7",
  l: "kzpqmxdvbrtyclsnwhfgjaeiou",
  h: "4f1a9c03e7b25d86",
  d: "4719035826",
};

/** The text that a template expands to; always the same. */
const expand = (template) =>
  template.replace(/\{([wauldh])(\d+)\}/g, (_, kind, count) =>
    Array.from({ length: Number(count) }, (_, at) => ALPHABETS[kind][(at * 5 + at) % ALPHABETS[kind].length]).join(""),
  );

const scenario = (request, page = {}) => ({
  page: { url: "https://app.example/", ...page },
  request: { api: "fetch", url: "https://api.example/", ...request },
});
const headers = (text) => withoutSecrets(scenario({ headers: text })).scenario.request.headers;
const address = (url) => withoutSecrets(scenario({ url })).scenario.request.url;

describe("the kinds of gitleaks", () => {
  test("each of its rules has a case, or a reason why it has none", () => {
    const { marked, named, headers, not } = RULES;
    assert.equal([marked, named, headers, not].flatMap(Object.keys).length, 222);
  });
  for (const [rule, template] of Object.entries(RULES.marked)) {
    const secret = expand(template);
    test(`${rule}, in any header and any address`, () => {
      const { scenario: shown, masked } = withoutSecrets(
        scenario({ headers: `X-Note: ${secret}`, url: `https://api.example/p?q=${secret}` }),
      );
      assert.ok(masked >= 2);
      // An address that is a secret keeps its host.
      const hidden = /^https:/.test(secret) ? secret.slice(-20) : secret;
      assert.ok(!JSON.stringify(shown).includes(hidden), JSON.stringify(shown));
    });
  }
  for (const [rule, template] of Object.entries(RULES.named)) {
    const [name, secret] = expand(template).split(/=(.*)/s);
    test(`${rule}, by the name beside it`, () => {
      assert.equal(headers(`X-${name}: ${secret}`), `X-${name}: ***`);
      assert.equal(address(`https://api.example/?${name}=${secret}&q=1`), `https://api.example/?${name}=***&q=1`);
    });
  }
  for (const [rule, template] of Object.entries(RULES.headers)) {
    test(`${rule}, as a header`, () => {
      const text = expand(template);
      const secret = text
        .split(/[\s:=]/)
        .at(-1)
        .replace(/['@].*/, "");
      assert.ok(headers(text).includes("***") && !headers(text).includes(secret), headers(text));
    });
  }
});

describe("secrets that were once missed", () => {
  for (const [text, shown] of [
    ["\uFEFFAuthorization: Bearer abc", "\uFEFFAuthorization: Bearer ***"],
    ["-H 'Authorization: Bearer abc'", "-H 'Authorization: Bearer ***'"],
    ['"Authorization": "Bearer abc",', '"Authorization": "Bearer ***",'],
    ['{"x-api-key": "abc"}', '{"x-api-key": "***"}'],
    ["['X-Api-Key', 'abc'],", "['X-Api-Key', '***'],"],
    ["cookie:\na=1; b=2\naccept:\n*/*", "cookie:\n***\naccept:\n*/*"],
    ["cookie:\naccept: */*", "cookie:\naccept: */*"],
    ["Set-Cookie: abcdef; Path=/", "Set-Cookie: ***; Path=/"],
    ["Ocp-Apim-Subscription-Key: abc", "Ocp-Apim-Subscription-Key: ***"],
    ["X-Functions-Key: abc", "X-Functions-Key: ***"],
    ["X-Access-Key: abc", "X-Access-Key: ***"],
    ["X-Consumer-Key: abc", "X-Consumer-Key: ***"],
    ["X-JWT-Assertion: abc", "X-JWT-Assertion: ***"],
    ["X-User-Pass: abc", "X-User-Pass: ***"],
    ["X-XSRF: abc", "X-XSRF: ***"],
    ["Cookie2: abc", "Cookie2: ***"],
    ["Idempotency-Key: abc", "Idempotency-Key: ***"],
    ["WWW-Authenticate: Negotiate YIIBhQYGKwYBBQUC", "WWW-Authenticate: Negotiate ***"],
    ["Sec-WebSocket-Protocol: chat, dG9rZW4xMjM0NTY3ODkw", "Sec-WebSocket-Protocol: chat, ***"],
    [
      "Content-Security-Policy: report-uri https://r.example/?token=abc",
      "Content-Security-Policy: report-uri https://r.example/?token=***",
    ],
  ])
    test(JSON.stringify(text), () => assert.equal(headers(text), shown));

  for (const [url, shown] of [
    ["https://abcdef0123456789@api.example/", "https://***@api.example/"],
    ["https://abcdef0123456789:@api.example/", "https://***@api.example/"],
    ["https://abcdef:x-oauth-basic@api.example/", "https://***@api.example/"],
    ["//user:pw@api.example/", "//user:***@api.example/"],
    ["https://user:p@ss@api.example/", "https://user:***@api.example/"],
    ["https://hooks.slack.com/services/T000/B000/XXXX", "https://hooks.slack.com/services/***"],
    ["https://discord.com/api/webhooks/1/abc?wait=true", "https://discord.com/api/webhooks/***?wait=true"],
    ["https://api.telegram.org/bot12345:AAbb/getMe", "https://api.telegram.org/bot***"],
    ...[
      "access-key",
      "accesskey",
      "auth_key",
      "authkey",
      "private_key",
      "subscription-key",
      "sid",
      "PHPSESSID",
      "pass",
      "passphrase",
      "pw",
      "otp",
      "bearer",
      "hmac",
      "ticket",
      "assertion",
      "SAMLResponse",
      "authorization",
      "sentry_key",
      "user[password]",
      "to%6ben",
      "X-Amz-Security-Token",
    ].map((name) => [`https://api.example/?${name}=abc&q=1`, `https://api.example/?${name}=***&q=1`]),
  ])
    test(url, () => assert.equal(address(url), shown));

  test("the page's metas, pairs of headers, and every hop", () => {
    const { scenario: shown, masked } = withoutSecrets({
      page: { url: "https://app.example/", meta: ["report-uri https://r.example/?token=abc"] },
      request: { api: "fetch", url: "/", headers: [["Authorization", "Bearer abc"]] },
      network: [{ response: { headers: { "Set-Cookie": "sid=abc; Path=/" } } }],
    });
    assert.deepEqual(shown.page.meta, ["report-uri https://r.example/?token=***"]);
    assert.deepEqual(shown.request.headers, [["Authorization", "Bearer ***"]]);
    assert.deepEqual(shown.network[0].response.headers, { "Set-Cookie": "sid=***; Path=/" });
    assert.equal(masked, 3);
  });
});

describe("text that stays", () => {
  for (const text of [
    "Content-Security-Policy: script-src 'nonce-c2VjcmV0Tm9uY2U=' 'sha256-eyJhbGciOiJIUzI1NiJ9eyJzdWIiOiIxMjM0In0='",
    "Content-Security-Policy: default-src 'self'; connect-src https://api.stripe.com https://key.example wss://session.example",
    "Access-Control-Allow-Headers: Authorization, X-Api-Key, X-Auth-Token",
    "Access-Control-Expose-Headers: X-Session-Token",
    'WWW-Authenticate: Basic realm="site"',
    'WWW-Authenticate: Bearer error="invalid_token"',
    "Sec-WebSocket-Protocol: graphql-transport-ws, mqtt",
    "HTTP/1.1 200 OK\nVary: Origin\nDate: Sun, 29 Nov 2026 12:00:00 GMT",
    'ETag: "33a64df551425fcc55e4d42a148795d9f25f89d4"',
    "X-Request-Id: 7b0f3c1e-2f5c-4a3f-9f5e-0a1b2c3d4e5f",
  ])
    test(text, () => assert.equal(headers(text), text));
  for (const url of [
    "https://api.example/?page=2&monkey=3&sort=key",
    "https://api.example/keys/session/token?state=1",
    "https://api.example/oauth?response_type=code&code_challenge=abc&token_type=bearer",
    "https://registry.example/@scope/package",
    "mailto:a@b.example",
  ])
    test(url, () => assert.equal(address(url), url));
});

test("long texts take time in proportion to their length", () => {
  // Measured by the clock, because the platform's regular expressions are tested: a slow pattern takes minutes.
  for (const piece of ["a", "eyJ", "A3-", "key=", "://", "-H '", "x-", "\n ", '"', "key-", "?a=b&"]) {
    const started = performance.now();
    headers(piece.repeat(200_000));
    assert.ok(performance.now() - started < 20_000, piece);
  }
});
