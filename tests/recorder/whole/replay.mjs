// Replays one scenario of the whole policy (inline code, workers, frames and the like) in one tab.
import { header, headerLines, hosts, isRedirect } from "../scenario.mjs";
import { control } from "./attend.mjs";
import { bodyOf, command, documents, registersAt } from "./documents.mjs";

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** The path of the image in a framed document: a request for it shows that the document is there. */
const SHOWN = "/recorder-shown";
/** The path of the page that speculation rules have the browser prefetch. */
const SPECULATED = "/next";

/** APIs that an engine does not have, or that its build does not act on by itself. */
const ABSENT = {
  firefox: new Set(["manifest"]),
  webkit: new Set(["manifest", "prefetch", "track"]),
};

/** The tokens of each sandbox that the acting document is in. */
function sandboxes({ page }) {
  const policies = [page.headers, page.frame?.parent.headers].flatMap((headers) =>
    headerLines(headers)
      .headers.filter(([n]) => n.toLowerCase() === "content-security-policy")
      .flatMap(([, v]) => v.split(/[,;]/)),
  );
  const found = policies
    .map((d) =>
      d
        .trim()
        .toLowerCase()
        .split(/[ \t\n\f\r]+/),
    )
    .filter(([name]) => name === "sandbox");
  if (page.frame?.sandbox !== undefined) found.push(["sandbox", ...page.frame.sandbox.toLowerCase().split(/\s+/)]);
  return found.map((words) => words.slice(1));
}

function unrecordable(engine, scenario) {
  if (ABSENT[engine]?.has(scenario.request.api)) return "not by itself in this build";
  if (sandboxes(scenario).some((flags) => !flags.includes("allow-scripts"))) return "a sandboxed page without scripts";
  if (scenario.page.worker?.kind === "service" && scenario.request.api === "importscripts")
    return "the worker acts once it is installed, when it can import no new scripts";
  const { frame, url } = scenario.page;
  // The recorder's script has neither the page's base URL nor its origin there.
  if (
    engine === "webkit" &&
    scenario.request.api === "import" &&
    !scenario.request.url.startsWith(`${new URL(url).origin}/`)
  )
    return "import() of another origin or of a relative URL by the recorder's script";
  const around = frame ? [frame.parent.url, ...(frame.ancestors ?? [])] : [url];
  return around.every((outer) => /^https?:/.test(outer)) ? null : "a page around the page is not served over HTTP";
}

/** Whether the last answer is a page. */
const isPage = ({ network }) => /html/.test(header(network?.at(-1)?.response?.headers, "content-type") ?? "");

/** Waits until `done()` holds; whether it did within the time. */
async function until(done, ms) {
  for (let waited = 0; waited < ms; waited += 20) {
    if (done()) return true;
    await sleep(20);
  }
  return done();
}

/**
 * @param {string} engine "chromium", "firefox" or "webkit"
 * @param {object} tab of the engine's file, opened with `whole`
 * @param {object} lane of `lane.mjs`
 * @param {object} scenario
 * @returns {Promise<{ truth: object } | { skipped: string }>}
 */
