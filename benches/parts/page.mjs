// The page in Chromium: the time until its first verdict, compared with an empty page with one module script, and the
// time from a key to the paint.
import { chromium } from "../../tests/support/browsers.mjs";
import { encode } from "../../www/share.js";
import { scenario } from "../support/paths.mjs";
import { serve } from "../support/server.mjs";
import { median, quantile } from "../support/statistics.mjs";

/** How often each page is loaded, in turn, with empty caches. */
const LOADS = 9;
/** The number of keys that are typed into each scenario. */
const KEYS = 60;

/** Directives whose values are lists of URLs. */
const DIRECTIVES = [
  "default-src",
  "script-src",
  "style-src",
  "img-src",
  "font-src",
  "connect-src",
  "media-src",
  "object-src",
  "frame-src",
  "child-src",
  "worker-src",
  "manifest-src",
  "form-action",
  "frame-ancestors",
  "base-uri",
  "script-src-elem",
  "script-src-attr",
  "style-src-elem",
  "style-src-attr",
  "prefetch-src",
  "navigate-to",
];

/** The network that DevTools calls Slow 4G, with a processor that is slowed down to a quarter of its speed. */
const SLOW = {
  cpu: 4,
  network: { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 },
};
const PLAIN = { cpu: 1, network: null };

export async function measure() {
  const server = await serve();
  const browser = await chromium({ args: ["--ignore-certificate-errors"], isComplete: true });
  try {
    // The first load makes the server compress every file. The second one counts the files.
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
      ...(await firstVerdict("page-plain", browser, server.origin, PLAIN)),
      ...(await firstVerdict("page-slow", browser, server.origin, SLOW)),
      ...(await keystrokes(browser, server.origin)),
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

async function firstVerdict(id, browser, origin, conditions) {
  const [page, empty] = [[], []];
  for (let i = 0; i < LOADS; i++) {
    page.push(await load(browser, origin, conditions));
    empty.push((await load(browser, `${origin}/benches/browser/empty.html`, conditions)).verdict);
  }
  const [verdict, paint] = ["verdict", "paint"].map((what) => median(page.map((times) => times[what])));
  return [
    {
      id,
      value: verdict - median(empty),
      unit: "milliseconds",
      detail: `${verdict.toFixed(0)} - ${median(empty).toFixed(0)} ms, medians of ${LOADS}`,
    },
    {
      id: `${id}-paint`,
      value: paint - median(empty),
      unit: "milliseconds",
      detail: `${paint.toFixed(0)} - ${median(empty).toFixed(0)} ms: the first paint shows the first example with its verdict, from the markup`,
    },
  ];
}

/** Milliseconds from navigation to the engine's first verdict, and to the first paint, in a tab with empty caches. */
async function load(browser, url, { cpu, network }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const session = await page.createCDPSession();
    if (network) await session.send("Network.emulateNetworkConditions", network);
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    await page.evaluateOnNewDocument(() => {
      globalThis.firstVerdict = new Promise((done) => {
        new MutationObserver((_changes, observer) => {
          // The markup already contains a verdict. Only the engine's verdict is in the title as well.
          if (!document.title.includes("·") && document.documentElement.dataset.verdict === undefined) return;
          observer.disconnect();
          done(performance.now());
        }).observe(document, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
          attributeFilter: ["data-verdict"],
        });
      });
    });
    await page.goto(url, { waitUntil: "domcontentloaded", timeout: 120_000 });
    const verdict = await page.evaluate(() => globalThis.firstVerdict);
    const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
    return { verdict, paint };
  } finally {
    await context.close();
  }
}

/** Matches the answer after it was drawn completely. */
const ANSWERED = "#answer:not([aria-busy])";

/** A page with a policy of this many directives, each with its own sources, which blocks the request. */
function large(directives, sources) {
  const lists = Array.from({ length: directives }, (_, at) => {
    const hosts = Array.from({ length: sources }, (_, index) => `https://cdn${at}-${index}.example.com`);
    return `${DIRECTIVES[at % DIRECTIVES.length]} ${hosts.join(" ")}`;
  });
  return {
    page: { url: "https://app.example.com/", headers: `Content-Security-Policy: ${lists.join("; ")}` },
    request: { api: "fetch", url: "https://api.stripe.com/v1/charges", method: "POST" },
  };
}

