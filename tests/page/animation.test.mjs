// The animation of the README: a source is typed into a policy, and the verdict follows.
//
// If WOULDBLOCK_SCREENSHOTS is set, it is written into docs/; otherwise the test only checks that it can be made.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import UPNG from "upng-js";
import { fragment } from "../../pkg/element/link.js";
import { chromium } from "../support/browsers.mjs";
import { open, sources } from "./page.mjs";

const WIDTH = 1000;
const HEIGHT = 640;
/** The maximum size, because the README shows it. */
const HEAVIEST = 400_000;
const COLOURS = 64;

const SCENARIO = {
  page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
  request: { api: "fetch", url: "https://api.example.com/users" },
  network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: https://app.example.com" } }],
};
const TYPED = " https://api.example.com";
/** How many characters are typed between two frames. */
const STEP = 3;
/** How long the frames are shown, in milliseconds: during typing, and for reading. */
const BRIEF = 160;
const LONG = 2500;

let server, browser;
before(async () => {
  server = await sources();
  browser = await chromium({ args: ["--font-render-hinting=none", "--hide-scrollbars"] });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("docs/page-moving.png", { timeout: 120_000 }, async () => {
  const storage = { "wouldblock.language": "en", "wouldblock.theme": "light" };
  const tab = await open(browser, `${server.url}#${fragment(SCENARIO)}`, { width: WIDTH, height: HEIGHT, storage });
  const frames = [];
  const take = async (delay) => {
    const png = Buffer.from(await tab.page.screenshot({ type: "png" }));
    frames.push({ pixels: UPNG.toRGBA8(UPNG.decode(png))[0], delay });
  };

  await tab.verdict("blocked");
  await tab.page.evaluate(() => document.fonts.ready);
  // A blinking caret would make each picture different.
  await tab.page.$eval("#page-headers", (node) => {
    node.style.caretColor = "transparent";
    node.focus();
    node.setSelectionRange(node.value.length, node.value.length);
  });
  await take(LONG);
  for (let at = 0; at < TYPED.length; at += STEP) {
    await tab.page.keyboard.type(TYPED.slice(at, at + STEP));
    await take(BRIEF);
  }
  await tab.verdict("allowed");
  await tab.page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  await take(LONG);

  const picture = Buffer.from(
    UPNG.encode(
      frames.map(({ pixels }) => pixels),
      WIDTH,
      HEIGHT,
      COLOURS,
      frames.map(({ delay }) => delay),
    ),
  );
  assert.ok(picture.length < HEAVIEST, `${picture.length} bytes`);
  assert.equal(UPNG.decode(picture).frames.length, frames.length);
  if (process.env.WOULDBLOCK_SCREENSHOTS)
    writeFileSync(new URL("../../docs/page-moving.png", import.meta.url), picture);
  await tab.close();
});
