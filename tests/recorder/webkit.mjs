// Views of WebKitGTK, each in a separate process in which webkit.py uses the library.
//
// WebDriver is not used, because in its sessions pages load through a proxy, but the requests of a page do not, and it
// does not report the console.
import { createInterface } from "node:readline";
import { launchWebkit } from "./launch.mjs";
import { COOKIES } from "./lane.mjs";
import { listen } from "./perform.mjs";
import { source } from "./whole/attend.mjs";
import { bodyFor } from "./assets.mjs";

/** The types of the files that an app serves to its page. */
const TYPES = {
  script: "text/javascript",
  style: "text/css",
  image: "image/png",
  media: "audio/wav",
  font: "font/ttf",
};

/** Console lines about the network, or about the recorder's own requests, not about a policy. */
const NOISE =
  /^Failed to load resource|^Unable to get image data|^WebSocket connection.* failed: WebSocket is closed before/;

/** In milliseconds. On a machine that runs other tests beside it, the library has taken over 10 seconds to start. */
const LONGEST_START = 90_000;
const LONGEST_COMMAND = 10_000;

/**
 * Starts one view per lane.
 * @param {{ port: number }[]} lanes
 * @param {boolean} [whole] whether what happens in every document is recorded
 * @returns {Promise<{ version: string, tabs: object[], close(): Promise<void> }>}
 */
export async function webkit(lanes, whole = false) {
  const { views, close } = await launchWebkit(lanes.map((lane) => lane.port));
  try {
    const tabs = views.map((view) => tab(view, whole));
    const versions = await Promise.all(tabs.map((t) => t.version));
    return { version: `WebKitGTK ${versions[0]}`, tabs, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function tab(view, whole) {
  const waiting = new Map(),
    known = new Set();
  const messages = [];
  let lines = [],
    activity = 0,
    last = 0,
    started = false,
    stale = true;

  createInterface({ input: view.stdout }).on("line", (line) => {
    const { id, value, error, message } = JSON.parse(line);
    if (message !== undefined) return void messages.push(JSON.parse(message));
    const { done, fail } = waiting.get(id);
    waiting.delete(id);
    started = true;
    if (error) fail(new Error(error));
    else done(value);
  });
  createInterface({ input: view.stderr }).on("line", (line) => {
    const text = /CONSOLE [A-Z]+ [A-Z]+ (.*)/.exec(line)?.[1];
    if (text === undefined || NOISE.test(text)) return;
    activity = Date.now();
    lines.push(text);
  });
  view.once("exit", () => {
    for (const { fail } of waiting.values()) fail(new Error("WebKitGTK's process ended"));
  });
  view.stdin.on("error", () => {});

  /** Sends one command to webkit.py, and returns its response. */
  const command = (...words) =>
    new Promise((done, fail) => {
      const longest = started ? LONGEST_COMMAND : LONGEST_START;
      const timer = setTimeout(() => fail(new Error(`no response to ${words.join(" ").slice(0, 200)}`)), longest);
      const settle = (settled) => (value) => {
        clearTimeout(timer);
        settled(value);
      };
      waiting.set(++last, { done: settle(done), fail: settle(fail) });
      view.stdin.write(`${JSON.stringify([last, ...words])}\n`);
    });

  const version = command("listen", `(${listen})()`);
  if (whole) command("receive", `(${source})()`);
  return {
    version,
    messages,
    get console() {
      return lines;
    },
    get activity() {
      return activity;
    },

    /** Gives each host its cookies. */
    async cookies(hosts) {
      for (const host of hosts.filter((h) => !known.has(h))) {
        // The library's cookies expect an IPv6 address without its brackets.
        const domain = host.replace(/^\[|\]$/g, "");
        await command("cookie", COOKIES.secure, domain, true);
        await command("cookie", COOKIES.plain, domain, false);
        known.add(host);
      }
    },

    /** Serves the page of an app, and the resources that belong to the app. */
    async serve(url, markup, target, request) {
      const base64 = (body) => Buffer.from(body).toString("base64");
      const parts = [[url, "text/html", base64(markup)]];
      if (target && target.protocol === new URL(url).protocol)
        parts.push([target.href.split("#")[0], TYPES[request.api] ?? "text/plain", base64(bodyFor(request))]);
      await command("serve", parts);
    },

    /** Loads the page again. */
    async open(url, page) {
      // An upgrade by one page also applies to all later pages in its view. A new view for each page would take a
      // second.
      if (stale) await command("renew");
      stale = /upgrade-insecure-requests/i.test(JSON.stringify(page));
      // A URL that only differs in its fragment would not be loaded at all.
      await command("open", "about:blank");
      lines = [];
      await command("open", url);
    },

    /** Calls a function in the page. */
    call: (fn, argument) => command("call", `(${fn})(${JSON.stringify(argument) ?? ""})`),

    async leave() {
      await command("open", "about:blank").catch(() => {});
    },
  };
}
