// The README's output and figures match the command and the recordings. WOULDBLOCK_WRITE=1 writes both into the README.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { figures, table } from "../../docs/generate/figures.mjs";
import { decide } from "../../pkg/index.js";

const README = new URL("../../README.md", import.meta.url);
const CLI = fileURLToPath(new URL("../../pkg/cli.js", import.meta.url));

/** Compares the text that `pattern` finds in the README with `found`; WOULDBLOCK_WRITE=1 replaces it instead. */
function hold(pattern, found) {
  const text = readFileSync(README, "utf8");
  assert.match(text, pattern);
  const [, before, present, after] = pattern.exec(text);
  if (process.env.WOULDBLOCK_WRITE)
    writeFileSync(
      README,
      text.replace(pattern, () => before + found + after),
    );
  else assert.equal(present, found, "WOULDBLOCK_WRITE=1 writes it");
}

test("the command prints the output that is shown below it", () => {
  const [, line] = /^\$ npx wouldblock (.*)$/m.exec(readFileSync(README, "utf8"));
  const { stdout } = spawnSync("sh", ["-c", `"${process.execPath}" "${CLI}" ${line}`], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  hold(/(^```console\n\$ [^\n]*\n)([^]*?)(^```$)/m, stdout);
});

test("the figures are those of the recordings", () => {
  const counted = figures(decide);
  for (const [engine, { recorded, same, open }] of Object.entries(counted.counts)) {
    assert.ok(recorded > 3000, engine);
    assert.ok((same + open) / recorded > 0.99, `${engine}: ${same} of ${recorded}`);
  }
  hold(/(<!-- figures -->\n)([^]*?)(<!-- \/figures -->)/, `${table(counted)}\n`);
});

test("the targets of the README's links exist", () => {
  for (const [, target] of readFileSync(README, "utf8").matchAll(/\]\((?!https?:)([^)#]+)/g))
    assert.ok(existsSync(new URL(target, README)), target);
});
