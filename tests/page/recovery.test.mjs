// The page when its environment fails: captive portals, an incomplete deployment, server errors.
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { test } from "node:test";
import { inEachBrowser, open, site } from "./page.mjs";

/** The site behind a server that responds instead of it, as `trouble` says. */
async function failingServer() {
  const host = await site();
  const state = {
    /** @type {((path: string) => { status: number, type?: string, body: string } | undefined)} */ trouble: () =>
      undefined,
    /** What a response waits for. @type {(path: string) => Promise<unknown> | undefined} */ wait: () => undefined,
  };
  const server = createServer(async (asked, outgoing) => {
    await state.wait(asked.url);
    const instead = state.trouble(asked.url);
    if (instead) {
      outgoing.writeHead(instead.status, { "Content-Type": instead.type ?? "text/html" });
      return outgoing.end(instead.body);
    }
    request(new URL(asked.url, host.url), (response) => {
      outgoing.writeHead(response.statusCode, response.headers);
      response.pipe(outgoing);
    })
      .on("error", () => outgoing.destroy())
      .end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    state,
    close() {
      server.closeAllConnections();
      return Promise.all([new Promise((done) => server.close(done)), host.close()]);
    },
  };
}

/** A state that no version of the page has written. */
const CORRUPT_STATE = JSON.stringify({
  hash: "#x",
  example: {},
  scenario: { page: { url: {}, headers: 5, meta: "x" }, request: { api: [], url: 5, headers: {} }, network: "x" },
});
const CORRUPT_RECENT = JSON.stringify([
  null,
  5,
  { id: "a", at: "x", scenario: { page: {}, request: {} } },
  { id: "b", at: 1, name: {}, scenario: { page: {}, request: {} } },
  { id: "c", at: 1, scenario: { page: {}, request: { api: 5, url: {} } } },
]);

/** A first visit, after which the worker has stored the page. @param {import("puppeteer-core").Browser} browser */
async function visit(browser) {
  const around = await failingServer();
  const tab = await open(browser, around.url, { failures: true });
  await tab.answered();
  await tab.until(
    async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated",
    "the service worker",
  );
  return { around, tab };
}

/**
 * The fragment that the page creates for a typed scenario.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url
 */
async function sharedLink(browser, url) {
  const tab = await open(browser, url);
  await tab.answered();
  await tab.fill("#request-url", "https://linked.example/a");
  await tab.until(() => location.hash.startsWith("#s="), "the link");
  const link = await tab.page.evaluate(() => location.hash);
  await tab.close();
  return link;
}

inEachBrowser(({ browser }) => {
  test("a captive portal's page is not cached", async () => {
    const { around, tab } = await visit(browser());
    around.state.trouble = () => ({
      status: 200,
      body: '<title>Log in</title><link rel=icon href="data:,">Log in to this network',
    });
    await tab.page.reload();
    // A person who has to log in sees where.
    assert.equal(await tab.page.title(), "Log in");
    await around.close();
    await tab.page.reload();
    await tab.verdict("blocked");
    await tab.close();
  });

  test("scripts and styles of a portal are not cached", async () => {
    const { around, tab } = await visit(browser());
    around.state.trouble = (path) => (path === "/" ? undefined : { status: 200, body: "<title>Log in</title>" });
    await tab.page.reload();
    await tab.verdict("blocked");
    await around.close();
    await tab.close();
  });

  test("the page opens while the server fails", async () => {
    const { around, tab } = await visit(browser());
    around.state.trouble = () => ({ status: 503, body: "Back soon" });
    await tab.page.reload();
    await tab.verdict("blocked");
    await around.close();
    await tab.close();
  });

  test("a tab that was open before a deployment can still load later modules", async () => {
    const { around, tab } = await visit(browser());
    await tab.page.reload();
    await tab.answered();
    around.state.trouble = (path) => (/page-later/.test(path) ? { status: 404, body: "Not found" } : undefined);
    await tab.page.click("#open-examples");
    await tab.until(() => document.querySelectorAll("#examples-list a").length > 1, "the examples");
    await around.close();
    await tab.close();
  });

  test("an incomplete deployment does not replace the cached page", async () => {
    const { around, tab } = await visit(browser());
    // A newer worker, whose list names a script that the host does not have yet.
    const worker = await (await fetch(`${around.url}offline.js`)).text();
    around.state.trouble = (path) =>
      path.startsWith("/offline.js")
        ? { status: 200, type: "text/javascript", body: worker.replace("./page.js", "./page-new.js") }
        : undefined;
    await tab.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => {});
      while (registration.installing) await new Promise((done) => setTimeout(done, 20));
    });
    await around.close();
    await tab.page.reload();
    await tab.verdict("blocked");
    await tab.close();
  });

  test("readers that cannot be loaded: the page says so, keeps the pasted text, and reads the next one", async () => {
    const around = await failingServer();
    // The response is a script, because Firefox would report a page in its place to the console.
    const lost = { status: 404, type: "text/javascript", body: "" };
    around.state.trouble = (path) => (/read-worker/.test(path) ? lost : undefined);
    const tab = await open(browser(), around.url, { failures: true });
    await tab.answered();
    const text = "curl https://api.lost.example/ -H 'Origin: https://app.lost.example'";
    await tab.fill("#paste", text);
    await tab.until(
      () => /could not be loaded/.test(document.querySelector(".paste-panel")?.textContent),
      "the message",
    );
    assert.equal(await tab.value("#paste"), text);
    around.state.trouble = () => undefined;
    await tab.fill("#paste", `${text} -X PUT`);
    await tab.until(() => document.querySelector("#paste-use") !== null, "what was read");
    await tab.close();
    await around.close();
  });

  test("parts that cannot be loaded: the page says so where they were wanted, and fetches them when asked again", async () => {
    const around = await failingServer();
    const lost = { status: 404, type: "text/javascript", body: "" };
    around.state.trouble = (path) => (/page-(?:later|effects|zh)/.test(path) ? lost : undefined);
    const tab = await open(browser(), around.url, { failures: true });
    await tab.verdict("blocked");
    const isLost = (selector) => /could not be loaded/.test(document.querySelector(selector)?.textContent);
    const click = (selector) => tab.page.$eval(selector, (button) => button.click());

    await tab.until(isLost, "the rest of the answer", ".answer-half > .is-lost");
    await click("[aria-labelledby=h-fixes] summary");
    await tab.until(isLost, "the configuration", ".fix .is-lost");
    await click("#open-examples");
    await tab.until(isLost, "the examples", ".toast");
    await tab.page.select("#language", "zh");
    await tab.until((asked) => document.querySelector(".toast-action") !== asked, "the language", null);
    await tab.until(() => document.getElementById("language").value === "en", "the language as it was");

    around.state.trouble = () => undefined;
    await click(".fix .is-lost button");
    await tab.until(() => document.querySelector(".fix .configuration pre") !== null, "the configuration");
    // Nothing new is fetched unless a person asks for it, and no typed text is lost.
    await tab.fill("#request-url", "https://api.example.com/lost");
    await tab.answered();
    await click(".answer-half > .is-lost button");
    await tab.until(() => document.querySelector(".wire") !== null, "the rest of the answer");
    assert.equal(await tab.page.$(".is-lost"), null);
    await click("#open-examples");
    await tab.until(() => document.querySelectorAll("#examples-list a").length > 1, "the examples");
    await tab.page.keyboard.press("Escape");
    await tab.page.select("#language", "zh");
    await tab.until(() => document.documentElement.lang === "zh-Hans", "Chinese");
    assert.equal(await tab.value("#request-url"), "https://api.example.com/lost");
    await tab.close();
    await around.close();
  });

  test("a link whose reader cannot be loaded opens no other scenario, and opens when asked again", async () => {
    const around = await failingServer();
    const link = await sharedLink(browser(), around.url);
    const lost = { status: 404, type: "text/javascript", body: "" };
    around.state.trouble = (path) => (/page-later/.test(path) ? lost : undefined);
    const tab = await open(browser(), around.url + link, { failures: true });
    await tab.until(() => document.querySelector("[data-notice=link] .button") !== null, "the notice");
    assert.equal(await tab.page.$eval("#verdict", ({ dataset }) => dataset.verdict), "failed");
    assert.equal(await tab.value("#request-url"), "");
    around.state.trouble = () => undefined;
    await tab.page.click("[data-notice=link] .button");
    await tab.until(() => document.getElementById("request-url").value === "https://linked.example/a", "the scenario");
    await tab.answered();
    assert.equal(await tab.page.$("[data-notice=link]"), null);
    await tab.close();
    await around.close();
  });

  test("an engine that loads late: the scenario that was opened before gets its answer", async () => {
    const around = await failingServer();
    /** @type {() => void} */
    let arrive = () => {};
    const arrival = new Promise((done) => (arrive = done));
    around.state.wait = (path) => (/_bg\.wasm/.test(path) ? arrival : undefined);
    const tab = await open(browser(), around.url);
    await tab.page.click("#palette");
    await tab.until(() => document.querySelector("#palette-dialog[open] .command") !== null, "the palette");
    await tab.page.type("#palette-search", "compare");
    await tab.page.keyboard.press("Enter");
    await tab.until(() => /loading/.test(document.getElementById("compare-result")?.textContent), "the dialog");
    arrive();
    await tab.until(() => document.querySelectorAll("#compare-result .compare-verdict").length === 2, "both verdicts");
    assert.match(await tab.page.$eval("#compare-from-after", (select) => select.textContent), /With the fix/);
    await tab.close();
    await around.close();
  });

  test("an engine that stops: the page says so, keeps what was typed, and answers the next text", async () => {
    const around = await failingServer();
    const tab = await open(browser(), around.url);
    await tab.answered();
    // This behaves as if the module had trapped while it judged this scenario.
    await tab.page.evaluate(() => {
      const { parse } = JSON;
      JSON.parse = (text, ...more) => {
        if (typeof text === "string" && text.includes("trap.example") && text.includes('"verdicts"'))
          throw new WebAssembly.RuntimeError("unreachable");
        return parse(text, ...more);
      };
      console.error = () => {};
    });
    await tab.fill("#request-url", "https://trap.example/a");
    await tab.until(() => document.getElementById("verdict").dataset.verdict === "failed", "the failure");
    assert.match(await tab.text("[data-notice=engine]"), /Nothing you typed is lost/);
    assert.equal(await tab.value("#request-url"), "https://trap.example/a");
    await tab.page.$eval("#share", (node) => node.click());
    await tab.until(
      () => document.getElementById("share-text")?.value.includes("#s="),
      "the link, which needs no engine",
    );
    await tab.page.$eval("input[name=share-format][value=markdown]", (radio) => radio.click());
    await tab.until(
      () => /Your text is all still here/.test(document.getElementById("share-state").textContent),
      "words",
    );
    await tab.page.keyboard.press("Escape");
    await tab.fill("#request-url", "https://fine.example/a");
    await tab.answered();
    assert.equal(await tab.page.$("[data-notice=engine]"), null);
    await tab.close();
    await around.close();
  });

  test("blocked storage: everything works, and a reload brings back the link", async () => {
    const around = await failingServer();
    const context = await browser().createBrowserContext();
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.evaluateOnNewDocument(() => {
      for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(globalThis, name, {
          get() {
            throw new DOMException("blocked", "SecurityError");
          },
        });
    });
    await page.goto(around.url);
    await page.waitForFunction(() => document.getElementById("verdict").dataset.verdict === "blocked");
    await page.$eval("#request-url", (field) => {
      field.value = "https://kept.example/a";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.waitForFunction(() => location.hash.startsWith("#s="));
    await page.reload();
    await page.waitForFunction(() => document.getElementById("request-url").value === "https://kept.example/a");
    assert.deepEqual(errors, []);
    await context.close();
    await around.close();
  });

  test("two tabs: each keeps what was typed in it, and both are among the recent scenarios", async () => {
    const around = await failingServer();
    const one = await open(browser(), around.url);
    await one.answered();
    const other = await one.page.browserContext().newPage();
    await other.goto(around.url);
    const hosts = ["one.example", "other.example"];
    const pages = [one.page, other];
    const fill = (at, path) =>
      pages[at].$eval(
        "#request-url",
        (field, text) => {
          /** @type {HTMLInputElement} */ (field).value = text;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        },
        `https://${hosts[at]}/${path}`,
      );
    await other.waitForFunction(() => document.getElementById("verdict").dataset.verdict === "blocked");
    // In turns, so that each tab writes to the shared storage after the other one.
    for (const path of ["a", "b"]) {
      for (const at of [0, 1]) {
        await pages[at].bringToFront();
        await fill(at, path);
        await pages[at].waitForFunction(
          (text) => (localStorage.getItem("wouldblock.recent") ?? "").includes(text),
          {},
          `${hosts[at]}/${path}`,
        );
      }
    }
    const recent = await other.evaluate(() => localStorage.getItem("wouldblock.recent"));
    for (const host of hosts) assert.ok(recent.includes(`${host}/b`), `${host} is not in ${recent}`);
    for (const at of [0, 1]) {
      await pages[at].bringToFront();
      await pages[at].reload();
      await pages[at].waitForFunction(
        (text) => document.querySelector("#request-url").value === text,
        {},
        `https://${hosts[at]}/b`,
      );
    }
    await one.close();
    await around.close();
  });

  test("corrupt storage: the page starts as if there were none", async () => {
    const around = await failingServer();
    for (const text of ["{]", "null", "[]", "5", '{"hash":5,"scenario":{}}', CORRUPT_STATE, CORRUPT_RECENT]) {
      const storage = Object.fromEntries(
        ["state", "recent", "recent.off", "theme", "target"].map((name) => [`wouldblock.${name}`, text]),
      );
      const tab = await open(browser(), around.url, { storage: { ...storage, "wouldblock.language": "??" } });
      await tab.until(
        () =>
          ["allowed", "blocked", "undetermined", "empty"].includes(document.getElementById("verdict").dataset.verdict),
        "an answer, or the beginning",
      );
      await tab.page.evaluate(() => localStorage.removeItem("wouldblock.recent.off"));
      await tab.page.click("#palette");
      await tab.until(() => document.querySelector("#palette-dialog[open] .command") !== null, "the palette");
      await tab.close();
    }
    await around.close();
  });
});
