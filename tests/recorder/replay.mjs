// Replays one scenario in one tab, and returns the result, which is the `truth` of the recorded cases.
import { bodyFor } from "./assets.mjs";
import { layOut } from "./files.mjs";
import { pageMarkup } from "./lane.mjs";
import { perform } from "./perform.mjs";
import { headerLines, hosts, absolute, isRedirect, unrecordable, sandboxed, isOfApp } from "./scenario.mjs";

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** APIs that report nothing to the script: only the requests at the server can be observed. */
const SILENT = new Set(["beacon", "ping", "fetchlater"]);

/** The number of milliseconds without any activity after which a scenario is over. */
const QUIET = { settled: 90, sent: 120, nothing: 450 };
const LIMIT = 4000;

/** Waits until nothing happens any more. */
async function quiet(tab, run, api, settled) {
  const begin = Date.now();
  for (;;) {
    const since = Math.max(settled, run.touched, tab.activity);
    const answered = run.last && !isRedirect(run.last.status);
    const needed = !SILENT.has(api) ? QUIET.settled : answered ? QUIET.sent : QUIET.nothing;
    const left = since + needed - Date.now();
    if (left <= 0 || Date.now() - begin > LIMIT) return;
    await sleep(Math.min(left, 60));
  }
}

/**
 * Whether the cookie was sent; null if it could not have been set. Over plain HTTP to another site, Chromium's SameSite
 * default withholds it, so its absence shows nothing.
 */
function cookie(engine, exchange, page, opaque) {
  if (exchange.cookie || engine !== "chromium" || !/^(http|ws):/.test(exchange.url)) return exchange.cookie;
  if (opaque) return null;
  const site = (host) =>
    /^[\d.]+$|^\[/.test(host)
      ? host
      : host
          .split(".")
          .slice(host.endsWith("localhost") ? -1 : -2)
          .join(".");
  const same = site(new URL(exchange.url).hostname) === site(page.hostname) && page.protocol === "http:";
  return same ? false : null;
}

/**
 * @param {string} engine "chromium", "firefox" or "webkit"
 * @param {object} tab of `chromium.mjs`, `firefox.mjs` or `webkit.mjs`
 * @param {object} lane of `lane.mjs`
 * @param {object} scenario the contract's `Scenario`
 * @returns {Promise<{ truth: object } | { skipped: string }>}
 */
export async function replay(engine, tab, lane, scenario) {
  const reason = unrecordable(engine, scenario);
  if (reason) return { skipped: reason };
  const { request } = scenario;
  // Firefox sends no pings unless a hidden preference enables them.
  if (engine === "firefox" && request.api === "ping") return { skipped: "not sent by this browser's default" };
  const page = new URL(scenario.page.url);
  const target = absolute(request.url, page.href);
  const isBlob = target?.protocol === "blob:" && target.origin === page.origin;
  const blob = isBlob ? bodyFor(request).toString("latin1") : null;

  const files = page.protocol === "file:" ? layOut(scenario, target) : null;
  const onDisk = files?.scenario ?? scenario;

  await tab.cookies(hosts(scenario));
  const run = lane.start(scenario);
  let result, violations;
  try {
    if (isOfApp(page)) await tab.serve(page.href, pageMarkup(scenario.page), target, request);
    await tab.open(onDisk.page.url, scenario.page);
    result = await tab.call(perform, {
      request: onDisk.request,
      headers: headerLines(request.headers).headers,
      limit: LIMIT,
      blob,
    });
    await quiet(tab, run, request.api, Date.now());
    violations = await tab.call(() => window.__recorder);
    await tab.settle?.();
  } finally {
    lane.stop();
    files?.remove();
  }
  const console = [...tab.console];
  if (
    target === null ||
    !/^https?:|^wss?:/.test(target.protocol) ||
    SILENT.has(request.api) ||
    request.api === "eventsource"
  )
    await tab.leave();
  if (run.missing) return { skipped: `${run.missing} is not given, and the browser asked for it` };
  if (run.strange.length) return { skipped: `before the page: ${run.strange.join(", ")}` };

  const { unsupported, made, taintsCanvas, ...seen } = result;
  const text = (value) => {
    const moved = files ? files.text(value) : value;
    return made ? moved.replaceAll(made, target.href) : moved;
  };
  const opaque = sandboxed(scenario.page);
  const exchanges = run.exchanges.map((e) => ({ ...e, cookie: cookie(engine, e, page, opaque) }));
  const sent = exchanges.some((e) => e.kind === "request");
  const stopped =
    request.api === "webtransport" && seen.settles !== "throws" && !violations.some((v) => v.disposition === "enforce");
  // Firefox fires `load` for preloads of kinds that it does not know, and loads nothing.
  const pretended = request.api === "preload" && !sent && /^https?:/.test(target?.protocol ?? "");
  const succeeded = SILENT.has(request.api) ? sent : (seen.settles === "resolves" && !pretended) || stopped;
  const outcome = unsupported || !succeeded ? "blocked" : "allowed";
  const truth = {
    outcome,
    ...(unsupported ? { unsupported } : {}),
    // A preload that fires no event ends without a result.
    result: {
      settles: request.api === "preload" && seen.settles === "unknown" ? "nothing" : seen.settles,
      error: seen.error,
      responseType: seen.responseType,
      status: seen.status,
      // Firefox adds this header to every response over HTTP/2, which is only used because of the recorder's choice of
      // protocol.
      readableHeaders: seen.readableHeaders.filter((n) => n !== "x-firefox-spdy"),
      ...(request.api === "image" ? { taintsCanvas } : {}),
    },
    violations: violations.map((v) => ({ ...v, blockedURI: text(v.blockedURI) })),
    exchanges,
    console: console.map(text),
  };
  return { truth };
}
