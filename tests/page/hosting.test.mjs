// The page in different environments: as sources, from disk, offline, in frames, without storage, without an engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers } from "../support/browsers.mjs";
import { inEachBrowser, open, SINGLE_FILE, site, sources } from "./page.mjs";

const SELF = "Content-Security-Policy: connect-src 'self'";

inEachBrowser(({ browser, url }) => {
  test("the sources behave like the built page", async () => {
    const own = await sources();
    const tab = await open(browser(), own.url);
    await tab.verdict("blocked");
    await tab.fill("#request-headers", "");
    await tab.verdict("allowed");
    await tab.page.click("#open-examples");
    await tab.until(() => document.querySelectorAll("#examples-list a").length > 1, "the examples");
    await tab.close();
    await own.close();
  });

  test("the version for frames is part of the built page", async () => {
    const context = await browser().createBrowserContext();
    const page = await context.newPage();
    await page.goto(`${url()}embed.html#example=self-fetch`);
    await page.waitForFunction(() =>
      /blocked/i.test(document.querySelector("would-block")?.shadowRoot?.textContent ?? ""),
    );
    await context.close();
  });

  test("after the first visit everything works without a network", async () => {
    const own = await site();
    const tab = await open(browser(), own.url);
    await tab.answered();
    await tab.until(
      async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated",
      "the service worker",
    );
    assert.deepEqual(await tab.page.evaluate(() => globalThis.violations), []);
    await own.close();
    await tab.page.reload();
    await tab.verdict("blocked");
    for (const [button, dialog] of [
      ["#open-examples", "examples-dialog"],
      ["#share", "share-dialog"],
    ]) {
      await tab.page.click(button);
      await tab.until((id) => document.getElementById(id)?.open === true, dialog, dialog);
      await tab.page.keyboard.press("Escape");
    }
    await tab.page.$eval("[aria-labelledby=h-guide] summary", (summary) => summary.click());
    await tab.until(() => document.querySelector(".flow") !== null, "the chart");
    await tab.page.select("#language", "zh");
    await tab.until(() => document.querySelector(".verdict-word").textContent === "阻止", "Chinese");
    await tab.close();
  });

  test("the single file opens from disk and has everything in it", async () => {
    const tab = await open(browser(), `${SINGLE_FILE}#example=self-fetch`);
    await tab.verdict("blocked");
    assert.equal(await tab.value("#page-headers"), SELF);
    await tab.page.click("#share");
    await tab.until(() => Boolean(document.getElementById("share-text")?.value), "a link");
    assert.match(await tab.value("#share-text"), /^file:.*\/wouldblock\.html#s=1\./);
    await tab.page.keyboard.press("Escape");
    await tab.page.$eval(".fix summary", (summary) => summary.click());
    await tab.until(() => document.querySelector(".configuration pre") !== null, "the configuration");
    await tab.page.click("#open-examples");
    await tab.until(() => document.querySelectorAll("#examples-list a").length > 1, "the examples");
    assert.notEqual(
      await tab.page.$eval("#examples-dialog", (node) => getComputedStyle(node).borderRadius),
      "0px",
      "the later styles are there",
    );
    await tab.page.keyboard.press("Escape");
    await tab.page.select("#language", "zh");
    await tab.until(() => document.querySelector(".verdict-word").textContent === "阻止", "Chinese");
    await tab.close();
  });

  test("without storage and without CSS.highlights the page still answers", async () => {
    const context = await browser().createBrowserContext();
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.evaluateOnNewDocument(() => {
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new DOMException("off", "SecurityError");
        },
      });
      delete globalThis.Highlight;
      delete globalThis.CompressionStream;
    });
    await page.goto(url());
    await page.waitForFunction(() => document.querySelector("#answer[aria-busy]") === null);
    await page.$eval("#request-url", (field) => {
      field.value = "https://api.example.com/more";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.waitForFunction(() => location.hash.startsWith("#s=0."));
    assert.equal(
      await page.$eval("#page-headers", (field) => getComputedStyle(field).color !== "rgba(0, 0, 0, 0)"),
      true,
    );
    assert.deepEqual(errors, []);
    await context.close();
  });
});

test("when the engine fails, the page says so, keeps the text, and goes on", async () => {
  const [[, launch]] = browsers;
  const browser = await launch();
  // Its modules are separate files there, so one of them can be replaced.
  const server = await sources();
  try {
    const page = await browser.newPage();
    const logged = [];
    page.on("console", (message) => logged.push(message.text()));
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      if (!request.url().endsWith("/pkg/answer-web.js")) return request.continue();
      request.respond({
        contentType: "text/javascript",
        body: `export async function init() {}
          export function simulate(scenario) {
            if (scenario.request.url.includes("panic")) throw new WebAssembly.RuntimeError("unreachable: a message");
            throw new Error("still no engine");
          }`,
      });
    });
    await page.goto(`${server.url}#example=self-fetch`);
    await page.waitForFunction(() => document.getElementById("verdict").dataset.verdict === "failed");
    await page.$eval("#request-url", (field) => {
      field.value = "https://panic.example/";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.waitForSelector("[data-notice=engine] button");
    assert.equal(await page.$eval("#request-url", (field) => field.value), "https://panic.example/");
    assert.match(await page.$eval("[data-notice=engine]", (node) => node.innerText), /Restart the engine/);
    await page.click("[data-notice=engine] button");
    await page.waitForSelector("[data-notice=engine]");
    assert.ok(
      logged.some((line) => /a message|RuntimeError|JSHandle/.test(line)),
      logged.join(" | "),
    );
  } finally {
    await browser.close();
    await server.close();
  }
});
