// Every block of code in the handbook is run, as a reader who copies it would run it. `given` is what the page assumes to
// be there. The READMEs and docs/cli.md are in readme.test.mjs, and examples with verdicts in tests/docs/claims.test.mjs.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readFence } from "../../pkg/fence.js";
import { renderFence } from "../../pkg/static.js";
import { open, playground } from "../embed/host.mjs";
import { chromium, serve } from "../support/browsers.mjs";
import { load, playwrightConfig, program, project as newProject, run, start, write } from "./tools.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (name) => readFileSync(join(ROOT, name), "utf8");
const { project, root, remove } = newProject();
const BIN = join(project, "node_modules", ".bin");
const env = { NO_COLOR: "1", PATH: `${BIN}${delimiter}${process.env.PATH}` };

let browser;
before(async () => (browser = await chromium()));
after(async () => {
  await browser?.close();
  remove();
});

/** Languages of blocks that contain nothing to run, or that other tests read. */
const OTHERS = ["text", "http", "wouldblock"];

/** The blocks of a page that are run: their languages and contents. */
function blocksOf(page) {
  const all = [...read(`docs/${page}`).matchAll(/^(`{3,})([\w-]+)[^\n]*\n([^]*?)^\1$/gm)];
  return all.filter(([, , language]) => !OTHERS.includes(language)).map(([, , language, code]) => ({ language, code }));
}

let files = 0;

/** Runs JavaScript in Node, between what it assumes and what has to hold after it; resolves to what it prints. */
function script(code, { given = "", holds = "" }) {
  const name = `script-${++files}.mjs`;
  write(project, { [name]: `import assert from "node:assert/strict";\n${given}\n${code}\n${holds}\n` });
  return run(process.execPath, [name], { cwd: project, env });
}

/** The commands of a block, without prompts and comments. */
const commandsIn = (code) =>
  code
    .split("\n")
    .map((line) => line.replace(/^\$ /, "").replace(/\s+#.*$/, ""))
    .filter(Boolean);

const shell = (command) =>
  spawnSync("sh", ["-c", command], { cwd: project, env: { ...process.env, ...env }, encoding: "utf8" });

/** Runs each command; `expected`: the exit code of each, and what it prints. */
function commands(code, expected) {
  const all = commandsIn(code);
  assert.equal(all.length, expected.length);
  for (const [at, command] of all.entries()) {
    const [code, text] = expected[at];
    const { status, stdout, stderr } = shell(command);
    assert.equal(status, code, `${command}: ${stdout}${stderr}`);
    assert.match(stdout, text, command);
  }
}

const REPORT = {
  "csp-report": {
    "document-uri": "https://app.example/",
    "blocked-uri": "https://other.example/",
    "effective-directive": "connect-src",
    "violated-directive": "connect-src",
    "original-policy": "connect-src 'self'",
    disposition: "enforce",
  },
};

const scenario = (url) => ({
  page: { url: "https://app.example/", headers: "Content-Security-Policy: connect-src 'self'" },
  request: { api: "fetch", url },
});

/** A server that answers each request of another site without any header of CORS, behind middleware. */
const SERVER = `
import { createServer } from "node:http";
const server = createServer((request, response) => {
  const answer = () => { response.setHeader("content-type", "text/plain"); response.end("x"); };
  if (globalThis.middleware) middleware(request, response, answer);
  else answer();
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const { port } = server.address();
await (await fetch("http://127.0.0.1:" + port + "/", { headers: { origin: "https://shop.example", "sec-fetch-mode": "cors" } })).text();
server.close();
server.closeAllConnections();`;

/** An entry of a HAR file, as Chromium's DevTools write it, without what is not read. */
const entry = (type, url, asked, answered) => ({
  _resourceType: type,
  request: { method: "GET", url, headers: asked },
  response: { status: 200, headers: answered, content: { mimeType: "text/html" }, redirectURL: "" },
});
const har = JSON.stringify({
  log: {
    version: "1.2",
    entries: [
      entry("document", "https://app.example/", [], [{ name: "Content-Type", value: "text/html" }]),
      entry(
        "fetch",
        "https://api.example/users",
        [
          { name: "Origin", value: "https://app.example" },
          { name: "Referer", value: "https://app.example/" },
          { name: "Sec-Fetch-Mode", value: "cors" },
        ],
        [{ name: "Access-Control-Allow-Origin", value: "*" }],
      ),
    ],
  },
});

write(project, {
  "traffic.ndjson": `${JSON.stringify(scenario("https://api.example/"))}\n${JSON.stringify(scenario("/users"))}\n`,
  "reports.ndjson": `${JSON.stringify(REPORT)}\n`,
  "site.har": har,
  "old.csp": "connect-src 'self'",
  "new.csp": "connect-src 'self' https://api.example",
  "public/policy.txt": "connect-src https://api.example",
  "src/main.js": 'fetch("https://api.example/users");',
});

/** What a page of the web assumes: the package in the folder `wouldblock`, and its names. */
const IMPORTS = `<script type="importmap">${JSON.stringify({
  imports: Object.fromEntries(["element", "frame"].map((name) => [`wouldblock/${name}`, `/wouldblock/${name}.js`])),
})}</script>`;

const ELEMENT = `<would-block page="https://app.example.com/" url="https://api.example.com/users">
<pre slot="page-headers">Content-Security-Policy: connect-src 'self'</pre></would-block>`;

/** Opens a page with `html` in Chromium; `check` receives its tab. */
async function inPage(html, check, headers) {
  const server = await serve(
    {
      "/": {
        body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">${html}`,
      },
      "/wouldblock/": root,
    },
    headers,
  );
  try {
    const tab = await open(browser, server.url, {
      allow: [/Content Security Policy|Fetch API cannot load|Failed to fetch/],
    });
    await check(tab);
    await tab.close();
  } finally {
    await server.close();
  }
}

const showsVerdict = (tab) =>
  tab.until(() => document.querySelector("would-block")?.report?.verdict === "blocked", "the verdict");

/** The frame, which is served by another site. */
async function framed(code, module, check) {
  const play = await playground();
  try {
    await inPage(
      `${IMPORTS}${code.replace("https://playground.example/", play.url)}${module && `<script type="module">${module}</script>`}`,
      check,
    );
  } finally {
    await play.close();
  }
}

const frame = () => blocksOf("embed.md").find(({ code }) => code.includes("<iframe")).code;

/** The fence within a block that shows Markdown. */
const shown = (code) => /^```wouldblock[^\n]*\n([^]*?)^```$/m.exec(code)[1];

/** What runs each block of a page, in order: a language, a description, and a function. */
const RUN = {
  "audit.md": [
    [
      "js",
      "the audit of some lines, and of a file",
      async (code) =>
        script(code, {
          given: `import { openAsBlob } from "node:fs";
          const lines = [${JSON.stringify(scenario("https://api.example/"))}];
          const file = await openAsBlob("traffic.ndjson");
          const [policy, other] = ["connect-src 'self'", "connect-src *"];
          const { signal } = new AbortController();
          const progress = () => {};`,
          holds: `assert.equal(groups.length, 1);
          assert.deepEqual(unused.length, 1);
          assert.match(leastPolicy.value, /connect-src https:\\/\\/api\\.example/);
          assert.equal(result.lines, 2);
          assert.equal(result.difference.allowed.length, 1);`,
        }),
    ],
    [
      "sh",
      "commands",
      (code) =>
        commands(code, [
          [1, /connect-src/],
          [1, /connect-src/],
          [0, /./],
          [0, /Content-Security-Policy/],
          [1, /https:\/\/api\.example/],
          [0, /connect-src/],
        ]),
    ],
    [
      "json",
      "a file for `wouldblock check`",
      (code) => {
        write(project, { "wouldblock.json": code });
        assert.ok(existsSync(join(project, JSON.parse(code).$schema)));
        const { status, stdout, stderr } = shell("wouldblock check");
        assert.equal(status, 0, stdout + stderr);
      },
    ],
    [
      "yaml",
      "a step for GitHub",
      async (code) => {
        const { parse } = await load("yaml");
        const [{ uses, with: inputs }] = parse(code);
        const [, folder] = /^OWNER\/wouldblock\/(\w+)@main$/.exec(uses);
        const action = parse(read(`${folder}/action.yml`));
        for (const name of Object.keys(inputs)) assert.ok(Object.hasOwn(action.inputs, name), name);
      },
    ],
    [
      "sh",
      "collecting reports, and judging them",
      async (code) => {
        const [collect, judge] = commandsIn(code);
        const [name, ...args] = collect.replace("--port 8080", "--port 0").split(" ");
        // Node without SQLite writes NDJSON.
        const store = (await import("../../pkg/collect-store.js")).hasSqlite() ? "reports.sqlite" : "collected.ndjson";
        if (store !== "reports.sqlite") args.push("--store", store);
        const { match, stop } = await start(join(BIN, name), args, { cwd: project, env, ready: /http:\/\/[\d.]+:\d+/ });
        const { status } = await fetch(match[0], {
          method: "POST",
          headers: { "Content-Type": "application/csp-report" },
          body: JSON.stringify(REPORT),
        });
        assert.equal(status, 204);
        await stop();
        const judged = shell(judge.replace("reports.sqlite", store));
        assert.equal(judged.status, 1, judged.stdout + judged.stderr);
        assert.match(judged.stdout, /https:\/\/other\.example/);
      },
    ],
    [
      "js",
      "a collector in a server",
      (code) =>
        script(code, {
          holds: `const report = new Request("https://c.example/", { method: "POST",
            headers: { "Content-Type": "application/csp-report" }, body: ${JSON.stringify(JSON.stringify(REPORT))} });
          assert.equal((await POST(report)).status, 204);`,
        }),
    ],
    [
      "js",
      "a test of Playwright",
      async (code) => {
        const shop = await serve({
          "/": { body: `<!doctype html><title>Shop</title><button>Buy</button><script src="/buy.js"></script>` },
          "/buy.js": { body: `document.querySelector("button").onclick = () => fetch("/cart.json")` },
          "/cart.json": { body: "{}" },
        });
        try {
          const spec = code.replace("https://shop.example/", shop.url);
          write(project, { "playwright.config.mjs": playwrightConfig(), "shop.spec.mjs": spec });
          const child = spawn(program("playwright"), ["test"], {
            cwd: project,
            env: { ...process.env, FORCE_COLOR: "0" },
          });
          let printed = "";
          for (const stream of [child.stdout, child.stderr])
            stream.setEncoding("utf8").on("data", (text) => (printed += text));
          const [status] = await once(child, "exit");
          assert.equal(status, 0, printed);
          assert.match(printed, /connect-src 'self'/);
        } finally {
          await shop.close();
        }
      },
    ],
    [
      "js",
      "the configuration of Vite",
      async (code) => {
        const folder = join(project, "shop");
        const build = () => run(program("vite"), ["build"], { cwd: folder, env });
        write(folder, {
          "vite.config.mjs": code,
          "csp.txt": "default-src 'self'",
          "index.html": `<!doctype html><title>x</title><script type="module" src="/main.js"></script>`,
          "main.js": "document.title = 'y'",
        });
        await build();
        write(folder, { "index.html": "<!doctype html><title>x</title><script>var a = 1</script>" });
        await assert.rejects(build, /script-src-elem blocks inline-script/);
      },
    ],
    [
      "js",
      "middleware",
      async (code) => {
        const given = "const app = { use(middleware) { globalThis.middleware = middleware; } };";
        assert.match(await script(code, { given, holds: SERVER }), /Browsers block GET/);
      },
    ],
    [
      "js",
      "instrumentation of Next.js",
      async (code) => {
        const given = `process.env.NODE_ENV = "development"; process.env.NEXT_RUNTIME = "nodejs";`;
        assert.match(await script(code, { given, holds: `await register();${SERVER}` }), /Browsers block GET/);
      },
    ],
    [
      "sh",
      "the job for Spark has these options",
      (code) => {
        for (const command of commandsIn(code)) {
          const [, job] = /^spark-submit (\S+)/.exec(command);
          for (const [option] of command.matchAll(/--[\w-]+/g)) assert.ok(read(job).includes(`"${option}"`), option);
        }
      },
    ],
    [
      "sql",
      "the functions for BigQuery are those of its files",
      (code) => {
        const names = [...code.matchAll(/return wouldblock\.(\w+)\(lines|return wouldblock\.(\w+)\(parts/g)];
        assert.deepEqual(
          names.map(([, one, other]) => one ?? other),
          ["part", "merge"],
        );
        // bigquery.test.mjs compares the list of files, and calls both functions.
        const files = readdirSync(join(ROOT, "dist/bigquery"));
        for (const name of files) assert.ok(code.includes(`/${name}"`), name);
      },
    ],
  ],
  "consoles.md": [
    [
      "js",
      "the event of a violation",
      (code) =>
        inPage(
          `<script>${code}</script><script type="module">
          const { log } = console;
          await fetch("https://other.example/").catch(() => {});
        </script>`,
          async (tab) => {
            const printed = [];
            tab.page.on("console", (message) => printed.push(message.text()));
            await tab.page.reload();
            const end = Date.now() + 10_000;
            const isThere = () =>
              printed.some((text) => /^connect-src https:\/\/other\.example\/? enforce$/.test(text));
            while (!isThere() && Date.now() < end) await new Promise((done) => setTimeout(done, 50));
            assert.ok(isThere(), printed.join("\n"));
            await tab.page.evaluate(() => (globalThis.violations = []));
          },
          { "Content-Security-Policy": "connect-src 'self'" },
        ),
    ],
  ],
  "embed.md": [
    ["html", "the element", (code) => inPage(code, showsVerdict)],
    ["html", "one script", (code) => inPage(`${code}${ELEMENT}`, showsVerdict)],
    [
      "js",
      "the element from a script",
      (code) =>
        inPage(
          `${IMPORTS}${ELEMENT}<script type="module">${code}; globalThis.report = element.report; if (!report) throw new Error("there is no report");</script>`,
          (tab) => tab.until(() => globalThis.report?.verdict !== undefined, "the report"),
        ),
    ],
    [
      "html",
      "a frame",
      (code) =>
        framed(code, "", async ({ page, until }) => {
          await until(() => document.querySelector("iframe") !== null, "the frame");
          const inside = await page.waitForFrame((one) => one.url().includes("/embed.html"));
          await inside.waitForFunction(() => document.querySelector("would-block")?.report?.verdict === "blocked");
        }),
    ],
    [
      "js",
      "a module for the frame's host",
      (code) =>
        framed(frame(), code.replace("console.log(report.verdict)", "{ globalThis.verdict = report.verdict }"), (tab) =>
          tab.until(() => globalThis.verdict === "undetermined", "the report"),
        ),
    ],
    ["markdown", "a fence", async (code) => assert.deepEqual((await readFence(shown(code))).problems, [])],
    [
      "markdown",
      "a fence with a command",
      async (code) => assert.deepEqual((await readFence(shown(code))).problems, []),
    ],
    [
      "html",
      "fences of a page",
      (code) =>
        inPage(
          `${code}<pre><code class="language-wouldblock">page: https://app.example.com/
fetch: https://api.example.com/users

page-headers:
Content-Security-Policy: connect-src 'self'
</code></pre>`,
          showsVerdict,
        ),
    ],
    [
      "toml",
      "the configuration of mdBook",
      (code) => assert.ok(read("integrations/mdbook-preprocessor/book.toml").endsWith(code)),
    ],
    [
      "js",
      "a verdict without scripts",
      (code) => script(code, { holds: 'assert.match(html, /data-answer="blocked"/);' }),
    ],
    [
      "markdown",
      "claims",
      (code) => {
        const claims = [...code.matchAll(/^```wouldblock (.+)$/gm)].map(([, claim]) => claim);
        assert.ok(claims.length > 1);
        for (const claim of claims)
          try {
            renderFence("page: https://a.example/\nfetch: https://b.example/", { claim });
          } catch (error) {
            assert.match(error.message, /the page claims/);
          }
      },
    ],
  ],
  "performance.md": [["sh", "the driver has this command", (code) => hasCommands(code)]],
  "truth.md": [["sh", "the driver has this command", (code) => hasCommands(code)]],
  "reading.md": [
    [
      "js",
      "reading a command",
      (code) => {
        const paths = [...code.matchAll(/path: "([\w.]+)"/g)].map(([, path]) => path);
        const [, kind] = /reading\.kind; +\/\/ ("[\w.]+")/.exec(code);
        return script(code, {
          holds: `assert.equal(reading.kind, ${kind});
          assert.deepEqual(reading.unresolved.slice(0, 2).map(({ path }) => path), ${JSON.stringify(paths)});
          assert.match(report.verdict, /./);`,
        });
      },
    ],
  ],
  "strength.md": [
    [
      "js",
      "the strength of a response",
      (code) =>
        script(code, {
          given: `const response = new Response("", { headers: { "Content-Security-Policy": "script-src 'self'; object-src 'none'; base-uri 'none'" } });`,
          holds: `assert.equal(grade, "list");
          for (const value of [summary, abilities, findings]) assert.ok(value.length > 0);`,
        }),
    ],
    [
      "sh",
      "a command with its output",
      (code) => {
        const [command, ...output] = code.trim().split("\n");
        assert.equal(shell(command.replace(/^\$ /, "")).stdout.trim(), output.join("\n"));
      },
    ],
  ],
  "versions.md": [
    [
      "js",
      "a profile",
      (code) =>
        script(code, {
          given: `import { simulate } from "wouldblock"; const scenario = ${JSON.stringify(scenario("https://b.example/"))};`,
        }),
    ],
  ],
};

/** Whether `cargo xtask --help` lists the commands of a block. */
async function hasCommands(code) {
  const help = await run("cargo", ["xtask", "--help"], { cwd: ROOT });
  for (const command of commandsIn(code)) {
    const [, name] = /^cargo xtask (\w+)/.exec(command);
    assert.match(help, new RegExp(`^ +(?:cargo xtask )?${name}\\b`, "m"), command);
  }
}

const PAGES = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md") && name !== "cli.md");

for (const page of PAGES.filter((name) => blocksOf(name).length > 0))
  describe(page, { timeout: 180_000 }, () => {
    const blocks = blocksOf(page);
    test("each block is run", () =>
      assert.deepEqual(
        (RUN[page] ?? []).map(([language]) => language),
        blocks.map(({ language }) => language),
      ));
    for (const [at, [, name, action]] of (RUN[page] ?? []).entries())
      test(`${at + 1}: ${name}`, () => action(blocks[at]?.code ?? ""));
  });
