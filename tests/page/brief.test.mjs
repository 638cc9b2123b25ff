// The reason under the verdict fits on its two lines: in every example and language, on phones and beside the form.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LANGUAGES } from "../../pkg/languages/list.js";
import { EXAMPLES } from "../../www/examples.js";
import { browsers } from "../support/browsers.mjs";
import { open, site } from "./page.mjs";

/** Opens each example, and returns those whose summary is cut off. */
async function cutOff(tab) {
  const cut = [];
  for (const { id } of EXAMPLES) {
    await tab.example(id);
    const text = await tab.page.$eval(".verdict-summary", ({ scrollHeight, clientHeight, textContent }) =>
      scrollHeight > clientHeight ? textContent : null,
    );
    if (text !== null) cut.push(`${id}: ${text}`);
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

for (const { tag: language } of LANGUAGES)
  for (const width of [320, 390, 1280])
    test(`the summary of every example fits at ${width} px, in ${language}`, { timeout: 300_000 }, async () => {
      const storage = { "wouldblock.language": language };
      const tab = await open(browser, server.url, { width, height: 700, storage });
      await tab.answered();
      assert.deepEqual(await cutOff(tab), []);
      await tab.close();
    });
