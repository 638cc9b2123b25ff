// The gallery of examples, and the keys for frequent actions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

const ERROR =
  "Access to fetch at 'https://shop.test/api/v2' from origin 'http://localhost:5173' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";

inEachBrowser(({ opened }) => {
  test("what people ask most comes first; arrow keys lead through the list, and Enter opens", async () => {
    const tab = await opened();
    await tab.page.click("#open-examples");
    await tab.until(() => document.querySelector("#examples-list a") !== null, "the examples");
    const shown = await tab.page.$$eval("#examples-list a", (links) => links.map((link) => link.getAttribute("href")));
    assert.equal(new Set(shown).size, shown.length, "each is listed once");
    assert.match(await tab.page.$eval("#examples-list h3", (title) => title.textContent), /Most asked/);
    await tab.page.keyboard.press("ArrowDown");
    await tab.page.keyboard.press("ArrowDown");
    assert.equal(await tab.page.evaluate(() => document.activeElement.getAttribute("href")), shown[1]);
    await tab.page.keyboard.press("ArrowUp");
    await tab.page.keyboard.press("Enter");
    await tab.until((hash) => location.hash === hash, "the first one", shown[0]);
    await tab.close();
  });

  test("examples are filtered by verdict, and found by an error like theirs", async () => {
    const tab = await opened();
    await tab.page.click("#open-examples");
    await tab.until(() => document.querySelector("#examples-list a") !== null, "the examples");
    const hrefs = () => tab.page.$$eval("#examples-list a", (links) => links.map((link) => link.getAttribute("href")));
    await tab.page.select("#examples-verdict", "browsers-disagree");
    assert.ok((await hrefs()).includes("#example=public-page-to-localhost"));
    assert.ok(!(await hrefs()).includes("#example=self-fetch"));
    await tab.page.select("#examples-verdict", "allowed");
    assert.equal(await tab.page.$("#examples-list .is-blocked"), null);
    await tab.page.select("#examples-verdict", "");
    await tab.fill("#examples-search", ERROR);
    assert.ok((await hrefs()).includes("#example=works-in-curl"), String(await hrefs()));
    await tab.fill("#examples-search", "no example has these words at all, not one of them");
    assert.deepEqual(await hrefs(), []);
    assert.match(await tab.text("#examples-dialog [role=status]"), /No example matches/);
    await tab.close();
  });

  test("keys: a slash for the examples, Ctrl+S for sharing, Ctrl+Enter for the first fix", async () => {
    const tab = await opened();
    await tab.until(() => document.getElementById("share").hasAttribute("aria-keyshortcuts"), "the keys");
    const press = async (control, key) => {
      if (control) await tab.page.keyboard.down("Control");
      await tab.page.keyboard.press(key);
      if (control) await tab.page.keyboard.up("Control");
    };
    await press(false, "/");
    await tab.until(() => document.getElementById("examples-dialog")?.open, "the examples");
    await tab.page.keyboard.press("Escape");
    await press(true, "s");
    await tab.until(() => document.getElementById("share-dialog")?.open, "sharing");
    await tab.page.keyboard.press("Escape");
    await tab.page.focus("#request-url");
    await press(false, "/");
    assert.match(await tab.value("#request-url"), /\/\//, "in a text it is a slash");
    // The keys also work after a text was read and dismissed.
    await tab.fill("#paste", "default-src 'none'");
    await tab.until(() => document.getElementById("paste-dismiss") !== null, "what was read");
    await tab.page.keyboard.press("Escape");
    await tab.page.focus("#request-url");
    await tab.answered();
    await tab.until(() => document.querySelector(".fix .is-main") !== null, "the fix");
    await press(true, "Enter");
    await tab.verdict("allowed");
    await tab.close();
  });

  test("many warnings of one kind are one, with the others behind it", async () => {
    const tab = await opened();
    const twice = ["img-src", "font-src", "media-src", "object-src", "frame-src"].map(
      (name) => `${name} 'self'; ${name} *`,
    );
    await tab.fill("#page-headers", `Content-Security-Policy: ${twice.join("; ")}`);
    await tab.until(() => /and 4 more of this kind/.test(document.getElementById("answer").innerText), "the group");
    const shown = await tab.page.$$eval(
      "[data-warning]",
      (nodes) => nodes.filter((node) => node.checkVisibility()).length,
    );
    const all = await tab.page.$$eval("[data-warning]", (nodes) => nodes.length);
    assert.equal(all - shown, 4);
    await tab.close();
  });
});
