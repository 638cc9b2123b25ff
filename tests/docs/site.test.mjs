// The handbook as it is deployed: it is built, served with its own policy, and opened.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { open } from "../embed/host.mjs";
import { chromium, serve } from "../support/browsers.mjs";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));
const SITE = fileURLToPath(new URL("../../dist/site/docs/", import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [, POLICY] = /^ +Content-Security-Policy: (.*)$/m.exec(readFileSync(`${DOCS}_headers`, "utf8"));

describe("the handbook", { timeout: 600_000 }, () => {
  let browser;
  let server;
  before(async () => {
    const { status, stdout, stderr } = spawnSync("npm", ["run", "build"], { cwd: DOCS, encoding: "utf8" });
    assert.equal(status, 0, `${stdout}\n${stderr}`.slice(-3000));
    browser = await chromium();
    server = await serve({ "/docs/": SITE, "/axe.js": { body: AXE } }, { "Content-Security-Policy": POLICY });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  const show = (name, options) => open(browser, `${server.origin}/docs/${name}`, { width: 1300, ...options });
  const ready = (tab) => tab.until(() => document.querySelector("#app")?.__vue_app__ !== undefined, "the page");

  test("no page has a script or a style within it, or anything of another host", () => {
    const names = readdirSync(SITE, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith(".html"));
    assert.ok(names.length > 25, names.join());
    for (const name of names) {
      const html = readFileSync(SITE + name, "utf8");
      assert.doesNotMatch(html, /<script(?![^>]* src=)(?![^>]*type="application\/json")[^>]*>|<style| style="/, name);
      for (const [, address] of html.matchAll(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="([^"]*)"/g))
        assert.match(address, /^\/docs\/|^data:/, `${name} loads ${address}`);
    }
  });

  test("every sentence of a console is a heading", () => {
    const html = readFileSync(`${SITE}troubleshooting.html`, "utf8");
    const text = html
      .replace(/<[^>]*>/g, "")
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&");
    for (const words of [
      "has been blocked by CORS policy: ",
      "Response to preflight request doesn't pass access control check",
      "Cross-Origin Request Blocked: ",
      "Origin … is not allowed by Access-Control-Allow-Origin",
      "violates the following Content Security Policy directive",
    ])
      assert.ok(text.includes(words.trim()), words);
    assert.ok((html.match(/<h3/g) ?? []).length > 150);
  });

  test("each warning has a section at the address that reports give", () => {
    const names = [...readFileSync(`${DOCS}warnings.md`, "utf8").matchAll(/^## (\S+\.\S+)$/gm)].map(([, code]) => code);
    assert.ok(names.length > 70);
    for (const page of ["warnings.html", "zh/warnings.html"]) {
      const html = readFileSync(SITE + page, "utf8");
      for (const code of names) assert.ok(html.includes(`id="${code.replace(".", "-")}"`), `${page} has no ${code}`);
    }
  });

  test("Chinese pages are Chinese throughout", () => {
    const text = (page) => readFileSync(`${SITE}zh/${page}.html`, "utf8").replace(/<[^>]*>/g, "");
    assert.match(text("departures"), /在比较 nonce 之前去掉 nonce 属性首尾的空白/);
    assert.match(text("troubleshooting"), /为什么/);
    // A line break in the source would be rendered as a space.
    assert.doesNotMatch(text("index"), /[\p{Script=Han}，。] ?\n ?\p{Script=Han}/u);
    for (const name of readdirSync(`${SITE}zh`)) assert.doesNotMatch(text(name.replace(".html", "")), /Change it/);
  });

  for (const [name, dark] of [
    ["index.html", false],
    ["connect-src.html", true],
    ["cors.html", false],
    ["troubleshooting.html", false],
    ["warnings.html", true],
    ["departures.html", false],
    ["api/static.html", false],
    ["zh/index.html", false],
    ["zh/cors.html", true],
    ["zh/troubleshooting.html", false],
    ["zh/warnings.html", true],
  ])
    test(`${name} is clean for axe and under its policy`, async () => {
      const tab = await show(name, { dark });
      await ready(tab);
      await tab.page.addScriptTag({ url: "/axe.js" });
      const found = await tab.page.evaluate(async () =>
        (await globalThis.axe.run()).violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map(({ html, failureSummary }) => html.slice(0, 300) + failureSummary.slice(0, 300))
              .join(" ")}`,
        ),
      );
      assert.deepEqual(found, []);
      await tab.close();
    });

  test("an answer can be changed, and is in the language of the page", async () => {
    const tab = await show("zh/connect-src.html");
    await ready(tab);
    await tab.until(() => document.querySelector(".wouldblock-wake")?.checkVisibility(), "the button");
    assert.match(await tab.page.$eval("would-block", (node) => node.textContent), /策略的 connect-src 只允许/);
    await tab.page.click(".wouldblock-wake");
    await tab.verdicts(1);
    await tab.until(() => document.querySelector("would-block").shadowRoot.querySelector("textarea"), "the fields");
    assert.match(await tab.part("would-block", "summary"), /策略的 connect-src 只允许/);
    await tab.close();
  });

  test("search finds a line of a console, and a word of Chinese", async () => {
    for (const [name, words, page] of [
      ["index.html", "Redirect is not allowed for a preflight request", "troubleshooting"],
      ["zh/index.html", "预检", "zh/cors"],
    ]) {
      const tab = await show(name);
      await ready(tab);
      await tab.page.click("#local-search button");
      await tab.page.waitForSelector(".search-input");
      await tab.page.type(".search-input", words);
      await tab.until(
        (wanted) => [...document.querySelectorAll(".results a")].some(({ href }) => href.includes(wanted)),
        `${page} among the results`,
        page,
      );
      await tab.close();
    }
  });

  test("links to the playground lead above the handbook, from every folder", async () => {
    for (const name of ["index.html", "zh/cors.html", "api/static.html"]) {
      const tab = await show(name);
      await ready(tab);
      const { href, target } = await tab.page.$eval(".VPNavBarMenuLink", ({ href, target }) => ({ href, target }));
      assert.deepEqual({ href, target }, { href: `${server.origin}/index.html`, target: "_self" }, name);
      await tab.close();
    }
  });

  test("following a link draws the next page with its answers", async () => {
    const tab = await show("index.html");
    await ready(tab);
    await tab.page.click(`.VPSidebar a[href$="default-src.html"]`);
    await tab.until(() => document.querySelector("h1").textContent.includes("default-src"), "the page");
    await tab.until(() => document.querySelector(".wouldblock-wake")?.checkVisibility(), "the button");
    await tab.close();
  });
});
