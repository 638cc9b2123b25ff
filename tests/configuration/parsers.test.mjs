// Targets whose servers are not installed here: their own languages read what is written, with hostile values in it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { configuration } from "../../pkg/index.js";
import { FIXES } from "./fixes.mjs";
import { HOSTILE, HOSTILE_FIX, HOSTILE_HEADERS } from "./hostile.mjs";

const hostile = (target) => configuration(FIXES[0].scenario, HOSTILE_FIX, target).text;

/** A fix of the server that is written as CORS rules. */
const CORS = FIXES.find(({ response, preflight }) => response?.["access-control-allow-origin"] && preflight);

/** Runs a program with a file, and reads the JSON that it prints. */
function run(program, name, text) {
  const folder = mkdtempSync(join(tmpdir(), "configuration-"));
  try {
    writeFileSync(join(folder, name), text);
    return JSON.parse(execFileSync(program, [join(folder, name)], { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The parts of Rails and rack-cors that are used. They record what they are given. */
const RUBY = (text) => `require "json"
HEADERS = {}
RULES = []
class Cors
  def allow(&block) = instance_eval(&block)
  def origins(*all) = RULES.push({ origins: all })
  def resource(path, **options) = RULES.last.update(options)
end
module Rack; Cors = ::Cors; end
Stack = Object.new
def Stack.insert_before(place, kind, &block) = kind.new.instance_eval(&block)
Config = Struct.new(:action_dispatch, :middleware)
Dispatch = Struct.new(:default_headers)
Application = Struct.new(:config)
module Rails
  def self.application = @application ||= Application.new(Config.new(Dispatch.new(HEADERS), Stack))
end
${text}
puts JSON.generate({ headers: HEADERS, rules: RULES })
`;

test("rails: Ruby reads the values as they are", () => {
  assert.deepEqual(run("ruby", "hostile.rb", RUBY(hostile("rails"))).headers, HOSTILE_HEADERS);
  const [rule] = run("ruby", "cors.rb", RUBY(configuration(CORS.scenario, CORS.fix, "rails").text)).rules;
  assert.deepEqual(rule.origins, [CORS.response["access-control-allow-origin"]]);
});

/** The parts of Spring that are used. They record what they are given. */
const JAVA = (text) => `import java.util.*;
import java.util.function.*;
public class Probe {
  static Map<String, String> values = new LinkedHashMap<>();
  record StaticHeadersWriter(String name, String value) {}
  static class Headers { void addHeaderWriter(StaticHeadersWriter w) { values.put(w.name(), w.value()); } }
  static class Cors { void configurationSource(Object source) {} }
  static class Security {
    void headers(Consumer<Headers> use) { use.accept(new Headers()); }
    void cors(Consumer<Cors> use) { use.accept(new Cors()); }
  }
  static class CorsConfiguration {
    void setAllowedOrigins(List<String> all) { values.put("origins", String.join(",", all)); }
    void setAllowedMethods(List<String> all) { values.put("methods", String.join(",", all)); }
    void setAllowedHeaders(List<String> all) { values.put("headers", String.join(",", all)); }
    void setExposedHeaders(List<String> all) {}
    void setAllowCredentials(boolean is) {}
    void setMaxAge(long seconds) {}
  }
  static class UrlBasedCorsConfigurationSource { void registerCorsConfiguration(String path, CorsConfiguration cors) {} }
  static String json(String text) {
    StringBuilder out = new StringBuilder("\\"");
    for (char c : text.toCharArray()) out.append(String.format("\\\\u%04x", (int) c));
    return out.append('"').toString();
  }
  public static void main(String[] arguments) throws Exception {
    Security http = new Security();
${text}
    StringJoiner all = new StringJoiner(",", "{", "}");
    values.forEach((name, value) -> all.add(json(name) + ":" + json(value)));
    System.out.println(all);
  }
}
`;

test("spring: Java reads the values as they are", () => {
  const cors = configuration(CORS.scenario, CORS.fix, "spring").text;
  const values = run("java", "Probe.java", JAVA(hostile("spring") + cors));
  assert.equal(values.origins, CORS.response["access-control-allow-origin"]);
  for (const [name, value] of Object.entries(HOSTILE_HEADERS)) assert.equal(values[name], value);
});

test("nextjs: JavaScript reads the values as they are", async () => {
  const module = await import(`data:text/javascript,${encodeURIComponent(hostile("nextjs"))}`);
  const [{ headers }] = await module.default.headers();
  assert.deepEqual(Object.fromEntries(headers.map(({ key, value }) => [key, value])), HOSTILE_HEADERS);
});

test("aspnet: string literals of C#, in which only the escapes that are written mean anything", () => {
  const literals = [...hostile("aspnet").matchAll(/\] = "((?:[^"\\]|\\.)*)";$/gm)].map(([, literal]) =>
    literal.replace(/\\(["\\])/g, "$1"),
  );
  assert.deepEqual(literals, HOSTILE);
});

test("header lines and _headers: one line for each value", () => {
  for (const target of ["header", "_headers"])
    for (const [name, value] of Object.entries(HOSTILE_HEADERS)) {
      const lines = hostile(target).split("\n");
      assert.equal(lines.filter((line) => line.trim() === `${name}: ${value}`).length, 1, `${target}: ${name}`);
    }
});

test("a line end in a value does not end it", () => {
  const edits = [{ target: "page.headers", header: "X-A", before: null, after: "a\r\nX-B: b\n\nX-C: c" }];
  for (const target of [
    "header",
    "_headers",
    "nginx",
    "apache",
    "caddy",
    "express",
    "nextjs",
    "spring",
    "django",
    "aspnet",
    "fastapi",
    "rails",
  ]) {
    const { text } = configuration(FIXES[0].scenario, { ...HOSTILE_FIX, edits }, target);
    assert.ok(!/^\s*X-[BC]/m.test(text), `${target}: ${text}`);
  }
});
