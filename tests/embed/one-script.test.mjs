// One script without a bundler, at its own address and at that of the package, from which a CDN serves the same file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers, serve } from "../support/browsers.mjs";
import { open } from "./host.mjs";

const PACKAGE = fileURLToPath(new URL("../../pkg/", import.meta.url));
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
        await tab.close();
      });
  });
