// For people who explain an answer to others: a picture, a printed page, a short text, and a link to one step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

async function openShare(tab) {
  await tab.page.$eval("#share", (node) => node.click());
  await tab.until(() => document.getElementById("share-text")?.value, "a link");
}

async function choose(tab, id) {
  await tab.page.$eval("#share-text", (field) => (field.value = ""));
  await tab.page.$eval(`input[name=share-format][value=${id}]`, (radio) => radio.click());
  await tab.until(() => document.getElementById("share-text").value, id);
  return tab.value("#share-text");
}

inEachBrowser(({ opened, browser }) => {
  test("the picture is drawn locally, has a description, and can be saved as PNG", async () => {
    const tab = await opened();
    await tab.fill("#request-headers", "Authorization: Bearer s3cr3t-value\n<b>&\u0001");
    await openShare(tab);
    const svg = await choose(tab, "image");
    assert.match(svg, /^<svg xmlns/);
    assert.doesNotMatch(svg, /s3cr3t|<b>|\u0001/);
    const drawn = await tab.page.evaluate(async () => {
      const picture = document.getElementById("share-picture");
      // If it is not well-formed, it is not drawn.
      await picture.decode();
      return { alt: picture.alt, width: picture.naturalWidth };
    });
    assert.deepEqual(drawn, { alt: "Undetermined: POST api.example.com/orders", width: 1200 });
    const saved = await tab.page.evaluate(async () => {
      /** @type {Promise<Blob>} */
      const made = new Promise((done) => {
        URL.createObjectURL = (blob) => {
          done(blob);
          return "blob:none";
        };
      });
      HTMLAnchorElement.prototype.click = () => {};
      document.getElementById("share-png").click();
      const blob = await made;
      const { width, height } = await createImageBitmap(blob);
      return [blob.type, width, height];
    });
    assert.deepEqual(saved, ["image/png", 1200, 630]);
    await tab.close();
  });

  test("a few words with the verdict and a link", async () => {
    const tab = await opened();
    await openShare(tab);
    const [title, why, link] = (await choose(tab, "text")).split("\n");
    assert.equal(title, "Blocked by the CORS preflight: POST api.example.com/orders");
    assert.match(why, /content-type/);
    assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/#s=1\./);
    await tab.close();
  });

  test("a link to one step opens the answer there, with the focus on it", async () => {
    const tab = await opened();
    await openShare(tab);
    const steps = await tab.page.$$eval("#share-step > option", (options) => options.map(({ value }) => value));
    assert.ok(steps.length > 4, steps.join());
    // The last one is folded in the answer.
    const name = steps.findLast((step) => step !== "" && !step.includes("preflight"));
    await tab.page.select("#share-step", name);
    await tab.until((step) => document.getElementById("share-text").value.endsWith(`&step=${step}`), "the link", name);
    const hash = new URL(await tab.value("#share-text")).hash;
    await tab.close();
    for (const start of [hash, ""]) {
      const other = await opened(start, { width: 360, height: 640 });
      if (start === "") await other.page.evaluate((next) => (location.hash = next), hash);
      await other.until(() => document.activeElement.closest("[data-step]") !== null, "the step");
      const seen = await other.page.evaluate(() => {
        const step = document.activeElement.closest("[data-step]");
        const { top, bottom } = step.getBoundingClientRect();
        return { lit: step.classList.contains("is-lit"), inView: bottom > 0 && top < innerHeight };
      });
      assert.deepEqual(seen, { lit: true, inView: true });
      await other.close();
    }
  });

  test("the report to print is one page, without secrets and without the form", async () => {
    const policy = Array.from({ length: 40 }, (_, index) => `x${index}-src 'self' https://cdn${index}.example.com`);
    const tab = await opened();
    await tab.fill("#page-headers", `Content-Security-Policy: connect-src 'self'; ${policy.join("; ")}`);
    await tab.fill("#request-headers", "Authorization: Bearer s3cr3t-value");
    await openShare(tab);
    await tab.page.evaluate(() => (globalThis.print = () => (globalThis.printed = true)));
    await tab.page.$eval("#share-print", (node) => node.click());
    await tab.until(() => globalThis.printed, "the printer");
    const text = await tab.page.$eval("#report", (node) => node.textContent);
    assert.match(text, /^Blocked by Content Security Policy/);
    assert.match(text, /Path.*Policy ✕/s);
    assert.match(text, /Fix/);
    assert.doesNotMatch(text, /s3cr3t/);
    // Only Chromium prints to a file here.
    if (/chrome/i.test(await browser().version())) {
      const pages = String.fromCharCode(...(await tab.page.pdf({ format: "A4" })));
      assert.match(pages, /\/Count 1\b/);
    }
    await tab.page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await tab.page.$("#report"), null);
    await tab.close();
  });
});
