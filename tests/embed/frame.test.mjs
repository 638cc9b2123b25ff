// The frame version: what a fragment shows, in a sandbox, and which messages it sends to whom.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fragment } from "../../pkg/element/link.js";
import { encode } from "../../www/share.js";
import { browsers } from "../support/browsers.mjs";
import { headersOf, host, html, open, playground } from "./host.mjs";

const scenario = {
  page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
  request: { api: "fetch", url: "https://api.example.com/users" },
};
const other = { ...scenario, request: { api: "fetch", url: "/users" } };

/** The host's script: records all messages of the frame, raw and as `wouldblock/frame` reports them. */
const LISTEN = `import { connectFrame } from "/pkg/frame.js";
  globalThis.raw = [];
  addEventListener("message", ({ data, origin }) => raw.push([data.type, origin]));
  globalThis.reported = [];
  globalThis.frame = document.querySelector("iframe");
  globalThis.connection = connectFrame(frame, { onReport: report => reported.push(report.verdict) });`;

/** Another site's page: sends the messages of a frame to the host, and those of a host to the frame. */
const FORGED_MESSAGES = `const say = (to, message) => to.postMessage(message, "*");
  for (const height of [7, -1, 1e9, NaN, "7px", null]) say(parent, { type: "wouldblock:size", height });
  say(parent, { type: "wouldblock:report", report: { verdict: "allowed" } });
  if (parent.frames[0] !== window) {
    say(parent.frames[0], { type: "wouldblock:hello", version: 1 });
    say(parent.frames[0], { type: "wouldblock:scenario", scenario: ${JSON.stringify(other)} });
  }
  say(parent, { type: "forged" });`;

