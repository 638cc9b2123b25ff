// The command palette, by keyboard: what it finds, what it does, and where the focus is afterwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

const opened = (tab) =>
  tab.until(() => document.querySelector("#palette-dialog[open] .command") !== null, "the palette");
const options = (tab) => tab.page.$$eval(".command-label", (nodes) => nodes.map((node) => node.textContent));
const focused = (tab) => tab.page.evaluate(() => document.activeElement.id);

async function press(tab) {
  await tab.page.keyboard.down("Control");
  await tab.page.keyboard.press("k");
  await tab.page.keyboard.up("Control");
}

inEachBrowser(({ opened: start }) => {
  test("Ctrl+K opens it, Escape closes it, and the focus is where it was", async () => {
    const tab = await start();
    await tab.page.focus("#request-url");
    await press(tab);
    await opened(tab);
    assert.equal(await focused(tab), "palette-search");
    const all = await options(tab);
    assert.ok(all.length > 80, String(all.length));
    for (const label of ["Share", "Page URL", "WebSocket"]) assert.ok(all.includes(label), label);
    assert.ok((await tab.text("#palette-list")).includes("Ctrl+V"), "shortcuts are shown");
    await tab.page.keyboard.press("Escape");
    assert.equal(await focused(tab), "request-url");
    await tab.close();
  });

  test("an API, a field and an example are found by their words", async () => {
    const tab = await start();
    await tab.page.focus("#request-url");
    await press(tab);
    await opened(tab);
    await tab.page.keyboard.type("websocket");
    assert.equal((await options(tab))[0], "WebSocket");
    const active = await tab.page.$eval("#palette-search", (node) => node.getAttribute("aria-activedescendant"));
    assert.equal(await tab.page.$eval(`#${active}`, (node) => node.getAttribute("aria-selected")), "true");
    await tab.page.keyboard.press("Enter");
    assert.equal(await tab.page.$eval("input[name=api]:checked", (node) => node.value), "websocket");
    assert.equal(await focused(tab), "request-url", "the focus returns");

    await press(tab);
    await opened(tab);
    await tab.page.keyboard.type("page.headers");
    await tab.page.keyboard.press("Enter");
    assert.equal(await focused(tab), "page-headers", "a field takes the focus");

    await press(tab);
    await opened(tab);
    await tab.page.keyboard.type("meta-comma");
    await tab.page.keyboard.press("Enter");
    await tab.until(() => location.hash === "#example=meta-comma", "the example");
    await tab.close();
  });

  test("arrow keys wrap around, and a search without results says so", async () => {
    const tab = await start("", { width: 320, height: 640 });
    const wide = () => tab.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok((await wide()) <= 320, "the bar fits");
    await tab.page.$eval("#palette", (node) => node.click());
    await opened(tab);
    assert.ok((await wide()) <= 320, "the palette fits");
    await tab.page.keyboard.press("ArrowUp");
    const last = await tab.page.$eval("[aria-selected=true]", (node) => node.nextSibling);
    assert.equal(last, null);
    await tab.page.keyboard.press("ArrowDown");
    assert.equal(await tab.page.$eval("[aria-selected=true]", (node) => node.id), "command-0");
    await tab.page.keyboard.type("no such thing");
    assert.equal(await tab.text("#palette-count"), "No command matches.");
    await tab.page.keyboard.press("Enter");
    assert.ok(await tab.page.$("#palette-dialog[open]"), "it stays open");
    await tab.close();
  });
});
