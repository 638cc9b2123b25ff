// The handbook as it is deployed: it is built, served with its own policy, and opened.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { folded } from "../../docs/generate/templates.mjs";
import { basePath } from "../../docs/generate/address.mjs";
import { entries } from "../../docs/generate/entries.mjs";
import { open } from "../embed/host.mjs";
import { chromium, serve } from "../support/browsers.mjs";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));
const SITE = fileURLToPath(new URL("../../dist/site/docs/", import.meta.url));
const BASE = basePath();
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [, POLICY] = /^ +Content-Security-Policy: (.*)$/m.exec(readFileSync(`${DOCS}_headers`, "utf8"));

/** The text of HTML, as a search in the page sees it. */
const plain = (html) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex, decimal) =>
      String.fromCodePoint(parseInt(hex ?? decimal, hex ? 16 : 10)),
    )
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\u200b/g, "")
    .trim();

const searched = (text) => folded(text).toLowerCase();

/** Whether the pieces are in a text, one after the other. Searches in a page do not distinguish capital letters. */
function containsInOrder(text, pieces) {
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

describe("the handbook", { timeout: 600_000 }, () => {
  let browser;
  let server;
  before(async () => {
    const { status, stdout, stderr } = spawnSync("npm", ["run", "build"], { cwd: DOCS, encoding: "utf8" });
    assert.equal(status, 0, `${stdout}\n${stderr}`.slice(-3000));
    browser = await chromium();
    server = await serve({ [BASE]: SITE, "/axe.js": { body: AXE } }, { "Content-Security-Policy": POLICY });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  const show = (name, options) => open(browser, `${server.origin}${BASE}${name}`, { width: 1300, ...options });
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
        assert.ok(
          [`https://host${BASE}`, "data:"].some((start) =>
            new URL(address, `https://host${BASE}${name}`).href.startsWith(start),
          ),
          `${name} loads ${address}`,
        );
    }
  });

  test("every line of a console is found under a heading, and present ones have a card", () => {
    const html = readFileSync(`${SITE}troubleshooting.html`, "utf8");
    const [, ...parts] = html.split(/<h2 /);
    const sections = parts.flatMap((part) => {
      const [title, ...all] = part.split(/<h3 /).map((one) => one.slice(one.indexOf(">") + 1));
      const name = plain(title.split("</h2>")[0]);
      return all.map((one) => {
        const [heading, content] = one.split("</h3>");
        return { name, heading: plain(heading), hasCard: content.includes("<would-block") };
      });
    });
    for (const { name, heading, hasCard } of sections) {
      assert.doesNotMatch(heading, /^(?:…|CORS|header|expected|invalid)/, heading);
      assert.ok(hasCard || name.startsWith("Older"), `${name}: ${heading} has no card`);
    }
    assert.ok(sections.filter(({ hasCard }) => !hasCard).length < 10);
    const headings = Object.fromEntries(
      ["Chromium", "Firefox", "WebKit"].map((browser) => {
        const own = sections.filter(({ name }) => name.endsWith(browser));
        return [browser.toLowerCase(), own.map(({ heading }) => heading.split("…"))];
      }),
    );
    const read = (name) => JSON.parse(readFileSync(new URL(`../console/${name}.json`, import.meta.url), "utf8"));
    const lines = [
      ...read("lines").flatMap(({ engine, console }) => console.map((line) => ({ engine, line }))),
      ...read("earlier").map(({ engine, text }) => ({ engine, line: text })),
    ];
    for (const { engine, line } of lines)
      assert.ok(
        headings[engine].some((pieces) => containsInOrder(searched(line), pieces.map(searched))),
        `${engine}: ${line}`,
      );
  });

  test("every entry of the package has a page of its types, and is in the overview", () => {
    const overview = readFileSync(`${SITE}api/overview.html`, "utf8");
    const all = entries().filter(({ name }) => name !== "wouldblock/package.json");
    assert.ok(all.length > 40);
    for (const { name, types } of all) {
      const shown = name.replace("*", "TAG").replaceAll(".", "\\.");
      const [, href] =
        new RegExp(`(?:<a href="([^"]*)"[^>]*>)?<code[^>]*>${shown}</code>`).exec(overview) ?? assert.fail(name);
      if (types) assert.ok(existsSync(new URL(href, pathToFileURL(`${SITE}api/`))), `${name}: ${href}`);
    }
  });

  test("the documentation of the crate is next to it, and its search works under the policy", async () => {
    const tab = await show("rust/wouldblock/index.html?search=simulate");
    await tab.until(
      () => [...document.querySelectorAll(".search-results a")].some(({ href }) => href.endsWith("fn.simulate.html")),
      "the function among the results",
    );
    await tab.close();
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
    assert.match(text("api/overview"), /只有英文/);
    for (const name of readdirSync(`${SITE}zh`).filter((one) => one.endsWith(".html")))
      assert.doesNotMatch(text(name.replace(".html", "")), /Change it/);
  });

  for (const [name, dark] of [
    ["index.html", false],
    ["connect-src.html", true],
    ["cors.html", false],
    ["troubleshooting.html", false],
    ["warnings.html", true],
    ["departures.html", false],
    ["api/overview.html", false],
    ["api/wouldblock/static.html", false],
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
    for (const name of ["index.html", "zh/cors.html", "api/wouldblock/static.html"]) {
      const tab = await show(name);
      await ready(tab);
      const { href, target } = await tab.page.$eval(".VPNavBarMenuLink", ({ href, target }) => ({ href, target }));
      assert.deepEqual(
        { href, target },
        { href: new URL("../index.html", `${server.origin}${BASE}`).href, target: "_self" },
        name,
      );
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
