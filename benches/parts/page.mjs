// The page in Chromium: until its first verdict, beside an empty page with one module script; and from a key to paint.
import { chromium } from "../../tests/support/browsers.mjs";
import { encode } from "../../www/share.js";
import { scenario } from "../support/paths.mjs";
import { serve } from "../support/server.mjs";
import { median, quantile } from "../support/statistics.mjs";

/** Each page is loaded this often, in turn, with nothing in any cache. */
const LOADS = 9;
/** Keys that are typed into each scenario. */
const KEYS = 60;

/** What DevTools calls Slow 4G, and a processor a quarter as fast. */
const SLOW = { cpu: 4, network: { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 } };
const PLAIN = { cpu: 1, network: null };

export async function measure() {
  const server = await serve();
  const browser = await chromium({ args: ["--ignore-certificate-errors"] });
  try {
    // Compresses every file, and says how many there are.
    await load(browser, server.origin, PLAIN);
    server.sent.clear();
    await load(browser, server.origin, PLAIN);
    const bytes = [...server.sent.values()].reduce((sum, size) => sum + size);
    const first = {
      id: "page-bytes",
      value: bytes,
      unit: "bytes",
      detail: `brotli 11, ${server.sent.size} files until the first verdict`,
      files: Object.fromEntries([...server.sent].sort((a, b) => b[1] - a[1])),
    };
    return [
      first,
      await firstVerdict("page-plain", browser, server.origin, PLAIN),
      await firstVerdict("page-slow", browser, server.origin, SLOW),
      ...(await keystrokes(browser, server.origin)),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function firstVerdict(id, browser, origin, conditions) {
  const [page, empty] = [[], []];
  for (let i = 0; i < LOADS; i++) {
    page.push(await load(browser, origin, conditions));
    empty.push(await load(browser, `${origin}/benches/browser/empty.html`, conditions));
  }
  return {
    id,
    value: median(page) - median(empty),
    unit: "milliseconds",
    detail: `${median(page).toFixed(0)} - ${median(empty).toFixed(0)} ms, medians of ${LOADS}`,
  };
}

/** Milliseconds from navigation to the first verdict, in a tab that has seen nothing before. */
async function load(browser, url, { cpu, network }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const session = await page.createCDPSession();
    if (network) await session.send("Network.emulateNetworkConditions", network);
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    await page.evaluateOnNewDocument(() => {
      globalThis.firstVerdict = new Promise(done => {
        new MutationObserver((changes, observer) => {
          // The page's markup has a verdict of its own: the engine's is there when the answer is no longer busy.
          const settled = changes.some(({ target }) => (target.id === "answer" ? !target.hasAttribute("aria-busy") : target === document.documentElement));
          if (!settled) return;
          observer.disconnect();
          done(performance.now());
        }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-verdict", "aria-busy"] });
      });
    });
    await page.goto(url, { waitUntil: "domcontentloaded", timeout: 0 });
    return await page.evaluate(() => globalThis.firstVerdict);
  } finally {
    await context.close();
  }
}

/** From the key's own time until the frame that shows the answer has been painted. */
async function keystrokes(browser, origin) {
  const keys = [];
  for (const name of ["blocked", "realistic"]) {
    const page = await browser.newPage();
    await page.goto(`${origin}/#s=${await encode(scenario(name))}`);
    await page.waitForSelector("#answer:not([aria-busy])");
    await (await page.createCDPSession()).send("Emulation.setCPUThrottlingRate", { rate: SLOW.cpu });
    await page.evaluate(record);
    // Into the policy's line: the first of the headers is another.
    await page.$eval("#page-headers", field => {
      field.focus();
      const policy = field.value.indexOf("Content-Security-Policy");
      const end = field.value.indexOf("\n", policy);
      field.selectionStart = field.selectionEnd = end < 0 ? field.value.length : end;
    });
    const text = " https://one.example https://two.example https://three.example";
    for (const character of text.slice(0, KEYS)) {
      const painted = page.evaluate(() => globalThis.painted());
      await page.keyboard.press(character);
      await painted;
      // Nobody types faster.
      await new Promise(done => setTimeout(done, 50));
    }
    // The first keys meet code that has not run yet, as a person's do: they count.
    keys.push(...(await page.evaluate(() => globalThis.keys)));
    await page.close();
  }
  if (keys.length !== 2 * KEYS) throw new Error(`${keys.length} of ${2 * KEYS} keys were painted`);
  const p95 = what => quantile(keys.map(what), 0.95);
  const [until, work] = [p95(key => key.until), p95(key => key.until - key.wait)];
  return [
    {
      id: "keystroke",
      value: until,
      unit: "milliseconds",
      detail: `p95 of ${keys.length} keys, the wait for the next frame included; median ${median(keys.map(key => key.until)).toFixed(1)} ms`,
    },
    {
      id: "keystroke-work",
      value: work,
      unit: "milliseconds",
      detail: `p95 without that wait; median ${median(keys.map(key => key.until - key.wait)).toFixed(1)} ms`,
    },
  ];
}

/** Runs in the page: what each key took, as `keys`; `painted()` resolves with the next of them. */
function record() {
  globalThis.keys = [];
  let notify;
  globalThis.painted = () => new Promise(done => {
    notify = done;
  });
  addEventListener("keydown", ({ key, timeStamp }) => {
    if (key.length > 1) return;
    let handled, frame;
    // Asked for before the page asks for its own, so this runs first in the frame …
    requestAnimationFrame(() => {
      frame = performance.now();
    });
    addEventListener("input", () => {
      handled = performance.now();
      // … and this last; the message arrives when the frame has been painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = () => {
          globalThis.keys.push({ until: performance.now() - timeStamp, wait: Math.max(0, frame - handled) });
          notify();
        };
        port1.postMessage(null);
      });
    }, { once: true });
  }, { capture: true });
}
