// Runs the ecosystem's own checkers on the package.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { load, program, project as newProject, run } from "./tools.mjs";

const { project, root, remove } = newProject();
after(remove);

test("publint finds nothing", async () => {
  const { publint } = await load("publint");
  const { messages } = await publint({ pkgDir: root, strict: true });
  assert.deepEqual(messages, []);
});

test("arethetypeswrong: they are right, for every resolution that knows `exports`", { timeout: 60_000 }, async () => {
  const tarball = readdirSync(project).find((name) => name.endsWith(".tgz"));
  // Entries that are not JavaScript need no types; entries without `require()` are intentional.
  const args = [
    join(project, tarball),
    "--profile",
    "node16",
    "--format",
    "table-flipped",
    "--no-color",
    "--no-emoji",
    "--exclude-entrypoints",
    "wouldblock.wasm",
    "contract",
    "react",
    "element.css",
    "element.global.js",
    "docs/warnings.md",
    "--ignore-rules",
    "cjs-resolves-to-esm",
  ];
  // If something is wrong, it fails and prints its table.
  await run(program("attw"), args, { cwd: project });
});
