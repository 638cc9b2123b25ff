// Targets whose servers are in no registry that is used here: what is written is read back by the rules of its
// language, and must say what the fix says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { configuration } from "../../pkg/index.js";
import { FIXES } from "./fixes.mjs";

/** The string literals of C-like languages and Ruby, unescaped. */
const strings = (text) => [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1].replace(/\\(.)/g, "$1"));
const all = ({ page, preflight, response }) => ({ ...preflight, ...response, ...page });
const list = (value) =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
const edited = ({ fix }) => new Set([...fix.edits, ...fix.also].map((edit) => edit.header?.toLowerCase()));

/** The strings that a framework's rule must contain. */
function literals(wanted) {
  const found = [];
  for (const [name, value] of Object.entries(wanted)) {
    if (/-(methods|headers)$/.test(name)) found.push(...list(value));
    else if (!["access-control-allow-credentials", "access-control-max-age", "vary"].includes(name)) found.push(value);
  }
  return found;
}

for (const target of ["spring", "aspnet", "rails"]) {
  test(`${target}: every value is a literal, and brackets and quotes are balanced`, () => {
    for (const entry of FIXES) {
      const { text } = configuration(entry.scenario, entry.fix, target);
      const values = strings(text).map((value) => value.toLowerCase());
      const symbols = [...text.matchAll(/:(\w+)/g)].map((match) => match[1]);
      for (const literal of literals(all(entry)))
        assert.ok(
          values.includes(literal.toLowerCase()) || symbols.includes(literal.toLowerCase()),
          `${entry.name}: ${literal} in ${text}`,
        );
      if (all(entry)["access-control-allow-credentials"])
        assert.match(text, /AllowCredentials\((?:true)?\)|credentials: true/, entry.name);
      const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, "");
      for (const [open, close] of ["()", "[]", "{}"])
        assert.equal(bare.split(open).length, bare.split(close).length, `${entry.name}: ${open} in ${text}`);
      assert.equal(bare.includes('"'), false, text);
      if (target === "rails")
        assert.equal((bare.match(/\bdo\b/g) ?? []).length, (bare.match(/\bend\b/g) ?? []).length, text);
    }
  });
}

test("nextjs: the module is valid, and its headers() returns the headers of the fix", async () => {
  for (const entry of FIXES) {
    const { text } = configuration(entry.scenario, entry.fix, "nextjs");
    const module = await import(`data:text/javascript,${encodeURIComponent(text)}`);
    const [{ source, headers }] = await module.default.headers();
    assert.equal(source, "/:path*");
    const values = Object.fromEntries(headers.map(({ key, value }) => [key.toLowerCase(), value]));
    for (const [name, value] of Object.entries(all(entry)))
      if (edited(entry).has(name)) assert.equal(values[name], value, entry.name);
  }
});

test("_headers: a path, and below it one header a line", () => {
  for (const entry of FIXES) {
    const [path, ...lines] = configuration(entry.scenario, entry.fix, "_headers").text.trimEnd().split("\n");
    assert.equal(path, "/*");
    const values = {};
    for (const line of lines) {
      const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? assert.fail(line);
      assert.equal(name.toLowerCase() in values, false, `${name} stands twice`);
      values[name.toLowerCase()] = value;
    }
    for (const [name, value] of Object.entries(all(entry)))
      if (edited(entry).has(name)) assert.equal(values[name], value, entry.name);
  }
});

test("s3: the CORS rule of a bucket, and for a page's header the reason why it cannot be set", () => {
  for (const entry of FIXES) {
    const { text, note } = configuration(entry.scenario, entry.fix, "s3");
    if (!entry.response) {
      assert.equal(text, "");
      assert.match(note, /CloudFront/);
      continue;
    }
    if (text === "") continue;
    const [rule] = JSON.parse(text);
    const wanted = all(entry);
    assert.deepEqual(rule.AllowedOrigins, [wanted["access-control-allow-origin"]]);
    assert.deepEqual(rule.AllowedHeaders, list(wanted["access-control-allow-headers"] ?? ""));
  }
});
