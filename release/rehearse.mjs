// Rehearses a release without publishing: checks and packs the files, and uses them as a new user would, from a local registry.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, WORK, fail, failures, has, part, read, run, say } from "./support.mjs";
import { useCrate } from "./crate.mjs";
import { checkDependencies } from "./dependencies.mjs";
import { usePackage } from "./registry.mjs";
import { buildAgain } from "./reproduce.mjs";
import { writeParts } from "./sbom.mjs";

/** The maximum size of the tarball in kilobytes. */
const HEAVIEST = 6_000;

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });

say("Versions and the changelog");
const cargo = read("Cargo.toml");
const field = (name) => new RegExp(`^${name} = "([^"]+)"`, "m").exec(cargo)?.[1];
const version = field("version");
const manifest = JSON.parse(read("pkg/package.json"));
has(manifest.version === version, `pkg/package.json has version ${manifest.version}, and Cargo.toml ${version}`);
const heading = new RegExp(`^## ${version.replaceAll(".", "\\.")} \\(([^)]*)\\)$`, "m").exec(read("CHANGELOG.md"));
has(heading, `CHANGELOG.md has no section for ${version}`);
const isReal = !process.argv.includes("--dry-run");
const lacking = [
  ...(heading?.[1] === "unreleased" ? [`CHANGELOG.md calls ${version} unreleased: write the date`] : []),
  ...["repository", "homepage"].filter((name) => !field(name)).map((name) => `Cargo.toml has no ${name}`),
  ...(/not published yet|until it is published/.test(read("README.md"))
    ? ["README.md says that nothing is published yet"]
    : []),
];
for (const text of lacking) if (isReal) fail(text);
has(field("homepage")?.endsWith("/") ?? true, "the homepage in Cargo.toml has no slash at its end");

await part("Dependencies", () => {
  has(manifest.license === "MIT OR Apache-2.0", `pkg/package.json has the licence ${manifest.license}`);
  checkDependencies();
});

await part("The parts of the release", writeParts);

await part("The same build in another folder", buildAgain);

const npm = join(WORK, "npm");
await part("The npm package", pack);

await part("The npm package, from a registry in an empty project", () => usePackage(npm, version));

await part("The crate, in an empty project", () => useCrate(version));

say(`\nchecked: wouldblock ${version}`);
for (const text of lacking) say(`before it can be published: ${text}`);
if (failures.length > 0) {
  say(failures.map((text) => `FAILED: ${text}`).join("\n"));
  process.exitCode = 1;
}

/** Writes the package as it would be published into `npm`, packs it, and checks its files and its size. */
function pack() {
  cpSync(join(ROOT, "pkg"), npm, { recursive: true });
  cpSync(join(ROOT, "CHANGELOG.md"), join(npm, "CHANGELOG.md"));
  const repository = field("repository");
  const published = {
    ...manifest,
    ...(repository && { repository: { type: "git", url: `git+${repository}.git` }, bugs: `${repository}/issues` }),
    ...(field("homepage") && { homepage: field("homepage") }),
    files: [...manifest.files, "CHANGELOG.md"],
  };
  writeFileSync(join(npm, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", WORK], npm));
  const files = new Set(packed.files.map(({ path }) => path));
  for (const name of ["CHANGELOG.md", "README.md", "LICENSE-MIT", "LICENSE-APACHE"])
    has(files.has(name), `the tarball has no ${name}`);
  const kilobytes = Math.round(packed.size / 1000);
  say(`  ${packed.filename}: ${files.size} files, ${kilobytes} kB`);
  has(kilobytes <= HEAVIEST, `the tarball takes ${kilobytes} kB, and may take ${HEAVIEST}`);
}
