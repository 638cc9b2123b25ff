// Builds the handbook into dist/site/docs/: first the pages that are generated, then all of them with VitePress, and the
// documentation of the crate with cargo.
import { spawnSync } from "node:child_process";
import { rmSync, appendFileSync, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generate } from "./generate/index.mjs";
import { reference, referToEnglish } from "./generate/reference.mjs";
import { rust } from "./generate/rust.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Runs a tool of the lock file. */
function run(name, ...args) {
  const { status } = spawnSync(path(`node_modules/.bin/${name}`), args, { cwd: path("."), stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync(path(".site"), { recursive: true, force: true });
await generate(path(".site/"));
await reference(path(".site/api/"));
referToEnglish(path(".site/api/"), path(".site/zh/api/"));
run("vitepress", "build", ".");
rust(path("../dist/site/docs/rust/"));

// For hosts that read `_headers`: the playground's policy asks for Trusted Types, which the search of VitePress lacks.
const headers = path("../dist/site/_headers");
const own = readFileSync(path("_headers"), "utf8");
if (existsSync(headers) && !readFileSync(headers, "utf8").includes("/docs/*")) appendFileSync(headers, own);
