// Publishes the package to a registry on this machine, and installs it from there into an empty project.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WORK, has, read, run, say } from "./support.mjs";

const VERDACCIO = fileURLToPath(new URL("node_modules/.bin/verdaccio", import.meta.url));

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
    snippets(project);
  } finally {
    await registry.stop();
  }
}

/** Checks the README's snippets against their comments, except those that need a test runner. */
function snippets(project) {
  const blocks = [...read("README.md").matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code]) => code);
  let compared = 0;
  for (const [at, code] of blocks.entries()) {
    if (/^\/\/ \S+, for /.test(code)) continue;
    const checked = code.replace(/^(?!const |import |\/\/)(\S.*); \/\/ (.+)$/gm, (_, expression, value) => {
      compared++;
      return `assert.deepEqual(${expression}, ${value});`;
    });
    writeFileSync(join(project, `${at}.mjs`), `import assert from "node:assert/strict";\n${checked}`);
    run(process.execPath, [`${at}.mjs`], project);
  }
  has(compared > 0, "the README compares nothing");
  say(`  ${compared} comparisons of the README hold`);
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
    const answered = await fetch(`${url}-/ping`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) break;
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
