// What the tarball holds: everything that is needed, and nothing else.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { install } from "../support/package.mjs";

const { root, files, remove } = install();
after(remove);

test("the tarball holds exactly the package", () => {
  assert.deepEqual(files, [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "contract.d.ts",
    "core.js",
    "element.css",
    "element.d.ts",
    "element.js",
    "element/dom.js",
    "element/editor.js",
    "element/engine.js",
    "element/link.js",
    "element/live.js",
    "element/marks.js",
    "element/modes.js",
    "element/scenario.js",
    "element/styles.js",
    "element/surroundings.js",
    "element/verdict.js",
    "element/words.js",
    "frame.d.ts",
    "frame.js",
    "index.d.ts",
    "index.js",
    "node.js",
    "package.json",
    "react.d.ts",
    "wasm/inline.js",
    "wasm/wouldblock.js",
    "wasm/wouldblock_bg.wasm",
    "web.d.ts",
    "web.js",
  ]);
});

test("every file that package.json names is there", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const named = value => (typeof value === "string" ? [value] : Object.values(value).flatMap(named));
  for (const path of [manifest.types, ...named(manifest.exports)]) assert.ok(files.includes(path.slice(2)), path);
});

test("no dependency, and nothing runs at installation", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "scripts"])
    assert.equal(manifest[field], undefined, field);
});

test("the inlined module is the module", () => {
  const inlined = /base64 = "([^"]*)"/.exec(readFileSync(join(root, "wasm/inline.js"), "utf8"))[1];
  assert.ok(Buffer.from(inlined, "base64").equals(readFileSync(join(root, "wasm/wouldblock_bg.wasm"))));
});
