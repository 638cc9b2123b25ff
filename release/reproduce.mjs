// Whether another build, in another folder, gives the same bytes.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT, has, run, say } from "./support.mjs";

/** The modules of the package in `folder`, each with its digest. */
function modulesIn(folder) {
  const files = readdirSync(join(folder, "pkg"), { recursive: true, encoding: "utf8" });
  const modules = files.filter((name) => name.endsWith(".wasm")).sort();
  return modules.map((name) => {
    const digest = createHash("sha256").update(readFileSync(join(folder, "pkg", name)));
    return `${name} ${digest.digest("hex")}`;
  });
}

/** Builds a copy of the sources from nothing, and compares its modules with those of this folder. */
export function buildAgain() {
  const folder = mkdtempSync(join(tmpdir(), "wouldblock-again-"));
  try {
    // Includes changes that have not been committed, like the package that is packed.
    const sources = run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], ROOT).split("\0");
    for (const name of sources.filter(Boolean)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      cpSync(join(ROOT, name), join(folder, name));
    }
    // Without a target folder from the environment, so that nothing compiled before is used again.
    run("cargo", ["xtask", "build"], folder, { CARGO_TARGET_DIR: join(folder, "target") });
    const [here, there] = [ROOT, folder].map(modulesIn);
    const differing = here.filter((module, at) => module !== there[at]);
    if (has(here.length > 0, "the package has no modules") && has(differing.length === 0, `differs: ${differing}`))
      say(`  ${here.length} modules are the same, byte for byte`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
