// The tarball contains everything that is needed, and nothing else.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { LANGUAGES } from "../../pkg/languages/list.js";
import { install } from "../support/package.mjs";

/**
 * Kilobytes as brotli: the sizes that were measured on 1 December 2026, rounded up. Raise them deliberately, if an
 * addition is worth its download. The page's first load includes "wasm/answer_bg.wasm" (tests/page/static.test.mjs).
 * The modules that read pasted texts are only downloaded by those who paste.
 */
const BUDGET = {
  "wasm/answer_bg.wasm": 260,
  "wasm/answer.js": 3,
  "wasm/decide_bg.wasm": 187,
  "wasm/decide.js": 3,
  "wasm/wouldblock_bg.wasm": 335,
  "wasm/wouldblock.js": 4,
  "wasm/inline.js": 432,
  "wasm/decide-inline.js": 242,
  "core.js": 1,
  "instance.js": 2,
  "reading/reading_bg.wasm": 475,
  "reading/script_bg.wasm": 318,
};

const { root, files, remove } = install();
after(remove);

test("the tarball holds exactly the package", () => {
  assert.deepEqual(
    files,
    [
      "LICENSE-APACHE",
      "LICENSE-MIT",
      "README.md",
      "answer-functions.cjs",
      "answer-functions.js",
      "answer-web.d.ts",
      "answer-web.js",
      "api-fields.cjs",
      "api-fields.js",
      "assert.cjs",
      "assert.d.cts",
      "assert.d.ts",
      "assert.js",
      "audit-core.js",
      "audit-rows.js",
      "audit-web.d.ts",
      "audit-web.js",
      "audit.d.ts",
      "audit.js",
      "audit/audit-inline.js",
      "audit/audit.js",
      "audit/audit_bg.wasm",
      "check.d.ts",
      "check.js",
      "check.schema.json",
      "cli.js",
      "cli/arguments.js",
      "cli/audit-text.js",
      "cli/audit.js",
      "cli/check-formats.js",
      "cli/check.js",
      "cli/collect.js",
      "cli/command-help.js",
      "cli/completion.js",
      "cli/engine.js",
      "cli/extract.js",
      "cli/fence-options.js",
      "cli/files.js",
      "cli/hash.js",
      "cli/help.js",
      "cli/input.js",
      "cli/json-lines.js",
      "cli/mdbook.js",
      "cli/options.js",
      "cli/parse-words.js",
      "cli/playground.js",
      "cli/policy.js",
      "cli/prerender.js",
      "cli/read.js",
      "cli/scenario.js",
      "cli/text.js",
      "cli/usage-error.js",
      "collect-store.d.ts",
      "collect-store.js",
      "collect.d.ts",
      "collect.js",
      "compiled-policy.cjs",
      "compiled-policy.js",
      "connect.d.ts",
      "connect.js",
      "contract.d.cts",
      "contract.d.ts",
      "cors-log.js",
      "core.cjs",
      "core.js",
      "functions.cjs",
      "functions.js",
      "instance.cjs",
      "instance.js",
      "loading.js",
      "decide-core.cjs",
      "decide-core.js",
      "decide-edge-light.js",
      "decide-web.d.ts",
      "decide-web.js",
      "decide-workerd.js",
      "decide.cjs",
      "decide.d.cts",
      "decide.d.ts",
      "decide.js",
      "describe-arguments.cjs",
      "describe-arguments.js",
      "describe.cjs",
      "describe.d.cts",
      "describe.d.ts",
      "describe.js",
      "docs/warnings.md",
      "edge-light.js",
      "element.css",
      "element.css.d.ts",
      "element.d.ts",
      "element.global.js",
      "element.js",
      "element/dom.js",
      "element/editor.js",
      "element/engine.js",
      "element/fence-code.js",
      "element/fence.js",
      "element/link.js",
      "element/live.js",
      "element/marks.js",
      "element/modes.js",
      "element/nearest.js",
      "element/preload.js",
      "element/read-fence.js",
      "element/scenario.js",
      "element/styles.js",
      "element/surroundings.js",
      "element/upgrade.js",
      "element/verdict.js",
      "element/words.js",
      "engines.cjs",
      "engines.js",
      "error-code.cjs",
      "error-code.js",
      "errors.cjs",
      "errors.js",
      "extract.js",
      "extract/assignments.js",
      "extract/charset.js",
      "extract/component.js",
      "extract/frameworks.js",
      "extract/imports.js",
      "extract/indented.js",
      "extract/lines.js",
      "extract/markup.js",
      "extract/nesting.js",
      "extract/script.js",
      "extract/style.js",
      "extract/svelte.js",
      "extract/vue.js",
      "excerpt.cjs",
      "excerpt.js",
      "fence.d.ts",
      "fence.js",
      "fences.d.ts",
      "fences.js",
      "fields.cjs",
      "fields.js",
      "frame.d.ts",
      "frame.js",
      "hints.cjs",
      "hints.js",
      "hono.d.ts",
      "hono.js",
      "index.cjs",
      "index.d.cts",
      "index.d.ts",
      "index.js",
      "jest.cjs",
      "jest.d.cts",
      "jest.d.ts",
      "jest.js",
      "judge.cjs",
      "judge.js",
      "languages/catalogue.d.ts",
      "languages/element.js",
      "languages/index.d.ts",
      "languages/index.js",
      "languages/list.js",
      "languages/loaders.js",
      "languages/strength.d.ts",
      "languages/terminal.cjs",
      "languages/terminal.js",
      "languages/tools.js",
      ...LANGUAGES.flatMap(({ tag }) => [
        `languages/${tag}.js`,
        ...[
          "audit.js",
          "check.js",
          "element.js",
          "names.js",
          "strength.js",
          "terminal.cjs",
          "terminal.js",
          "tools.js",
        ].map((name) => `languages/${tag}/${name}`),
      ]),
      "markdown-it.d.ts",
      "markdown-it.js",
      "lists.cjs",
      "lists.js",
      "matchers.cjs",
      "matchers.d.cts",
      "matchers.d.ts",
      "matchers.js",
      "package.json",
      "next.d.ts",
      "next.js",
      "playwright-observer.js",
      "playwright-windows.js",
      "playwright.d.ts",
      "playwright.js",
      "policy-text.js",
      "react.d.ts",
      "read-web.d.ts",
      "read-web.js",
      "read.d.ts",
      "read.js",
      "read/connect.js",
      "read/element.js",
      "read/encoding.js",
      "read/har.js",
      "read/link.js",
      "read/to-scenario.d.ts",
      "read/to-scenario.js",
      "read/traffic.js",
      "read/wrong-byte.js",
      "reading/reading-inline.js",
      "reading/reading.js",
      "reading/reading_bg.wasm",
      "reading/script-inline.js",
      "reading/script.js",
      "reading/script_bg.wasm",
      "rehype.d.ts",
      "rehype.js",
      "remark.d.ts",
      "remark.js",
      "scenario-path.cjs",
      "scenario-path.js",
      "schema.json",
      "static.d.ts",
      "static.js",
      "static/answer.js",
      "static/claim.js",
      "static/html-fences.js",
      "static/language.js",
      "static/link.js",
      "static/parts.js",
      "static/tree.js",
      "static/walk.js",
      "strength.d.ts",
      "strength.js",
      "strength/endpoints.js",
      "strength/findings.js",
      "strength/hosts.js",
      "strength/policy.js",
      "tools-words.js",
      "visible.cjs",
      "visible.js",
      "vite.d.ts",
      "vite.js",
      "vitest.d.ts",
      "vitest.js",
      "wasm/answer.js",
      "wasm/answer_bg.wasm",
      "wasm/decide-inline.js",
      "wasm/decide.cjs",
      "wasm/decide.js",
      "wasm/decide_bg.wasm",
      "wasm/inline.js",
      "wasm/wouldblock.cjs",
      "wasm/wouldblock.js",
      "wasm/wouldblock_bg.wasm",
      "wouldblock.wasm.d.ts",
      "web.d.ts",
      "web.js",
      "workerd.js",
    ].sort(),
  );
});

