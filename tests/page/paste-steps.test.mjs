// The steps of pasting: a text is copied, pasted, read, accepted and answered. The test checks that each step is
// reached, and measures how long the page takes. If WOULDBLOCK_SCREENSHOTS is set, it also writes the pictures in
// docs/reading.md.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import UPNG from "upng-js";
import { chromium } from "../support/browsers.mjs";
import { devtoolsPanel } from "../support/devtools-panel.mjs";
import { open, site } from "./page.mjs";

/** The maximum time from the paste to the painted verdict, in milliseconds. The page takes only a part of it. */
const MOST = 10_000;
/** The maximum size of a picture, because the handbook shows them. */
const HEAVIEST = 150_000;
const COLOURS = 64;

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

/** Texts that people copy, and the verdicts to which they lead. */
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
    text: JSON.stringify(
      {
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
      },
      null,
      1,
    ),
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

const SCREENS = { desktop: { width: 1280, height: 720 }, phone: { width: 390, height: 844 } };

let server, browser;
before(async () => {
  server = await site();
  browser = await chromium({ args: ["--font-render-hinting=none", "--hide-scrollbars"] });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Measures in the page the time from now until the state that `isDone` describes has been painted. */
const startClock = (tab, isDone) =>
  tab.page.evaluate(`(() => {
    const isDone = ${isDone};
    const start = performance.now();
    globalThis.clock = new Promise((resolve) => {
      const painted = () => setTimeout(() => resolve(performance.now() - start));
      const look = () => requestAnimationFrame(() => (isDone() ? requestAnimationFrame(painted) : look()));
      look();
    });
  })()`);
const stopClock = (tab) => tab.page.evaluate(() => globalThis.clock);

/** Pastes a text as a person does, accepts the result, and returns the pictures and the time that the page took. */
async function paste(kind, screen) {
  const { text, file, before: typed = {}, verdict } = KINDS[kind];
  const tab = await open(browser, server.url, { ...SCREENS[screen], storage: { "wouldblock.theme": "light" } });
  await tab.answered();
  for (const [field, value] of Object.entries(typed)) await tab.fill(field, value);
  await tab.answered();
  const picture = async () => (process.env.WOULDBLOCK_SCREENSHOTS ? tab.page.screenshot({ encoding: "base64" }) : "");

  await startClock(tab, () => document.getElementById("paste-use") !== null);
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
  let took = await stopClock(tab);
  const read = await picture();

  await startClock(
    tab,
    () => document.querySelector(".paste-panel").hidden && !document.querySelector("#answer[aria-busy]"),
  );
  await tab.page.keyboard.press("Enter");
  await tab.verdict(verdict);
  took += await stopClock(tab);
  await tab.until(() => document.querySelector(".toast") !== null, "the offer to undo");
  await tab.page.$eval(".toast", (toast) => toast.remove());
  const answer = await picture();
  assert.ok(await tab.value("#request-url"));
  await tab.close();
  return { read, answer, took };
}

/** The steps on both screens, in one picture. */
async function sheet({ text }, { desktop, phone }) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1180, height: 780 });
  const seconds = ({ took }) => `${(took / 1000).toFixed(1)} s`;
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>
      body { margin: 0; padding: 8px; display: flex; gap: 10px; font: 13px/1.4 sans-serif; background: #fff; color: #1b1e25; }
      section { display: grid; gap: 8px; align-content: start; }
      section section { grid-template: auto / repeat(2, 240px); }
      figure { margin: 0; }
      figcaption { padding-bottom: 3px; font-weight: 600; }
      img, pre { display: block; box-sizing: border-box; margin: 0; border: 1px solid #c4c8d0; }
      .desktop img { width: 660px; height: 371px; }
      section section img { width: 240px; height: 519px; }
      pre { width: 488px; height: 209px; padding: 8px; overflow: hidden; font: 11px/1.45 monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    </style>
    <section>
      <figure><figcaption>1. Copied</figcaption><pre></pre></figure>
      <section>
        <figure><figcaption>2. Pasted on a phone</figcaption><img></figure>
        <figure><figcaption>3. The page took ${seconds(phone)}</figcaption><img></figure>
      </section>
    </section>
    <section class="desktop">
      <figure><figcaption>2. Pasted: what was read, and what it fills in</figcaption><img></figure>
      <figure><figcaption>3. Accepted with Enter: the verdict. The page took ${seconds(desktop)} for both steps</figcaption><img></figure>
    </section>`,
  );
  await page.evaluate(
    (copied, images) => {
      document.querySelector("pre").textContent = copied;
      return Promise.all(
        [...document.images].map((place, index) => {
          place.src = `data:image/png;base64,${images[index]}`;
          return place.decode();
        }),
      );
    },
    text,
    [phone.read, phone.answer, desktop.read, desktop.answer],
  );
  const image = UPNG.decode(Buffer.from(await page.screenshot({ fullPage: true })));
  await page.close();
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, COLOURS));
}

for (const kind of Object.keys(KINDS))
  test(`${kind}: from the paste to the verdict, on a desktop and on a phone`, async (t) => {
    const steps = {};
    for (const screen of Object.keys(SCREENS)) {
      steps[screen] = await paste(kind, screen);
      t.diagnostic(`${screen}: ${Math.round(steps[screen].took)} ms from the paste to the verdict, without the person`);
      assert.ok(steps[screen].took < MOST, `${steps[screen].took} ms`);
    }
    if (!process.env.WOULDBLOCK_SCREENSHOTS) return;
    const picture = await sheet(KINDS[kind], steps);
    assert.ok(picture.length > 10_000 && picture.length < HEAVIEST, `${picture.length} bytes`);
    writeFileSync(new URL(`../../docs/paste-${kind}.png`, import.meta.url), picture);
  });
