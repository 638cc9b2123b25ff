// Checks the dependencies of each workspace against deny.toml.
import { join } from "node:path";
import { ROOT, fail, run, say } from "./support.mjs";

const DENY = process.env.WOULDBLOCK_CARGO_DENY ?? "cargo-deny";
const WORKSPACES = ["Cargo.toml", "fuzz/Cargo.toml", "benches/native/Cargo.toml"];

const check = (manifest, ...what) =>
  run(DENY, ["--config", join(ROOT, "deny.toml"), "--manifest-path", manifest, "--workspace", "check", ...what], ROOT);

export function checkDependencies() {
  for (const manifest of WORKSPACES) {
    try {
      check(manifest, "licenses", "bans", "sources");
      say(`  ${manifest}: licences, versions and sources`);
    } catch (error) {
      fail(`${manifest}: ${error.message}`);
    }
  }
  try {
    check("Cargo.toml", "advisories");
    say("  no known vulnerability");
  } catch (error) {
    // Without a network, vulnerabilities cannot be looked up. That is not a fault of the dependencies.
    const isUnreachable = /failed to fetch advisory database|failed to (?:open|clone|fetch)/.test(error.message);
    if (isUnreachable) say("  vulnerabilities were not looked up: the database of RustSec cannot be reached");
    else fail(error.message);
  }
}
