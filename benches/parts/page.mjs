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

/** Directives with lists of URLs. */
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

/** What DevTools calls Slow 4G, and a processor a quarter as fast. */
const SLOW = {
  cpu: 4,
  network: { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 },
};
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
      ...(await firstVerdict("page-plain", browser, server.origin, PLAIN)),
      ...(await firstVerdict("page-slow", browser, server.origin, SLOW)),
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

/** Milliseconds from navigation to the engine's first verdict, and to the first paint, in a tab that has seen nothing before. */
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
          // The page's markup has a verdict of its own: the engine's alone stands in the title too.
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
    await page.goto(url, { waitUntil: "domcontentloaded", timeout: 0 });
    const verdict = await page.evaluate(() => globalThis.firstVerdict);
    const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
    return { verdict, paint };
  } finally {
    await context.close();
  }
}

/** The answer, drawn whole. */
const ANSWERED = "#answer:not([aria-busy])";

/** A page with a policy of so many directives, each with its own sources, which blocks the request. */
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

/** From the key's own time until the frame that shows the verdict and why has been painted. */
async function keystrokes(browser, origin) {
  const link = async (typed) => `${origin}/#s=${await encode(typed)}`;
  const [keys, least] = [[], []];
  for (const name of ["blocked", "realistic"]) {
    const typed = scenario(name);
    keys.push(...(await typing(browser, await link(typed), ANSWERED)).keys);
    least.push(...(await typing(browser, `${origin}/benches/browser/field.html`, "#answer", typed.page.headers)).keys);
  }
  const work = keys.map((key) => key.until - key.wait);
  // 40 directives, as people who generate their policies have them: many stand twice.
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
 * What each key took that was typed into the policy of a page's headers, tasks of more than 50 ms, and layout shifts.
 *
 * @param {number} [cpu] How many times slower the processor is made.
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
  // Into the policy's line: the first of the headers is another.
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
    // Nobody types faster.
    await new Promise((done) => setTimeout(done, 50));
  }
  // The first keys meet code that has not run yet, as a person's do: they count.
  const { keys, tasks, shift } = await page.evaluate(() => ({
    keys: globalThis.keys,
    tasks: globalThis.tasks,
    shift: globalThis.shift,
  }));
  await page.close();
  if (keys.length !== KEYS) throw new Error(`${keys.length} of ${KEYS} keys were painted`);
  return { keys, tasks, shift };
}

/** Runs in the page: what each key took, as `keys`; `painted(count)` resolves once there are so many of them. */
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
      // Asked for before the page asks for its own, so this runs first in the frame; the message arrives when the frame has
      // been painted, and before anything that the page puts off until then.
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
