// The page as a host serves it, and a browser tab that notices everything that it should not do.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers, serve } from "../support/browsers.mjs";
import { pageHeaders } from "../support/page-headers.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** The response headers that www/_headers promises. */
export const HEADERS = pageHeaders();

/** The page as a single file, where the build writes it. */
export const SINGLE_FILE = new URL("../../dist/wouldblock.html", import.meta.url);

/** Serves the page as the build has written it. */
export const site = () => serve({ "/": path("../../dist/site/") }, HEADERS);

/** Serves the page's sources and the package, as `cargo xtask serve` does. */
export const sources = () => serve({ "/": path("../../www/"), "/pkg/": path("../../pkg/") }, HEADERS);

/**
 * Opens the page in a tab with its own storage.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url
 * @param {{ width?: number, height?: number, storage?: Record<string, string>, failures?: boolean }} [options]
 * `failures`: whether requests fail on purpose
 */
export async function open(browser, url, { width = 1280, height = 860, storage = {}, failures = false } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    const isExpected = failures && /^Failed to load resource/.test(message.text());
    if (message.type() === "error" && !isExpected) problems.push(`console: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  // A file may only request itself.
  const home = url.startsWith("file:") ? url.split("#")[0] : `${new URL(url).origin}/`;
  page.on("request", (request) => {
    if (!request.url().startsWith(home) && !/^(?:data|blob|about):/.test(request.url())) {
      problems.push(`foreign request: ${request.url()}`);
    }
  });
  await page.evaluateOnNewDocument(
    (kept) => {
      globalThis.violations = [];
      addEventListener(
        "securitypolicyviolation",
        (event) =>
          globalThis.violations.push(
            `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
          ),
        true,
      );
      // The empty page before the first one has no storage.
      if (location.protocol !== "http:") return;
      for (const [name, value] of Object.entries(kept)) {
        if (localStorage.getItem(name) === null) localStorage.setItem(name, value);
      }
    },
    { "wouldblock.language": "en", ...storage },
  );
  await page.setViewport({ width, height });
  await page.goto(url);

  const tab = {
    page,
    /** Waits until the verdict is `verdict`. */
    verdict: (verdict) =>
      tab.until(
        (wanted) =>
          !document.querySelector("#answer[aria-busy]") &&
          document.getElementById("verdict").dataset.verdict === wanted,
        `the verdict ${verdict}`,
        verdict,
      ),
    /** Waits until any verdict is shown. */
    answered: () =>
      tab.until(
        () =>
          !document.querySelector("#answer[aria-busy]") &&
          ["allowed", "blocked", "undetermined"].includes(document.getElementById("verdict").dataset.verdict),
        "an answer",
      ),
    /** Opens an example in the form, and returns in a frame in which its verdict is shown. */
    example: (id) =>
      page.evaluate(async (hash) => {
        const MOST_FRAMES = 600;
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        if (location.hash === hash) return;
        const name = document.querySelector(".example-name");
        const before = name.textContent;
        location.hash = hash;
        // The example is in the form once its name is shown, and the verdict follows in the next frame.
        for (let times = 0; name.textContent === before; times += 1) {
          if (times > MOST_FRAMES) throw new Error(`${hash} did not open`);
          await frame();
        }
        await frame();
        await frame();
      }, `#example=${id}`),
    /** Waits for a condition in the page. */
    async until(condition, name, ...inputs) {
      const end = Date.now() + 30_000;
      while (!(await page.evaluate(condition, ...inputs))) {
        const now = await page.evaluate(
          () => `${document.getElementById("verdict").innerText} ${location.hash.slice(0, 60)}`,
        );
        assert.ok(Date.now() < end, `waited in vain for ${name}; the page says: ${now}; ${problems.join("; ")}`);
        await new Promise((done) => setTimeout(done, 40));
      }
    },
    /** Replaces the text of a field, as pasting does. */
    fill: (selector, text) =>
      page.evaluate(
        (target, value) => {
          const field = document.querySelector(target);
          field.focus();
          field.value = value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.dispatchEvent(new Event("change", { bubbles: true }));
        },
        selector,
        text,
      ),
    text: (selector) => page.$eval(selector, (node) => node.innerText),
    value: (selector) => page.$eval(selector, (node) => node.value),
    /** Asserts that nothing went wrong in this tab, and closes it. */
    async close() {
      const violations = await page.evaluate(() => globalThis.violations);
      assert.deepEqual([...problems, ...violations], []);
      await context.close();
    },
  };
  return tab;
}

/**
 * Declares tests for each browser, in which the built page is open.
 * @param {(page: {
 *   opened(hash?: string, options?: object): ReturnType<typeof open>,
 *   url(): string,
 *   browser(): import("puppeteer-core").Browser,
 * }) => void} declare
 */
export function inEachBrowser(declare) {
  let server;
  before(async () => (server = await site()));
  after(() => server.close());
  for (const [name, launch] of browsers)
    describe(name, () => {
      let browser;
      before(async () => (browser = await launch()));
      after(() => browser?.close());
      declare({
        async opened(hash = "", options) {
          const tab = await open(browser, server.url + hash, options);
          await tab.answered();
          return tab;
        },
        url: () => server.url,
        browser: () => browser,
      });
    });
}
