// Starting the browsers as the recorder needs them: every connection through a proxy of ours, certificates accepted,
// third-party cookies allowed, and nothing that would upgrade, cache or prefetch behind a scenario's back.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

/** The path of a browser: the environment variable, or the first of its names on PATH. */
export function executable(browser) {
  const [variable, names] =
    browser === "chromium"
      ? ["WOULDBLOCK_CHROMIUM", ["chromium", "chromium-browser", "google-chrome"]]
      : ["WOULDBLOCK_FIREFOX", ["firefox", "firefox-esr"]];
  if (process.env[variable]) return process.env[variable];
  for (const name of names)
    for (const folder of (process.env.PATH ?? "").split(delimiter))
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        /* not here */
      }
  throw new Error(`none of ${names.join(", ")} is on PATH: install one, or set ${variable} to its path`);
}

const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--ignore-certificate-errors",
  "--disable-preconnect",
  "--mute-audio",
  // Pages over plain HTTP are not upgraded, and every page is loaded without a cache.
  "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,BackForwardCache,Prerender2,SpareRendererForSitePerProcess,MediaRouter,OptimizationHints,DialMediaRouteProvider",
];

const FIREFOX_PREFS = {
  // The driver of Firefox switches this off; users have it on.
  "security.fileuri.strict_origin_policy": true,
  "app.update.enabled": false,
  "browser.cache.disk.enable": false,
  "browser.cache.memory.enable": false,
  "browser.chrome.site_icons": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.sessionhistory.max_total_viewers": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.security.https_first": false,
  "dom.security.https_first_schemeless": false,
  "dom.security.https_only_mode": false,
  "extensions.systemAddon.update.enabled": false,
  "fission.bfcacheInParent": false,
  "media.volume_scale": "0.0",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.cookie.cookieBehavior": 0,
  "network.dns.disablePrefetch": true,
  "network.http.speculative-parallel-limit": 0,
  "network.prefetch-next": false,
  "network.proxy.allow_hijacking_localhost": true,
  "network.proxy.failover_direct": false,
  "network.proxy.no_proxies_on": "",
  "network.proxy.socks": "127.0.0.1",
  "network.proxy.socks5_remote_dns": true,
  "network.proxy.socks_remote_dns": true,
  "network.proxy.socks_version": 5,
  "network.proxy.type": 1,
  "network.trr.mode": 5,
  "privacy.trackingprotection.enabled": false,
  "services.settings.server": "data:,",
};

/** Chromium with a new profile; its contexts are given a proxy each. */
export async function launchChromium(more = [], options = {}) {
  // The profile exists beforehand, for the one setting that has no flag: third-party cookies, in private contexts too.
  const userDataDir = mkdtempSync(join(tmpdir(), "recorder-chromium-"));
  mkdirSync(join(userDataDir, "Default"));
  writeFileSync(
    join(userDataDir, "Default", "Preferences"),
    JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }),
  );
  const browser = await puppeteer.launch({
    browser: "chrome",
    executablePath: executable("chromium"),
    headless: true,
    userDataDir,
    args: [...CHROMIUM_ARGS, ...more],
    ...options,
  });
  const close = browser.close.bind(browser);
  browser.close = async () => {
    await close();
    await new Promise((done) => setTimeout(done, 200));
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return browser;
}

/** Firefox with a new profile, all of whose connections go to the proxy on `port`. */
export function launchFirefox(port, prefs = {}) {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: executable("firefox"),
    headless: true,
    acceptInsecureCerts: true,
    // Its own context reads the console and clears cached preflights.
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: { ...FIREFOX_PREFS, "network.proxy.socks_port": port, ...prefs },
  });
}

const BINDINGS = `import gi
for name in [("Gtk", "3.0"), ("Soup", "3.0"), ("WebKit2", "4.1")]: gi.require_version(*name)`;

/** A Python with the bindings of WebKitGTK, and a display for it, or null if one of them is not installed. */
function webkitTools() {
  const found = (program) => spawnSync(program, ["-c", BINDINGS], { stdio: "ignore" }).status === 0;
  // The first python3 of PATH need not be the one that the system's packages are for.
  const python = (
    process.env.WOULDBLOCK_PYTHON ? [process.env.WOULDBLOCK_PYTHON] : ["python3", "/usr/bin/python3"]
  ).find(found);
  const display = spawnSync("Xvfb", ["-help"], { stdio: "ignore" }).error === undefined;
  return python && display ? { python } : null;
}

/** Whether WebKitGTK can be recorded on this machine. */
export const hasWebkit = () => webkitTools() !== null;

/**
 * A display, and on it one view of WebKitGTK (`webkit.py`) for each proxy.
 * @param {number[]} ports of the proxies
 * @returns {Promise<{ views: import("node:child_process").ChildProcess[], close(): Promise<void> }>}
 */
export async function launchWebkit(ports) {
  const tools = webkitTools();
  if (!tools)
    throw new Error(
      "WebKitGTK is recorded where Xvfb and Python's bindings of it are: gir1.2-webkit2-4.1, python3-gi and xvfb in Debian",
    );
  const folder = mkdtempSync(join(tmpdir(), "recorder-webkit-"));
  const xvfb = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "800x600x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const display = await new Promise((done, fail) => {
    xvfb.stdio[3].once("data", (number) => done(`:${String(number).trim()}`));
    xvfb.once("exit", () => fail(new Error("Xvfb did not start")));
  });
  const views = ports.map((port, i) =>
    spawn(
      tools.python,
      [fileURLToPath(new URL("webkit.py", import.meta.url)), `socks5://127.0.0.1:${port}`, join(folder, String(i))],
      // Nothing of the user's session is touched, and nothing outside of the folder remembered.
      {
        env: {
          ...process.env,
          DISPLAY: display,
          HOME: folder,
          XDG_CACHE_HOME: folder,
          XDG_CONFIG_HOME: folder,
          XDG_DATA_HOME: folder,
          GSETTINGS_BACKEND: "memory",
          NO_AT_BRIDGE: "1",
          GDK_BACKEND: "x11",
          LC_ALL: "C.UTF-8",
        },
      },
    ),
  );
  const ended = (child) =>
    new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.once("exit", done) : done()));
  return {
    views,
    async close() {
      for (const view of views) view.stdin.end();
      await Promise.all(views.map(ended));
      xvfb.kill();
      await ended(xvfb);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
