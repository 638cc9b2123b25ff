// What the page does when what is around it fails: captive portals, half a deployment, a server in trouble.
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { test } from "node:test";
import { inEachBrowser, open, site } from "./page.mjs";

/** The site behind something that answers in its place as `trouble` says. */
async function troubled() {
  const host = await site();
  const state = {
    /** @type {((path: string) => { status: number, type?: string, body: string } | undefined)} */ trouble: () =>
      undefined,
  };
  const server = createServer((asked, answer) => {
    const instead = state.trouble(asked.url);
    if (instead) {
      answer.writeHead(instead.status, { "Content-Type": instead.type ?? "text/html" });
      return answer.end(instead.body);
    }
    request(new URL(asked.url, host.url), (answered) => {
      answer.writeHead(answered.statusCode, answered.headers);
      answered.pipe(answer);
    })
      .on("error", () => answer.destroy())
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

/** A first visit, after which the worker has kept the page. @param {import("puppeteer-core").Browser} browser */
async function visited(browser) {
  const around = await troubled();
  const tab = await open(browser, around.url, { failures: true });
  await tab.answered();
  await tab.until(
    async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated",
    "the service worker",
  );
  return { around, tab };
}

inEachBrowser(({ browser }) => {
  test("a captive portal's page is never kept in the place of ours", async () => {
    const { around, tab } = await visited(browser());
    around.state.trouble = () => ({ status: 200, body: "<title>Log in</title>Log in to this network" });
    await tab.page.reload();
    // Who has to log in sees where.
    assert.equal(await tab.page.title(), "Log in");
    await around.close();
    await tab.page.reload();
    await tab.verdict("blocked");
    await tab.close();
  });

  test("scripts and styles that a portal answers are not taken for ours", async () => {
    const { around, tab } = await visited(browser());
    around.state.trouble = (path) => (path === "/" ? undefined : { status: 200, body: "<title>Log in</title>" });
    await tab.page.reload();
    await tab.verdict("blocked");
    await around.close();
    await tab.close();
  });

  test("a server in trouble does not keep anyone from the page", async () => {
    const { around, tab } = await visited(browser());
    around.state.trouble = () => ({ status: 503, body: "Back soon" });
    await tab.page.reload();
    await tab.verdict("blocked");
    await around.close();
    await tab.close();
  });

  test("a tab that was open before a deployment can still load later modules", async () => {
    const { around, tab } = await visited(browser());
    await tab.page.reload();
    await tab.answered();
    around.state.trouble = (path) => (/page-later/.test(path) ? { status: 404, body: "Not found" } : undefined);
    await tab.page.click("#open-examples");
    await tab.until(() => document.querySelectorAll("#examples-list a").length > 1, "the examples");
    await around.close();
    await tab.close();
  });

  test("an incomplete deployment does not replace the cached page", async () => {
    const { around, tab } = await visited(browser());
    // Another worker than before, whose list names a script that the host does not have yet.
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
});
