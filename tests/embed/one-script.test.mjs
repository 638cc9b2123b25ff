// One script without a bundler, at its own address and at that of the package, from which a CDN serves the same file.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers, chromium, serve } from "../support/browsers.mjs";
import { certificate } from "../support/certificate.mjs";
import { open } from "./host.mjs";

const PACKAGE = fileURLToPath(new URL("../../pkg/", import.meta.url));
const PRELOAD = `${PACKAGE}element/preload.js`;
/** The lines of the list in it. */
const LIST = /(?<=^const MODULES = \[\n)[^]*?(?=^\];$)/m;
const WRITES = Boolean(process.env.WOULDBLOCK_WRITE);
const CARD = `<would-block page="https://app.example.com/" url="https://api.example.com/users"
  page-headers="Content-Security-Policy: connect-src 'self'"></would-block>`;
const page = (source) => ({
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">
<script src="${source}"></script><body>${CARD}`,
});

for (const [name, launch] of browsers)
  describe(name, () => {
    let server, browser;
    before(async () => {
      server = await serve({
        "/npm/wouldblock/": PACKAGE,
        "/npm/wouldblock": { body: readFileSync(`${PACKAGE}element.global.js`, "utf8"), type: "text/javascript" },
        "/file.html": page("/npm/wouldblock/element.global.js"),
        "/package.html": page("/npm/wouldblock"),
      });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await server.close();
    });

    for (const file of ["file.html", "package.html"])
      test(`${file}: the element answers, and has its style`, async () => {
        server.requests.length = 0;
        const tab = await open(browser, server.url + file);
        const [[, verdict, blockedBy]] = await tab.verdicts();
        assert.deepEqual([verdict, blockedBy], ["blocked", "csp"]);
        assert.ok(server.requests.includes("/npm/wouldblock/element.css"), server.requests.join());
        // Over HTTP/1 this would delay the engine.
        assert.equal((await tab.page.$$("link[rel=modulepreload]")).length, 0);
        await tab.close();
      });
  });

test("over HTTP/2, what an element imports is requested at once, and nothing else", async () => {
  const requested = [];
  const server = createSecureServer(certificate("localhost"), ({ url }, response) => {
    const name = url.slice(1);
    requested.push(name);
    const send = (type, body) => response.writeHead(200, { "content-type": type }).end(body);
    if (name === "") return send("text/html", page("/element.global.js").body);
    const type = { ".css": "text/css", ".js": "text/javascript", ".wasm": "application/wasm" }[extname(name)];
    const content = readFileSync(`${PACKAGE}${name}`);
    // An empty list shows what is imported without it.
    return send(type, WRITES && name === "element/preload.js" ? String(content).replace(LIST, "") : content);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const browser = await chromium({ args: ["--ignore-certificate-errors"] });
  const tab = await open(browser, `https://localhost:${port}/`);
  try {
    await tab.verdicts();
    const preloaded = await tab.page.$$eval("link[rel=modulepreload]", (links) =>
      links.map((link) => new URL(link.href).pathname.slice(1)),
    );
    const first = ["element.global.js", "element.js", "element/live.js", "element/engine.js", "element/preload.js"];
    const imported = requested.filter((name) => name.endsWith(".js")).sort();
    if (WRITES) {
      const lines = imported.filter((name) => !first.includes(name)).map((name) => `  "${name}",\n`);
      writeFileSync(PRELOAD, readFileSync(PRELOAD, "utf8").replace(LIST, lines.join("")));
    } else assert.deepEqual([...preloaded, ...first].sort(), imported, "WOULDBLOCK_WRITE=1 writes the list");
    await tab.close();
  } finally {
    await browser.close();
    server.close();
  }
});