for (const [name, launch] of browsers) {
  describe(name, { timeout: 180_000 }, () => {
    let browser, elsewhere, play, server;
    before(async () => {
      play = await playground();
      elsewhere = await host({
        "forger.html": { body: `<!doctype html><title>Forger</title><script src="/forger.js"></script>` },
        "forger.js": { body: FORGED_MESSAGES },
      });
      const framed = (attributes = "", hash = fragment(scenario)) =>
        `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><h1>Host</h1>
        <iframe title="would the browser?" ${attributes} src="${play.origin}/embed.html#${hash}"></iframe><script type="module" src="/listen.js"></script>`;
      const page = (body) => ({
        body,
        headers: {
          "Content-Security-Policy": `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-src ${play.origin} ${elsewhere.origin}`,
        },
      });
      server = await host({
        "plain.html": page(framed()),
        "sandbox.html": page(framed(`sandbox="allow-scripts"`)),
        "deflated.html": page(framed("", `s=${await encode(scenario)}`)),
        "example.html": page(framed("", "example=self-fetch")),
        "listen.js": { body: LISTEN },
        "full.html": page(
          html(
            `<would-block id="full" display="full" playground="${play.origin}/" page="https://app.example.com/" url="https://api.example.com/users"><pre slot="page-headers">Content-Security-Policy: connect-src 'self'</pre></would-block>`,
          ),
        ),
        "script.html": page(
          html(
            `<would-block id="full" loading="eager" display="full" playground="javascript:alert(1)//" page="https://app.example.com/" url="/"></would-block>`,
          ),
        ),
      });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await Promise.all([server?.close(), play?.close(), elsewhere?.close()]);
    });
    const show = (file, options) => open(browser, `${server.origin}/${file}`, options);
    const inside = async (page) => page.frames().find((frame) => frame.url().includes("/embed.html"));

    for (const [file, from] of [
      ["plain", "the frame's origin"],
      ["sandbox", "null"],
      ["deflated", "the frame's origin"],
      ["example", "the frame's origin"],
    ])
      test(`a frame answers and is as high as its content (${file})`, async () => {
        const tab = await show(`${file}.html`);
        await tab.until(() => globalThis.reported?.length > 0, "a report");
        assert.equal(await tab.page.evaluate(() => reported[0]), "blocked");
        await tab.until(() => globalThis.raw.some(([type]) => type === "wouldblock:size"), "a size");
        const raw = await tab.page.evaluate(() => raw);
        assert.deepEqual([...new Set(raw.map(([, origin]) => origin))], [from === "null" ? from : play.origin]);
        const height = await tab.page.$eval("iframe", (node) => node.getBoundingClientRect().height);
        assert.ok(height > 250 && height < 900, `${height} px`);
        await tab.close();
      });

    test("a frame accepts another scenario, and sends its new height", async () => {
      const tab = await show("sandbox.html");
      await tab.until(() => globalThis.reported?.length > 0, "a report");
      await tab.page.evaluate((next) => connection.setScenario(next), {
        ...other,
        page: { ...other.page, headers: "X-Filler: 1\n".repeat(40) },
      });
      await tab.until(() => globalThis.reported.length > 1, "another report");
      assert.equal(await tab.page.evaluate(() => reported.at(-1)), "undetermined");
      await tab.until(() => document.querySelector("iframe").getBoundingClientRect().height > 900, "a higher frame");
      await tab.close();
    });

    test("a message that is not a scenario ends in a sentence, and the next one is answered", async () => {
      const tab = await show("sandbox.html");
      await tab.until(() => globalThis.reported?.length > 0, "a report");
      const frame = await inside(tab.page);
      for (const odd of [
        "{ page: null, request: null }",
        "5",
        "null",
        "(() => { const a = { page: {}, request: {} }; a.page.self = a; return a; })()",
      ]) {
        await tab.page.evaluate(`connection.setScenario(${odd})`);
        await frame.waitForFunction(() => !document.getElementById("problem").hidden);
        await tab.page.evaluate((next) => connection.setScenario(next), other);
        await frame.waitForFunction(() => document.getElementById("problem").hidden);
      }
      await tab.close();
    });

    for (const [where, openForger] of [
      // In another window, to which neither the host nor the frame listens.
      [
        "beside the frame",
        (url) => Object.assign(document.body.appendChild(document.createElement("iframe")), { src: url }),
      ],
      // In the right window, which now shows another origin.
      ["in its place", (url) => frame.contentWindow.location.replace(url)],
    ])
      test(`a host accepts messages only from its frame, and a frame only from its host: not from another site ${where}`, async () => {
        const tab = await show("plain.html");
        await tab.until(() => globalThis.reported?.length > 0 && frame.style.blockSize !== "", "a report");
        const before = await tab.page.evaluate(() => frame.style.blockSize);
        await tab.page.evaluate(openForger, `${elsewhere.origin}/forger.html`);
        await tab.until(() => globalThis.raw.some(([type]) => type === "forged"), "the forged messages");
        assert.deepEqual(await tab.page.evaluate(() => [frame.style.blockSize, reported.join()]), [before, "blocked"]);
        const framed = await inside(tab.page);
        assert.equal(Boolean(framed), where === "beside the frame");
        if (framed)
          assert.equal(
            await framed.evaluate(() => document.querySelector("would-block").scenario.request.url),
            scenario.request.url,
          );
        await tab.close();
      });

    test("the frame's own messages are accepted", async () => {
      const tab = await show("plain.html");
      await tab.until(() => globalThis.reported?.length > 0, "a report");
      const framed = await inside(tab.page);
      await framed.evaluate((host) => parent.postMessage({ type: "wouldblock:size", height: 7 }, host), server.origin);
      await tab.until(() => frame.style.blockSize === "7px", "another height");
      for (const height of [-1, 1e9, NaN, "8px", null]) {
        await framed.evaluate(
          (value, host) => parent.postMessage({ type: "wouldblock:size", height: value }, host),
          height,
          server.origin,
        );
      }
      await framed.evaluate((host) => parent.postMessage({ type: "last" }, host), server.origin);
      await tab.until(() => globalThis.raw.at(-1)[0] === "last", "the last message");
      assert.equal(await tab.page.evaluate(() => frame.style.blockSize), "7px", "an invalid height changes nothing");
      await tab.page.evaluate(() => connection.setScenario(null));
      await tab.page.evaluate((next) => connection.setScenario(next), other);
      await tab.until(() => reported.at(-1) === "undetermined", "the other question's answer");
      await tab.close();
    });

    test("hostile fragments end in a sentence, or in text", async () => {
      const packed = (value) => `s=0.${Buffer.from(JSON.stringify(value)).toString("base64url")}`;
      const markup = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
      const none = [
        "",
        "s=",
        "s=1.AAAA",
        "s=9.x",
        "s=0.%%%",
        "example=nothing",
        "example=__proto__",
        packed({ page: null }),
        packed([1]),
        "%E0%A4%A",
      ];
      const some = [
        { page: { url: markup, headers: markup, meta: [markup] }, request: { api: markup, url: markup } },
        { page: {}, request: {} },
        {
          page: { url: 1, headers: [[1], 2, null], meta: "x" },
          request: { api: {}, url: [] },
          network: [null, 7, { response: 3 }],
        },
        { page: { url: "x" }, request: { api: "fetch", url: "y" }, network: Array(5000).fill({}) },
        {
          page: { url: "x", __proto__: { a: 1 } },
          request: { api: "fetch", url: "javascript:alert(1)" },
          network: "no",
        },
      ];
      const tab = await open(browser, `${play.origin}/embed.html#${none[0]}`);
      await tab.until(() => !document.getElementById("problem").hidden, "a sentence");
      for (const hash of none) {
        await tab.page.evaluate((next) => {
          document.getElementById("problem").textContent = "";
          location.hash = next;
          dispatchEvent(new HashChangeEvent("hashchange"));
        }, hash);
        await tab.until(
          () => document.getElementById("problem").textContent !== "" && !document.querySelector("would-block"),
          `a sentence for ${hash}`,
        );
      }
      for (const edit of ["", "&edit"]) {
        for (const value of some) {
          await tab.page.evaluate((next) => {
            document.querySelector("would-block")?.removeAttribute("data-drawn");
            location.hash = next;
          }, packed(value) + edit);
          await tab.until(
            () => {
              const root = document.querySelector("would-block[data-drawn]")?.shadowRoot;
              return root && !["loading", undefined].includes(root.querySelector("[data-verdict]")?.dataset.verdict);
            },
            `an answer to ${JSON.stringify(value).slice(0, 60)}`,
          );
          const foreign = await tab.page.$eval(
            "would-block",
            (node) => node.shadowRoot.querySelectorAll("img, script, iframe").length,
          );
          assert.equal(foreign, 0);
        }
      }
      assert.equal(await tab.page.title(), "wouldblock");
      await tab.close();
    });

    test("language and theme of a frame are in its fragment", async () => {
      const tab = await open(browser, `${play.origin}/embed.html#${fragment(scenario)}&lang=zh&theme=dark`);
      await tab.verdicts();
      assert.equal(await tab.part("would-block", "word"), "阻止");
      assert.equal(
        await tab.page.$eval(
          "would-block",
          (node) => getComputedStyle(node.shadowRoot.querySelector(".card")).backgroundColor,
        ),
        "rgb(23, 25, 31)",
      );
      await tab.close();
    });

    test("the full mode frames the playground, and reports its verdict; the host loads no engine", async () => {
      server.requests.length = 0;
      const tab = await show("full.html");
      assert.deepEqual(await tab.verdicts(), [["full", "blocked", "csp"]]);
      assert.ok(!server.requests.some((path) => /wasm|core\.js/.test(path)));
      const [sandbox, link] = await tab.page.$eval("#full", ({ shadowRoot }) => [
        shadowRoot.querySelector("iframe").sandbox.value,
        shadowRoot.querySelector(".link").href,
      ]);
      assert.doesNotMatch(sandbox, /same-origin|top-navigation/);
      assert.ok(link.startsWith(`${play.origin}/#s=0.`));
      await tab.close();
    });

    test("a playground that is not a web address is ignored", async () => {
      const tab = await show("script.html", { allow: [/wasm-eval|WebAssembly/] });
      await tab.until(() => document.getElementById("full").hasAttribute("data-drawn"), "a drawing");
      assert.equal(
        await tab.page.$eval("#full", ({ shadowRoot }) => shadowRoot.querySelectorAll("iframe, .link").length),
        0,
      );
      await tab.close();
    });
  });
}

test("the page itself cannot be framed; its frame version can, and otherwise has the same policy", () => {
  const [page, frame] = [headersOf("/"), headersOf("/embed.html")].map((headers) => headers["Content-Security-Policy"]);
  assert.match(page, /frame-ancestors 'none'/);
  assert.doesNotMatch(frame, /frame-ancestors/);
  // The page has a Trusted Types policy for its service worker; the frame has neither.
  const isTightest = (directive) => directive === "trusted-types 'none'";
  for (const directive of frame.split("; "))
    assert.ok(isTightest(directive) || page.split("; ").includes(directive), directive);
});
