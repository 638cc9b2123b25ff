// A Playwright fixture: records the requests of a page during a test, and judges them under a policy.
// @ts-expect-error The project of the caller has the package, and this one has it only for its tests.
import { expect as playwrightExpect, test as playwrightTest } from "@playwright/test";
import { audit } from "./audit.js";
import { toolWords } from "./tools-words.js";
import { OBSERVER } from "./playwright-observer.js";
import { followWindows } from "./playwright-windows.js";
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

/**
 * @type {WeakMap<object, { requests: any[], windows: ReturnType<typeof followWindows>, code: any[], elements: any[],
 *   embedded: any[], workers: any[], sockets: any[], pages: WeakMap<object, string | null> }>}
 */
const recordings = new WeakMap();

/** The parents of frames: Playwright forgets them when a frame is removed. @type {WeakMap<object, any>} */
const parents = new WeakMap();
const parentOf = (frame) => frame.parentFrame() ?? parents.get(frame) ?? null;

/** @param {any} page */
export async function record(page) {
  if (recordings.has(page)) return;
  const kept = {
    requests: [],
    windows: followWindows(page),
    code: [],
    elements: [],
    embedded: [],
    workers: [],
    sockets: [],
    pages: new WeakMap(),
  };
  recordings.set(page, kept);
  page.on("request", (request) => {
    kept.requests.push(request);
    // Later, the frame may show another page.
    kept.pages.set(request, pageOf(request));
  });
  page.on("frameattached", (frame) => parents.set(frame, frame.parentFrame()));
  page.on("worker", (worker) => kept.workers.push({ url: worker.url(), page: page.url() }));
  page.context().on("serviceworker", (worker) => {
    const api = "serviceworker";
    // The context has other pages, too, and a page can only register a worker of its own origin.
    if (originOf(worker.url()) === originOf(page.url()))
      kept.workers.push({ api, url: worker.url(), page: page.url() });
  });
  page.on("websocket", (socket) => kept.sockets.push({ url: socket.url(), page: page.url() }));
  await page.exposeBinding("__wouldblock", ({ frame }, found) => {
    const { src, embedded, from: document, ...request } = found;
    const from = governedPage(frame, document);
    if (from === null) return;
    const list = embedded !== undefined ? kept.embedded : src !== undefined ? kept.elements : kept.code;
    list.push({ ...found, page: from, request });
  });
  await page.addInitScript(OBSERVER);
}

/** The requests of a page as lines of an audit. */
async function linesOf(page) {
  const kept = recordings.get(page);
  if (!kept) throw withCode("ERR_WOULDBLOCK_UNRECORDED", new Error(toolWords().playwrightWords.unrecorded));
  // After this, everything that the page has sent has arrived.
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  const { navigations, requests: ofWindows } = await kept.windows();
  const workers = new Set(kept.workers.map(({ url }) => url));
  const line = (url, request, network) => ({ scenario: { page: { url }, request, ...(network && { network }) } });
  return [
    ...kept.code.map(({ page: url, request }) => line(url, request)),
    ...kept.workers
      .filter((worker) => isOfPage(worker, kept))
      .map(({ api = "worker", url, page: from }) => line(from, { api, url })),
    ...kept.sockets.map(({ url, page: from }) => line(from, { api: "websocket", url })),
    ...(await Promise.all(kept.requests.map((request) => lineOf(request, kept, workers, line)))).filter(Boolean),
    ...(await Promise.all(ofWindows.map(({ request, from }) => lineOfWindow(request, from, line)))).filter(Boolean),
    ...(await Promise.all([...kept.requests, ...navigations].map((request) => formOf(request, kept, line)))).filter(
      Boolean,
    ),
  ];
}

