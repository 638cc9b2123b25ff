// Typing and choosing: fields, notes, hops, large and hostile texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { APIS, FIELDS, isRead } from "../../pkg/fields.js";
import { APIS as OFFERED } from "../../www/apis.js";
import { inEachBrowser } from "./page.mjs";

const SELF = "Content-Security-Policy: connect-src 'self'";
const SELF_FETCH = "#example=self-fetch";

inEachBrowser(({ opened }) => {
  test("typing changes the verdict at every key, and nothing typed is rewritten", async () => {
    const tab = await opened(SELF_FETCH);
    await tab.verdict("blocked");
    await tab.page.focus("#page-headers");
    await tab.page.keyboard.press("End");
    await tab.page.keyboard.type(" https://api.example.com");
    await tab.until(() => document.getElementById("verdict").dataset.verdict !== "blocked", "another verdict");
    assert.equal(await tab.value("#page-headers"), `${SELF} https://api.example.com`);
    await tab.page.keyboard.press("Backspace");
    await tab.verdict("blocked");
    await tab.close();
  });

  test("fields of the page that are seldom needed are folded, unless one of them has a value", async () => {
    const plain = await opened(SELF_FETCH);
    assert.equal(await plain.page.$eval("#page-more", (details) => details.open), false);
    await plain.close();
    const tab = await opened("#example=meta-comma");
    await tab.until(() => document.querySelector("#page-more").hasAttribute("open"), "the fields");
    const label = await tab.page.$eval("#page-contentScript", (box) => box.parentElement.innerText);
    assert.equal(label.trim(), "The content script of an extension makes the request");
    await tab.close();
  });

  test("each API can be chosen and shows its own fields", async () => {
    const tab = await opened(SELF_FETCH);
    await tab.page.click("#apis-toggle");
    const apis = await tab.page.$$eval("input[name=api]", (list) => list.map((item) => item.value));
    assert.deepEqual(apis, [...APIS]);
    const offered = await tab.page.$$eval("input[name=api]", (list) =>
      list.map((item) => ({ label: item.parentElement.innerText, main: item.closest("#apis-main") !== null })),
    );
    assert.deepEqual(
      offered,
      OFFERED.map(({ label, main }) => ({ label, main })),
    );
    const shown = {};
    for (const api of apis) {
      await tab.page.$eval(`input[name=api][value=${api}]`, (radio) => radio.click());
      await tab.answered();
      shown[api] = await tab.page.$$eval("#input [data-source^='request.']", (list) =>
        list.filter((item) => !item.closest("[hidden]")).map((item) => item.dataset.source),
      );
    }
    // Credentials as a flag have a separate control; a field with a condition is hidden until the condition holds.
    for (const [api, sources] of Object.entries(shown)) {
      const plain = sources.map((source) => source.replace(/\.flag$/, ""));
      const read = FIELDS.filter((field) => field.path.startsWith("request.") && !field.within && isRead(field, api));
      assert.deepEqual(
        plain.sort(),
        read
          .map(({ path }) => path)
          .filter((path) => path !== "request.api")
          .sort(),
        api,
      );
    }
    assert.ok(shown.xhr.includes("request.credentials.flag") && shown.fetch.includes("request.credentials"));
    await tab.close();
  });

  test("the response to a preflight that is not sent is folded, and keeps its text", async () => {
    const tab = await opened("#example=put-custom-header");
    const preflight = "[data-reply=preflight]";
    const shown = () =>
      tab.page.$eval(preflight, (reply) => ({
        isOpen: reply.querySelector("textarea").checkVisibility(),
        state: reply.querySelector(".reply-state").innerText,
        hasText: reply.querySelector("textarea").value !== "",
      }));
    assert.deepEqual(await shown(), { isOpen: true, state: "", hasText: true });
    await tab.fill("#request-headers", "");
    await tab.fill("#request-method", "GET");
    await tab.until(() => document.querySelector("[data-reply=preflight].is-idle") !== null, "no preflight");
    assert.deepEqual(await shown(), { isOpen: false, state: "no preflight needed", hasText: true });
    await tab.page.click(`${preflight} summary`);
    assert.ok((await shown()).isOpen);
    await tab.fill("#request-method", "PUT");
    await tab.until(() => document.querySelector("[data-reply=preflight].is-idle") === null, "a preflight");
    assert.deepEqual(await shown(), { isOpen: true, state: "", hasText: true });
    await tab.close();
  });

  test("a warning is shown below its field, and one click there or in the answer repairs it", async () => {
    const tab = await opened(SELF_FETCH);
    const notes = "#page-headers ~ .field-notes, .field:has(#page-headers) .field-notes";
    await tab.fill("#page-headers", "Content-Security-Policy: connect-src self https://api.example.com");
    await tab.until((target) => /without quotes/.test(document.querySelector(target)?.textContent), "the note", notes);
    assert.ok(
      await tab.page.$eval("#page-headers", (field) =>
        document.getElementById(field.getAttribute("aria-describedby")).textContent.includes("without quotes"),
      ),
    );
    await tab.page.$eval(`${notes} .is-repair`, (button) => button.click());
    await tab.until(
      () =>
        document.getElementById("page-headers").value ===
        "Content-Security-Policy: connect-src 'self' https://api.example.com",
      "the repair",
    );
    await tab.until((target) => document.querySelector(target).textContent === "", "no note", notes);
    await tab.page.click(".toast-action");
    await tab.until(() => document.getElementById("page-headers").value.includes(" self "), "the text before");
    await tab.until(() => document.querySelector("[data-warning] .is-repair") !== null, "the repair in the answer");
    assert.match(await tab.text("[data-warning] ins"), /'self'/);
    await tab.page.$eval("[data-warning] .is-repair", (button) => button.click());
    await tab.until(() => document.getElementById("page-headers").value.includes("'self'"), "the repair again");
    await tab.close();
  });

  test("a half-typed URL shows no error: until there is a request, ways to begin replace the answer", async () => {
    const tab = await opened();
    await tab.page.click("#reset");
    await tab.until(() => document.querySelectorAll(".starters a").length > 4, "the ways to begin");
    await tab.page.type("#page-url", "https://app.example.com/");
    await tab.verdict("empty");
    assert.match(await tab.text(".verdict-summary"), /URL that the page requests/);
    assert.equal(await tab.page.$$eval(".field-notes > li", (list) => list.length), 0);
    await tab.page.type("#request-url", "/users");
    await tab.verdict("undetermined");
    assert.equal(await tab.page.$eval(".starters", (node) => node.checkVisibility()), false);
    await tab.page.click("#reset");
    await tab.page.$eval('.starters a[href="#example=self-fetch"]', (link) => link.click());
    await tab.until(() => location.hash === "#example=self-fetch", "the example");
    await tab.verdict("blocked");
    await tab.page.click("#undo");
    await tab.verdict("empty");
    await tab.page.click("#undo");
    await tab.until(() => document.getElementById("request-url").value === "/users", "what was typed");
    await tab.close();
  });

  test("a missing value can be added with one click", async () => {
    const tab = await opened("#example=json-unknown");
    await tab.verdict("undetermined");
    await tab.page.$eval('[data-path="network[0].preflight"]', (button) => button.click());
    assert.equal(await tab.page.evaluate(() => document.activeElement.dataset.source), "network[0].preflight.headers");
    await tab.verdict("blocked");
    await tab.fill(
      '[data-source="network[0].preflight.headers"]',
      "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: Content-Type",
    );
    await tab.verdict("undetermined");
    await tab.page.$eval('[data-path="network[0].response"]', (button) => button.click());
    await tab.fill('[data-source="network[0].response.headers"]', "Access-Control-Allow-Origin: *");
    await tab.verdict("allowed");
    await tab.close();
  });

  test("a redirect brings the next hop", async () => {
    const tab = await opened("#example=simple-get");
    await tab.fill(
      '[data-source="network[0].response.headers"]',
      "HTTP/1.1 302 Found\nLocation: https://other.example/next",
    );
    await tab.fill('[data-source="network[0].response.status"]', "");
    await tab.until(
      () => [...document.querySelectorAll(".hop")].filter((hop) => !hop.hidden).length === 2,
      "a second hop",
    );
    assert.match(await tab.text(".hop:nth-child(2) .hop-title"), /https:\/\/other\.example\/next/);
    await tab.close();
  });

  test("hostile input stays text: nothing runs, nothing breaks, nothing is lost", async () => {
    const tab = await opened();
    const hostile = [
      "<script>document.title='owned'</script><img src=x onerror=alert(1)>",
      "\0\0: \0\nno colon at all\n: no name\nContent-Security-Policy: \0; connct-src; connect-src 'self 'slf' https://[::: ;;;,,,",
      "javascript:alert(1)//${{7*7}}",
      "\u202e\ufeff😀\ud800 𝒳𝒳 Content-Security-Policy:connect-src https://ex\u00e4mple.com",
      "x".repeat(1_000_000),
      "A: b\n".repeat(60_000),
    ];
    for (const field of [
      "#page-headers",
      "#request-url",
      "#page-url",
      "#request-headers",
      '[data-source="network[0].preflight.headers"]',
    ]) {
      for (const text of hostile) {
        await tab.fill(field, text);
        await tab.until(
          () => !["waiting", "loading", "failed"].includes(document.getElementById("verdict").dataset.verdict),
          `an answer to ${JSON.stringify(text.slice(0, 30))} in ${field}`,
        );
      }
      await tab.fill(field, "");
    }
    assert.equal(await tab.page.evaluate(() => document.querySelectorAll("img, script:not([src])").length), 0);
    assert.doesNotMatch(await tab.page.title(), /owned/);
    await tab.close();
  });

  test("a large text is held back from layout, and all of it counts", async () => {
    const tab = await opened(SELF_FETCH);
    const text = `${"X-Filler: 0123456789\n".repeat(100_000)}${SELF}`;
    await tab.fill("#page-headers", text);
    await tab.verdict("blocked");
    assert.match(await tab.text(".editor-note:not([hidden])"), /2100 kB/);
    await tab.page.$eval(".editor-note:not([hidden]) button", (button) => button.click());
    await tab.until(() => document.getElementById("verdict").dataset.verdict !== "blocked", "another verdict");
    await tab.close();
  });

  test("reset clears everything, shows how to begin, and can be undone", async () => {
    const tab = await opened(SELF_FETCH);
    await tab.page.click("#reset");
    await tab.until(() => document.getElementById("verdict").dataset.verdict === "empty", "the empty state");
    assert.equal(await tab.value("#page-headers"), "");
    await tab.page.click(".toast-action");
    await tab.verdict("blocked");
    assert.equal(await tab.value("#page-headers"), SELF);
    await tab.close();
  });
});
