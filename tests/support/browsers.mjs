// Real browsers and a small static server, for every test that needs a page.
import { createServer } from "node:http";
import { accessSync, constants } from "node:fs";
import { readFile } from "node:fs/promises";
import { delimiter, extname, join, normalize, sep } from "node:path";
import puppeteer from "puppeteer-core";

/** Chromium flags: no sandbox (root has none), and no background traffic. */
const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // Containers have a /dev/shm that is too small for a renderer.
  "--disable-dev-shm-usage",
];

/** Disables Firefox's traffic at startup. */
const FIREFOX_PREFS = {
  "app.update.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.systemAddon.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
};

/** The first of `names` that is on PATH. */
function find(names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        /* not here */
      }
    }
  }
  return undefined;
}

/** The first of `names` that is on PATH; `variable` has priority, if it is set. */
export function executable(variable, names) {
  const file = process.env[variable] || find(names);
  if (!file) throw new Error(`none of ${names.join(", ")} is on PATH: install one, or set ${variable} to its path`);
  return file;
}

/** The path of the Chromium that is installed. */
export const chromiumProgram = () =>
  executable("WOULDBLOCK_CHROMIUM", ["chromium", "chromium-browser", "google-chrome"]);

/**
 * The path of Chromium's headless shell: the same engine without the interface of a window, in which a tab takes a third
 * of the processor time. Not every system has it, so Chromium itself takes its place.
 */
const headlessShell = () =>
  process.env.WOULDBLOCK_HEADLESS_SHELL ||
  find(["chromium-headless-shell", "chrome-headless-shell"]) ||
  chromiumProgram();

/**
 * Starts headless Chromium with a new, temporary profile (removed by `close()`).
 * @param {{ args?: string[], isComplete?: boolean }} [options] `args`: further command-line flags; `isComplete`:
 *   whether it has to be the browser that people use, and not its headless shell, as in measurements
 * @returns {Promise<import("puppeteer-core").Browser>}
 */
export function chromium({ args = [], isComplete = false } = {}) {
  return puppeteer.launch({
    browser: "chrome",
    executablePath: isComplete ? chromiumProgram() : headlessShell(),
    headless: true,
    args: [...CHROMIUM_ARGS, ...args],
  });
}

/**
 * Starts headless Firefox (WebDriver BiDi) with a new, temporary profile (removed by `close()`).
 * @param {{ args?: string[], prefs?: Record<string, unknown> }} [options] further flags and about:config values
 * @returns {Promise<import("puppeteer-core").Browser>}
 */
export function firefox({ args = [], prefs = {} } = {}) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: executable("WOULDBLOCK_FIREFOX", ["firefox", "firefox-esr"]),
    headless: true,
    args,
    extraPrefsFirefox: { ...FIREFOX_PREFS, ...prefs },
  });
}

/** Both browsers, for tests that loop over them: `for (const [name, launch] of browsers) …`. */
export const browsers = [
  ["Chromium", chromium],
  ["Firefox", firefox],
];

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/plain; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves folders and texts on a free loopback port.
 *
 * `dirMap` maps URL prefixes to folders, or exact paths to `{ body, type?, headers?, status? }`; the longest match
 * wins: `{ "/": "www", "/pkg/": "pkg", "/strict.html": { body: "<!doctype html>…", headers: { … } } }`.
 * @param {Record<string, string | { body: string, type?: string, headers?: Record<string, string>, status?: number }>}
 * dirMap
 * @param {Record<string, string>} [headers] sent with every response
 * @returns {Promise<{ origin: string, url: string, requests: string[], close(): Promise<void> }>}
 * `origin` without and `url` with a slash at the end; `requests`: the requested paths, in order
 */
export async function serve(dirMap, headers = {}) {
  const prefixes = Object.keys(dirMap).sort((a, b) => b.length - a.length);
  const requests = [];

  async function responseTo(path) {
    const prefix = prefixes.find((p) => p === path || (p.endsWith("/") && path.startsWith(p)));
    const target = prefix === undefined ? undefined : dirMap[prefix];
    if (target === undefined) return { status: 404, body: "not found", type: "text/plain" };
    if (typeof target === "object") return { type: TYPES[extname(path)] ?? "text/html; charset=utf-8", ...target };
    let name = path.slice(prefix.length);
    if (name === "" || name.endsWith("/")) name += "index.html";
    const root = normalize(target);
    const file = normalize(join(root, name));
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep))
      return { status: 403, body: "outside", type: "text/plain" };
    try {
      return { body: await readFile(file), type: TYPES[extname(file)] ?? "application/octet-stream" };
    } catch {
      return { status: 404, body: `no file for ${path}`, type: "text/plain" };
    }
  }

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    const { status = 200, body, type, headers: own = {} } = await responseTo(path);
    response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store", ...headers, ...own });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: `${origin}/`,
    requests,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
