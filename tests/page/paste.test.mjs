// Pasting: what a text is read as, what it fills in, and undo.
import assert from "node:assert/strict";
import { test } from "node:test";
import { devtoolsPanel } from "../support/devtools-panel.mjs";
import { inEachBrowser, open, SINGLE_FILE, site } from "./page.mjs";

const CURL = `curl 'https://api.rowan.example/v1/orders' \\
  -X 'PUT' \\
  -H 'content-type: application/json' \\
  -H 'origin: https://shop.rowan.example' \\
  -H 'referer: https://shop.rowan.example/' \\
  -H 'sec-fetch-mode: cors' \\
  --data-raw '{"a":1}'`;
const PANEL = devtoolsPanel("https://other.kestrel.example");
const NGINX = `server {
  server_name www.linden.example;
  location / {
    add_header Content-Security-Policy "default-src 'self'; connect-src 'self'" always;
  }
}`;
const ERROR =
  "Connecting to 'https://one.example/data' violates the following Content Security Policy directive: " +
  "\"connect-src 'self'\". The action has been blocked.";

/** A recording with an entry for each URL. @param {string[]} urls */
const har = (urls) => ({
  log: {
    version: "1.2",
    creator: { name: "WebInspector", version: "537.36" },
    pages: [{ id: "page_1", title: "https://app.alder.example/", startedDateTime: "2026-01-09T09:00:00.000Z" }],
    entries: urls.map((url, at) => ({
      pageref: "page_1",
      _resourceType: "fetch",
      request: {
        method: "GET",
        url,
        headers: [
          { name: "Origin", value: "https://app.alder.example" },
          { name: "Sec-Fetch-Mode", value: "cors" },
        ],
      },
      response: {
        status: 200,
        headers: at === 1 ? [] : [{ name: "Access-Control-Allow-Origin", value: "*" }],
        content: { size: 3, text: "abc" },
      },
    })),
  },
});

/** Pastes as a browser does, into a field or outside of all fields. Firefox does not accept data in a ClipboardEvent. */
const paste = (tab, text, selector = "body") =>
  tab.page.evaluate(
    (data, target) => {
      const event = new Event("paste", { bubbles: true, cancelable: true });
      event.clipboardData = { getData: () => data, files: [] };
      const node = document.querySelector(target);
      const isTaken = !node.dispatchEvent(event);
      if (isTaken || !("value" in node)) return;
      node.focus();
      node.value = data;
      node.dispatchEvent(new Event("input", { bubbles: true }));
    },
    text,
    selector,
  );

/** Drops a file onto the page. */
const drop = (tab, name, parts, times = 1) =>
  tab.page.evaluate(
    (fileName, content, count) => {
      const file = new File(Array.from({ length: count }, () => content).flat(), fileName);
      for (const type of ["dragover", "drop"]) {
        const event = new Event(type, { bubbles: true, cancelable: true });
        event.dataTransfer = { types: ["Files"], files: [file], getData: () => "" };
        document.getElementById("input").dispatchEvent(event);
      }
    },
    name,
    parts,
    times,
  );

const preview = async (tab, title) => {
  await tab.until(
    (wanted) =>
      // While a slow machine is still reading, there is nothing to accept.
      !document.querySelector(".paste-progress") &&
      document.querySelector(".paste-panel:not([hidden]) .paste-title")?.textContent.includes(wanted),
    `the preview of ${title}`,
    title,
  );
  return tab.text(".paste-panel");
};
const filled = (tab, selector, value) =>
  tab.until(
    (target, wanted) => document.querySelector(target)?.value === wanted,
    `${value} in ${selector}`,
    selector,
    value,
  );
const response = '[data-source="network[0].response.headers"]';

