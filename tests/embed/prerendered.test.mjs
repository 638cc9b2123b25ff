// Elements that come with their answers (wouldblock/static): they can be read without scripts, and scripts take them
// over.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import zh from "../../pkg/languages/zh.js";
import { decide } from "../../pkg/index.js";
import { renderStatic } from "../../pkg/static.js";
import { browsers } from "../support/browsers.mjs";
import { together } from "../support/together.mjs";
import { host, html, open } from "./host.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const cors = { "Access-Control-Allow-Origin": "https://app.example.com" };
const PAGE = { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" };
const SCENARIOS = {
  blocked: { page: PAGE, request: { api: "fetch", url: "https://api.example.com/users" } },
  allowed: {
    page: { url: "https://app.example.com/" },
    request: { api: "fetch", url: "https://api.example.com/users" },
    network: [{ response: { status: 200, headers: cors } }],
  },
  undetermined: {
    page: { url: "https://app.example.com/", addressSpace: "public" },
    request: { api: "websocket", url: "wss://api.example.com/", protocols: ["a", "b"] },
  },
  hops: {
    page: { url: "https://app.example.com/", meta: ["img-src *", "connect-src *"] },
    request: {
      api: "fetch",
      url: "/start",
      method: "PUT",
      body: { kind: "blob", type: "a/b" },
      credentials: "include",
    },
    network: [
      { response: { status: 307, headers: "Location: https://api.example.com/" } },
      { preflight: { status: 204, headers: cors, addressSpace: "local" }, response: { headers: cors } },
    ],
  },
  inline: {
    page: { url: "https://app.example.com/", headers: "Content-Security-Policy: script-src 'nonce-a'\n\nX-A: y" },
    request: { api: "inline-script", text: "\nalert('</pre><script>1')\n\n", nonce: "" },
  },
  worker: {
    page: { url: "https://app.example.com/", worker: { url: "/w.js", kind: "dedicated", headers: PAGE.headers } },
    request: { api: "fetch", url: "https://api.example.com/users" },
  },
  frame: {
    page: {
      url: "about:srcdoc",
      frame: { parent: { url: PAGE.url, headers: PAGE.headers, meta: ["img-src *"] }, sandbox: "" },
    },
    request: { api: "fetch", url: "https://api.example.com/users" },
  },
};

const HOSTILE = {
  page: {
    url: `https://app.example.com/"><img src=x onerror=alert(1)>`,
    headers: "X: </pre><img src=x onerror=alert(1)>",
  },
  request: { api: "fetch", url: `javascript:alert(1)//"><script>alert(1)</script>` },
};

const all = Object.entries(SCENARIOS).map(([id, scenario]) => renderStatic(scenario, { attributes: { id } }));
const badge = renderStatic(SCENARIOS.blocked, { attributes: { id: "badge", display: "badge" } });
const ONE = `${all[0]}<p>${badge}</p>`;
const PAGES = {
  "one.html": html(ONE),
  "still.html": html(ONE).replace(/<script.*<\/script>/, ""),
  "all.html": html(all.join("\n")),
  "hundred.html": html(all[0].repeat(100)),
  "hostile.html": html(renderStatic(HOSTILE)),
  "axe.html": html(`${all.join("\n")}<p>${badge}</p>`, `<script src="/axe.js"></script>`),
  "axe.js": { body: AXE },
  "print.html": html(
    `<div class="far"></div><would-block id="far" page="https://a.example/" url="https://b.example/"></would-block>`,
    `<link rel="stylesheet" href="/far.css">`,
  ),
  "far.css": { body: ".far { block-size: 400vh }" },
};

test("another language", () => {
  const text = renderStatic(SCENARIOS.blocked, { language: zh });
  assert.match(text, /lang="zh-Hans"/);
  assert.match(text, /策略的 connect-src 只允许/);
});

test("with a playground, an answer and a badge link to their scenario in it", async () => {
  const { decode } = await import("../../www/share.js");
  for (const [playground, start] of [
    ["https://playground.example", "https://playground.example/#s="],
    ["https://playground.example/a/index.html?x#y", "https://playground.example/a/#s="],
    ["../index.html", "../#s="],
    ["/docs/../", "/docs/../#s="],
  ])
    for (const display of ["card", "badge"]) {
      const text = renderStatic(SCENARIOS.blocked, { attributes: { playground, display } });
      const [, href] = /<a href="([^"]*#s=[^"]*)"/.exec(text);
      assert.ok(href.startsWith(start), href);
      assert.equal(JSON.stringify(await decode(href.split("#s=")[1])), JSON.stringify(SCENARIOS.blocked));
      assert.match(text, /Open in the playground/);
    }
});