test("every file that package.json names exists", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const named = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(named));
  for (const path of [
    manifest.main,
    manifest.types,
    ...named(manifest.exports),
    ...named(manifest.bin).map((file) => `./${file}`),
  ]) {
    // A pattern matches at least one file.
    const [start, end = ""] = path.slice(2).split("*");
    const is = (file) => (path.includes("*") ? file.startsWith(start) && file.endsWith(end) : file === start);
    assert.ok(files.some(is), path);
  }
});

test("no dependency, and nothing runs at installation", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const field of ["dependencies", "optionalDependencies", "scripts"])
    assert.equal(manifest[field], undefined, field);
  // Users of the matchers already have the runner installed.
  for (const name of Object.keys(manifest.peerDependencies))
    assert.ok(manifest.peerDependenciesMeta[name].optional, name);
});

for (const [script, module] of [
  ["inline.js", "wouldblock_bg.wasm"],
  ["decide-inline.js", "decide_bg.wasm"],
])
  test(`the module in ${script} is ${module}`, () => {
    const inlined = /base64 = "([^"]*)"/.exec(readFileSync(join(root, "wasm", script), "utf8"))[1];
    assert.ok(Buffer.from(inlined, "base64").equals(readFileSync(join(root, "wasm", module))));
  });

test("the modules name no folder of the machine that built them", () => {
  const folders = [
    process.env.CARGO_HOME ?? join(homedir(), ".cargo"),
    fileURLToPath(new URL("../../", import.meta.url)),
  ];
  const modules = files.filter((name) => name.endsWith(".wasm"));
  assert.ok(modules.length > 0);
  for (const name of modules) {
    const module = readFileSync(join(root, name), "latin1");
    for (const folder of folders) assert.ok(!module.includes(folder), `${name} names ${folder}`);
  }
});

test("the package downloads and travels within its budget", () => {
  const compressed = (name) => brotliCompressSync(readFileSync(join(root, name))).length;
  for (const [name, kilobytes] of Object.entries(BUDGET)) {
    const size = compressed(name);
    assert.ok(size <= kilobytes * 1000, `${name} takes ${size} bytes as brotli, its budget is ${kilobytes} kB`);
  }
});
