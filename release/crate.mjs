// Packs the crate, and uses it in a program that has no other dependencies.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, WORK, has, run, say } from "./support.mjs";

const MANIFEST = `[package]
name = "stranger"
version = "0.0.0"
edition = "2024"

[dependencies]
serde_json = "1"

[workspace]
`;

const PROGRAM = `fn main() {
    let scenario = r#"{
        "page": { "url": "https://app.example.com/", "headers": "Content-Security-Policy: connect-src 'self'" },
        "request": { "api": "fetch", "url": "https://api.example.com/users" }
    }"#;
    let scenario = serde_json::from_str(scenario).expect("it is a scenario");
    println!("{:?}", wouldblock::simulate(&scenario).verdict);
}
`;

/** @param {string} version */
export function useCrate(version) {
  const target = join(WORK, "cargo");
  // This also packs changes that have not been committed. A real release is made from a tag.
  run("cargo", ["package", "--package", "wouldblock", "--no-verify", "--allow-dirty", "--target-dir", target], ROOT);
  const archive = join(target, "package", `wouldblock-${version}.crate`);
  run("tar", ["-xzf", archive, "-C", WORK], ROOT);
  const project = join(WORK, "program");
  mkdirSync(join(project, "src"), { recursive: true });
  writeFileSync(join(project, "Cargo.toml"), MANIFEST);
  writeFileSync(join(project, "src", "main.rs"), PROGRAM);
  // As the README says.
  run("cargo", ["add", "--offline", "wouldblock", "--path", join(WORK, `wouldblock-${version}`)], project);
  const printed = run("cargo", ["run", "--quiet", "--target-dir", target], project).trim();
  has(printed === "Blocked", `the program prints ${printed}`);
  say(`  it prints ${printed}`);
}
