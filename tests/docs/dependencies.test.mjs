// Every dependency that a manifest names is in docs/dependencies.md with its purpose, and is pinned.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (name) => readFileSync(ROOT + name, "utf8");
const files = (...patterns) =>
  execFileSync("git", ["ls-files", ...patterns], { cwd: ROOT, encoding: "utf8" })
    .split("\n")
    .filter(Boolean);

const page = read("docs/dependencies.md");

/** The contents of the tables below some headings: the names, and their purposes. */
function listed(from, to) {
  const part = page.slice(page.indexOf(from), to && page.indexOf(to));
  const rows = [...part.matchAll(/^\| (`.*?) \|(?:.*\|)? (.*?) \|$/gm)];
  return new Map(rows.flatMap(([, names, why]) => names.split(", ").map((name) => [name.replaceAll("`", ""), why])));
}

/** The dependencies of one Rust manifest that come from a registry. */
function crates(manifest) {
  const metadata = execFileSync(
    "cargo",
    ["metadata", "--no-deps", "--format-version", "1", "--manifest-path", manifest],
    {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  return JSON.parse(metadata).packages.flatMap((one) =>
    one.dependencies.filter(({ source }) => source).map(({ name }) => name),
  );
}

const sorted = (names) => [...new Set(names)].sort();

test("every crate is listed with its purpose, and no other", () => {
  const named = ["Cargo.toml", "fuzz/Cargo.toml", "benches/native/Cargo.toml"].flatMap(crates);
  const known = listed("## Compiled into the engine", "## From npm");
  // idna_adapter replaces a crate that `url` needs.
  assert.deepEqual(sorted([...named, "idna_adapter"]), sorted(known.keys()));
  for (const [name, why] of known) assert.ok(why.length > 10, name);
});

test("every npm package is listed with its purpose, and no other", () => {
  const named = files("*package.json").flatMap((file) => {
    const { dependencies, devDependencies } = JSON.parse(read(file));
    return Object.keys({ ...dependencies, ...devDependencies });
  });
  const known = listed("## From npm");
  assert.deepEqual(sorted(named), sorted(known.keys()));
  for (const [name, why] of known) assert.ok(why.length > 10, name);
});

test("the npm package has no dependencies", () => {
  const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(read("pkg/package.json"));
  assert.equal(dependencies, undefined);
  for (const name of Object.keys(peerDependencies)) assert.equal(peerDependenciesMeta[name].optional, true, name);
});

test("what lock files pin comes from the registries, with a hash", () => {
  const locks = files("*Cargo.lock", "*package-lock.json");
  assert.ok(locks.length > 5);
  for (const lock of locks.filter((name) => name.endsWith("Cargo.lock")))
    for (const entry of read(lock).split("[[package]]").slice(1)) {
      const [, source] = /^source = "(.*)"$/m.exec(entry) ?? [];
      if (source === undefined) continue;
      assert.equal(source, "registry+https://github.com/rust-lang/crates.io-index", `${lock}:${entry}`);
      assert.match(entry, /^checksum = "[0-9a-f]{64}"$/m, `${lock}:${entry}`);
    }
  for (const lock of locks.filter((name) => name.endsWith("package-lock.json")))
    for (const [where, { integrity, link, inBundle, resolved }] of Object.entries(JSON.parse(read(lock)).packages)) {
      if (!where.includes("node_modules") || link || inBundle) continue;
      assert.match(integrity ?? "", /^sha512-/, `${lock}: ${where}`);
      assert.match(resolved ?? "https://registry.npmjs.org/", /^https:\/\/registry\.npmjs\.org\//, `${lock}: ${where}`);
    }
});

test("the lock files of Rust are in step with their manifests", () => {
  for (const manifest of ["Cargo.toml", "fuzz/Cargo.toml", "benches/native/Cargo.toml"])
    execFileSync("cargo", ["metadata", "--locked", "--format-version", "1", "--manifest-path", manifest], {
      cwd: ROOT,
      maxBuffer: 1 << 26,
      stdio: ["ignore", "ignore", "pipe"],
    });
});

test("what has no lock file is pinned where it is named", () => {
  for (const file of files("*requirements*.txt"))
    for (const line of read(file).split("\n").filter(Boolean)) assert.match(line, /^[\w-]+==[\d.]+$/, file);
  for (const file of files("integrations/*package.json")) {
    const { dependencies, devDependencies } = JSON.parse(read(file));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      assert.match(version, /^\d+\.\d+\.\d+$/, `${file}: ${name}`);
  }
});
