// Scenarios that are stored on this machine: masked, named, pinned, deletable, and disabled by a switch.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

const kept = (tab) => tab.page.evaluate(() => JSON.parse(localStorage.getItem("wouldblock.recent") ?? "[]"));
const titles = (tab) => tab.page.$$eval(".recent-open strong", (nodes) => nodes.map((node) => node.textContent));
const press = (tab, selector) => tab.page.$eval(selector, (node) => node.click());

async function openList(tab) {
  await press(tab, "#palette");
  await tab.until(() => document.querySelector("#palette-dialog[open] .command") !== null, "the palette");
  await tab.page.keyboard.type("recent scenarios");
  await tab.page.keyboard.press("Enter");
  await tab.until(() => document.querySelector("#recent-dialog[open]") !== null, "the list");
}

/** Types a request's URL, and waits until it is stored. */
async function typeUrl(tab, url) {
  await tab.fill("#request-url", url);
  await tab.until(
    (text) => (localStorage.getItem("wouldblock.recent") ?? "").includes(text),
    "what was typed",
    new URL(url).host,
  );
}

inEachBrowser(({ opened }) => {
  test("typed scenarios are stored without secrets, once for each history entry, and can be opened again", async () => {
    const tab = await opened();
    assert.deepEqual(await kept(tab), [], "an untouched example is not kept");
    await tab.fill("#request-headers", "Authorization: Bearer abcdefghijklmnop");
    await typeUrl(tab, "https://one.example/a");
    await typeUrl(tab, "https://two.example/b");
    assert.equal((await kept(tab)).length, 1, "typing on replaces it");
    assert.doesNotMatch(JSON.stringify(await kept(tab)), /abcdefghijklmnop/);
    await press(tab, "#reset");
    await tab.verdict("empty");
    await typeUrl(tab, "https://three.example/c");
    await openList(tab);
    assert.deepEqual(await titles(tab), ["fetch three.example/c", "POST two.example/b"]);
    await press(tab, "li:nth-child(2) > .recent-open");
    await tab.until(() => document.getElementById("request-url").value === "https://two.example/b", "the second");
    assert.equal(await tab.value("#request-headers"), "Authorization: Bearer ***");
    await tab.close();
  });

  test("one is kept under a name, pinned, renamed, deleted and put back; the switch ends it", async () => {
    const tab = await opened("", { width: 320, height: 700 });
    await typeUrl(tab, "https://one.example/a");
    await openList(tab);
    await tab.page.type("#recent-name", "Orders");
    await tab.page.keyboard.press("Enter");
    assert.deepEqual(await titles(tab), ["Orders", "POST one.example/a"]);
    assert.equal(await tab.text("#recent-status"), "Kept: Orders");
    assert.equal(await tab.page.$eval(".recent-pin", (node) => node.getAttribute("aria-pressed")), "true");
    assert.ok((await tab.page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    await press(tab, ".recent-rename");
    await tab.page.keyboard.type(" 2");
    await tab.page.keyboard.press("Enter");
    assert.deepEqual((await titles(tab)).slice(0, 1), ["Orders 2"]);
    assert.ok(await tab.page.evaluate(() => document.activeElement.matches(".recent-rename")), "the focus returns");
    await press(tab, "#recent-delete-all");
    assert.deepEqual(await titles(tab), []);
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "recent-undo");
    await tab.page.keyboard.press("Enter");
    assert.equal((await titles(tab)).length, 2);
    await press(tab, "#recent-keeping");
    await press(tab, "#recent-delete-all");
    await tab.page.keyboard.press("Escape");
    await tab.fill("#request-url", "https://unkept.example/");
    await tab.until(() => location.hash.startsWith("#s="), "the link");
    await new Promise((done) => setTimeout(done, 800));
    assert.deepEqual(await kept(tab), []);
    await tab.close();
  });

  test("full or blocked storage is not an error", async () => {
    const tab = await opened();
    await tab.page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await tab.fill("#request-url", "https://one.example/a");
    await tab.until(() => location.hash.startsWith("#s="), "the link");
    await openList(tab);
    assert.match(await tab.text("#recent-list"), /Nothing is kept yet/);
    await tab.page.type("#recent-name", "Orders");
    await tab.page.keyboard.press("Enter");
    assert.match(await tab.text("#recent-status"), /full or blocked/);
    await tab.close();
  });
});