/** Measures from the time of the key until the frame with the verdict and its reason was painted. */
async function keystrokes(browser, origin) {
  const link = async (typed) => `${origin}/#s=${await encode(typed)}`;
  const [keys, least] = [[], []];
  for (const name of ["blocked", "realistic"]) {
    const typed = scenario(name);
    keys.push(...(await typing(browser, await link(typed), ANSWERED)).keys);
    least.push(...(await typing(browser, `${origin}/benches/browser/field.html`, "#answer", typed.page.headers)).keys);
  }
  const work = keys.map((key) => key.until - key.wait);
  // 40 directives, as in policies that tools generate. Many of them occur twice.
  const many = (await typing(browser, await link(large(40, 6)), ANSWERED)).keys;
  const fiveKilobytes = await typing(browser, await link(large(21, 9)), ANSWERED, null, PLAIN.cpu);
  return [
    keysResult(
      "keystroke-large",
      many.map((key) => key.until),
      "a policy of 40 directives with 6 sources each",
    ),
    {
      id: "typing-task",
      value: Math.max(0, ...fiveKilobytes.tasks),
      unit: "milliseconds",
      detail: `${fiveKilobytes.tasks.length} tasks over 50 ms in ${KEYS} keys at full speed, a policy of 5 kB`,
    },
    {
      id: "typing-shift",
      value: fiveKilobytes.shift,
      unit: "ratio",
      detail: "layout shift, summed over the same keys and the shared link's first answer",
    },
    keysResult(
      "keystroke",
      keys.map((key) => key.until),
      "the wait for the next frame included",
    ),
    keysResult("keystroke-work", work, "without that wait"),
    keysResult(
      "keystroke-least",
      least.map((key) => key.until),
      "a page that has one such field and changes one word",
    ),
  ];
}

function keysResult(id, times, what) {
  const detail = `p95 of ${times.length} keys, ${what}; median ${median(times).toFixed(1)} ms`;
  return { id, value: quantile(times, 0.95), unit: "milliseconds", detail };
}

/**
 * The time of each key typed into the policy of a page's headers, tasks of more than 50 ms, and layout shifts.
 *
 * @param {number} [cpu] by which factor the processor is slowed down
 */
async function typing(browser, url, ready, headers = null, cpu = SLOW.cpu) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.shift += value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(url);
  await page.waitForSelector(ready);
  await (await page.createCDPSession()).send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await page.evaluate(record);
  // Types into the line of the policy, which is not the first header.
  await page.$eval(
    "#page-headers",
    (field, text) => {
      if (text !== null) field.value = text;
      field.focus();
      const policy = field.value.indexOf("Content-Security-Policy");
      const end = field.value.indexOf("\n", policy);
      field.selectionStart = field.selectionEnd = end < 0 ? field.value.length : end;
    },
    headers,
  );
  const text = " https://one.example https://two.example https://three.example";
  for (const [index, character] of [...text.slice(0, KEYS)].entries()) {
    await page.keyboard.press(character);
    await page.evaluate((count) => globalThis.painted(count), index + 1);
    // People do not type faster than this.
    await new Promise((done) => setTimeout(done, 50));
  }
  // The first keys count as well, although their code has not run before. People experience the same.
  const { keys, tasks, shift } = await page.evaluate(() => ({
    keys: globalThis.keys,
    tasks: globalThis.tasks,
    shift: globalThis.shift,
  }));
  await page.close();
  if (keys.length !== KEYS) throw new Error(`${keys.length} of ${KEYS} keys were painted`);
  return { keys, tasks, shift };
}

/** Runs in the page. `keys` has the time of each key, and `painted(count)` resolves when there are that many. */
function record() {
  globalThis.keys = [];
  globalThis.tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.tasks.push(duration);
  }).observe({ type: "longtask" });
  let notify = () => {};
  globalThis.painted = (count) =>
    new Promise((done) => {
      notify = () => globalThis.keys.length >= count && done();
      notify();
    });
  addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (key.length > 1) return;
      let handled;
      addEventListener(
        "input",
        () => {
          handled = performance.now();
        },
        { once: true, capture: true },
      );
      // This is requested before the page requests its own frame, so it runs first in the frame. The message arrives
      // after the frame was painted, and before anything that the page has deferred until then.
      requestAnimationFrame(() => {
        const frame = performance.now();
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = () => {
          globalThis.keys.push({ until: performance.now() - timeStamp, wait: Math.max(0, frame - handled) });
          notify();
        };
        port1.postMessage(null);
      });
    },
    { capture: true },
  );
}
