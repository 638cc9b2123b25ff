// The pictures of the README, taken from the page as the tests drive it.
//
// If WOULDBLOCK_SCREENSHOTS is set, they are written into docs/; otherwise the test only checks that they can be taken.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import UPNG from "upng-js";
import { chromium } from "../support/browsers.mjs";
import { open, site } from "./page.mjs";

/** The maximum size of a picture, because the README shows them. */
const HEAVIEST = 150_000;
/** This is more than the number of colours of the page, and less than that of its smoothed letters. */
const COLOURS = 128;

const PICTURES = [
  { name: "page", width: 1280, height: 800, language: "en", theme: "light" },
  { name: "page-zh", width: 1280, height: 800, language: "zh", theme: "light", hash: "#example=meta-comma" },
  {
    name: "page-phone",
    width: 390,
    height: 844,
    language: "en",
    theme: "dark",
    reach: (tab) =>
      tab.page.$eval(".engines", (node) => {
        // The verdict stays in view above it.
        scrollBy(0, node.getBoundingClientRect().top - document.getElementById("verdict").offsetHeight - 12);
      }),
  },
];

/** The picture once two in a row are the same, so nothing moves any more. */
async function atRest(tab) {
  const take = async () => Buffer.from(await tab.page.screenshot({ type: "png" }));
  let last = await take();
  for (let tries = 0; tries < 10; tries += 1) {
    const next = await take();
    if (next.equals(last)) return next;
    last = next;
  }
  throw new assert.AssertionError({ message: "the page does not come to rest" });
}

let server, browser;
before(async () => {
  server = await site();
  browser = await chromium({ args: ["--font-render-hinting=none", "--hide-scrollbars"] });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const { name, width, height, language, theme, hash = "", reach } of PICTURES) {
  test(`docs/${name}.png`, async () => {
    const storage = { "wouldblock.language": language, "wouldblock.theme": theme };
    const tab = await open(browser, server.url + hash, { width, height, storage });
    await tab.answered();
    await tab.page.evaluate(() => document.fonts.ready);
    await reach?.(tab);
    const taken = await atRest(tab);
    const image = UPNG.decode(taken);
    assert.deepEqual([image.width, image.height], [width, height]);
    const picture = Buffer.from(UPNG.encode(UPNG.toRGBA8(image), width, height, COLOURS));
    assert.ok(picture.length > 10_000 && picture.length < HEAVIEST, `${picture.length} bytes`);
    if (process.env.WOULDBLOCK_SCREENSHOTS) writeFileSync(new URL(`../../docs/${name}.png`, import.meta.url), picture);
    await tab.close();
  });
}
