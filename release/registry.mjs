// Publishes the package to a registry on this machine, and installs it from there into an empty project.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { snippets } from "../tests/support/snippets.mjs";
import { ROOT, WORK, fail, has, read, run, say } from "./support.mjs";

const VERDACCIO = fileURLToPath(new URL("node_modules/.bin/verdaccio", import.meta.url));

const TOOLS = join(ROOT, "tests", "package", "tools", "node_modules");

/** @param {string} folder @param {string} version */
export async function usePackage(folder, version) {
  const registry = await start();
  try {
    const env = { npm_config_registry: registry.url, npm_config_cache: join(WORK, "cache") };
    // The registry lets anyone publish, but npm requires a token.
    const token = `--//${new URL(registry.url).host}/:_authToken=none`;
    run("npm", ["publish", "--registry", registry.url, token], folder, env);
    const project = join(WORK, "stranger");
    mkdirSync(project);
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "stranger", private: true, type: "module" }));
    run("npm", ["install", "wouldblock", "--no-audit", "--no-fund"], project, env);
    const printed = run("npx", ["wouldblock", "--version"], project, env).trim();
    has(printed === version, `npx wouldblock --version prints ${printed}`);
    runPages(project);
  } finally {
    await registry.stop();
  }
}

/** The pages whose snippets are run, by the names of their files. */
const PAGES = ["README.md", "pkg/README.md", "docs/cli.md"];

/** Runs everything that the pages show as runnable, and compares the results with those that they state. */
function runPages(project) {
  // The registry has no other packages. The runner that the pages use is the one of the tests.
  symlinkSync(join(TOOLS, "vitest"), join(project, "node_modules", "vitest"));
  const shell = (command) => run("sh", ["-c", `${command}; echo "status $?"`], project, { NO_COLOR: "1" });
  const runners = {
    script: (file) => has(Number(run(process.execPath, [file], project)) > 0, `${file} compares nothing`),
    vitest: (file) => run(join(TOOLS, ".bin", "vitest"), ["run", "--no-color", file], project),
    "node --test": (file) => run(process.execPath, ["--test", file], project),
    command: (_, { code, status }) => {
      const printed = shell(code);
      has(printed.endsWith(`status ${status}\n`), `${code} does not exit with ${status}: ${printed}`);
    },
    output: (_, { code, output }) => {
      const printed = shell(code).replace(/status \d+\n$/, "");
      has(printed === output, `${code} prints another text than its page: ${printed}`);
    },
  };
  for (const page of PAGES) {
    const all = snippets(read(page));
    for (const [at, snippet] of all.entries()) {
      const file = `${page.replaceAll(/\W/g, "-")}-${at}.test.mjs`;
      writeFileSync(join(project, file), snippet.code);
      try {
        runners[snippet.kind](file, snippet);
      } catch (error) {
        fail(`${page}, ${snippet.title}: ${error.message}`);
      }
    }
    has(all.length > 0, `${page} shows nothing that can be run`);
    say(`  ${all.length} snippets and commands of ${page} were run`);
  }
}

async function start() {
  const port = await freePort();
  const config = join(WORK, "verdaccio.yaml");
  writeFileSync(
    config,
    `storage: ${JSON.stringify(join(WORK, "storage"))}
uplinks: {}
packages:
  "**":
    access: $all
    publish: $all
log: { type: stdout, format: pretty, level: warn }
`,
  );
  const child = spawn(VERDACCIO, ["--config", config, "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}/`;
  const ended = once(child, "exit");
  for (let tries = 0; ; tries++) {
    const isRunning = await fetch(`${url}-/ping`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isRunning) break;
    if (tries > 300 || child.exitCode !== null) throw new Error("the registry does not start");
    await new Promise((done) => setTimeout(done, 200));
  }
  return {
    url,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  return port;
}
