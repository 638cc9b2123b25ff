// The reason under the verdict fits on its two lines: in every example and language, on phones and beside the form.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EXAMPLES } from "../../www/examples.js";
import { browsers } from "../support/browsers.mjs";
import { open, site } from "./page.mjs";

const IDS = EXAMPLES.map(({ id }) => id);

/** Runs in the page: opens each example, and returns those whose summary is cut off. @param {string[]} ids */
async function cutOff(ids) {
  const MOST_FRAMES = 600;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const summary = document.querySelector(".verdict-summary");
  const name = document.querySelector(".example-name");
  const cut = [];
  for (const id of ids) {
    const before = name.textContent;
    location.hash = `#example=${id}`;
    // The example is in the form once its name is shown, and the verdict follows in the next frame.
    for (let times = 0; name.textContent === before; times += 1) {
      if (times > MOST_FRAMES) throw new Error(`${id} did not open`);
      await frame();
    }
    await frame();
    await frame();
    if (summary.scrollHeight > summary.clientHeight) cut.push(`${id}: ${summary.textContent}`);
  }
  return cut;
}

// One browser is enough, because the page's own estimate of line breaks is tested.
const [[, launch]] = browsers;
let server;
let browser;
before(async () => {
  server = await site();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server.close();
});

for (const language of ["en", "de", "zh"])
  for (const width of [320, 390, 1280])
    test(`the summary of every example fits at ${width} px, in ${language}`, { timeout: 300_000 }, async () => {
      const storage = { "wouldblock.language": language };
      const tab = await open(browser, `${server.url}#example=${IDS.at(-1)}`, { width, height: 700, storage });
      await tab.answered();
      assert.deepEqual(await tab.page.evaluate(cutOff, IDS), []);
      await tab.close();
    });
