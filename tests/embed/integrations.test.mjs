// The example projects of integrations/. Each gets the packed package, is built, and is opened in Chromium, where the
// verdict must appear, and must change when the policy is edited.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium, serve } from "../support/browsers.mjs";
import { install } from "../support/package.mjs";
import { open } from "./host.mjs";

const EXAMPLES = fileURLToPath(new URL("../../integrations/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "wouldblock-integrations-"));
const { root, remove } = install();
/** `cargo xtask test embed` compiles it. */
const MDBOOK = process.env.WOULDBLOCK_MDBOOK ?? "mdbook";

let browser;
before(async () => (browser = await chromium()));
after(async () => {
  await browser?.close();
  remove();
  rmSync(work, { recursive: true, force: true });
});

const run = (folder, program, ...args) => {
  try {
    execFileSync(program, args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: undefined, CI: "1", ASTRO_TELEMETRY_DISABLED: "1" },
    });
  } catch (error) {
    assert.fail(`${program} ${args.join(" ")}: ${`${error.stdout}\n${error.stderr}`.slice(-3000)}`);
  }
};

/** Node tools get the package from npm, as their users do. */
function npm(folder) {
  run(folder, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--install-links", root);
  run(folder, "npm", "run", "build");
}

/** Other tools get it as a folder of static files. */
const place = (folder, where) => cpSync(root, join(folder, where, "wouldblock"), { recursive: true });

function python(folder, module, ...args) {
  const home = join(work, "python");
  const bin = (name) => join(home, process.platform === "win32" ? "Scripts" : "bin", name);
  if (!existsSync(home)) run(work, "python3", "-m", "venv", home);
  run(
    folder,
    bin("python"),
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--requirement",
    "requirements.txt",
  );
  run(folder, bin("python"), "-m", module, ...args);
}

/** This works with either of its themes. */
const MKDOCS = {
  build: (folder) => {
    place(folder, "docs");
    python(folder, "mkdocs", "build", "--quiet", "--strict");
  },
  output: "site",
  pages: ["index.html"],
  still: true,
};

/**
 * How each project is built, where its pages are afterwards, and whether they contain the headers before any script has
 * run. `prerendered`: how many elements contain their verdicts as well.
 */
const BUILDS = {
  plain: { build: (folder) => place(folder, "."), pages: ["index.html"], still: true },
  vite: { build: npm, output: "dist", pages: ["react.html", "vue.html", "svelte.html"], reported: true },
  vitepress: { build: npm, output: "docs/.vitepress/dist", pages: ["index.html"], still: true, elements: 2 },
  docusaurus: { build: npm, output: "build", pages: ["index.html"], still: true, elements: 2 },
  mkdocs: {
    ...MKDOCS,
    build: (folder) => {
      MKDOCS.build(folder);
      run(folder, process.execPath, join(root, "cli.js"), "prerender", "site");
    },
    elements: 2,
    prerendered: 1,
  },
  "mkdocs-material": MKDOCS,
  starlight: { build: npm, output: "dist", pages: ["index.html"] },
  mdbook: {
    build: (folder) => {
      place(folder, "src");
      run(folder, MDBOOK, "build");
    },
    output: "book",
    pages: ["index.html"],
    still: true,
    complains: /fecth: .*\n↑ there is no `fecth`; did you mean `fetch`\?/,
  },
  "mdbook-preprocessor": {
    build: (folder) => {
      place(folder, "src");
      run(folder, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--install-links", root);
      run(folder, MDBOOK, "build");
      // An error in a fence ends the build, and the message says where it is.
      const chapter = join(folder, "src/index.md");
      const text = readFileSync(chapter, "utf8");
      writeFileSync(chapter, text.replace("fetch:", "fecth:"));
      assert.throws(
        () => run(folder, MDBOOK, "build", "--dest-dir", "broken"),
        /index\.md:7: .*did you mean `fetch`\?/,
      );
      assert.ok(!existsSync(join(folder, "broken/index.html")));
    },
    output: "book",
    pages: ["index.html"],
    still: true,
    prerendered: 1,
  },
  sphinx: {
    build: (folder) => {
      place(folder, "_static");
      python(folder, "sphinx", "-q", "-W", ".", "_build");
      run(folder, process.execPath, join(root, "cli.js"), "prerender", "_build");
    },
    output: "_build",
    pages: ["index.html"],
    still: true,
    elements: 2,
    prerendered: 1,
  },
};

/** Types into the policy, as a reader does. The tool's own keyboard shortcuts must not intercept the text. */
async function edit({ page, until }) {
  await page.$eval("would-block", (node) => {
    node.scrollIntoView({ block: "center" });
    const area = node.shadowRoot.querySelector("textarea");
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  });
  await page.keyboard.type(" https://api.example.com/users");
  await until(() => document.querySelector("would-block").report?.verdict === "undetermined", "another verdict");
  const headers = await page.$eval("would-block", (node) => node.scenario.page.headers);
  assert.equal(headers.trim(), "Content-Security-Policy: connect-src 'self' https://api.example.com/users");
}

for (const [
  name,
  { build, output = ".", pages, still, reported, complains, elements = 1, prerendered = 0 },
] of Object.entries(BUILDS))
  test(`${name}: builds, shows the verdict, and another one when it is edited`, { timeout: 400_000 }, async () => {
    const folder = join(work, name);
    cpSync(join(EXAMPLES, name), folder, { recursive: true });
    build(folder);
    const server = await serve({
      "/": join(folder, output),
      "/favicon.ico": { body: "" },
      "/favicon.svg": { body: "" },
      "/img/favicon.ico": { body: "" },
    });
    try {
      for (const page of pages) {
        const html = readFileSync(join(folder, output, page), "utf8");
        if (still) assert.match(html, /Content-Security-Policy: <?[^:]*connect-src (?:'|&#x27;|&#39;)self/);
        assert.equal(html.match(/ data-answer="blocked"/g)?.length ?? 0, prerendered);
        const tab = await open(browser, server.url + (page === "index.html" ? "" : page));
        // An element that contains its verdict loads the engine when a reader wants to change something.
        for (let at = 0; at < prerendered; at++) {
          const button = await tab.page.waitForSelector(".wouldblock-wake:not([hidden])");
          await button.click();
        }
        await tab.until(() => document.querySelector("would-block")?.report, `the verdict of ${page}`);
        // One after the other, because each element waits until it is almost in view.
        for (let at = 1; at < elements; at++)
          await tab.until(
            (nth) => {
              const element = document.querySelectorAll("would-block")[nth];
              element?.scrollIntoView();
              return element?.report?.blockedBy === "csp";
            },
            `the verdict of a fence in ${page}`,
            at,
          );
        assert.equal((await tab.page.$$("would-block")).length, elements);
        assert.equal(await tab.page.$eval("would-block", (node) => node.report.blockedBy), "csp");
        assert.equal(await tab.part("would-block", "verdict"), "Blocked by Content Security Policy");
        if (reported)
          await tab.until(() => document.getElementById("reported").textContent === "blocked", `the event in ${page}`);
        await edit(tab);
        if (reported)
          await tab.until(
            () => document.getElementById("reported").textContent === "undetermined",
            `the next event in ${page}`,
          );
        if (complains) assert.match(await tab.page.$eval(".wouldblock-problem", (node) => node.innerText), complains);
        await tab.close();
      }
    } finally {
      await server.close();
    }
  });
