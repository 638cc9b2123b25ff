// Pages that contain the element, served as a host would serve them: each with its policy, and the package under /pkg/.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "../support/browsers.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** What a host has to allow according to `docs/embed.md`, and nothing more. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

/** A page around `body`; `head` comes before the element's script. */
export const html = (body, head = "") => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/pkg/element.css">${head}
<script type="module" src="/pkg/element.js"></script><body><main><h1>Host</h1>${body}</main>`;

/** The rules of www/_headers for one path, as its hosts apply them. */
export function headersOf(wanted) {
  const headers = {};
  let applies = false;
  for (const line of readFileSync(path("../../www/_headers"), "utf8").split("\n")) {
    const text = line.trim();
    if (text === "" || text.startsWith("#")) continue;
    if (line.startsWith("/")) applies = text === "/*" || text === wanted;
    else if (applies && text.startsWith("! ")) delete headers[text.slice(2)];
    else if (applies) {
      const colon = text.indexOf(":");
      headers[text.slice(0, colon)] = text.slice(colon + 1).trim();
    }
  }
  return headers;
}

/**
 * Serves `pages` (name to HTML, or to `{ body, headers }`) and the package.
 * @param {Record<string, string | { body: string, headers?: Record<string, string> }>} pages
 */
export function host(pages) {
  const entries = Object.entries(pages).map(([name, page]) => [
    `/${name}`,
    typeof page === "string"
      ? { body: page, headers: { "Content-Security-Policy": `${STRICT}; img-src data:` } }
      : page,
  ]);
  return serve({ "/pkg/": path("../../pkg/"), ...Object.fromEntries(entries) });
}

/** Serves the page's folder as its hosts do. The frame version is loaded from here. */
export const playground = () =>
  serve(
    {
      "/": path("../../www/"),
      "/pkg/": path("../../pkg/"),
      "/embed.html": {
        body: readFileSync(path("../../www/embed.html"), "utf8"),
        headers: headersOf("/embed.html"),
        bare: true,
      },
    },
    { "Access-Control-Allow-Origin": headersOf("/")["Access-Control-Allow-Origin"] },
  );

/** Opens `url` in a tab that records errors and forbidden requests. */
export async function open(browser, url, { width = 900, height = 900, allow = [], dark = false } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const problems = [];
  const notice = (text) => allow.some((pattern) => pattern.test(text)) || problems.push(text);
  page.on("pageerror", (error) => notice(`uncaught: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && notice(`console: ${message.text()}`));
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    globalThis.verdicts = [];
    addEventListener(
      "securitypolicyviolation",
      (event) => globalThis.violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
      true,
    );
    addEventListener("verdict", (event) =>
      globalThis.verdicts.push([event.target.id, event.detail.verdict, event.detail.blockedBy]),
    );
  });
  if (dark) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  await page.setViewport({ width, height });
  await page.goto(url);
  return {
    page,
    /** Waits for a condition in the page. */
    async until(condition, name, ...inputs) {
      const end = Date.now() + 30_000;
      while (!(await page.evaluate(condition, ...inputs))) {
        assert.ok(
          Date.now() < end,
          `waited in vain for ${name}; ${problems.join("; ")}; ${await page.evaluate(() => globalThis.violations.join("; "))}`,
        );
        await new Promise((done) => setTimeout(done, 30));
      }
    },
    /** Waits for `count` verdict events, and returns their verdicts. */
    async verdicts(count = 1) {
      await this.until((wanted) => globalThis.verdicts.length >= wanted, `${count} verdicts`, count);
      return page.evaluate(() => globalThis.verdicts);
    },
    /** The text of a part of the element `selector`. */
    part: (selector, name) =>
      page.$eval(selector, (node, wanted) => node.shadowRoot.querySelector(`.${wanted}`)?.textContent, name),
    /** Asserts that nothing went wrong, and closes the tab. */
    async close() {
      const violations = await page.evaluate(() => globalThis.violations);
      assert.deepEqual([...problems, ...violations.filter((text) => !allow.some((pattern) => pattern.test(text)))], []);
      await context.close();
    },
  };
}
