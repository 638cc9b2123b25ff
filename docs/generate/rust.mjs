// The documentation of the crate, which `cargo doc` writes, beside the handbook and under its policy.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
// A folder of its own, because the search of the documentation covers every crate in it.
const TARGET = join(ROOT, "target", "handbook");

/** @param {string} folder that the documentation is copied to */
export function rust(folder) {
  const args = ["doc", "--no-deps", "--package", "wouldblock", "--lib", "--target-dir", TARGET];
  const { status } = spawnSync("cargo", args, { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) throw new Error("cargo doc failed");
  cpSync(join(TARGET, "doc"), folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true }).map(String))
    if (name.endsWith(".html")) externalise(folder, join(folder, name));
}

/** Moves the scripts within a page to files, because the handbook's policy forbids them. */
function externalise(folder, file) {
  const html = readFileSync(file, "utf8");
  const changed = html.replace(/<script>([^]*?)<\/script>/g, (_, script) => {
    const name = `early.${createHash("sha256").update(script).digest("hex").slice(0, 8)}.js`;
    writeFileSync(join(folder, name), script);
    return `<script src="${relative(dirname(file), join(folder, name)).replaceAll("\\", "/")}"></script>`;
  });
  if (changed !== html) writeFileSync(file, changed);
}
