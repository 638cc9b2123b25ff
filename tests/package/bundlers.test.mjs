// Bundles the installed package without configuration, and runs the output in a real browser or in Node.
import assert from "node:assert/strict";
import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium, serve } from "../support/browsers.mjs";
import { blocked } from "./scenarios.mjs";
import { load, program, project as newProject, run, write } from "./tools.mjs";

const { project, root, remove } = newProject();
after(remove);

const SHOW = `
  const output = document.createElement("output");
  output.textContent = JSON.stringify(report);
  document.body.append(output);`;

const MAIN = `import { simulate } from "wouldblock";
  const report = simulate(${JSON.stringify(blocked)});
  ${SHOW}`;

/** The engine as a separate file. */
const web = (input) => `import { init, simulate } from "wouldblock/web";
  init(${input}).then(() => {
    const report = simulate(${JSON.stringify(blocked)});
    ${SHOW}
  });`;

/** The module that only decides, inside its script and as a separate file. */
const DECIDE = `import { decide } from "wouldblock/decide";
  const report = decide(${JSON.stringify(blocked)});
  ${SHOW}`;
const DECIDE_WEB = `import { init, decide } from "wouldblock/decide/web";
  init().then(() => {
    const report = decide(${JSON.stringify(blocked)});
    ${SHOW}
  });`;

const REQUIRE = `const { simulate } = require("wouldblock");
  const report = simulate(${JSON.stringify(blocked)});
  ${SHOW}`;

write(project, {
  "src/main.js": MAIN,
  "src/web.js": web(""),
  "src/web-placed.js": web(`"wouldblock.wasm"`),
  "src/decide.js": DECIDE,
  "src/web-decide.js": DECIDE_WEB,
  "src/require.cjs": REQUIRE,
  "src/node.js": `import { decide } from "wouldblock"; console.log(decide(${JSON.stringify(blocked)}).blockedBy);`,
  // Nothing of the engine is used, so nothing of it should be in the bundle.
  "src/unused.js": `import { simulate } from "wouldblock"; import { assertAllowed } from "wouldblock/assert"; console.log(1);`,
});

const path = (...names) => join(project, ...names);

