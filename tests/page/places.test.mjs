// Back and Forward restore earlier contents of the form, and titles distinguish the entries.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

const URL_FIELD = "#request-url";

inEachBrowser(({ opened }) => {
  test("Back restores the form before a fix, an example and a reset, and Forward returns", async () => {
    const tab = await opened("#example=self-fetch");
    const before = await tab.value("#page-headers");
    const length = await tab.page.evaluate(() => history.length);
    await tab.page.$eval(".fix > .button", (button) => button.click());
    await tab.verdict("undetermined").catch(() => tab.verdict("allowed"));
    const after = await tab.value("#page-headers");
    assert.notEqual(after, before);
    await tab.until((before) => history.length > before, "a place for the fix", length);
    await tab.page.click("#reset");
    await tab.verdict("empty");
    await tab.until((before) => history.length > before + 1, "a place for the empty form", length);
    await tab.page.goBack();
    await tab.until((text) => document.getElementById("page-headers").value === text, "the fixed policy", after);
    await tab.page.goBack();
    await tab.until((text) => document.getElementById("page-headers").value === text, "the first policy", before);
    await tab.verdict("blocked");
    assert.match(await tab.text("#example-title"), /^Example/);
    await tab.page.goForward();
    await tab.until((text) => document.getElementById("page-headers").value === text, "the fixed policy", after);
    await tab.close();
  });

  test("typing adds no history entry, and Back restores a secret", async () => {
    const tab = await opened("#example=self-fetch");
    const length = await tab.page.evaluate(() => history.length);
    await tab.fill("#request-headers", "Authorization: Bearer abcdefghijklmnop");
    await tab.page.type(URL_FIELD, "/x");
    await tab.until(() => location.hash.startsWith("#s="), "the link");
    assert.equal(await tab.page.evaluate(() => history.length), length);
    await tab.page.click("#example-next");
    await tab.until((before) => history.length > before, "a place for the example", length);
    await tab.page.goBack();
    await tab.until(
      () => document.getElementById("request-headers").value === "Authorization: Bearer abcdefghijklmnop",
      "what was typed",
    );
    await tab.close();
  });

  test("the title names the verdict and the request", async () => {
    const tab = await opened("#example=self-fetch");
    assert.equal(await tab.page.title(), "Blocked: fetch api.example.com/users · wouldblock");
    await tab.close();
  });
});
