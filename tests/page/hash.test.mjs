// The hash of inline code: the calculator's result is what the policy needs.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

const hash = (algorithm, code) => `'${algorithm}-${createHash(algorithm).update(code).digest("base64")}'`;
const press = (tab, selector) => tab.page.$eval(selector, (node) => node.click());

inEachBrowser(({ opened }) => {
  test("it is below the code, follows typing, and the policy with its hash allows the code", async () => {
    const tab = await opened("", { width: 320, height: 700 });
    await tab.until(() => document.getElementById("open-hash") !== null, "the way to it");
    const isShown = () => tab.page.$eval("#open-hash", (node) => node.checkVisibility());
    assert.equal(await isShown(), false, "a fetch has no inline code");
    await press(tab, "input[name=api][value=inline-script]");
    assert.equal(await isShown(), true);
    await tab.fill("#page-headers", "Content-Security-Policy: script-src 'self'");
    await tab.fill("#request-text", "alert('ü');");
    await tab.verdict("blocked");
    await tab.page.focus("#open-hash");
    await tab.page.keyboard.press("Enter");
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "hash-code");
    assert.equal(await tab.text("#hash-sources"), hash("sha256", "alert('ü');"));
    assert.ok((await tab.page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    await tab.page.select("#hash-algorithm", "sha384");
    const source = await tab.text("#hash-sources");
    assert.equal(source, hash("sha384", "alert('ü');"));
    await tab.page.keyboard.press("Escape");
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "open-hash", "the focus returns");
    await tab.fill("#page-headers", `Content-Security-Policy: script-src 'self' ${source}`);
    await tab.verdict("allowed");
    await press(tab, "input[name=api][value=event-handler]");
    await press(tab, "#open-hash");
    assert.match(await tab.text("#hash-sources"), /^'unsafe-hashes' 'sha384-/);
    await tab.close();
  });
});
