// Two scenarios side by side: before and after a fix, two policies, two answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

/** Opens the comparison of the first fix. */
async function compareFix(tab) {
  await tab.until(() => document.querySelectorAll(".fix > .button").length >= 2, "the fix");
  await tab.page.evaluate(() =>
    [...document.querySelectorAll(".fix > .button")].find((node) => node.textContent === "Before and after").click(),
  );
  await tab.until(() => document.querySelectorAll(".compare-verdict").length === 2, "both verdicts");
}

/** Replaces the text of one side. */
const type = (tab, selector, text) =>
  tab.page.$eval(
    selector,
    (field, value) => {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    text,
  );

inEachBrowser(({ opened }) => {
  test("a fix, before and after: the texts, the verdicts, and what the script gets", async () => {
    const tab = await opened("", { width: 320, height: 700 });
    await compareFix(tab);
    assert.match(await tab.value("#compare-before"), /Allow-Headers: X-Requested-With$/m);
    assert.match(await tab.value("#compare-after"), /Allow-Headers: X-Requested-With, content-type$/m);
    assert.equal(
      await tab.text("#compare-change"),
      "The verdict changes from “Blocked” to “Allowed”, in Standards, Chrome, Firefox, Safari.",
    );
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "compare-after");
    assert.match(await tab.text("#compare-result"), /the promise rejects with/);
    assert.match(await tab.text("#compare-result"), /the promise resolves/);
    assert.equal((await tab.page.$$("#compare-result .diff > ins")).length, 1);
    assert.ok((await tab.page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    assert.ok(await tab.page.$eval("#compare-dialog .dialog-body", (node) => node.scrollWidth <= node.clientWidth));
    await tab.page.$$eval(".compare-side .button", ([, after]) => after.click());
    await tab.verdict("allowed");
    await tab.page.click(".toast-action");
    await tab.verdict("blocked");
    await tab.close();
  });

  test("two policies: each change has an example, which opens in the form", async () => {
    const tab = await opened();
    await compareFix(tab);
    await tab.page.select("#compare-part", "page.headers");
    await type(tab, "#compare-before", "Content-Security-Policy: connect-src https://api.example.com; img-src 'self'");
    await type(tab, "#compare-after", "Content-Security-Policy: connect-src *.example.com; img-src 'none'");
    await tab.until(() => document.querySelectorAll(".compare-changes > li").length > 1, "the changes");
    const changes = await tab.page.$$eval(".compare-changes > li", (nodes) =>
      nodes.map((node) => [
        node.classList.contains("is-pass"),
        ...[...node.querySelectorAll("div > code")].map((code) => code.textContent),
      ]),
    );
    assert.ok(
      changes.some(([pass, directive, source]) => pass && directive === "connect-src" && source === "*.example.com"),
    );
    assert.ok(changes.some(([pass, directive, source]) => !pass && directive === "img-src" && source === "'self'"));
    await tab.page.$eval(".compare-changes a", (link) => link.click());
    await tab.until(() => !document.querySelector("#compare-dialog[open]"), "the form");
    await tab.until(() => /img-src 'none'/.test(document.getElementById("page-headers").value), "the example's policy");
    await tab.verdict("blocked");
    await tab.close();
  });

  test("the same policy in other words is shown to be equal, and the sides can be swapped", async () => {
    const tab = await opened();
    await compareFix(tab);
    await tab.page.select("#compare-part", "page.headers");
    await type(tab, "#compare-before", "Content-Security-Policy: default-src 'none'; img-src a.example b.example");
    await type(tab, "#compare-after", "Content-Security-Policy: img-src b.example a.example; default-src 'none'");
    await tab.until(
      () => /allow the same requests/.test(document.getElementById("compare-policy")?.textContent),
      "equal",
    );
    const before = await tab.value("#compare-before");
    await tab.page.$eval(".compare-choice .button", (node) => node.click());
    assert.equal(await tab.value("#compare-after"), before);
    await tab.close();
  });

  test("the command palette compares with what was in the form before", async () => {
    const tab = await opened();
    await tab.page.$eval("#example-next", (node) => node.click());
    await tab.until(
      () => !/content-type is not allowed/.test(document.getElementById("example-title").innerText),
      "next",
    );
    await tab.page.$eval("#palette", (node) => node.click());
    await tab.until(() => document.querySelector("#palette-dialog[open] .command") !== null, "the palette");
    await tab.page.keyboard.type("compare");
    await tab.page.keyboard.press("Enter");
    await tab.until(() => document.querySelectorAll(".compare-verdict").length === 2, "both verdicts");
    const chosen = await tab.page.$$eval(".compare-side > select", (nodes) =>
      nodes.map((node) => node.selectedOptions[0].textContent),
    );
    assert.deepEqual(chosen, ["What was in the form before", "What is in the form now"]);
    await tab.close();
  });
});
