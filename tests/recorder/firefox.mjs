// Tabs of Firefox, driven over WebDriver BiDi; one process per lane, each with its own proxy.
import { launchFirefox } from "./launch.mjs";
import { COOKIES } from "./lane.mjs";
import { listen } from "./perform.mjs";
import { source } from "./whole/attend.mjs";

/** Categories of the browser console whose lines are about a policy. */
const KEPT =
  "^(COEP|CORS|CSP_|DATA_URI_BLOCKED|Event Source|MIMEMISMATCH|Mixed Content|SOP|Web Socket|X-Frame-Options)|^javascript$";

/** Runs in the browser's own context: keeps the messages of the console service. */
const COLLECT = `globalThis.recorderLines = [];
Services.console.registerListener({ observe(message) {
  try { message.QueryInterface(Ci.nsIScriptError); } catch { return; }
  if (/was loaded even though its MIME type/.test(message.errorMessage)) return;
  if (/${KEPT}/.test(message.category) && (message.category !== "javascript" || /^Content-Security-Policy/.test(message.errorMessage)))
    recorderLines.push(message.errorMessage);
} }); 0`;

/** Forgets answers to preflights, images, scripts and styles of earlier scenarios. */
const FORGET = `recorderLines.length = 0;
Services.io.getProtocolHandler("http").QueryInterface(Ci.nsIHttpProtocolHandler).clearCORSPreflightCache?.();
ChromeUtils.clearResourceCache?.();
Cc["@mozilla.org/image/tools;1"].getService(Ci.imgITools).getImgCacheForDocument(null).clearCache(); 0`;

/**
 * Starts one Firefox per lane.
 * @param {{ port: number }[]} lanes
 * @param {boolean} [whole] whether what happens in every document is recorded
 * @param {string} [extension] the folder of an extension that is installed
 */
export async function firefox(lanes, whole = false, extension = undefined) {
  const prefs = whole ? { "network.prefetch-next": true } : {};
  const browsers = await Promise.all(lanes.map((lane) => launchFirefox(lane.port, prefs)));
  if (extension) await Promise.all(browsers.map((browser) => browser.installExtension(extension)));
  const tabs = await Promise.all(browsers.map((browser) => tab(browser, whole)));
  return {
    version: await browsers[0].version(),
    tabs,
    close: async () => void (await Promise.all(browsers.map((b) => b.close()))),
  };
}

async function tab(browser, whole) {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  const known = new Set();
  let last = "about:blank",
    lines = [];
  const context = page.mainFrame().browsingContext;
  const session = context.userContext.browser.session;
  const window = (await session.send("browsingContext.getTree", { "moz:scope": "chrome" })).result.contexts[0].context;
  const chrome = async (expression) => {
    const { result } = await session.send("script.evaluate", {
      expression,
      target: { context: window },
      awaitPromise: false,
    });
    if (result.type === "exception") throw new Error(result.exceptionDetails.text);
    return result.result.value;
  };
  await chrome(COLLECT);
  await page.evaluateOnNewDocument(listen);
  const messages = [];
  if (whole) {
    session.on(
      "script.message",
      ({ channel, data }) => channel === "recorder" && messages.push(JSON.parse(data.value)),
    );
    await session.send("script.addPreloadScript", {
      functionDeclaration: source,
      arguments: [{ type: "channel", value: { channel: "recorder" } }],
    });
  }
  const navigate = (url) => session.send("browsingContext.navigate", { context: context.id, url, wait: "interactive" });

  return {
    get console() {
      return lines;
    },
    activity: 0,
    messages,

    async cookies(hosts) {
      for (const host of hosts) {
        if (known.has(host)) continue;
        known.add(host);
        for (const secure of [true, false])
          await session
            .send("storage.setCookie", {
              cookie: {
                name: secure ? COOKIES.secure : COOKIES.plain,
                domain: host,
                path: "/",
                secure,
                sameSite: secure ? "none" : "default",
                value: { type: "string", value: "1" },
              },
            })
            .catch(() => {});
      }
    },

    async open(url) {
      if (url.split("#")[0] === last.split("#")[0]) await navigate("about:blank");
      last = url;
      await chrome(FORGET);
      await navigate(url);
    },

    call: (fn, argument) => page.evaluate(fn, argument),

    /** Fetches the lines of the console. */
    async settle() {
      const all = JSON.parse(await chrome("JSON.stringify(recorderLines)"));
      // Whether a failed EventSource is reported once or twice is a race.
      lines = all.filter((line, i) => !/^Firefox can.t establish/.test(line) || all.indexOf(line) === i);
    },

    async leave() {
      last = "about:blank";
      await navigate("about:blank").catch(() => {});
    },
  };
}
