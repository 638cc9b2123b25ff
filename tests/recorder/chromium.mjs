// A tab of Chromium, driven over the DevTools protocol.
import { launchChromium } from "./launch.mjs";
import { COOKIES } from "./lane.mjs";
import { listen } from "./perform.mjs";
import { source } from "./whole/attend.mjs";

/** Lines of the console that are about the network, not about a policy. */
const NOISE =
  /^Failed to load resource|^Failed to establish a connection|^WebSocket connection to .* failed: (?!.*(blocked|Policy|insecure))/;

/**
 * Starts Chromium with one tab per lane.
 * @param {{ port: number }[]} lanes
 * @param {boolean} [whole] whether what happens in every document is recorded, in frames of other sites too
 * @param {string} [extension] the folder of an extension that is installed
 * @returns {Promise<{ version: string, tabs: object[], close(): Promise<void> }>}
 */
export async function chromium(lanes, whole = false, extension = undefined) {
  // One process for all frames, so that one session sees every frame.
  const args = whole ? ["--disable-site-isolation-trials"] : [];
  const browser = await (extension ? launchExtended(lanes[0], args) : launchChromium(args));
  const root = await browser.target().createCDPSession();
  const tabs = [];
  if (extension) {
    await browser.installExtension(extension);
    tabs.push(await tab(root, browser.defaultBrowserContext(), whole));
    return { version: await browser.version(), tabs, close: () => browser.close() };
  }
  for (const lane of lanes) {
    const context = await browser.createBrowserContext({
      proxyServer: `socks5://127.0.0.1:${lane.port}`,
      proxyBypassList: ["<-loopback>"],
    });
    tabs.push(await tab(root, context, whole));
  }
  return { version: await browser.version(), tabs, close: () => browser.close() };
}

/** Extensions do not run in contexts of their own, so the whole browser uses the lane. */
function launchExtended({ port }, args) {
  const proxy = [`--proxy-server=socks5://127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>"];
  return launchChromium([...args, ...proxy], { enableExtensions: true, pipe: true });
}

async function tab(root, context, whole) {
  const page = await context.newPage();
  const client = await page.createCDPSession();
  const lines = [],
    messages = [],
    known = new Set();
  let last = "about:blank",
    activity = 0,
    ruleSets = 0;
  const add = (text) => {
    activity = Date.now();
    if (!NOISE.test(text)) lines.push(text);
  };
  client.on("Log.entryAdded", ({ entry }) => add(entry.text));
  client.on("Page.javascriptDialogOpening", () =>
    client.send("Page.handleJavaScriptDialog", { accept: true }).catch(() => {}),
  );
  await Promise.all(["Log", "Network", "Page", "Runtime"].map((domain) => client.send(`${domain}.enable`)));
  // Neither answers nor preflights of an earlier scenario are remembered.
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  await client.send("Page.addScriptToEvaluateOnNewDocument", { source: `(${listen})()` });
  if (whole) {
    client.on("Runtime.bindingCalled", ({ payload }) => messages.push(JSON.parse(payload)));
    await client.send("Runtime.addBinding", { name: "recorderSay" });
    client.on("Preload.ruleSetUpdated", ({ ruleSet }) => {
      if (!ruleSet.errorType) ruleSets++;
    });
    await client.send("Preload.enable");
    await client.send("Page.addScriptToEvaluateOnNewDocument", { source: `(${source})()` });
    // The lines of a service worker, which the tools show with those of its pages.
    context.on("targetcreated", async (target) => {
      if (target.type() !== "service_worker") return;
      const worker = await target.createCDPSession().catch(() => null);
      worker?.on("Log.entryAdded", ({ entry }) => add(entry.text));
      await worker?.send("Log.enable").catch(() => {});
    });
  }

  const navigate = (url) =>
    new Promise((done, fail) => {
      const timer = setTimeout(() => {
        off();
        fail(new Error(`no page from ${url}`));
      }, 10_000);
      const loaded = () => {
        off();
        done();
      };
      const off = () => {
        clearTimeout(timer);
        client.off("Page.domContentEventFired", loaded);
      };
      client.on("Page.domContentEventFired", loaded);
      client.send("Page.navigate", { url }).then(
        ({ errorText }) => {
          if (errorText) {
            off();
            fail(new Error(`${url}: ${errorText}`));
          }
        },
        (error) => {
          off();
          fail(error);
        },
      );
    });

  return {
    console: lines,
    messages,
    /** Has the browser fetch the page's manifest, which it does not by itself. */
    manifest: () => client.send("Page.getAppManifest").catch(() => {}),
    get activity() {
      return activity;
    },
    /** How many sets of speculation rules the page has, whether or not they lead to a request. */
    get ruleSets() {
      return ruleSets;
    },

    /** Gives each host its cookies. */
    async cookies(hosts) {
      const wanted = hosts.filter((h) => !known.has(h));
      if (!wanted.length) return;
      const cookies = wanted.flatMap((host) => [
        { name: COOKIES.secure, value: "1", url: `https://${host}/`, secure: true, sameSite: "None" },
        { name: COOKIES.plain, value: "1", url: `http://${host}/` },
      ]);
      for (const cookie of cookies)
        await root.send("Storage.setCookies", { browserContextId: context.id, cookies: [cookie] }).catch(() => {});
      for (const host of wanted) known.add(host);
    },

    /** Loads the page again. */
    async open(url) {
      // A URL that differs in its fragment only would not be loaded at all.
      if (url.split("#")[0] === last.split("#")[0]) await navigate("about:blank");
      last = url;
      lines.length = 0;
      ruleSets = 0;
      await navigate(url);
    },

    /** Calls a function in the page. */
    async call(fn, argument) {
      const { result, exceptionDetails } = await client.send("Runtime.evaluate", {
        expression: `(${fn})(${JSON.stringify(argument) ?? ""})`,
        awaitPromise: true,
        returnByValue: true,
        allowUnsafeEvalBlockedByCSP: false,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },

    async leave() {
      last = "about:blank";
      await navigate("about:blank").catch(() => {});
    },
  };
}
