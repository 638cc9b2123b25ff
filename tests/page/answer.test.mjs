// What the page shows of a report: verdict, steps, wire, code, fixes, consoles, the guide for servers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

const SELF_FETCH = "#example=self-fetch";

inEachBrowser(({ opened }) => {
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

  test("if engines disagree, the verdict itself says so", async () => {
    const tab = await opened("#example=meta-comma");
    assert.equal(
      await tab.text(".verdict-line"),
      "Browsers disagree Chrome, Safari: Blocked · Standards, Firefox: Allowed",
    );
    await tab.page.$eval("#page-meta", (field) => (field.value = ""));
    await tab.fill("#page-meta", "connect-src 'self' https://api.example.com");
    await tab.until(() => document.querySelector(".verdict-line").innerText.trim() === "Allowed", "one verdict");
    await tab.close();
  });

  test("the verdict and why are drawn one frame after the keystroke; the fixes are updated after that", async () => {
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
          // The page has already requested its frame.
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

  test("a headline that changes while keys go on waits for a pause", async () => {
    const tab = await opened(SELF_FETCH);
    await tab.verdict("blocked");
    const shown = await tab.page.evaluate(async () => {
      const verdict = document.getElementById("verdict");
      const field = document.getElementById("page-headers");
      const headlines = [];
      new MutationObserver(() => headlines.push(verdict.dataset.headline)).observe(verdict, {
        attributeFilter: ["data-headline"],
      });
      let isDimmed = false;
      // "https:" alone allows the request, and "https:/" does not.
      for (const key of " https://api.example.com") {
        field.value += key;
        field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: key }));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        isDimmed ||= verdict.classList.contains("is-stale");
      }
      while (document.querySelector("#answer[aria-busy]")) await new Promise((done) => setTimeout(done, 20));
      return { headlines, isDimmed, isDimmedStill: verdict.classList.contains("is-stale") };
    });
    assert.equal(shown.headlines.length, 1, shown.headlines.join());
    assert.notEqual(shown.headlines[0], "blocked");
    assert.deepEqual([shown.isDimmed, shown.isDimmedStill], [true, false]);
    await tab.close();
  });

  test("while a headline is held back, the caret lights up nothing: the text has moved on", async () => {
    const tab = await opened(SELF_FETCH);
    await tab.verdict("blocked");
    const type = (keys) =>
      tab.page.evaluate(async (text) => {
        const field = document.getElementById("page-headers");
        field.focus();
        for (const key of text) {
          field.value += key;
          field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: key }));
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        }
        field.setSelectionRange(field.value.length - 1, field.value.length - 1);
        document.dispatchEvent(new Event("selectionchange"));
        await new Promise((done) => setTimeout(done));
        return {
          isHeld: document.getElementById("verdict").classList.contains("is-stale"),
          lit: document.querySelectorAll("#answer .is-lit").length,
        };
      }, keys);
    // The first step of the answer to "https:" is that the policy allows it, and it is about the word at the caret.
    assert.deepEqual(await type(" https:"), { isHeld: true, lit: 0 });
    await tab.until(() => !document.getElementById("verdict").classList.contains("is-stale"), "the new headline");
    await tab.answered();
    await tab.page.evaluate(() => document.dispatchEvent(new Event("selectionchange")));
    await tab.until(
      () => /https:/.test(document.querySelector(".step.is-lit")?.innerText ?? ""),
      "the step about the word at the caret",
    );
    await tab.close();
  });

  test("the text of a fix with several changes does not repeat them", async () => {
    const tab = await opened("#example=options-401");
    await tab.fill('[data-source="network[0].preflight.headers"]', "Vary: Origin");
    await tab.until(
      () => /Access-Control-Allow-Headers: authorization/.test(document.querySelector(".fix .diff").innerText),
      "the fix of the whole preflight",
    );
    const text = await tab.text(".fix .fix-words");
    assert.match(text, /OPTIONS with 204 instead of 401/);
    assert.doesNotMatch(text, /Access-Control-/);
    await tab.close();
  });

  test("steps come with their clauses, and light up the text that they were decided on", async () => {
    const tab = await opened(SELF_FETCH);
    // By a script, because the pointer would otherwise rest on a step and highlight its text.
    await tab.page.$eval(".fold", (button) => button.click());
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

  test("the other direction: pointing at a mark highlights its findings", async () => {
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
    assert.match(await tab.page.$eval(field, (node) => node.title), /is not an origin/);
    await point(3);
    await tab.until(() => !document.querySelector(".is-lit"), "darkness over what nothing was found in");
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
    // It was folded while something else was typed, so it shows the new request when it is opened again.
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
    // If it is opened between a verdict and the rest of its answer, it stays open.
    await fold();
    await tab.answered();
    await tab.page.evaluate(
      () =>
        new Promise((done) => {
          const field = document.getElementById("request-url");
          field.value = "https://api.example.com/third";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          requestAnimationFrame(() => {
            const details = document.querySelector("section[aria-labelledby=h-code] details");
            if (!details.open) details.querySelector("summary").click();
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

  test("with more servers than lanes, messages name their server, and a redirect names its target", async () => {
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
    assert.match(await tab.text(".wire .raw:not([hidden])"), /^OPTIONS \/orders HTTP\/1\.1\nHost: api\.example\.com\n/);
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
    // An open configuration follows what is typed, although its fix stays the same.
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
    // This also works in the changed field, where the browser's own undo does not include the change.
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
    await tab.fill("#paste", printed.firefox);
    await tab.until(() => document.getElementById("paste-use") !== null, "what was read");
    await tab.page.click("#paste-use");
    await tab.until(
      () => document.getElementById("request-url").value === "https://api.example.com/orders",
      "the scenario",
    );
    await tab.until(() => /Page URL/.test(document.querySelector(".asked")?.innerText), "what it does not say");
    // If it is pasted into a field, the page offers to read it.
    await tab.page.evaluate((line) => {
      // Firefox does not accept data in a ClipboardEvent.
      const event = new Event("paste", { bubbles: true, cancelable: true });
      event.clipboardData = { getData: () => line };
      document.getElementById("page-headers").dispatchEvent(event);
    }, printed.chromium);
    await tab.until(() => /console/.test(document.querySelector("[data-notice=paste]")?.innerText), "the offer");
    await tab.page.click("[data-notice=paste] .button");
    await tab.until(
      () => document.getElementById("page-url").value === "https://app.example.com/",
      "the other scenario",
    );
    await tab.close();
  });

  test("the server's guide: the path of the message is highlighted and follows typing", async () => {
    const tab = await opened();
    await tab.page.$eval("[aria-labelledby=h-guide] summary", (summary) => summary.click());
    await tab.until(() => document.querySelector(".flow") !== null, "the chart");
    const path = (kind) =>
      tab.page.$$eval(`.flow-node.${kind} .flow-title`, (list) => list.map((item) => item.textContent));
    assert.deepEqual(await path("is-failed"), ["Are its headers allowed?", "The browser refuses"]);
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
    // The response to the request itself is now the last message; its preflight can be chosen.
    assert.ok((await path("is-taken")).includes("Respond as usual"));
    await tab.page.click("input[name=guide-message][value='0']");
    assert.ok((await path("is-taken")).includes("The request itself may follow"));
    assert.deepEqual(await path("is-failed"), []);
    await tab.close();
  });
});
