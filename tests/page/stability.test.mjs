// Nothing moves while a page opens, and nothing is wider than its place.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LANGUAGES } from "../../pkg/languages/list.js";
import { EXAMPLES } from "../../www/examples.js";
import { encode } from "../../www/share.js";
import { chromium } from "../support/browsers.mjs";
import { open, site } from "./page.mjs";

/** The beginning of the answer's effects, which come last. */
const LAST = ".wire";

let server;
let browser;
before(async () => {
  server = await site();
  // Only Chromium measures layout shifts.
  browser = await chromium();
});
after(async () => {
  await browser?.close();
  await server.close();
});

/** What moved while the page opened, each with how much. */
async function shiftsOf(hash, size) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries())
        globalThis.shifts.push(`${value}: ${sources.map(({ node }) => node?.className || node?.nodeName).join(", ")}`);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.setViewport(size);
  await page.goto(server.url + hash);
  await page.waitForFunction(
    (last) => !document.querySelector("#answer[aria-busy]") && document.querySelector(last) !== null,
    {},
    LAST,
  );
  // A frame after the last drawing, its shifts have been reported.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
  const shifts = await page.evaluate(() => globalThis.shifts);
  await context.close();
  return shifts;
}

for (const [name, size] of [
  ["on a laptop", { width: 1280, height: 720 }],
  ["on a phone", { width: 390, height: 844 }],
]) {
  test(`a first visit moves nothing, ${name}`, async () => assert.deepEqual(await shiftsOf("", size), []));

  // One whose fix is above the reasons, one with a note below a field, and one with a part that is fetched.
  for (const id of ["options-401", "self-unquoted", "json-unknown"])
    test(`a link with the scenario of ${id} moves nothing, ${name}`, async () => {
      const { scenario } = EXAMPLES.find((example) => example.id === id);
      assert.deepEqual(await shiftsOf(`#s=${await encode(scenario)}`, size), []);
    });
}

for (const { tag: language } of LANGUAGES)
  for (const width of [320, 390, 600, 900, 1280])
    test(`the longest verdict fits into the engines' cards at ${width} px, in ${language}`, async () => {
      const scenario = {
        page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src $SOURCES" },
        request: { api: "fetch", url: "https://api.example.com/" },
      };
      const storage = { "wouldblock.language": language };
      const tab = await open(browser, `${server.url}#s=${await encode(scenario)}`, { width, height: 720, storage });
      await tab.verdict("undetermined");
      const wide = await tab.page.$$eval(".engines, .engine, .engine-verdict", (nodes) =>
        nodes.filter((node) => node.scrollWidth > node.clientWidth).map((node) => node.innerText),
      );
      assert.deepEqual(wide, []);
      await tab.close();
    });