test("a playground that is not a web address is not linked", () => {
  for (const playground of [
    "javascript:alert(1)//",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//evil.example/",
    "/\\evil.example/",
    " ",
    "x",
  ])
    assert.doesNotMatch(renderStatic(SCENARIOS.blocked, { attributes: { playground } }), /#s=/, playground);
});

test("the HTML has no blank line, because Markdown would end it there", () => {
  for (const text of all) assert.doesNotMatch(text, /\n[ \t]*\n/);
});

test("a scenario that attributes cannot express is an error, and is not answered as something else", () => {
  const request = { api: "trusted-types-policy", text: ["a", "b"] };
  const page = { url: "https://app.example.com/", headers: "Content-Security-Policy: trusted-types a b" };
  assert.throws(() => renderStatic({ page, request }), /cannot express/);
});

for (const [name, launch] of browsers)
  describe(name, { timeout: 240_000 }, () => {
    const shared = together(launch, () => host(PAGES));
    const show = (file, options) => open(shared.browser, `${shared.server.origin}/${file}`, options);

    test("without scripts the verdict, the reason and the words that decided are there", async () => {
      const tab = await show("still.html");
      const { page } = tab;
      const text = await page.$eval("#blocked", (node) => node.innerText);
      assert.match(text, /https:\/\/app\.example\.com\/ → fetch https:\/\/api\.example\.com\/users/);
      assert.match(text, /Blocked by Content Security Policy/);
      assert.match(text, /The policy's connect-src allows only 'self'/);
      assert.doesNotMatch(text, /Change it/);
      assert.equal(await page.$eval("#blocked mark", (node) => node.textContent), "connect-src 'self'");
      assert.match(await page.$eval("p:has(#badge)", (node) => node.innerText), /Blocked by Content Security Policy/);
      await page.click("#blocked summary");
      assert.ok(
        await page.$eval("#blocked details a", (node) => node.checkVisibility() && node.href.startsWith("https://")),
      );
      await tab.close();
    });

    test("a hundred of them load only the small script", async () => {
      shared.server.requests.length = 0;
      const tab = await show("hundred.html");
      await tab.until(() => document.querySelector(".wouldblock-wake")?.checkVisibility(), "the button");
      await tab.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await tab.page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
      assert.deepEqual(
        shared.server.requests.filter((path) => path.startsWith("/pkg/")),
        ["/pkg/element.css", "/pkg/element.js"],
      );
      await tab.close();
    });

    test("a reader who asks to change it gets the editable card, with the focus in it", async () => {
      const tab = await show("one.html");
      await tab.until(() => document.querySelector(".wouldblock-wake")?.checkVisibility(), "the button");
      await tab.page.click("#blocked .wouldblock-wake");
      assert.deepEqual((await tab.verdicts(1))[0], ["blocked", "blocked", "csp"]);
      await tab.until(() => document.querySelector("#blocked").shadowRoot.activeElement !== null, "the focus");
      assert.equal(await tab.page.$eval(".wouldblock-answer", (node) => node.checkVisibility()), false);
      await tab.page.$eval("#blocked", (node) => {
        const area = node.shadowRoot.querySelector("textarea");
        area.focus();
        area.setSelectionRange(area.value.length, area.value.length);
      });
      await tab.page.keyboard.type(" https:");
      await tab.until(() => document.querySelector("#blocked").report.verdict === "undetermined", "another verdict");
      await tab.close();
    });

    test("the element reads the same question that was answered", async () => {
      const tab = await show("all.html");
      await tab.until(() => customElements.get("would-block") !== undefined, "the definition");
      await tab.page.$$eval("would-block", (nodes) => Promise.all(nodes.map((node) => node.wake())));
      const reported = Object.fromEntries((await tab.verdicts(all.length)).map(([id, verdict]) => [id, verdict]));
      for (const [id, scenario] of Object.entries(SCENARIOS)) assert.equal(reported[id], decide(scenario).verdict, id);
      const read = await tab.page.$eval("#inline", (node) => node.scenario.request.text);
      assert.equal(read, SCENARIOS.inline.request.text);
      await tab.close();
    });

    test("markup in a scenario stays text", async () => {
      const tab = await show("hostile.html");
      assert.equal(await tab.page.$$eval("main img, main script", (nodes) => nodes.length), 0);
      assert.equal(await tab.page.$$eval(`a[href^="javascript:"]`, (nodes) => nodes.length), 0);
      await tab.close();
    });

    test("axe finds nothing", async () => {
      const tab = await show("axe.html");
      const found = await tab.page.evaluate(async () =>
        (await globalThis.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
      );
      assert.deepEqual(found, []);
      await tab.close();
    });

    test("printing wakes elements that are far from view", async () => {
      const tab = await show("print.html");
      await tab.until(() => customElements.get("would-block") !== undefined, "the definition");
      assert.equal((await tab.page.evaluate(() => globalThis.verdicts)).length, 0);
      await tab.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert.deepEqual((await tab.verdicts(1))[0].slice(0, 2), ["far", "undetermined"]);
      await tab.close();
    });
  });