/** The line of a request with the redirects that led to it; null for navigations and for requests that were redirected. */
async function lineOf(request, { elements, embedded, pages }, workers, line) {
  if (request.redirectedTo() || request.serviceWorker()) return null;
  const chain = chainOf(request);
  const [first] = chain;
  const url = first.url();
  const type = first.resourceType();
  const sender = senderOf(first);
  if (!sender) return null;
  const from = pages.get(first) === null ? null : pages.get(first) || laterPageOf(first, sender);
  if (from === null) return null;
  if (PASSED_OVER.includes(type) || (type === "script" && workers.has(url))) return null;
  const isEmbedded =
    ["document", "other", "object", "image"].includes(type) && embedded.some((one) => one.embedded === url);
  const api = isEmbedded ? "object" : type === "document" ? "frame" : APIS[type];
  // Other types may be anything: they are judged by connect-src, which governs most requests without an element.
  const asked = { api: api ?? "fetch", url, method: first.method() };
  const network = chain.length > 1 ? await redirectsOf(chain) : undefined;
  if (api !== "script" && api !== "style") return line(from, asked, network);
  const element = elements.find(({ src }) => src === url);
  if (api === "script" && !element) return line(from, { api: "import", url }, network);
  const { nonce, integrity, insertedBy } = element?.request ?? {};
  const metadata = Object.fromEntries(Object.entries({ nonce, integrity, insertedBy }).filter(([, value]) => value));
  return line(from, { api, url, ...metadata }, network);
}

/** The line of a request of a window whose policy is that of the page: what made it in the window is not known. */
async function lineOfWindow(request, from, line) {
  if (request.redirectedTo() || PASSED_OVER.includes(request.resourceType())) return null;
  const chain = chainOf(request);
  const [first] = chain;
  const type = first.resourceType();
  const api = type === "document" ? "frame" : (APIS[type] ?? "fetch");
  const how = api === "script" || api === "style" ? { insertedBy: "parser" } : { method: first.method() };
  const network = chain.length > 1 ? await redirectsOf(chain) : undefined;
  return line(from, { api, url: first.url(), ...how }, network);
}

/** The frame that makes a request; null for the navigation of a page. */
function senderOf(request) {
  const frame = request.frame();
  return request.resourceType() === "document" ? parentOf(frame) : frame;
}

/**
 * The page whose policy governs a document; null if the document has a policy of its own. Documents in frames inherit a policy
 * only if their URL has no server: `srcdoc`, `about:blank`, `blob:` and `data:`.
 * @returns {string | null}
 */
function governedPage(frame, url = frame.url()) {
  const parent = parentOf(frame);
  if (!parent) return url;
  return /^(?:about|blob|data):|^$/.test(url) ? governedPage(parent) : null;
}

/** The page that governs a request, or null as in `governedPage`; empty if it is not known yet. */
function pageOf(request) {
  if (request.serviceWorker()) return "";
  try {
    const sender = senderOf(request);
    // A frame has this URL until its document begins, whose first requests may be reported before that.
    return !sender || sender.url() === "about:blank" ? "" : governedPage(sender);
  } catch {
    return "";
  }
}

/** The page that governs a request that was sent when its frame had no document, or null as in `governedPage`. */
function laterPageOf(request, sender) {
  const page = governedPage(sender);
  if (page !== null) return page;
  // It may be of the empty document that was there before, which was governed. Only its referrer shows that it is not.
  const around = governedPage(parentOf(sender));
  const { referer = "" } = request.headers();
  const isOfFrame =
    referer === sender.url() ||
    (originOf(referer) === originOf(sender.url()) && originOf(referer) !== originOf(around));
  return isOfFrame ? null : around;
}

/** Whether a worker may have been started under the page's policy: other documents can have workers, too. */
function isOfPage({ url, page }, { requests, pages }) {
  const loads = requests.filter((request) => request.url() === url);
  if (loads.length > 0 && loads.every((request) => pages.get(request) === null)) return false;
  // A worker has the origin of the document that starts it.
  return !/^https?:/.test(url) || !/^https?:/.test(page) || originOf(url) === originOf(page);
}

/** The line of a form with the redirects of its response, which a policy governs in some browsers; null for other requests. */
async function formOf(request, { code }, line) {
  if (request.resourceType() !== "document" || request.redirectedTo() || !request.redirectedFrom()) return null;
  const chain = chainOf(request);
  const [first] = chain;
  const bare = (url) => url.replace(/[?#].*/, "");
  const form = code.find(
    ({ request: { api, url, method } }) =>
      api === "form" && method === first.method() && bare(url) === bare(first.url()),
  );
  return form ? line(form.page, form.request, await redirectsOf(chain)) : null;
}

/** A request with those that were redirected to it, the first one first. */
function chainOf(request) {
  const chain = [];
  for (let one = request; one; one = one.redirectedFrom()) chain.unshift(one);
  return chain;
}

const originOf = (url) => (URL.canParse(url) ? new URL(url).origin : "");

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
  /** @param {any} scenario */
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
