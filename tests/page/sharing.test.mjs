// Examples, links, files, and the way back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, open } from "./page.mjs";

const SELF_FETCH = "#example=self-fetch";

inEachBrowser(({ browser, opened }) => {
  test("examples: found by a word, opened with a click, each with a link; typed input can be restored", async () => {
    const tab = await opened();
    await tab.fill("#page-url", "https://mine.example/");
    await tab.page.click("#open-examples");
    // The list has a separate module, so typing begins once it is there.
    await tab.until(() => document.querySelectorAll("#examples-list a").length > 1, "the examples");
    await tab.page.type("#examples-search", "trailing slash");
    await tab.until(() => document.querySelectorAll("#examples-list a").length === 1, "one example");
    await tab.page.click("#examples-list a");
    await tab.until(() => location.hash === "#example=origin-trailing-slash", "the example's address");
    await tab.verdict("blocked");
    assert.equal(await tab.value("#page-url"), "https://app.example.com/");
    await tab.page.click(".toast-action");
    assert.equal(await tab.value("#page-url"), "https://mine.example/");
    await tab.page.click("#example-next");
    await tab.until(() => document.querySelector(".example-kind").textContent === "Example", "an example");
    await tab.close();
  });

  test("a link carries everything into a new tab; secrets only on request", async () => {
    const tab = await opened();
    await tab.fill(
      "#page-headers",
      "Content-Security-Policy: connect-src 'self' https://ünï.example 𝒳\nX-Odd: <b>&amp;\u0001",
    );
    await tab.fill("#request-headers", "Authorization: Bearer s3cr3t-value\nX-Plain: plain");
    await tab.page.click("#share");
    await tab.until(() => document.getElementById("share-text")?.value, "a link");
    const masked = await tab.value("#share-text");
    await tab.page.click("#share-unmask");
    await tab.until(
      (before) => !["", before].includes(document.getElementById("share-text").value),
      "another link",
      masked,
    );
    const whole = await tab.value("#share-text");

    for (const [link, authorization] of [
      [masked, "Bearer ***"],
      [whole, "Bearer s3cr3t-value"],
    ]) {
      const fresh = await open(browser(), link);
      await fresh.answered();
      for (const field of ["#page-url", "#page-headers", "#request-url", "#request-method"]) {
        assert.equal(await fresh.value(field), await tab.value(field), field);
      }
      assert.equal(await fresh.value("#request-headers"), `Authorization: ${authorization}\nX-Plain: plain`);
      assert.equal(
        await fresh.value('[data-source="network[0].preflight.headers"]'),
        await tab.value('[data-source="network[0].preflight.headers"]'),
      );
      await fresh.close();
    }
    const address = await tab.page.evaluate(() => location.href);
    assert.equal(address.split("#")[1], masked.split("#")[1], "the address bar holds the masked one");
    await tab.page.reload();
    await tab.answered();
    assert.match(await tab.value("#request-headers"), /s3cr3t-value/, "a reload brings back what was typed");
    assert.doesNotMatch(
      await tab.page.evaluate(() => JSON.stringify(localStorage)),
      /s3cr3t-value/,
      "nothing secret outlives the tab",
    );
    await tab.close();
  });

  test("the scenario is copied in every shape, without its secrets", async () => {
    const tab = await opened();
    await tab.fill("#request-headers", "Authorization: Bearer s3cr3t-value");
    await tab.page.click("#share");
    await tab.until(() => document.getElementById("share-text")?.value, "a link");
    const texts = { link: await tab.value("#share-text") };
    for (const id of await tab.page.$$eval("input[name=share-format]:not(:checked)", (list) =>
      list.map((item) => item.value),
    )) {
      await tab.page.$eval("#share-text", (field) => (field.value = ""));
      await tab.page.$eval(`input[name=share-format][value=${id}]`, (radio) => radio.click());
      await tab.until(() => document.getElementById("share-text").value, id);
      texts[id] = await tab.value("#share-text");
    }
    assert.match(texts.link, /^http:\/\/127\.0\.0\.1:\d+\/#s=1\./);
    assert.match(texts.markdown, /^### Blocked/);
    assert.match(texts.code, /^const response = await fetch\("https:\/\/api\.example\.com\/orders", \{/);
    assert.match(texts.curl, /^curl -i -X 'OPTIONS'/);
    assert.match(texts.element, /<would-block page="[^"]*" api="fetch"/);
    assert.match(texts.frame, /^<iframe .*embed\.html#s=1\./);
    assert.equal(JSON.parse(texts.json).request.url, "https://api.example.com/orders");
    for (const [id, text] of Object.entries(texts)) assert.doesNotMatch(text, /s3cr3t/, id);
    assert.match(texts.code, /Bearer \*\*\*/);
    assert.match(await tab.text("#share-state"), /\*\*\*/);
    await tab.page.click("#share-unmask");
    await tab.until(() => document.getElementById("share-text").value.includes("s3cr3t"), "the secret, when asked for");
    await tab.close();
  });

  test("a file with a scenario opens; one without says so", async () => {
    const tab = await opened();
    await tab.page.click("#share");
    await tab.until(() => document.getElementById("share-text")?.value, "a link");
    /** Chooses a file, as the file dialog does. */
    const choose = (text) =>
      tab.page.evaluate((content) => {
        const data = new DataTransfer();
        data.items.add(new File([content], "scenario.json"));
        const input = document.getElementById("share-file");
        input.files = data.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }, text);
    await choose("{]");
    await tab.until(
      () => /does not contain a scenario/.test(document.getElementById("share-state").textContent),
      "a complaint",
    );
    await tab.page.$eval("input[name=share-format][value=json]", (radio) => radio.click());
    await tab.until(() => document.getElementById("share-text").value.startsWith("{"), "the scenario as JSON");
    assert.match(await tab.text("#share-state"), /does not contain a scenario/, "drawing again keeps the complaint");
    await choose(
      JSON.stringify({
        page: { url: "https://file.example/" },
        request: { api: "fetch", url: "https://file.example/x" },
      }),
    );
    await tab.until(() => document.getElementById("page-url").value === "https://file.example/", "the file's scenario");
    await tab.page.click(".toast-action");
    assert.equal(await tab.value("#page-url"), "https://app.example.com/checkout");
    await tab.close();
  });

  test("links that cannot be read leave a notice and an answer", async () => {
    for (const hash of [
      "#s=1.AAAA",
      "#s=0.e30",
      "#s=0.eyJwYWdlIjp7InVybCI6NX0sInJlcXVlc3QiOnsiYXBpIjoiZmV0Y2giLCJ1cmwiOltdfX0",
      "#s=9.abc",
      "#s=1.%%%",
      "#s=",
      "#example=nothing",
      "#example=%E0%A4%A",
    ]) {
      const tab = await opened(hash);
      assert.notEqual(await tab.text("#notices"), "", hash);
      await tab.close();
    }
  });

  test("examples can be undone and done again, one after the other; typing stays the browser's own undo", async () => {
    const tab = await opened(SELF_FETCH);
    assert.equal(await tab.page.$eval("#undo", (button) => button.disabled), true);
    await tab.fill("#page-url", "https://mine.example/");
    for (let times = 0; times < 2; times += 1) {
      const before = await tab.text("#example-title");
      await tab.page.click("#example-next");
      await tab.until(
        (last) => document.getElementById("example-title").innerText !== last,
        "the next example",
        before,
      );
    }
    await tab.page.click("#undo");
    await tab.page.click("#undo");
    assert.equal(await tab.value("#page-url"), "https://mine.example/");
    assert.match(await tab.text("#example-title"), /^Your scenario/);
    await tab.page.focus("#reset");
    await tab.page.keyboard.down("Control");
    await tab.page.keyboard.down("Shift");
    await tab.page.keyboard.press("z");
    await tab.page.keyboard.up("Shift");
    assert.match(await tab.text("#example-title"), /^Example/);
    await tab.page.keyboard.press("z");
    assert.equal(await tab.value("#page-url"), "https://mine.example/");
    await tab.page.keyboard.up("Control");
    await tab.page.focus("#page-url");
    await tab.page.keyboard.press("End");
    await tab.page.keyboard.type("x");
    await tab.page.keyboard.down("Control");
    await tab.page.keyboard.press("z");
    await tab.page.keyboard.up("Control");
    assert.equal(await tab.value("#page-url"), "https://mine.example/");
    await tab.close();
  });
});
