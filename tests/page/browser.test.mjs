// The page in real browsers, under its own strict policy: what a person does, and what must not happen meanwhile.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers } from "../support/browsers.mjs";
import { FIELDS, isRead } from "../../pkg/fields.js";
import { LANGUAGES } from "../../pkg/languages/list.js";
import { open, SINGLE_FILE, site, sources } from "./page.mjs";

const SELF = "Content-Security-Policy: connect-src 'self'";
const SELF_FETCH = "#example=self-fetch";

let server;
before(async () => (server = await site()));
after(() => server.close());

for (const [name, launch] of browsers) {
  describe(name, () => {
    let browser;
    before(async () => (browser = await launch()));
    after(() => browser?.close());

    const opened = async (hash = "", options) => {
      const tab = await open(browser, server.url + hash, options);
      await tab.answered();
      return tab;
    };

    test("first sight: an example that is already evaluated, with the reason", async () => {
      const tab = await opened();
      await tab.verdict("blocked");
      assert.equal(await tab.text(".verdict-word"), "Blocked");
      assert.notEqual(await tab.text(".verdict-summary"), "");
      assert.match(await tab.text("#example-title"), /^Example/);
      assert.equal(
        await tab.page.$$eval(".engine", (list) => list.map((item) => item.dataset.engine).join()),
        "standards,chromium,firefox,webkit",
      );
      const wire = await tab.page.$$eval(".wire-row", (rows) => rows.length);
      assert.ok(wire >= 4, `${wire} rows on the wire`);
      await tab.close();
    });

    test("where engines disagree, the verdict itself says so", async () => {
      const tab = await opened("#example=meta-comma");
      assert.equal(await tab.text(".verdict-line"), "Allowed · Chrome, Safari: Blocked");
      await tab.page.$eval("#page-meta", (field) => (field.value = ""));
      await tab.fill("#page-meta", "connect-src 'self' https://api.example.com");
      await tab.until(() => document.querySelector(".verdict-line").innerText.trim() === "Allowed", "one verdict");
      await tab.close();
    });

    test("the sources do what the built page does", async () => {
      const own = await sources();
      const tab = await open(browser, own.url);
      await tab.verdict("blocked");
      await tab.fill("#request-headers", "");
      await tab.verdict("allowed");
      await tab.page.click("#open-examples");
      await tab.until(() => document.querySelectorAll("#examples-list a").length > 1, "the examples");
      await tab.close();
      await own.close();
    });

    test("the version for frames is part of the built page", async () => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.goto(`${server.url}embed.html#example=self-fetch`);
      await page.waitForFunction(() =>
        /blocked/i.test(document.querySelector("would-block")?.shadowRoot?.textContent ?? ""),
      );
      await context.close();
    });

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

    test("the verdict and why stand there a frame after the key; what would help goes and comes after that", async () => {
      const tab = await opened(SELF_FETCH);
      await tab.verdict("blocked");
      const fixes = () => tab.page.$eval(".is-fixes", (section) => !section.hidden && section.innerText !== "");
      assert.ok(await fixes());
      const shown = await tab.page.evaluate(
        () =>
          new Promise((done) => {
            const field = document.getElementById("page-headers");
            field.value += " https://api.example.com";
            field.dispatchEvent(new Event("input", { bubbles: true }));
            // The page has asked for its frame before.
            requestAnimationFrame(() =>
              done({
                verdict: document.getElementById("verdict").dataset.verdict,
                failed: document.querySelectorAll(".step.is-fail").length,
                isBusy: document.getElementById("answer").hasAttribute("aria-busy"),
              }),
            );
          }),
      );
      assert.notEqual(shown.verdict, "blocked");
      assert.deepEqual({ ...shown, verdict: "" }, { verdict: "", failed: 0, isBusy: true });
      await tab.answered();
      assert.ok(!(await fixes()));
      await tab.page.focus("#page-headers");
      await tab.page.keyboard.press("End");
      await tab.page.keyboard.press("Backspace");
      await tab.verdict("blocked");
      assert.ok(await fixes());
      await tab.close();
    });

    test("each API can be chosen and brings its own fields", async () => {
      const tab = await opened(SELF_FETCH);
      await tab.page.click("#apis-toggle");
      const apis = await tab.page.$$eval("input[name=api]", (list) => list.map((item) => item.value));
      assert.equal(apis.length, 14);
      const shown = {};
      for (const api of apis) {
        await tab.page.$eval(`input[name=api][value=${api}]`, (radio) => radio.click());
        await tab.answered();
        shown[api] = await tab.page.$$eval("#input [data-source^='request.']", (list) =>
          list.filter((item) => !item.closest("[hidden]")).map((item) => item.dataset.source),
        );
      }
      // Credentials that are a flag are a control of their own; a field with a condition waits for it.
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

    test("examples: found by a word, opened with a click, each a link; what was typed can be had back", async () => {
      const tab = await opened();
      await tab.fill("#page-url", "https://mine.example/");
      await tab.page.click("#open-examples");
      // The list comes with its own module: typing begins when it is there.
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

    test("steps come with their clauses, and light up the text that they were decided on", async () => {
      const tab = await opened(SELF_FETCH);
      const fold = await tab.page.$(".fold");
      await fold?.click();
      const specs = await tab.page.$$eval(".step-spec", (links) =>
        links.map(({ href, target, rel }) => ({ href, target, rel })),
      );
      assert.ok(specs.length > 0);
      for (const { href, target, rel } of specs) {
        assert.match(href, /^https:\/\//);
        assert.equal(target, "_blank");
        assert.match(rel, /noopener/);
      }
      const marked = (kind) =>
        tab.page.evaluate(
          (name) =>
            [...CSS.highlights.get(`wouldblock-${name}`)].map((range) =>
              range.startContainer.data.slice(range.startOffset, range.endOffset),
            ),
          kind,
        );
      const failed = await marked("fail");
      assert.ok(failed.length > 0, "what decided is marked");
      assert.ok(
        failed.some((text) => /connect-src|'self'|api\.example\.com/.test(text)),
        failed.join(" | "),
      );
      assert.deepEqual(await marked("active"), []);
      await tab.page.focus(".step.is-fail .pointer");
      assert.ok((await marked("active")).length > 0, "the focused step lights up");
      await tab.page.$eval(".step.is-fail .pointer", (button) => button.click());
      const selected = await tab.page.evaluate(() => {
        const field = document.activeElement;
        return field.value.slice(field.selectionStart, field.selectionEnd);
      });
      assert.ok(failed.includes(selected), `“${selected}” is selected`);
      await tab.until(
        () => document.querySelector(".step.is-lit") !== null,
        "the way back: the caret lights up the step",
      );
      await tab.close();
    });

    test("the way back: the pointer over a mark lights up what was found in it", async () => {
      const tab = await opened("#example=origin-trailing-slash");
      const field = '[data-source="network[0].response.headers"]';
      /** Moves the pointer over the character at an offset of the field. */
      const point = async (offset) => {
        const [x, y] = await tab.page.evaluate(
          (target, at) => {
            const copy = document.querySelector(target).parentElement.querySelector(".editor-copy");
            copy.scrollIntoView({ block: "center" });
            const range = document.createRange();
            range.setStart(copy.firstChild, at);
            range.setEnd(copy.firstChild, at + 1);
            const { left, top, width, height } = range.getBoundingClientRect();
            return [left + width / 2, top + height / 2];
          },
          field,
          offset,
        );
        await tab.page.mouse.move(x, y);
      };
      await point("Access-Control-Allow-Origin: https".length);
      await tab.until(
        () => document.querySelectorAll(".step.is-fail.is-lit, [data-warning].is-lit").length === 2,
        "the step and the warning",
      );
      assert.match(await tab.page.$eval(field, (node) => node.title), /is no origin/);
      await point(3);
      await tab.until(() => !document.querySelector(".is-lit"), "darkness over what nothing was found in");
      await tab.close();
    });

    test("a warning says below its field what is wrong, and is repaired with one click there and in the answer", async () => {
      const tab = await opened(SELF_FETCH);
      const notes = "#page-headers ~ .field-notes, .field:has(#page-headers) .field-notes";
      await tab.fill("#page-headers", "Content-Security-Policy: connect-src self https://api.example.com");
      await tab.until(
        (target) => /without quotes/.test(document.querySelector(target)?.textContent),
        "the note",
        notes,
      );
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

    test("what is half typed is not scolded: ways to begin stand in the answer's place until something is asked", async () => {
      const tab = await opened();
      await tab.page.click("#reset");
      await tab.until(() => document.querySelectorAll(".starters a").length > 4, "the ways to begin");
      await tab.page.type("#page-url", "https://app.example.com/");
      await tab.verdict("empty");
      assert.match(await tab.text(".verdict-summary"), /which URL/);
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

    test("the request as code, and as curl, without its secrets", async () => {
      const tab = await opened();
      await tab.page.$eval("section[aria-labelledby=h-code] summary", (node) => node.click());
      await tab.until(() => document.querySelectorAll(".codes pre").length === 2, "the code");
      await tab.fill("#request-headers", "Authorization: Bearer s3cr3t-value");
      await tab.until(
        () => document.querySelector(".codes pre").textContent.includes("Bearer ***"),
        "the code of what is typed",
      );
      assert.match(
        await tab.text(".codes pre"),
        /^const response = await fetch\("https:\/\/api\.example\.com\/orders", \{/,
      );
      assert.match(await tab.text(".codes .configuration:nth-child(2) pre"), /^curl -i -X 'OPTIONS'/);
      assert.doesNotMatch(await tab.text(".codes"), /s3cr3t/);
      // Folded while something else is typed, it is of what was typed when it is opened again.
      const fold = () => tab.page.$eval("section[aria-labelledby=h-code] summary", (node) => node.click());
      await fold();
      await tab.fill("#request-url", "https://api.example.com/first");
      await tab.answered();
      await tab.fill("#request-url", "https://api.example.com/second");
      await tab.answered();
      await fold();
      await tab.until(
        () => document.querySelector(".codes pre")?.textContent.includes("/second"),
        "the code of what was typed last",
      );
      // Opened between a verdict and the rest of its answer, it stays open.
      await fold();
      await tab.answered();
      await tab.page.evaluate(
        () =>
          new Promise((done) => {
            const field = document.getElementById("request-url");
            field.value = "https://api.example.com/third";
            field.dispatchEvent(new Event("input", { bubbles: true }));
            requestAnimationFrame(() => {
              document.querySelector("section[aria-labelledby=h-code] summary").click();
              done();
            });
          }),
      );
      await tab.until(
        () => document.querySelector(".codes pre")?.textContent.includes("/third"),
        "the code of what was being answered",
      );
      await tab.close();
    });

    test("more servers than lanes: the messages name theirs; a redirect says where to", async () => {
      const tab = await opened();
      const redirect = (number) => ({
        response: { status: 302, headers: `Access-Control-Allow-Origin: *\nLocation: https://s${number}.example/` },
      });
      const scenario = {
        page: { url: "https://s0.example/" },
        request: { api: "fetch", url: "https://s1.example/" },
        network: [2, 3, 4, 5]
          .map(redirect)
          .concat({ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }),
      };
      await tab.page.evaluate(
        (hash) => (location.hash = hash),
        `#s=0.${Buffer.from(JSON.stringify(scenario)).toString("base64url")}`,
      );
      await tab.verdict("allowed");
      assert.equal(await tab.text(".wire-lane:last-child"), "3 others");
      const wire = await tab.text(".wire");
      for (const words of ["GET /", "on to s2.example", "GET s3.example/", "GET s5.example/"])
        assert.ok(wire.includes(words), `${words} in ${wire}`);
      await tab.close();
    });

    test("a message on the wire opens as HTTP text", async () => {
      const tab = await opened();
      await tab.page.click(".wire-label.is-button");
      assert.match(
        await tab.text(".wire .raw:not([hidden])"),
        /^OPTIONS \/orders HTTP\/1\.1\nHost: api\.example\.com\n/,
      );
      await tab.close();
    });

    test("what is missing can be added with one click", async () => {
      const tab = await opened("#example=json-unknown");
      await tab.verdict("undetermined");
      await tab.page.$eval('[data-path="network[0].preflight"]', (button) => button.click());
      assert.equal(
        await tab.page.evaluate(() => document.activeElement.dataset.source),
        "network[0].preflight.headers",
      );
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

    test("a link takes everything into a fresh tab; secrets only when asked", async () => {
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
        const fresh = await open(browser, link);
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
      await tab.until(
        () => document.getElementById("share-text").value.includes("s3cr3t"),
        "the secret, when asked for",
      );
      await tab.close();
    });

    test("a file with a scenario opens; one without says so", async () => {
      const tab = await opened();
      await tab.page.click("#share");
      await tab.until(() => document.getElementById("share-text")?.value, "a link");
      /** As choosing a file does. */
      const choose = (text) =>
        tab.page.evaluate((content) => {
          const data = new DataTransfer();
          data.items.add(new File([content], "scenario.json"));
          const input = document.getElementById("share-file");
          input.files = data.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }, text);
      await choose("{]");
      await tab.until(() => /no scenario/.test(document.getElementById("share-state").textContent), "a complaint");
      await choose(
        JSON.stringify({
          page: { url: "https://file.example/" },
          request: { api: "fetch", url: "https://file.example/x" },
        }),
      );
      await tab.until(
        () => document.getElementById("page-url").value === "https://file.example/",
        "the file's scenario",
      );
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

    test("language and theme switch, and are remembered", async () => {
      const tab = await opened();
      const summary = await tab.text(".verdict-summary");
      await tab.page.select("#language", "zh");
      await tab.until(() => document.querySelector(".verdict-word").textContent === "阻止", "Chinese");
      assert.equal(await tab.page.evaluate(() => document.documentElement.lang), "zh-Hans");
      await tab.until(
        (before) => document.querySelector(".verdict-summary").textContent !== before,
        "the engine's words in Chinese",
        summary,
      );
      assert.match(await tab.text(".verdict-summary"), /\p{Script=Han}/u);
      const ground = () => tab.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await ground();
      await tab.page.click("#theme");
      assert.notEqual(await ground(), before);
      const after = await ground();
      await tab.page.reload();
      await tab.answered();
      assert.equal(await ground(), after);
      assert.equal(await tab.text(".verdict-word"), "阻止");
      await tab.close();
    });

    test("no sideways scrolling from 320 px up, in every language; the verdict stays in view", async () => {
      for (const width of [320, 360, 768, 1024]) {
        for (const { tag: language } of LANGUAGES) {
          const tab = await opened("", { width, height: 640, storage: { "wouldblock.language": language } });
          await tab.fill("#request-url", `https://api.example.com/${"long".repeat(60)}`);
          const [scroll, inner] = await tab.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(scroll <= inner, `${scroll} px of content in ${inner} px, ${language}`);
          const wide = await tab.page.evaluate(() => getComputedStyle(document.body).display === "grid");
          if (wide)
            assert.equal(
              await tab.page.evaluate(() => document.documentElement.scrollHeight),
              640,
              "the panes scroll, not the window",
            );
          await tab.page.evaluate(() => scrollTo(0, document.body.scrollHeight / 3));
          const { top, bottom } = await tab.page.$eval("#verdict", (node) => node.getBoundingClientRect().toJSON());
          assert.ok(top >= 0 && bottom <= 640, `the verdict is at ${top} to ${bottom}, ${width} px`);
          await tab.close();
        }
      }
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

    test("keyboard alone: to the fields, the API, a step and its place, a dialog and back", async () => {
      const tab = await opened(SELF_FETCH);
      const { keyboard } = tab.page;
      await tab.page.focus("input[name=api]:checked");
      await keyboard.press("ArrowRight");
      await keyboard.press("ArrowRight");
      assert.equal(await tab.page.$eval("input[name=api]:checked", (radio) => radio.value), "websocket");
      await tab.page.focus("#page-url");
      const seen = new Set();
      for (let presses = 0; presses < 60 && !seen.has("pointer"); presses += 1) {
        await keyboard.press("Tab");
        seen.add(
          await tab.page.evaluate(() => {
            const at = document.activeElement;
            return at.classList.contains("pointer") ? "pointer" : (at.dataset.source ?? at.id);
          }),
        );
      }
      assert.ok(seen.has("page.headers") && seen.has("request.url") && seen.has("pointer"), [...seen].join());
      await keyboard.press("Enter");
      assert.equal(await tab.page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
      await tab.page.focus("#open-examples");
      await keyboard.press("Enter");
      await tab.until(() => document.getElementById("examples-dialog")?.open, "the dialog");
      await keyboard.press("Escape");
      await tab.until(() => document.activeElement.id === "open-examples", "the focus back");
      await tab.close();
    });

    test("every control has a name, and the verdict is spoken once typing stops", async () => {
      const tab = await opened(SELF_FETCH);
      await tab.page.$eval(".input details", (details) => (details.open = true));
      const nameless = await tab.page.$$eval("input, select, textarea, button, a", (list) =>
        list
          .filter(
            (node) =>
              node.checkVisibility() &&
              !node.labels?.length &&
              !node.getAttribute("aria-label") &&
              !node.textContent.trim(),
          )
          .map((node) => node.outerHTML.slice(0, 120)),
      );
      assert.deepEqual(nameless, []);
      await tab.until(() => document.getElementById("live").textContent.startsWith("Blocked. "), "the spoken verdict");
      await tab.close();
    });

    test("reset empties everything, shows what to do, and can be undone", async () => {
      const tab = await opened(SELF_FETCH);
      await tab.page.click("#reset");
      await tab.until(() => document.getElementById("verdict").dataset.verdict === "empty", "the empty state");
      assert.equal(await tab.value("#page-headers"), "");
      await tab.page.click(".toast-action");
      await tab.verdict("blocked");
      assert.equal(await tab.value("#page-headers"), SELF);
      await tab.close();
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

    test("a change that helps: before and after, applied with one click and taken back; as configuration", async () => {
      const tab = await opened();
      assert.match(await tab.text(".fix"), /Access-Control-Allow-Headers: X-Requested-With, content-type/);
      assert.equal(await tab.text(".fix ins mark"), ", content-type");
      await tab.page.$eval(".fix summary", (summary) => summary.click());
      await tab.until(() => document.querySelector(".configuration select") !== null, "the configuration");
      for (const target of await tab.page.$$eval(".configuration option", (list) => list.map((item) => item.value))) {
        await tab.page.select(".configuration select", target);
        const text = await tab.page.$eval(
          ".configuration",
          (node) => node.querySelector("pre").textContent || node.querySelector("p").textContent,
        );
        assert.match(text, /content-type|S3/i, target);
      }
      await tab.page.select(".configuration select", "nginx");
      assert.match(
        await tab.text(".configuration pre"),
        /add_header Access-Control-Allow-Headers ".*content-type" always;/,
      );
      // An open one follows what is typed, though its fix stays the same.
      const preflight = '[data-source="network[0].preflight.headers"]';
      const headers = await tab.value(preflight);
      await tab.fill(preflight, `${headers}\nAccess-Control-Max-Age: 600`);
      await tab.until(
        () => document.querySelector(".configuration pre")?.textContent.includes("Max-Age"),
        "the configuration of what is typed",
      );
      await tab.fill(preflight, headers);
      await tab.answered();
      await tab.page.$eval(".fix > .button", (button) => button.click());
      await tab.verdict("allowed");
      assert.match(
        await tab.value('[data-source="network[0].preflight.headers"]'),
        /Allow-Headers: X-Requested-With, content-type$/,
      );
      await tab.page.click("#undo");
      await tab.verdict("blocked");
      assert.match(await tab.value('[data-source="network[0].preflight.headers"]'), /Allow-Headers: X-Requested-With$/);
      // In the field that was changed too, where the browser's own undo knows nothing of the change.
      await tab.page.$eval(".fix > .button", (button) => button.click());
      await tab.verdict("allowed");
      await tab.page.focus('[data-source="network[0].preflight.headers"]');
      await tab.page.keyboard.down("Control");
      await tab.page.keyboard.press("z");
      await tab.page.keyboard.up("Control");
      await tab.verdict("blocked");
      assert.match(await tab.value('[data-source="network[0].preflight.headers"]'), /Allow-Headers: X-Requested-With$/);
      await tab.close();
    });

    test("the console of each browser, and the way back from a console's line to a scenario", async () => {
      const tab = await opened();
      const printed = await tab.page.$$eval(".printed[data-engine]", (list) =>
        Object.fromEntries(list.map((item) => [item.dataset.engine, item.querySelector("pre")?.textContent ?? ""])),
      );
      assert.match(printed.chromium, /^Access to fetch at/);
      assert.match(printed.firefox, /^Cross-Origin Request Blocked/);
      await tab.page.click("#paste");
      await tab.until(() => document.getElementById("console-dialog")?.open, "the dialog");
      await tab.fill("#console-text", "hello");
      assert.equal(await tab.page.$eval("#console-use", (button) => button.disabled), true);
      assert.match(await tab.text("#console-said"), /^No line/);
      await tab.fill(
        "#console-text",
        `${"Connecting to 'https://one.example/' violates the following Content Security Policy directive: \"connect-src 'self'\". The action has been blocked."}`,
      );
      assert.match(await tab.text("#console-said"), /^Chrome.*one\.example/);
      await tab.page.click("#console-use");
      await tab.until(() => document.getElementById("request-url").value === "https://one.example/", "the scenario");
      assert.equal(await tab.value("#page-headers"), SELF);
      assert.match(await tab.text("[data-notice=paste]"), /Page URL, API/);
      // Pasted into a field, it is offered to be read.
      await tab.page.evaluate((line) => {
        // Firefox takes no data for an event of its ClipboardEvent.
        const event = new Event("paste", { bubbles: true, cancelable: true });
        event.clipboardData = { getData: () => line };
        document.getElementById("page-headers").dispatchEvent(event);
      }, printed.chromium);
      await tab.until(() => /Chrome prints/.test(document.getElementById("notices").innerText), "the offer");
      await tab.page.click("[data-notice=paste] .button");
      await tab.until(
        () => document.getElementById("request-url").value === "https://api.example.com/orders",
        "the other scenario",
      );
      await tab.close();
    });

    test("the server's guide: the path of the message lights up and follows what is typed", async () => {
      const tab = await opened();
      await tab.page.$eval("[aria-labelledby=h-guide] summary", (summary) => summary.click());
      await tab.until(() => document.querySelector(".flow") !== null, "the chart");
      const path = (kind) =>
        tab.page.$$eval(`.flow-node.${kind} .flow-title`, (list) => list.map((item) => item.textContent));
      assert.deepEqual(await path("is-failed"), ["Are its headers welcome?", "The browser refuses"]);
      assert.deepEqual(
        await tab.page.$$eval(".wanted li", (list) =>
          list.map((item) => `${item.className} ${item.querySelector("code").textContent}`),
        ),
        [
          "is-there Access-Control-Allow-Origin: https://app.example.com",
          "is-wrong Access-Control-Allow-Headers: content-type",
        ],
      );
      assert.match(await tab.text(".guide-words .configuration pre"), /X-Requested-With, content-type/);
      await tab.fill(
        '[data-source="network[0].preflight.headers"]',
        "Access-Control-Allow-Origin: https://app.example.com\nAccess-Control-Allow-Headers: content-type",
      );
      await tab.verdict("allowed");
      // The answer to the request itself is the last message now; its preflight can be chosen.
      assert.ok((await path("is-taken")).includes("Answer as always"));
      await tab.page.click("input[name=guide-message][value='0']");
      assert.ok((await path("is-taken")).includes("The request itself may follow"));
      assert.deepEqual(await path("is-failed"), []);
      await tab.close();
    });

    test("after the first visit everything works without a network", async () => {
      const own = await site();
      const tab = await open(browser, own.url);
      await tab.answered();
      await tab.until(
        async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated",
        "the service worker",
      );
      assert.deepEqual(await tab.page.evaluate(() => globalThis.violations), []);
      await own.close();
      await tab.page.reload();
      await tab.verdict("blocked");
      for (const [button, dialog] of [
        ["#open-examples", "examples-dialog"],
        ["#share", "share-dialog"],
        ["#paste", "console-dialog"],
      ]) {
        await tab.page.click(button);
        await tab.until((id) => document.getElementById(id)?.open === true, dialog, dialog);
        await tab.page.keyboard.press("Escape");
      }
      await tab.page.$eval("[aria-labelledby=h-guide] summary", (summary) => summary.click());
      await tab.until(() => document.querySelector(".flow") !== null, "the chart");
      await tab.page.select("#language", "zh");
      await tab.until(() => document.querySelector(".verdict-word").textContent === "阻止", "Chinese");
      await tab.close();
    });

    test("the single file opens from disk and has everything in it", async () => {
      const tab = await open(browser, `${SINGLE_FILE}#example=self-fetch`);
      await tab.verdict("blocked");
      assert.equal(await tab.value("#page-headers"), SELF);
      await tab.page.click("#share");
      await tab.until(() => Boolean(document.getElementById("share-text")?.value), "a link");
      assert.match(await tab.value("#share-text"), /^file:.*\/wouldblock\.html#s=1\./);
      await tab.page.keyboard.press("Escape");
      await tab.page.$eval(".fix summary", (summary) => summary.click());
      await tab.until(() => document.querySelector(".configuration pre") !== null, "the configuration");
      await tab.page.click("#open-examples");
      await tab.until(() => document.querySelectorAll("#examples-list a").length > 1, "the examples");
      assert.notEqual(
        await tab.page.$eval("#examples-dialog", (node) => getComputedStyle(node).borderRadius),
        "0px",
        "the later styles are there",
      );
      await tab.page.keyboard.press("Escape");
      await tab.page.select("#language", "zh");
      await tab.until(() => document.querySelector(".verdict-word").textContent === "阻止", "Chinese");
      await tab.close();
    });

    test("without storage and without CSS.highlights the page still answers", async () => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(error.message));
      await page.evaluateOnNewDocument(() => {
        Object.defineProperty(globalThis, "localStorage", {
          get() {
            throw new DOMException("off", "SecurityError");
          },
        });
        delete globalThis.Highlight;
        delete globalThis.CompressionStream;
      });
      await page.goto(server.url);
      await page.waitForFunction(() => document.querySelector("#answer[aria-busy]") === null);
      await page.$eval("#request-url", (field) => {
        field.value = "https://api.example.com/more";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      await page.waitForFunction(() => location.hash.startsWith("#s=0."));
      assert.equal(
        await page.$eval("#page-headers", (field) => getComputedStyle(field).color !== "rgba(0, 0, 0, 0)"),
        true,
      );
      assert.deepEqual(errors, []);
      await context.close();
    });
  });
}

test("when the engine fails, the page says so, keeps the text, and goes on", async () => {
  const [[, launch]] = browsers;
  const browser = await launch();
  // Its modules are files of their own there, so one of them can be exchanged.
  const server = await sources();
  try {
    const page = await browser.newPage();
    const logged = [];
    page.on("console", (message) => logged.push(message.text()));
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      if (!request.url().endsWith("/pkg/web.js")) return request.continue();
      request.respond({
        contentType: "text/javascript",
        body: `export async function init() {}
          export function simulate(scenario) {
            if (scenario.request.url.includes("panic")) throw new WebAssembly.RuntimeError("unreachable: a message");
            throw new Error("still no engine");
          }`,
      });
    });
    await page.goto(`${server.url}#example=self-fetch`);
    await page.waitForFunction(() => document.getElementById("verdict").dataset.verdict === "failed");
    await page.$eval("#request-url", (field) => {
      field.value = "https://panic.example/";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.waitForSelector("[data-notice=engine] button");
    assert.equal(await page.$eval("#request-url", (field) => field.value), "https://panic.example/");
    assert.match(await page.$eval("[data-notice=engine]", (node) => node.innerText), /Restart the engine/);
    await page.click("[data-notice=engine] button");
    await page.waitForSelector("[data-notice=engine]");
    assert.ok(
      logged.some((line) => /a message|RuntimeError|JSHandle/.test(line)),
      logged.join(" | "),
    );
  } finally {
    await browser.close();
    await server.close();
  }
});