export async function replay(engine, tab, lane, scenario) {
  const reason = unrecordable(engine, scenario);
  if (reason) return { skipped: reason };
  const { page, request } = scenario;
  const { list, own } = documents(scenario);
  await tab.cookies(hosts(scenario));
  const run = lane.start(scenario, {
    documents: list,
    body: (head) => bodyOf(request, head),
    noticed: request.api === "speculation-rules" ? SPECULATED : SHOWN,
  });
  tab.messages.length = 0;
  const received = (name) => tab.messages.filter((message) => name in message).map((message) => message[name]);
  const scheme = new URL(page.url).protocol;
  const isPageUrl = (url) => (page.url.startsWith("http") ? url === new URL(page.url).href : url.startsWith(scheme));
  const isReady = () => tab.messages.some(({ ready, url }) => ready === false && isPageUrl(url));
  let result;
  try {
    if (page.serviceWorker) {
      let state = "old";
      for (let attempt = 0; attempt < 6 && state === "old"; attempt++) {
        await tab.open(registersAt(page), page);
        state = await tab.call(control, page.serviceWorker.url);
        // The worker of an earlier scenario ends once its clients are gone.
        if (state === "old") {
          await tab.leave();
          await sleep(300);
        }
      }
      if (state !== "activated") return { skipped: `the service worker is ${state}` };
      tab.messages.length = 0;
    }
    await tab.open(list[page.serviceWorker ? 1 : 0].url, page);
    if (page.frame && !/^(https?:|data:|about:srcdoc)/.test(page.url))
      await tab.call(
        ({ own, blob, pageUrl }) => {
          const frame = document.getElementById("inner");
          if (!blob) return;
          const url = URL.createObjectURL(new Blob([own], { type: "text/html" }));
          parent.postMessage({ recorderMessage: { made: url, of: pageUrl } }, "*");
          frame.src = url;
        },
        { own, blob: page.url.startsWith("blob:"), pageUrl: page.url },
      );
    if (page.frame && !page.url.startsWith("about:blank") && !(await until(isReady, 3000)))
      return { skipped: "the framed page did not load" };
    await tab.call(
      ({ what, depth, by }) => {
        let actor = window;
        for (let level = 0; level < depth; level++) actor = actor.frames[0];
        actor.postMessage({ [by]: what }, "*");
      },
      {
        what: command(scenario),
        by: page.contentScript ? "recorderAsksScript" : "recorderAsks",
        depth: page.frame ? 1 + (page.frame.ancestors?.length ?? 0) : 0,
      },
    );
    // An action that leaves the page has no result.
    const leaves = request.api === "form" || request.api === "javascript-url";
    await until(() => received("result").length > 0 || (leaves && run.last && !isRedirect(run.last.status)), 5500);
    if (request.api === "manifest") await tab.manifest?.();
    result = received("result")[0] ?? { settles: "nothing", error: null };
    await sleep(150);
    await tab.settle?.();
    if (page.serviceWorker) await tab.call(control);
  } finally {
    lane.stop();
  }
  const console = [...tab.console];
  await tab.leave();
  if (result.failed) return { skipped: result.failed };
  if (run.missing) return { skipped: `${run.missing} is not given, and the browser asked for it` };
  if (run.strange.length) return { skipped: `before the page: ${run.strange.join(", ")}` };

  const sent = Boolean(run.last && !isRedirect(run.last.status));
  const shown = run.wasNoticed || tab.messages.some(({ ready, title }) => ready === false && title === "framed");
  const allowed =
    {
      frame:
        shown || (request.url === "about:blank" && !received("violation").some((v) => v.disposition === "enforce")),
      // Where what is loaded is a page, `load` is fired for the error page, too.
      object: shown || (result.settles === "resolves" && !isPage(scenario)),
      form: sent,
      prefetch: sent,
      manifest: sent,
      "speculation-rules": tab.ruleSets > 0,
    }[request.api] ?? result.allowed === true;
  const isElement = ["frame", "object", "form", "speculation-rules"].includes(request.api);
  const made = received("made");
  const text = (value) => tab.messages.reduce((all, { made, of }) => (made ? all.replaceAll(made, of) : all), value);
  return {
    truth: {
      outcome: allowed && !result.unsupported ? "allowed" : "blocked",
      ...(result.unsupported ? { unsupported: true } : {}),
      settles:
        isElement && allowed ? "resolves" : isElement && result.settles === "resolves" ? "nothing" : result.settles,
      error: result.error ?? null,
      violations: received("violation").map((v) =>
        made.length ? { ...v, blockedURI: text(v.blockedURI), documentURI: text(v.documentURI) } : v,
      ),
      ...(run.reported.length ? { reports: run.reported } : {}),
      console: console.map(text),
      ...(result.message ? { message: result.message } : {}),
    },
  };
}
