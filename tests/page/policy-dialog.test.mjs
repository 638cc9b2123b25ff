// A policy at a glance: its outline, what its sources match, and which of many URLs would pass.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

const POLICY =
  "Content-Security-Policy: default-src 'none'; connect-src 'self' https://api.example.com *.cdn.example; script-src 'nonce-abc'";

async function openPolicy(tab) {
  await tab.page.$eval("#palette", (node) => node.click());
  await tab.until(() => document.querySelector("#palette-dialog[open] .command") !== null, "the palette");
  await tab.page.keyboard.type("policy: outline");
  await tab.page.keyboard.press("Enter");
  await tab.until(() => document.querySelector("#policy-dialog[open]") !== null, "the policy");
}

inEachBrowser(({ opened }) => {
  test("a long policy is scrolled to the text that decided, and the button at its field opens the outline", async () => {
    const many = Array.from(
      { length: 40 },
      (_, at) => `x-${at}-src https://cdn${at}.example.com https://img${at}.example.com`,
    );
    const headers = `Content-Security-Policy: ${many.join("; ")}; connect-src 'self'`;
    const scenario = {
      page: { url: "https://a.example/", headers },
      request: { api: "fetch", url: "https://b.example/" },
    };
    const packed = Buffer.from(JSON.stringify(scenario)).toString("base64url");
    const tab = await opened(`#s=0.${packed}`);
    await tab.verdict("blocked");
    const view = () =>
      tab.page.evaluate(() => {
        const box = document.getElementById("page-headers").parentElement;
        return { isScrolled: box.scrollTop > 0, pane: document.getElementById("input").scrollTop };
      });
    assert.deepEqual(await view(), { isScrolled: true, pane: 0 });
    await tab.until(() => document.getElementById("open-policy") !== null, "the button");
    await tab.page.click("#open-policy");
    await tab.until(() => document.querySelector("#policy-dialog[open] .policy-decided") !== null, "the outline");
    assert.equal(await tab.page.$$eval("#policy-dialog", (nodes) => nodes.length), 1);
    await tab.close();
  });

  test("many URLs at once: which pass, and the source that let each one in", async () => {
    const tab = await opened("", { width: 320, height: 700 });
    await tab.fill("#page-headers", POLICY);
    await openPolicy(tab);
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "policy-urls");
    await tab.page.keyboard.type(
      "https://api.example.com/a https://x.cdn.example/b https://cdn.example/ /own http://api.example.com/",
    );
    await tab.until(() => document.querySelectorAll("#policy-results > li").length === 5, "five answers");
    const rows = await tab.page.$$eval("#policy-results > li", (nodes) =>
      nodes.map((node) => [
        node.className.replace("policy-url is-", ""),
        node.querySelector(".policy-source")?.textContent ?? null,
      ]),
    );
    assert.deepEqual(rows, [
      ["pass", "https://api.example.com"],
      ["pass", "*.cdn.example"],
      ["fail", null],
      ["pass", "'self'"],
      ["fail", null],
    ]);
    assert.match(await tab.text("#policy-count"), /^3 of 5/);
    assert.ok((await tab.page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    assert.ok(await tab.page.$eval("#policy-dialog .dialog-body", (node) => node.scrollWidth <= node.clientWidth));
    await tab.close();
  });

  test("the outline: sources are counted, the deciding directive is open, and the engine explains each source", async () => {
    const tab = await opened();
    await tab.fill("#page-headers", POLICY);
    await openPolicy(tab);
    const directives = await tab.page.$$eval(".policy-directive", (nodes) =>
      nodes.map((node) => [node.querySelector("summary").textContent, node.open]),
    );
    assert.deepEqual(directives, [
      ["default-src sources: 1", false],
      ["connect-src sources: 3decided", true],
      ["script-src sources: 1", false],
    ]);
    const explain = (number, item) =>
      tab.page.evaluate(
        async (directive, source) => {
          const node = document.querySelectorAll(".policy-directive")[directive].querySelectorAll("li > details")[
            source
          ];
          node.open = true;
          while (!node.querySelector(".policy-matches > *")) await new Promise((done) => setTimeout(done, 20));
          const urls = (kind) => [...node.querySelectorAll(`.is-${kind} code`)].map((code) => code.textContent);
          return { matches: urls("pass"), misses: urls("fail") };
        },
        number,
        item,
      );
    assert.deepEqual(await explain(1, 2), {
      matches: ["https://a.cdn.example/", "https://a.cdn.example/a/b"],
      misses: ["https://cdn.example/", "https://a.cdn.example:8080/"],
    });
    const self = await explain(1, 0);
    assert.equal(self.matches.length, 2);
    assert.equal(self.misses.length, 2);
    assert.deepEqual(await explain(2, 0), { matches: [], misses: [] }, "a nonce is not about URLs");
    await tab.close();
  });
});
