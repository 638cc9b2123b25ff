// The order of the answer: the headline, what to do, the path, the reason, the network, the console.
import "../support/page-modules.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLES } from "../../www/examples.js";
import { inEachBrowser } from "./page.mjs";

const { printedHeads } = await import("../../www/printed.js");

/** The smallest laptop that is still common. */
const LAPTOP = { width: 1280, height: 720 };

/** The minimum number of characters on two lines beside the form. */
const TWO_LINES = 140;

/** Opens each example in the same tab, and calls `look` once its answer is shown. */
async function overExamples(tab, look) {
  const seen = [];
  for (const { id } of EXAMPLES) {
    await tab.example(id);
    await tab.answered();
    seen.push({ id, ...(await tab.page.evaluate(look)) });
  }
  return seen;
}

inEachBrowser(({ opened }) => {
  test("in every example the fix comes first, and is visible on a small laptop without scrolling", async () => {
    const tab = await opened("#example=redirect-null", LAPTOP);
    const seen = await overExamples(tab, () => {
      const button = document.querySelector(".is-fixes:not([hidden]) .fix > .button");
      const shown = [...document.querySelectorAll(".answer .section:not([hidden])")];
      const summary = document.querySelector(".verdict-summary");
      return {
        length: summary.textContent.length,
        lines: Math.round(summary.scrollHeight / Number.parseFloat(getComputedStyle(summary).lineHeight)),
        bottom: button ? button.getBoundingClientRect().bottom : null,
        fold: innerHeight,
        isFirst: button === null || shown[0].contains(button),
      };
    });
    const withFix = seen.filter(({ bottom }) => bottom !== null);
    assert.ok(withFix.length >= 45, `${withFix.length} examples have a fix`);
    assert.deepEqual(
      withFix.filter(({ bottom, fold, isFirst }) => bottom > fold || !isFirst),
      [],
    );
    assert.deepEqual(
      seen.filter(({ lines, length }) => lines > (length > TWO_LINES ? 3 : 2)),
      [],
      "the headline's sentence is short",
    );
    await tab.close();
  });

  test("the headline's sentence is not repeated, and each reason still leads to its text", async () => {
    const tab = await opened("#example=self-fetch", LAPTOP);
    const seen = await overExamples(tab, () => {
      const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
      const summary = words(document.querySelector(".verdict-summary"));
      const steps = [...document.querySelectorAll(".step[data-step] .step-body:not([hidden])")].map(words);
      return {
        verdict: document.getElementById("verdict").dataset.verdict,
        repeated: steps.filter((text) => text !== "" && summary.includes(text) && text.length > 30),
        reasons: document.querySelectorAll(".step.is-fail").length,
      };
    });
    assert.deepEqual(
      seen.filter(({ repeated }) => repeated.length > 0),
      [],
    );
    const blocked = seen.filter(({ verdict }) => verdict === "blocked");
    assert.ok(blocked.length >= 45);
    assert.ok(blocked.every(({ reasons }) => reasons > 0));
    await tab.close();
  });

  test("if browsers differ the headline says so, and is never green", async () => {
    const tab = await opened("#example=public-page-to-localhost");
    assert.equal(
      await tab.text(".verdict-line"),
      "Browsers disagree Chrome, Safari: Blocked · Standards, Firefox: Allowed",
    );
    const colour = await tab.page.$eval(".verdict-word", (node) => getComputedStyle(node).color);
    const green = await tab.page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = "var(--allowed)";
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
    assert.notEqual(colour, green);
    await tab.close();
  });

  test("a request that only waits for the server's response is not called undetermined", async () => {
    const tab = await opened("#example=json-unknown");
    assert.match(await tab.text(".verdict-line"), /^The .* the rest depends on the server’s response$/);
    assert.equal(await tab.page.$eval("#verdict", (node) => node.dataset.headline), "server-decides");
    await tab.close();
  });

  test("the required server response: header lines, a configuration, a curl command, and a field for its output", async () => {
    const tab = await opened("#example=json-unknown", LAPTOP);
    await tab.until(() => document.querySelector("#printed") !== null, "the box for what curl printed");
    const blocks = await tab.page.$$eval(".server-response .raw", (list) => list.map((node) => node.textContent));
    assert.match(blocks[0], /^Access-Control-Allow-Origin: https:\/\/app\.example\.com\n.*Allow-Headers: content-type/);
    assert.match(blocks[1], /^Access-Control-Allow-Origin: https:\/\/app\.example\.com\nVary: Origin$/);
    assert.equal(blocks[2].match(/^curl /gm).length, 2, "the preflight and the request");
    const bottom = await tab.page.$eval(".server-response .is-copy", (node) => node.getBoundingClientRect().bottom);
    assert.ok(bottom < LAPTOP.height, `the first response can be copied at ${bottom}`);
    await tab.page.$eval(".server-response summary", (node) => node.click());
    await tab.until(
      () => /Allow-Headers/.test(document.querySelector(".server-response details pre")?.textContent),
      "the configuration",
    );
    await tab.fill("#printed", "curl: (6) Could not resolve host");
    assert.match(await tab.text(".server-response p[role=status]"), /^No HTTP response/);
    await tab.page.focus("#printed");
    await tab.fill(
      "#printed",
      `HTTP/2 204\r\naccess-control-allow-origin: *\r\naccess-control-allow-headers: content-type\r\n\r\n` +
        `HTTP/2 200\r\ncontent-type: text/html\r\n\r\n<p>Access-Control-Allow-Origin: *</p>`,
    );
    await tab.verdict("blocked");
    assert.match(await tab.value('[data-source="network[0].preflight.headers"]'), /^HTTP\/2 204\naccess-control/);
    assert.equal(
      await tab.value('[data-source="network[0].response.headers"]'),
      "HTTP/2 200\ncontent-type: text/html",
      "the body is left out",
    );
    assert.notEqual(await tab.page.evaluate(() => document.activeElement.tagName), "BODY", "the focus is somewhere");
    await tab.close();
  });
});

test("curl's output is taken apart: verbose, interim responses, several in a row", () => {
  const verbose =
    "* Connected\n> GET / HTTP/1.1\n> Host: a\n>\n< HTTP/1.1 200 OK\n< Vary: Origin\n<\n{ [5 bytes data]\nhello";
  assert.deepEqual(printedHeads(verbose), ["< HTTP/1.1 200 OK\n< Vary: Origin"]);
  assert.deepEqual(printedHeads("HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nA: b\n\nHTTP/2 404 is text"), [
    "HTTP/1.1 200 OK\nA: b",
    "HTTP/2 404 is text",
  ]);
  assert.deepEqual(printedHeads("Failed to connect"), []);
});
