// The steps of pasting, as pictures: what was copied is pasted, read, taken and answered. Written into tests/output/ when
// WOULDBLOCK_SCREENSHOTS is set; a usual run only sees to it that each step is reached.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { chromium } from "../support/browsers.mjs";
import { devtoolsPanel } from "../support/devtools-panel.mjs";
import { open, site } from "./page.mjs";

const OUTPUT = new URL("../output/", import.meta.url);

const entry = (url, headers) => ({
  _resourceType: "fetch",
  request: {
    method: "GET",
    url,
    headers: [
      { name: "Origin", value: "https://app.alder.example" },
      { name: "Referer", value: "https://app.alder.example/" },
      { name: "Sec-Fetch-Mode", value: "cors" },
      { name: "Sec-Fetch-Dest", value: "empty" },
    ],
  },
  response: { status: 200, headers, content: { size: 2, text: "{}" } },
});
const ALLOWED = [{ name: "Access-Control-Allow-Origin", value: "https://app.alder.example" }];

/** What people copy, and what becomes of it. */
const KINDS = {
  console: {
    verdict: "blocked",
    text:
      "Access to fetch at 'https://api.rowan.example/v1/orders' from origin 'https://shop.rowan.example' has been blocked by CORS policy: " +
      "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  },
  curl: {
    verdict: "undetermined",
    text: `curl 'https://api.rowan.example/v1/orders' \\
  -X 'PUT' \\
  -H 'accept: application/json' \\
  -H 'authorization: Bearer abc' \\
  -H 'content-type: application/json' \\
  -H 'origin: https://shop.rowan.example' \\
  -H 'referer: https://shop.rowan.example/' \\
  -H 'sec-fetch-dest: empty' \\
  -H 'sec-fetch-mode: cors' \\
  --data-raw '{"a":1}'`,
  },
  devtools: {
    verdict: "blocked",
    text: devtoolsPanel("https://www.kestrel.example"),
  },
  har: {
    verdict: "blocked",
    file: "site.har",
    text: JSON.stringify({
      log: {
        version: "1.2",
        creator: { name: "WebInspector", version: "537.36" },
        pages: [],
        entries: [
          entry("https://api.alder.example/users", ALLOWED),
          entry("https://api.alder.example/orders?page=2", []),
          entry("https://cdn.alder.example/settings.json", ALLOWED),
        ],
      },
    }),
  },
  nginx: {
    verdict: "blocked",
    before: { "#page-url": "https://www.linden.example/", "#request-url": "https://api.linden.example/x" },
    text: `server {
  server_name www.linden.example;
  location / {
    add_header Content-Security-Policy "default-src 'self'; connect-src 'self' https://cdn.linden.example" always;
    add_header X-Frame-Options DENY;
  }
}`,
  },
};

const SCREENS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

let server, browser;
before(async () => {
  server = await site();
  browser = await chromium({ args: ["--font-render-hinting=none", "--hide-scrollbars"] });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const [screen, size] of Object.entries(SCREENS))
  for (const [kind, { text, file, before: typed = {}, verdict }] of Object.entries(KINDS))
    test(`${kind}, ${screen}`, async () => {
      const tab = await open(browser, server.url, { ...size, storage: { "wouldblock.theme": "light" } });
      await tab.answered();
      const picture = async (step) => {
        if (!process.env.WOULDBLOCK_SCREENSHOTS) return;
        mkdirSync(OUTPUT, { recursive: true });
        writeFileSync(new URL(`paste-${kind}-${screen}-${step}.png`, OUTPUT), await tab.page.screenshot());
      };
      for (const [field, value] of Object.entries(typed)) await tab.fill(field, value);
      await tab.page.evaluate(
        (data, name) => {
          const event = new Event("paste", { bubbles: true, cancelable: true });
          event.clipboardData = { getData: () => (name ? "" : data), files: name ? [new File([data], name)] : [] };
          document.body.dispatchEvent(event);
        },
        text,
        file,
      );
      await tab.until(() => document.getElementById("paste-use") !== null, "what was read");
      await picture("1-read");
      await tab.page.keyboard.press("Enter");
      await tab.until(() => document.querySelector(".paste-panel").hidden, "the form");
      await tab.verdict(verdict);
      await picture("2-answer");
      assert.ok(await tab.value("#request-url"));
      await tab.close();
    });
