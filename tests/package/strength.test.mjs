// Compares the strength of policies with csp_evaluator: each of its findings on the policies of its own tests has a
// counterpart here.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { parsePolicy } from "../../pkg/index.js";
import { LANGUAGES } from "../../pkg/languages/list.js";
import { ANGULAR, JSONP, NEEDS_EVAL } from "../../pkg/strength/endpoints.js";
import { assess } from "../../pkg/strength.js";

const require = createRequire(import.meta.url);
const evaluator = dirname(require.resolve("csp_evaluator/package.json"));
const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const { Type } = require("csp_evaluator/dist/finding.js");

/** The problems of `parsePolicy` or the findings that correspond to each of its types. */
const COUNTERPARTS = {
  MISSING_SEMICOLON: ["csp.forgotten-semicolon"],
  UNKNOWN_DIRECTIVE: ["csp.unknown-directive", "csp.header-name-in-policy"],
  INVALID_KEYWORD: [
    "csp.gap",
    "csp.unquoted-keyword",
    "csp.invalid-source",
    "csp.keyword-without-effect",
    "csp.deprecated-directive",
  ],
  // Asterisks in a nonce may be a mask; the value is then left open.
  NONCE_CHARSET: ["csp.invalid-source", "csp.gap"],
  MISSING_DIRECTIVES: ["strength.missing-script-src", "strength.missing-object-src", "strength.missing-base-uri"],
  SCRIPT_UNSAFE_INLINE: ["csp.unsafe-inline", "strength.inline-handlers"],
  SCRIPT_UNSAFE_EVAL: ["csp.unsafe-eval"],
  SCRIPT_UNSAFE_HASHES: ["strength.unsafe-hashes"],
  PLAIN_URL_SCHEMES: ["strength.anyone-runs-code", "strength.data-runs-code"],
  PLAIN_WILDCARD: ["strength.anyone-runs-code", "csp.invalid-source"],
  SCRIPT_ALLOWLIST_BYPASS: [
    "strength.bypass-jsonp",
    "strength.bypass-angular",
    "strength.bypass-jsonp-angular",
    "strength.anyone-publishes",
    "strength.list-of-hosts",
  ],
  OBJECT_ALLOWLIST_BYPASS: ["strength.object-src-open"],
  NONCE_LENGTH: ["strength.nonce-short", "strength.nonce-of-documentation"],
  IP_SOURCE: ["strength.address", "strength.this-machine"],
  DEPRECATED_DIRECTIVE: ["csp.past-directive", "csp.deprecated-directive", "csp.unknown-directive"],
  SRC_HTTP: ["csp.insecure-source", "strength.report-insecure"],
  STRICT_DYNAMIC: [
    "strength.list-of-hosts",
    "strength.anyone-runs-code",
    "strength.bypass-jsonp",
    "strength.bypass-angular",
  ],
  STRICT_DYNAMIC_NOT_STANDALONE: ["csp.strict-dynamic-alone"],
  UNSAFE_INLINE_FALLBACK: ["strength.no-inline-fallback", "strength.no-fallback"],
  ALLOWLIST_FALLBACK: ["strength.no-fallback"],
  REQUIRE_TRUSTED_TYPES_FOR_SCRIPTS: ["strength.missing-trusted-types"],
  REPORTING_DESTINATION_MISSING: ["strength.missing-reports"],
  REPORT_TO_ONLY: ["strength.report-to-alone"],
};

/** Cases in which csp_evaluator is not followed, and why. */
const EXCEPTIONS = [
  {
    type: "IGNORED",
    why: "what nonces and 'strict-dynamic' switch off is there for older browsers; the abilities say what counts",
    when: () => true,
  },
];

