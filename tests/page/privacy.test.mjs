// Nothing that is typed leaves the browser. All traffic of the browser, workers and sockets included, goes through a proxy that
// writes it down, while every command of the palette and every button that it brings up is used.
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, before, describe, test } from "node:test";
import { chromium, firefox } from "../support/browsers.mjs";
import { open, site } from "./page.mjs";

/** It is part of everything that is typed, so that a copy of any of it is found. */
const MARK = "quincelane";
const POLICY = `default-src 'self'; connect-src 'self' https://${MARK}-cdn.example; report-uri https://${MARK}-report.example/r`;
const ERROR = `Refused to connect to 'https://${MARK}-api.example/x' because it violates the following Content Security Policy directive: "connect-src 'self'".`;
const COMMAND = `curl -X PUT -H 'X-Key: ${MARK}-key' -d '${MARK}-body' https://${MARK}-curl.example/items`;

/** What the browsers request for themselves, without any page. */
const OWN = /(?:^|\.)(?:mozilla\.(?:org|com|net)|firefox\.com|google\.com|googleapis\.com|gvt1\.com)(?::|$)/;

/** A proxy that passes on what is meant for `host`, and refuses everything else. */
async function proxyFor(host) {
  /** @type {{ method: string, url: string, text: string }[]} */
  const seen = [];
  const server = createServer(async (asked, outgoing) => {
    let text = `${asked.url} ${asked.rawHeaders.join(" ")} `;
    for await (const chunk of asked) text += chunk;
    seen.push({ method: asked.method, url: asked.url, text });
    const url = new URL(asked.url, `http://${host}`);
    if (url.host !== host) return outgoing.writeHead(502).end();
    const { method, headers } = asked;
    request(url, { method, headers }, (response) => {
      outgoing.writeHead(response.statusCode, response.headers);
      response.pipe(outgoing);
    })
      .on("error", () => outgoing.destroy())
      .end();
  });
  server.on("connect", (asked, socket) => {
    seen.push({ method: "CONNECT", url: asked.url, text: asked.url });
    socket.end("HTTP/1.1 502 Refused\r\n\r\n");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    seen,
    port: server.address().port,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

const BROWSERS = {
  Chromium: (port) =>
    chromium({ args: [`--proxy-server=http://127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>"] }),
  Firefox: (port) =>
    firefox({
      prefs: {
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": port,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": port,
        "network.proxy.allow_hijacking_localhost": true,
      },
    }),
};

/** Fills in a scenario that has a part for every section of the answer. */
async function fillIn(tab) {
  await tab.fill("#page-url", `https://${MARK}.example/`);
  await tab.fill("#page-headers", `Content-Security-Policy: ${POLICY}`);
  await tab.fill("#request-url", `https://${MARK}-api.example/users?token=${MARK}-secret`);
  await tab.answered();
}

/** Opens the palette, and returns the labels of the commands of `kind`. */
async function commands(tab) {
  await tab.page.$eval("#palette", (node) => node.click());
  await tab.until(() => document.querySelector("#palette-dialog[open] .command") !== null, "the palette");
  return tab.page.$$eval(".command", (nodes) =>
    nodes.map((node) => ({
      label: node.querySelector(".command-label").textContent,
      kind: node.querySelector(".command-kind").textContent,
    })),
  );
}

const settle = (tab, milliseconds = 60) =>
  tab.page.evaluate((time) => new Promise((done) => setTimeout(done, time)), milliseconds);

/** Clicks every button that is visible, those that close a dialog last; returns how many there were. */
async function clickAll(tab) {
  const count = await tab.page.evaluate(async () => {
    const within = document.querySelector("dialog[open]") ?? document.body;
    const buttons = [...within.querySelectorAll("button, summary")].filter(
      (button) => button.checkVisibility() && !button.disabled && !button.closest(".paste-panel"),
    );
    const isLast = (button) => /close|cancel/i.test(button.getAttribute("aria-label") ?? button.textContent);
    for (const button of buttons.sort((a, b) => Number(isLast(a)) - Number(isLast(b)))) {
      button.click();
      await new Promise((done) => setTimeout(done));
    }
    return buttons.length;
  });
  await settle(tab);
  return count;
}

const closeDialogs = (tab) =>
  tab.page.evaluate(() => {
    for (const dialog of document.querySelectorAll("dialog[open]")) /** @type {HTMLDialogElement} */ (dialog).close();
  });

for (const [name, launch] of Object.entries(BROWSERS))
  describe(name, () => {
    let host, proxy, browser;
    before(async () => {
      host = await site();
      proxy = await proxyFor(new URL(host.url).host);
      browser = await launch(proxy.port);
    });
    after(async () => {
      await browser?.close();
      await proxy.close();
      await host.close();
    });

    test("every feature works without a request that has anything of what was typed", async () => {
      const tab = await open(browser, host.url);
      // Printing would wait for a person.
      await tab.page.evaluate(() => (globalThis.print = () => {}));
      for (const text of [ERROR, COMMAND]) {
        await tab.page.evaluate((pasted) => {
          // Not every browser lets a script create an event with a clipboard.
          const event = /** @type {any} */ (new Event("paste", { bubbles: true, cancelable: true }));
          event.clipboardData = { types: ["text/plain"], files: [], getData: () => pasted };
          document.body.dispatchEvent(event);
        }, text);
        await tab.until(
          () =>
            !document.querySelector(".paste-progress") &&
            document.querySelector(".paste-panel:not([hidden]) .paste-title") !== null,
          "the preview",
        );
        await tab.page.keyboard.press("Enter");
        await tab.answered();
      }

      await fillIn(tab);
      let clicked = await clickAll(tab);
      await closeDialogs(tab);
      const all = await commands(tab);
      await closeDialogs(tab);
      // A few commands of each kind are enough, except for actions, each of which is a feature of its own.
      const counts = {};
      const isUsed = ({ kind }) => kind === "Action" || (counts[kind] = (counts[kind] ?? 0) + 1) <= 4;
      // Labels are those of the language in use, so the language is changed last.
      const isLanguage = (label) => label.startsWith("Language");
      const labels = all.filter(isUsed).map(({ label }) => label);
      const used = labels.toSorted((a, b) => Number(isLanguage(a)) - Number(isLanguage(b)));
      for (const label of used) {
        await fillIn(tab);
        const offered = await commands(tab);
        const index = offered.findIndex((command) => command.label === label);
        if (index < 0) {
          await closeDialogs(tab);
          continue;
        }
        await tab.page.$eval(`#command-${index}`, (node) => node.click());
        // A dialog's module is loaded when it is first opened.
        await settle(tab, 400);
        if (await tab.page.$("dialog[open]")) clicked += await clickAll(tab);
        await closeDialogs(tab);
      }
      assert.ok(used.length > 20 && clicked > 50, `${used.length} commands, ${clicked} buttons`);

      const { host: own } = new URL(host.url);
      const foreign = proxy.seen.filter(({ url }) => !url.startsWith(`http://${own}/`) && !url.startsWith("/"));
      assert.deepEqual(
        foreign.filter(({ url }) => !OWN.test(url.replace(/^https?:\/\//, "").split("/")[0])).map(({ url }) => url),
        [],
        "requests to others",
      );
      const ours = proxy.seen.filter((message) => !foreign.includes(message));
      assert.ok(ours.length > 10, `the proxy saw ${ours.length} requests`);
      assert.deepEqual(
        ours
          .filter(({ method, url }) => method !== "GET" || new URL(url, host.url).search !== "")
          .map(({ url }) => url),
        [],
      );
      assert.deepEqual(
        proxy.seen.filter(({ text }) => text.includes(MARK)).map(({ url }) => url),
        [],
      );
      await tab.page.browserContext().close();
    });
  });