inEachBrowser(({ opened, browser }) => {
  test("a curl command, pasted outside of fields, and undone in one step", async () => {
    const tab = await opened();
    const before = await tab.value("#request-url");
    await tab.page.focus("body");
    await paste(tab, CURL);
    const shown = await preview(tab, "A curl command");
    assert.match(shown, /https:\/\/api\.rowan\.example\/v1\/orders/);
    assert.match(shown, /PUT/);
    assert.equal(await tab.value("#request-url"), before, "nothing changes before it is accepted");
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "paste");
    await tab.page.keyboard.press("Enter");
    await filled(tab, "#request-url", "https://api.rowan.example/v1/orders");
    assert.equal(await tab.value("#page-url"), "https://shop.rowan.example/");
    assert.equal(await tab.value("#request-method"), "PUT");
    assert.equal(await tab.value("#request-headers"), "content-type: application/json");
    assert.equal(await tab.value(response), "", "the first example's answer is gone");
    assert.equal(await tab.page.$eval(".paste-panel", (panel) => panel.hidden), true);
    await tab.page.click("#undo");
    await filled(tab, "#request-url", before);
    await tab.close();
  });

  test("a panel of the developer tools: its answer decides", async () => {
    const tab = await opened();
    await tab.page.focus("#paste");
    await paste(tab, PANEL, "#paste");
    await preview(tab, "");
    await tab.page.keyboard.press("Enter");
    await tab.verdict("blocked");
    assert.match(await tab.value(response), /access-control-allow-origin: https:\/\/other\.kestrel\.example/i);
    assert.doesNotMatch(await tab.value("#request-headers"), /origin|referer|sec-fetch/i);
    await tab.close();
  });

  test("a dropped recording: its requests are a list to choose from, those that are blocked first", async () => {
    const tab = await opened();
    const text = JSON.stringify(har(["https://a.example/1", "https://a.example/2", "https://a.example/3"]));
    await drop(tab, "site.har", [text]);
    await preview(tab, "");
    const rows = await tab.page.$$eval(".paste-request", (list) => list.map((row) => row.innerText));
    assert.equal(rows.length, 3);
    assert.match(rows[0], /a\.example\/2/);
    // With the keyboard: into the list, on to the next one, which is accepted.
    await tab.page.focus("#paste");
    await tab.page.keyboard.press("ArrowDown");
    await tab.page.keyboard.press("ArrowDown");
    await tab.until(() => /a\.example\/1/.test(document.querySelector(".paste-details").innerText), "the second");
    await tab.page.keyboard.press("Enter");
    await filled(tab, "#request-url", "https://a.example/1");
    assert.equal(await tab.value("#page-url"), "https://app.alder.example/");
    await tab.close();
  });

  test("a configuration applies to the page that is in the form", async () => {
    const tab = await opened();
    await tab.fill("#page-url", "https://www.linden.example/");
    await tab.fill("#request-url", "https://api.linden.example/x");
    await paste(tab, NGINX);
    assert.match(await preview(tab, "nginx"), /Stays as it is: Page, Request/);
    await tab.page.keyboard.press("Enter");
    await tab.verdict("blocked");
    assert.match(await tab.value("#page-headers"), /connect-src 'self'/);
    assert.equal(await tab.value("#request-url"), "https://api.linden.example/x");
    await tab.close();
  });

  test("a console's error, and then the headers that it leaves open", async () => {
    const tab = await opened();
    await paste(tab, ERROR);
    await preview(tab, "console");
    await tab.page.keyboard.press("Enter");
    await tab.verdict("blocked");
    assert.equal(await tab.value("#request-url"), "https://one.example/data");
    const asked = await tab.page.$$eval(".asked li button", (list) => list.map((button) => button.textContent));
    assert.match(asked[0], /^Page response headers/);
    assert.ok(asked.includes("Page URL"), asked.join());
    assert.match(await tab.text(".field:has(> .editor > #page-headers) > .open-mark"), /one directive/);
    assert.match(await tab.text(".field:has(> .editor > #page-url) > .open-mark"), /^Assumed/);
    await tab.page.click(".asked li button");
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), "page-headers");
    // This is the whole policy, with the directive that the message quotes.
    await paste(tab, "Content-Security-Policy: default-src 'none'; connect-src 'self'; script-src 'self'");
    await preview(tab, "");
    await tab.page.keyboard.press("Enter");
    await tab.until(() => /default-src 'none'/.test(document.getElementById("page-headers").value), "the policy");
    assert.equal(await tab.value("#request-url"), "https://one.example/data");
    // The page is typed, so its mark disappears.
    await tab.fill("#page-url", "https://app.example/");
    assert.equal(await tab.page.$(".field:has(> .editor > #page-url) > .open-mark"), null);
    await tab.close();
  });

  test("the page offers to read text pasted into the wrong field, and keeps it until then", async () => {
    const tab = await opened("#example=self-fetch");
    await paste(tab, CURL, "#page-headers");
    await tab.until(() => /A curl command/.test(document.querySelector("[data-notice=paste]")?.innerText), "the offer");
    assert.equal(await tab.value("#page-headers"), CURL);
    await tab.page.click("[data-notice=paste] .button");
    await filled(tab, "#request-url", "https://api.rowan.example/v1/orders");
    assert.equal(await tab.value("#page-headers"), "");
    await tab.page.click("#undo");
    await filled(tab, "#page-headers", CURL);
    // Headers in a field for headers need no question.
    await paste(tab, "Content-Type: text/html\nX-Frame-Options: DENY", "#page-headers");
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(await tab.page.$("[data-notice=paste]"), null);
    await tab.close();
  });

  test("a message says that prose is not read, and Escape leaves everything unchanged", async () => {
    const tab = await opened();
    const before = await tab.value("#request-url");
    await tab.page.focus("#paste");
    await tab.page.keyboard.type("hello there");
    assert.match(await preview(tab, "Not recognised"), /It reads/);
    await tab.page.keyboard.press("Enter");
    await tab.page.keyboard.press("Escape");
    assert.equal(await tab.page.$eval(".paste-panel", (panel) => panel.hidden), true);
    assert.equal(await tab.value("#paste"), "");
    assert.equal(await tab.value("#request-url"), before);
    await tab.close();
  });

  test("a recording of 200 MB is streamed in a worker, with progress, and can be cancelled", async () => {
    const tab = await opened();
    await tab.answered();
    await tab.page.focus("#paste");
    const entry = har(["https://a.example/big"]).log.entries[0];
    entry.response.content.text = "x".repeat(1_000_000);
    await tab.page.evaluate((text) => {
      const one = new Blob([text]);
      const parts = ['{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[', one];
      for (let at = 0; at < 200; at += 1) parts.push(",", one);
      parts.push("]}}");
      globalThis.longest = 0;
      let last = performance.now();
      setInterval(() => {
        globalThis.longest = Math.max(globalThis.longest, performance.now() - last);
        last = performance.now();
        // Firefox reads such a file as one chunk, and shows its progress for less time than a question to it takes.
        if (globalThis.progressed || !(document.querySelector(".paste-progress")?.value > 0)) return;
        globalThis.progressed = true;
        document.getElementById("paste-cancel").click();
      }, 10);
      const event = new Event("drop", { bubbles: true, cancelable: true });
      event.dataTransfer = { types: ["Files"], files: [new File(parts, "big.har")], getData: () => "" };
      document.body.dispatchEvent(event);
    }, JSON.stringify(entry));
    await tab.until(() => globalThis.progressed, "progress");
    await tab.until(() => document.querySelector(".paste-panel").hidden, "the end of it");
    // After that, the readers start again.
    await paste(tab, CURL);
    await preview(tab, "A curl command");
    assert.ok((await tab.page.evaluate(() => globalThis.longest)) < 1_000, "the page was alive");
    await tab.close();
  });

  test("it uses the language of the page", async () => {
    for (const [language, title, button] of [
      ["zh", "curl", "填入表单"],
      ["de", "curl", "Ins Formular übernehmen"],
    ]) {
      const tab = await opened("", { storage: { "wouldblock.language": language } });
      await paste(tab, CURL);
      assert.match(await preview(tab, title), new RegExp(button));
      await tab.close();
    }
  });

  test("on a narrow phone the preview fits", async () => {
    const tab = await opened("", { width: 320, height: 640 });
    await paste(tab, CURL);
    await preview(tab, "A curl command");
    const { left, right, scroll } = await tab.page.$eval(".paste-panel", (panel) => {
      const box = panel.getBoundingClientRect();
      return { left: box.left, right: box.right, scroll: document.documentElement.scrollWidth };
    });
    assert.ok(left >= 0 && right <= 320 && scroll <= 320, `${left} ${right} ${scroll}`);
    await tab.close();
  });

  test("the single file contains everything, including the script reader", async () => {
    const tab = await open(browser(), String(SINGLE_FILE));
    await tab.answered();
    for (const [text, title, api] of [
      [CURL, "A curl command", "PUT"],
      ['await fetch("https://api.rowan.example/v2", { method: "DELETE" })', "fetch", "DELETE"],
      [ERROR, "console", ""],
    ]) {
      await paste(tab, text);
      await preview(tab, title);
      await tab.page.keyboard.press("Enter");
      await filled(tab, "#request-method", api);
    }
    await tab.close();
  });

  test("modules that have been used once work offline", async () => {
    const own = await site();
    const tab = await open(browser(), own.url);
    await tab.answered();
    await tab.until(() => navigator.serviceWorker.controller !== null, "the service worker");
    await paste(tab, CURL);
    await preview(tab, "A curl command");
    await own.close();
    await tab.page.reload();
    await tab.answered();
    await paste(tab, CURL);
    await preview(tab, "A curl command");
    await tab.close();
  });

  test("the first load brings no reader", async () => {
    const own = await site();
    const tab = await open(browser(), own.url);
    await tab.answered();
    assert.deepEqual(
      own.requests.filter((path) => /read/.test(path)),
      [],
    );
    await paste(tab, CURL);
    await preview(tab, "A curl command");
    const read = own.requests.filter((path) => /read/.test(path)).sort();
    assert.deepEqual(read, ["/pkg/reading/reading_bg.wasm", "/read-worker.js"]);
    await tab.close();
    await own.close();
  });
});
