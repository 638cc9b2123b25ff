// `wouldblock/vite`, in Vite itself with Chromium.
import assert from "node:assert/strict";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { chromium } from "../support/browsers.mjs";
import { load, project, write } from "./tools.mjs";

const { project: folder, root, remove } = project();
after(remove);

const { default: wouldblock } = await import(join(root, "vite.js"));
const { build, createServer, createLogger } = await load("vite");

const INLINE = "document.title = 'inline';";
write(folder, {
  "index.html": `<!doctype html><html><head><title>x</title></head><body>
<script>${INLINE}</script>
<script type="module" src="/main.js"></script></body></html>`,
  "main.js": 'import "./style.css"; fetch("http://api.example.test/data").catch(() => 0);',
  "style.css": "p { color: red }",
});

function recordingLogger() {
  const warnings = [];
  const logger = createLogger("silent");
  logger.warn = (message) => warnings.push(message);
  return { warnings, logger };
}

const settings = (options, logger) => ({
  root: folder,
  configFile: false,
  customLogger: logger,
  plugins: [wouldblock(options)],
});

test("a build fails if the policy blocks inline code, and names its hash", async () => {
  const policy = "default-src 'self'";
  const { logger } = recordingLogger();
  await assert.rejects(build(settings({ policy }, logger)), (error) => {
    assert.match(error.message, /index\.html:\d+: script-src-elem blocks inline-script; it would need 'sha256-/);
    return true;
  });
  const { hashSource } = await import(join(root, "index.js"));
  const [hash] = hashSource(INLINE, { kind: "inline-script" }).sources;
  await build(settings({ policy: `script-src 'self' ${hash}; style-src 'self'` }, logger));
});

test("a build only warns, if configured so", async () => {
  const { logger, warnings } = recordingLogger();
  await build(settings({ policy: "script-src 'self'", fail: false }, logger));
  assert.equal(warnings.filter((text) => text.includes("blocks inline-script")).length, 1, String(warnings));
});

/** The header that the dev server sends for a policy. */
function headerFor(policy) {
  let middleware;
  const server = { middlewares: { use: (use) => (middleware = use) } };
  wouldblock({ policy }).configureServer(server);
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  middleware({ url: "/", method: "GET" }, response, () => {});
  return response.getHeader("content-security-policy-report-only");
}

test("the dev server sends every policy of a file, whatever lines it has", () => {
  const own = "report-uri /__wouldblock/reports";
  assert.equal(headerFor("\uFEFFdefault-src 'self';\r\n  img-src *;\n"), `default-src 'self'; img-src *; ${own}`);
  assert.equal(headerFor("Content-Security-Policy:\n  img-src *"), `img-src *; ${own}`);
  assert.equal(
    headerFor("default-src 'self'; report-uri /a, img-src 'none'; report-to b;, font-src *,\n"),
    `default-src 'self'; ${own}, img-src 'none'; ${own}, font-src *; ${own}`,
  );
  const bytes = Buffer.from(headerFor("font-src *; img-src https://b\u{fc}cher.example \u{4e2d}"), "latin1");
  assert.equal(bytes.toString("utf8"), `font-src *; img-src https://b\u{fc}cher.example \u{4e2d}; ${own}`);
  // Browsers skip a directive with such characters, and do not know a line of configuration.
  const powerless = ["img-src https://b\u{fc}cher.example", "add_header Content-Security-Policy \"img-src 'self'\";"];
  for (const policy of ["", " \n", ",;", "img-src *\0", "img-src *\u007f", undefined, ...powerless])
    assert.throws(() => headerFor(policy), TypeError);
});

test("a build is checked against every policy of a file", async () => {
  const { logger } = recordingLogger();
  const policy = "default-src * 'unsafe-inline';\n, script-src\n  'self'";
  await assert.rejects(build(settings({ policy }, logger)), /script-src-elem blocks inline-script/);
});

test("the dev server names violations, except for its own additions", { timeout: 60_000 }, async () => {
  const { logger, warnings } = recordingLogger();
  const policy = "default-src 'self'; report-uri /elsewhere";
  const server = await createServer({ ...settings({ policy }, logger), server: { port: 0, host: "127.0.0.1" } });
  await server.listen();
  const browser = await chromium();
  try {
    const [url] = server.resolvedUrls.local;
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: "networkidle2" });
    await page.waitForSelector("vite-error-overlay", { timeout: 15_000 });
    for (let tries = 0; tries < 100 && warnings.length < 2; tries++) await new Promise((done) => setTimeout(done, 50));
    assert.equal(warnings.length, 2, warnings.join("\n"));
    assert.ok(
      warnings.some((text) => /would block inline \(script-src-elem\)/.test(text)),
      String(warnings),
    );
    assert.ok(
      warnings.some((text) => /would block http:\/\/api\.example\.test\S* \(connect-src\)/.test(text)),
      String(warnings),
    );
    assert.equal(await page.title(), "inline");
  } finally {
    await browser.close();
    await server.close();
  }
});

test("requests of a package that Vite has bundled are named, and those of its client are not", async () => {
  const { logger, warnings } = recordingLogger();
  let middleware;
  const server = {
    config: { logger },
    ws: { send: () => {} },
    middlewares: { use: (use) => (middleware = use) },
  };
  wouldblock({ policy: "default-src 'self'" }).configureServer(server);
  const sent = async (file, blocked) => {
    const report = { "effective-directive": "connect-src", "blocked-uri": blocked, "source-file": file };
    const body = JSON.stringify({ "csp-report": { "document-uri": "http://localhost:5173/", ...report } });
    const request = Object.assign(Readable.from([Buffer.from(body)]), {
      url: "/__wouldblock/reports",
      method: "POST",
      headers: { "content-type": "application/csp-report" },
    });
    await new Promise((done) => middleware(request, { writeHead: () => ({ end: done }), destroy: done }, done));
  };
  await sent("http://localhost:5173/node_modules/.vite/deps/axios.js?v=1", "https://api.example/users");
  await sent("http://localhost:5173/@id/axios", "https://two.example/");
  await sent("http://localhost:5173/@vite/client", "ws://localhost:24678/");
  assert.equal(warnings.length, 2, String(warnings));
  assert.match(warnings[0], /would block https:\/\/api\.example/);
});
