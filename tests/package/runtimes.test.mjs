// The installed package in other JavaScript runtimes, without configuration.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { blocked } from "./scenarios.mjs";
import { load, program, project as newProject, run, write } from "./tools.mjs";

const { project, remove } = newProject();
after(remove);

const ASK = `const ask = () => simulate(${JSON.stringify(blocked)}).blockedBy;`;

write(project, {
  "import.mjs": `import { simulate } from "wouldblock"; ${ASK} console.log(ask());`,
  "require.cjs": `const { simulate } = require("wouldblock"); ${ASK} console.log(ask());`,
  "decide.mjs": `import { decide } from "wouldblock/decide"; console.log(decide(${JSON.stringify(blocked)}).blockedBy);`,
  "decide.cjs": `const { decide } = require("wouldblock/decide"); console.log(decide(${JSON.stringify(blocked)}).blockedBy);`,
  "worker.mjs": `import { Worker, isMainThread, parentPort } from "node:worker_threads";
    import { simulate } from "wouldblock"; ${ASK}
    if (isMainThread) new Worker(new URL(import.meta.url)).on("message", answer => console.log(answer));
    else parentPort.postMessage(ask());`,
});

const answer = async (file, ...args) => (await run(file, args, { cwd: project, env: { NO_COLOR: "1" } })).trim();

describe("Node", () => {
  for (const file of ["import.mjs", "require.cjs", "worker.mjs", "decide.mjs", "decide.cjs"])
    test(file, async () => assert.equal(await answer(process.execPath, file), "csp"));
});

describe("Deno", { timeout: 60_000 }, () => {
  // No permission is requested, because nothing is read.
  test("import", async () =>
    assert.equal(
      await answer(program("deno"), "run", "--no-prompt", "--node-modules-dir=manual", "import.mjs"),
      "csp",
    ));
});

describe("Bun", { timeout: 60_000 }, () => {
  for (const file of ["import.mjs", "require.cjs"])
    test(file, async () => assert.equal(await answer(program("bun"), file), "csp"));
});

describe("workerd, which compiles nothing at run time", { timeout: 60_000 }, () => {
  /** Bundles as `wrangler` does: with the condition "workerd", and with .wasm files as modules. */
  async function worker(source) {
    write(project, { "worker.js": source });
    const [{ build }, { Miniflare }] = [await load("esbuild"), await load("miniflare")];
    const { outputFiles } = await build({
      entryPoints: [join(project, "worker.js")],
      bundle: true,
      write: false,
      outdir: project,
      format: "esm",
      conditions: ["workerd", "worker", "browser"],
      loader: { ".wasm": "copy" },
      assetNames: "[name]",
      logLevel: "silent",
    });
    const modules = outputFiles.map(({ path, contents }) =>
      path.endsWith(".wasm")
        ? { type: "CompiledWasm", path, contents }
        : { type: "ESModule", path, contents: Buffer.from(contents).toString() },
    );
    // The entry must be first.
    modules.sort((a, b) => Number(a.type === "CompiledWasm") - Number(b.type === "CompiledWasm"));
    const miniflare = new Miniflare({ modules, modulesRoot: project, compatibilityDate: "2025-09-01" });
    try {
      return await (await miniflare.dispatchFetch("http://localhost/")).text();
    } finally {
      await miniflare.dispose();
    }
  }

  test("the main entry", async () => {
    const source = `import { simulate } from "wouldblock"; ${ASK}
      export default { fetch: () => new Response(ask()) };`;
    assert.equal(await worker(source), "csp");
  });

  test("the entry that only decides", async () => {
    const source = `import { decide } from "wouldblock/decide";
      export default { fetch: () => new Response(decide(${JSON.stringify(blocked)}).blockedBy) };`;
    assert.equal(await worker(source), "csp");
  });

  test("the web entry, given the module", async () => {
    const source = `import { init, simulate } from "wouldblock/web"; import module from "wouldblock/wouldblock.wasm"; ${ASK}
      export default { async fetch() { await init(module); return new Response(ask()); } };`;
    assert.equal(await worker(source), "csp");
  });

  test("the error of the inlined entry names the alternative", async () => {
    const source = `import { simulate } from "wouldblock/inline"; ${ASK}
      export default { fetch() { try { return new Response(ask()); } catch (error) { return new Response(error.message); } } };`;
    assert.match(await worker(source), /wouldblock\/web/);
  });
});