/** Each writes `<name>.js` (and what it needs) into `folder`. With `html`, it writes the page. */
const bundlers = {
  Vite: {
    html: true,
    entries: ["main", "web", "decide", "web-decide"],
    async build(entry, folder) {
      write(project, { "index.html": `<!doctype html><body><script type="module" src="/src/${entry}"></script>` });
      const { build } = await load("vite");
      await build({ root: project, base: "./", logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
    },
  },
  "webpack 5": {
    entries: ["main", "web", "decide", "web-decide", "require"],
    async build(entry, folder, name) {
      const { default: webpack } = await load("webpack");
      await pack(webpack, { entry: `./src/${entry}`, output: { path: folder, filename: `${name}.js` } });
    },
  },
  Rollup: {
    entries: ["main", "web-placed"],
    async build(entry, folder, name) {
      const [{ rollup }, { nodeResolve }] = [await load("rollup"), await load("@rollup/plugin-node-resolve")];
      const bundle = await rollup({ input: path("src", entry), plugins: [nodeResolve({ browser: true })] });
      await bundle.write({ file: join(folder, `${name}.js`), format: "es" });
      await bundle.close();
    },
  },
  esbuild: {
    entries: ["main", "web-placed", "decide", "require"],
    async build(entry, folder, name) {
      const { build } = await load("esbuild");
      const outfile = join(folder, `${name}.js`);
      await build({
        entryPoints: [path("src", entry)],
        bundle: true,
        minify: true,
        format: "esm",
        outfile,
        logLevel: "silent",
      });
    },
  },
  Parcel: {
    html: true,
    entries: ["main", "web", "require"],
    async build(entry, folder) {
      write(project, { "src/index.html": `<!doctype html><body><script type="module" src="${entry}"></script>` });
      const options = ["--dist-dir", folder, "--public-url", "./", "--no-cache", "--no-source-maps"];
      await run(program("parcel"), ["build", "src/index.html", ...options], { cwd: project });
    },
  },
};

function pack(webpack, options) {
  return new Promise((done, fail) => {
    webpack({ context: project, mode: "production", performance: { hints: false }, ...options }, (error, stats) => {
      if (error || stats.hasErrors() || stats.hasWarnings())
        fail(error ?? new Error(stats.toString("errors-warnings")));
      else done();
    });
  });
}

describe("bundled for the browser", { timeout: 300_000 }, () => {
  let browser, server;
  before(async () => {
    // 'unsafe-inline' for Parcel, which writes an import map into the page; no bundle may need 'unsafe-eval'.
    const policy = "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";
    server = await serve({ "/": project }, { "Content-Security-Policy": policy });
    browser = await chromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const [bundler, { entries, build, html }] of Object.entries(bundlers))
    for (const name of entries)
      test(`${bundler}: ${name}`, async () => {
        const dist = ["dist", bundler.replace(/\W/g, ""), name];
        const folder = path(...dist);
        await build(name === "require" ? "require.cjs" : `${name}.js`, folder, name);
        if (!html)
          write(folder, { "index.html": `<!doctype html><body><script type="module" src="${name}.js"></script>` });
        if (name === "web-placed") copyFileSync(join(root, "wasm/wouldblock_bg.wasm"), join(folder, "wouldblock.wasm"));
        const tab = await browser.newPage();
        const problems = [];
        tab.on("pageerror", (error) => problems.push(String(error)));
        tab.on("console", (message) => problems.push(message.text()));
        await tab.goto(`${server.origin}/${dist.join("/")}/index.html`);
        const output = await tab.waitForSelector("output", { timeout: 15_000 }).catch(() => {
          throw new Error(`nothing shown: ${problems.join("; ")}`);
        });
        const report = JSON.parse(await output.evaluate((element) => element.textContent));
        await tab.close();
        assert.equal(report.blockedBy, "csp");
        // The separate file is included only if it is used.
        const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".wasm"));
        assert.equal(files.length, name.startsWith("web") ? 1 : 0, files.join());
      });
});

describe("bundled for Node", { timeout: 120_000 }, () => {
  const answer = async (file) => (await run(process.execPath, [file], { cwd: "/" })).trim();

  for (const format of ["esm", "cjs"])
    test(`esbuild, ${format}`, async () => {
      const { build } = await load("esbuild");
      const outfile = path("dist/node", format === "esm" ? "esbuild.mjs" : "esbuild.cjs");
      await build({
        entryPoints: [path("src/node.js")],
        bundle: true,
        platform: "node",
        format,
        outfile,
        logLevel: "silent",
      });
      assert.equal(await answer(outfile), "csp");
    });

  test("webpack 5", async () => {
    const { default: webpack } = await load("webpack");
    await pack(webpack, {
      target: "node",
      entry: "./src/node.js",
      output: { path: path("dist/node"), filename: "webpack.cjs" },
    });
    assert.equal(await answer(path("dist/node/webpack.cjs")), "csp");
  });
});

describe("unused code is left out", () => {
  test("esbuild", async () => {
    const { build } = await load("esbuild");
    const { outputFiles } = await build({
      entryPoints: [path("src/unused.js")],
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      logLevel: "silent",
    });
    assert.ok(outputFiles[0].contents.length < 500, `${outputFiles[0].contents.length} bytes`);
  });

  test("Rollup", async () => {
    const [{ rollup }, { nodeResolve }] = [await load("rollup"), await load("@rollup/plugin-node-resolve")];
    const bundle = await rollup({ input: path("src/unused.js"), external: /^node:/, plugins: [nodeResolve()] });
    const { output } = await bundle.generate({ format: "es" });
    assert.ok(output[0].code.length < 500, `${output[0].code.length} bytes`);
  });
});