/** The policies in the tests of csp_evaluator. */
function theirPolicies() {
  const files = readdirSync(join(evaluator, "dist"), { recursive: true }).filter((file) =>
    /_test\.js$/.test(`${file}`),
  );
  const texts = files.flatMap((file) => {
    const source = readFileSync(join(evaluator, "dist", `${file}`), "utf8").replace(/['"]\s*\+\s*['"]/g, "");
    return [...source.matchAll(/"((?:[^"\\\n]|\\.)+)"|'((?:[^'\\\n]|\\.)+)'|`([^`$]+)`/g)].map((found) =>
      (found[1] ?? found[2] ?? found[3]).replace(/\\(['"])/g, "$1"),
    );
  });
  // Some of the sentences there begin with the name of a directive.
  const isPolicy = (text) =>
    /^\s*[a-z]+-[a-z-]+:? \S/.test(text) && !/ (?:should|is|allows|seems|only|has) /.test(text);
  return [...new Set(texts)].filter(isPolicy);
}

test("every finding of csp_evaluator on its own tests' policies has a counterpart", () => {
  const policies = theirPolicies();
  assert.ok(policies.length > 60, `only ${policies.length} policies`);
  const without = [];
  let findings = 0;
  for (const text of policies) {
    const parsed = parsePolicy(text);
    const ours = [...parsed.problems, ...assess(parsed).findings];
    for (const { type, directive, value, description } of new CspEvaluator(new CspParser(text).csp).evaluate()) {
      findings++;
      const name = Type[type];
      const codes = COUNTERPARTS[name] ?? [];
      const found = ours.some(({ code }) => codes.includes(code));
      const exception = EXCEPTIONS.find((one) => one.type === name && one.when({ text, directive, value }));
      if (!found && !exception) without.push(`${name} ${directive} ${value ?? ""}: ${description}\n    ${text}`);
    }
  }
  assert.ok(findings > 250, `only ${findings} findings`);
  assert.equal(without.join("\n"), "", `${without.length} of ${findings}`);
});

test("the endpoints are those of csp_evaluator", () => {
  const urls = (name) =>
    require(`csp_evaluator/dist/allowlist_bypasses/${name}.js`).URLS.map((url) => url.replace("//", ""));
  assert.deepEqual(JSONP, [...new Set(urls("jsonp"))].sort());
  assert.deepEqual(ANGULAR, [...new Set(urls("angular"))].sort());
  assert.deepEqual(NEEDS_EVAL, require("csp_evaluator/dist/allowlist_bypasses/jsonp.js").NEEDS_EVAL.toSorted());
});

describe("grades", () => {
  const grades = {
    none: ["img-src *", "script-src * 'unsafe-inline'; object-src 'none'", "frame-ancestors 'none'"],
    weak: [
      "default-src 'self'; script-src 'self' 'unsafe-inline'",
      "default-src 'self'; script-src https://unpkg.com",
      "default-src 'self' https://ajax.googleapis.com",
      "script-src 'nonce-dGhpc2lzYXJhbmRvbW5vbmNlMTI' 'strict-dynamic'; object-src 'none'",
      "default-src 'self' data:",
    ],
    list: ["default-src 'self'", "script-src https://cdn.example.com; object-src 'none'"],
    strict: [
      "script-src 'nonce-dGhpc2lzYXJhbmRvbW5vbmNlMTI' 'strict-dynamic' https: 'unsafe-inline'; object-src 'none'; base-uri 'none'",
      "default-src 'none'",
      "default-src 'none', script-src *",
    ],
  };
  for (const [grade, policies] of Object.entries(grades))
    for (const policy of policies)
      test(`${policy} is ${grade}`, () => assert.equal(assess(parsePolicy(policy)).grade, grade));
});

test("the proposed policy is strict, and is read as intended", () => {
  for (const policy of theirPolicies()) {
    const { migration, grade } = assess(parsePolicy(policy));
    if (migration === null) assert.equal(grade, "strict");
    else {
      const again = assess(parsePolicy(migration.replaceAll("NEW-FOR-EACH-RESPONSE", "dGhpc2lzYXJhbmRvbW5vbmNlMTI")));
      assert.equal(again.grade, "strict", migration);
    }
  }
});

test("a nonce of an earlier response does not count", () => {
  const policy = parsePolicy("script-src 'nonce-dGhpc2lzYXJhbmRvbW5vbmNlMTI'");
  const codes = (options) => assess(policy, options).findings.map(({ code }) => code);
  assert.ok(codes({ earlier: policy }).includes("strength.nonce-repeated"));
  assert.ok(!codes().includes("strength.nonce-repeated"));
});

test("no sentence has a gap", () => {
  for (const policy of [...theirPolicies(), ""]) {
    const { abilities, findings, summary } = assess(parsePolicy(policy));
    for (const text of [summary, ...[...abilities, ...findings].map((one) => one.text)])
      assert.doesNotMatch(text, /\{\w+\}|undefined/, policy);
  }
});

test("evidence points at the very token", () => {
  const text = "default-src 'self'; script-src 'self' data: https://unpkg.com; 'x'";
  const { findings } = assess(parsePolicy(text));
  const at = (code) =>
    findings.find((finding) => finding.code === code).evidence.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(at("strength.data-runs-code"), ["data:"]);
  assert.deepEqual(at("strength.anyone-publishes"), ["https://unpkg.com"]);
  assert.deepEqual(at("strength.list-of-hosts"), ["'self'"]);
});

test("every language says everything, with the same gaps", async () => {
  const gaps = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  const wordsOf = async ({ tag }) => (await import(`../../pkg/languages/${tag}/strength.js`)).strength;
  const [english, ...others] = await Promise.all(LANGUAGES.map(wordsOf));
  for (const words of others) {
    assert.deepEqual(Object.keys(words), Object.keys(english));
    for (const [code, text] of Object.entries(english))
      assert.deepEqual(new Set(gaps(words[code])), new Set(gaps(text)), code);
    assert.equal(assess(parsePolicy("script-src *"), { words }).summary, words["grade.weak"]);
  }
});

test("Trusted Types are missing if their group is not quoted", () => {
  const codes = (policy) => assess(parsePolicy(policy)).findings.map(({ code }) => code);
  for (const [value, isMissing] of [
    ["'script'", false],
    ["script", true],
    ["'scripts'", true],
  ]) {
    const found = codes(`default-src 'self'; require-trusted-types-for ${value}`);
    assert.equal(found.includes("strength.missing-trusted-types"), isMissing, value);
  }
});

test("what nonces, hashes and a sandbox leave to scripts", () => {
  const answers = (policy) =>
    Object.fromEntries(assess(parsePolicy(policy)).abilities.map(({ what, answer }) => [what, answer]));
  for (const [policy, inline, handlers, scripts] of [
    ["script-src 'nonce-abcdefghijklmnopqrstuv'", "trusted", "no", "trusted"],
    ["script-src 'self' 'unsafe-hashes' 'sha256-AAAA'", "trusted", "trusted", "listed"],
    ["script-src 'none'", "no", "no", "no"],
    ["sandbox; script-src * 'unsafe-inline'", "no", "no", "no"],
    ["sandbox Allow-Scripts; script-src 'self'", "no", "no", "listed"],
  ]) {
    const { "run-inline": runs, "run-handlers": handles, "load-scripts": loads } = answers(policy);
    assert.deepEqual([runs, handles, loads], [inline, handlers, scripts], policy);
  }
});
