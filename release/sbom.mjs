// What a release is made of, as CycloneDX: a file for each module that the npm package has, and one for the package.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, WORK, has, run, say } from "./support.mjs";

const CYCLONEDX = process.env.WOULDBLOCK_CARGO_CYCLONEDX ?? "cargo-cyclonedx";
const NAME = "wouldblock-parts";

/** The crates whose modules are in the package, by their folders. */
const MODULES = {
  wouldblock: ".",
  "wouldblock-audit": "audit",
  "wouldblock-reading": "reading",
  "wouldblock-reading-script": "reading-script",
};

/** Writes `target/rehearsal/sbom/`. */
export function writeParts() {
  const folder = join(WORK, "sbom");
  mkdirSync(folder, { recursive: true });
  const options = ["--format", "json", "--spec-version", "1.5", "--target", "wasm32-unknown-unknown"];
  run(CYCLONEDX, ["cyclonedx", "--quiet", "--all-features", ...options, "--override-filename", NAME], ROOT);
  for (const [name, where] of Object.entries(MODULES)) {
    // The tool names local crates by their path on the machine that builds.
    const text = readFileSync(join(ROOT, where, `${NAME}.json`), "utf8").replaceAll(`file://${ROOT}`, "file:///");
    const { bomFormat, components } = JSON.parse(text);
    has(bomFormat === "CycloneDX" && components.length > 0, `the parts of ${name} were not listed`);
    has(!text.includes(ROOT), `the parts of ${name} name the folder of this machine`);
    writeFileSync(join(folder, `${name}.cdx.json`), text);
  }
  const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const where of [".", ...folders.map(({ name }) => name)])
    rmSync(join(ROOT, where, `${NAME}.json`), { force: true });
  const npm = run("npm", ["sbom", "--sbom-format", "cyclonedx"], join(ROOT, "pkg"));
  writeFileSync(join(folder, "npm.cdx.json"), npm);
  say(`  their parts: ${readdirSync(folder).join(", ")}`);
}
