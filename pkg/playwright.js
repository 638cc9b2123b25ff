// A Playwright fixture: records the requests of a page during a test, and judges them under a policy.
import { expect as playwrightExpect, test as playwrightTest } from "@playwright/test";
import { audit } from "./audit.js";
import { toolWords } from "./tools-words.js";
import { OBSERVER } from "./playwright-observer.js";
import { visible } from "./visible.js";
import { withCode } from "./error-code.js";

/** The APIs for Playwright's types of requests. */
const APIS = {
  stylesheet: "style",
  image: "image",
  media: "media",
  font: "font",
  script: "script",
  texttrack: "track",
  xhr: "xhr",
  fetch: "fetch",
  eventsource: "eventsource",
  manifest: "manifest",
  ping: "beacon",
  beacon: "beacon",
  prefetch: "prefetch",
};
/** Types that a policy does not govern, or that are observed elsewhere. */
const PASSED_OVER = ["websocket", "preflight", "cspviolationreport"];

/** @type {WeakMap<object, { requests: any[], code: any[], elements: any[], workers: any[], sockets: any[] }>} */
const recordings = new WeakMap();

/** @param {any} page */
export async function record(page) {
  if (recordings.has(page)) return;
  const kept = { requests: [], code: [], elements: [], workers: [], sockets: [] };
  recordings.set(page, kept);
  page.on("request", (request) => kept.requests.push(request));
  page.on("worker", (worker) => kept.workers.push({ url: worker.url(), page: page.url() }));
  page.on("websocket", (socket) => kept.sockets.push({ url: socket.url(), page: page.url() }));
  await page.exposeBinding("__wouldblock", ({ frame }, found) => {
    const { src, ...request } = found;
    (src === undefined ? kept.code : kept.elements).push({ ...found, page: frame.url(), request });
  });
  await page.addInitScript(OBSERVER);
}

/** The requests of a page as lines of an audit. */
async function linesOf(page) {
  const kept = recordings.get(page);
  if (!kept) throw withCode("ERR_WOULDBLOCK_UNRECORDED", new Error(toolWords().playwrightWords.unrecorded));
  // After this, everything that the page has sent has arrived.
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  const workers = new Set(kept.workers.map(({ url }) => url));
  const line = (url, request, network) => ({ scenario: { page: { url }, request, ...(network && { network }) } });
  return [
    ...kept.code.map(({ page: url, request }) => line(url, request)),
    ...kept.workers.map(({ url, page: from }) => line(from, { api: "worker", url })),
    ...kept.sockets.map(({ url, page: from }) => line(from, { api: "websocket", url })),
    ...(await Promise.all(kept.requests.map((request) => lineOf(request, kept.elements, workers, line)))).filter(
      Boolean,
    ),
  ];
}

/** The line of a request with the redirects that led to it; null for navigations and for requests that were redirected. */
async function lineOf(request, elements, workers, line) {
  if (request.redirectedTo() || request.serviceWorker()) return null;
  const chain = [];
  for (let one = request; one; one = one.redirectedFrom()) chain.unshift(one);
  const [first] = chain;
  const url = first.url();
  const type = first.resourceType();
  let frame = first.frame();
  if (type === "document") {
    if (!frame.parentFrame()) return null;
    frame = frame.parentFrame();
  }
  if (PASSED_OVER.includes(type) || (type === "script" && workers.has(url))) return null;
  const api = type === "document" ? "frame" : APIS[type];
  // Other types may be anything: they are judged by connect-src, which governs most requests without an element.
  const asked = { api: api ?? "fetch", url, method: first.method() };
  const network = chain.length > 1 ? await redirectsOf(chain) : undefined;
  if (api !== "script" && api !== "style") return line(frame.url(), asked, network);
  const element = elements.find(({ src }) => src === url);
  if (api === "script" && !element) return line(frame.url(), { api: "import", url }, network);
  const { nonce, integrity, insertedBy } = element?.request ?? {};
  const metadata = Object.fromEntries(Object.entries({ nonce, integrity, insertedBy }).filter(([, value]) => value));
  return line(frame.url(), { api, url, ...metadata }, network);
}

async function redirectsOf(chain) {
  const responses = await Promise.all(chain.slice(0, -1).map((request) => request.response()));
  return responses.map((response, at) => ({
    response: { status: response?.status() ?? 302, headers: [["Location", chain[at + 1].url()]] },
  }));
}

/** What a policy does to a page; @returns {Promise<string[]>} a sentence for each thing that it breaks */
async function brokenBy(page, policy, { engines, words }) {
  const lines = await linesOf(page);
  const headers = typeof policy === "string" ? { headers: [["Content-Security-Policy", policy]] } : policy;
  const { groups, undetermined, brokenLines } = await audit(lines, { page: /** @type {any} */ (headers), engines });
  const what = ({ request: { api, url, text } }) => `${api} ${url ?? text?.trim().slice(0, 60) ?? ""}`;
  return [
    ...groups
      .filter(({ check }) => check === "csp")
      .map((group) =>
        words.blocked(group.directive, what(group.example.scenario), group.engines.join(", "), group.count),
      ),
    ...undetermined
      .filter(({ missing }) => !missing.startsWith("network"))
      .map(({ missing, example }) => words.open(what(example.scenario), missing)),
    ...(brokenLines > 0 ? [words.unread(brokenLines)] : []),
  ];
}

export const test = playwrightTest.extend({
  page: async ({ page }, use) => {
    await record(page);
    await use(page);
  },
  leastPolicy: async ({ page }, use) => {
    await use(async () => (await audit(await linesOf(page), { page: { headers: [] } })).leastPolicy);
  },
});

export const expect = playwrightExpect.extend({
  /** @param {any} page @param {any} policy @param {any} [options] */
  async toSurviveCsp(page, policy, { engines, language } = {}) {
    const { playwrightWords: words } = toolWords(language);
    const broken = await brokenBy(page, policy, { engines, words });
    return {
      pass: broken.length === 0,
      message: () => [broken.length > 0 ? words.breaks : words.survives, ...broken].map(visible).join("\n  "),
    };
  },
});
