// A window of WebKitGTK, driven by its WebDriver on a virtual display.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { executable } from "./browsers.mjs";

/** How long to wait for a condition, in milliseconds, and how often to check it. */
const LONGEST = 60_000;
const PAUSE = 50;
/** The key of the driver's references to elements, which the standard defines. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/**
 * Opens a separate window, without any stored data.
 * @param {{ width?: number, height?: number }} [options]
 */
export async function webkit({ width = 1280, height = 800 } = {}) {
  const [screen, display] = await startDisplay();
  const port = await freePort();
  const driver = spawn(
    executable("WOULDBLOCK_WEBKIT_DRIVER", ["WebKitWebDriver"]),
    [`--port=${port}`, "--host=127.0.0.1"],
    { env: { ...process.env, DISPLAY: display }, stdio: "ignore" },
  );
  const close = async (session) => {
    if (session) await call("DELETE", `/session/${session}`).catch(() => {});
    driver.kill();
    screen.kill();
  };

  async function call(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(LONGEST),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  try {
    await until(() => call("GET", "/status").catch(() => null), "WebKit's driver");
    const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: {} } });
    const at = (path) => `/session/${sessionId}${path}`;
    await call("POST", at("/window/rect"), { width, height });
    const find = async (selector) => {
      const found = await call("POST", at("/element"), { using: "css selector", value: selector });
      return at(`/element/${found[ELEMENT]}`);
    };
    const tab = {
      open: (url) => call("POST", at("/url"), { url }),
      /** Calls a function in the page. */
      evaluate: (fn, ...args) => call("POST", at("/execute/sync"), { script: `return (${fn})(...arguments)`, args }),
      /** Waits until a function in the page returns something true. */
      until: (fn, name, ...args) => until(() => tab.evaluate(fn, ...args), name),
      click: async (selector) => call("POST", `${await find(selector)}/click`, {}),
      /** Types as a person does, after the text that the field already has. */
      type: async (selector, text) => call("POST", `${await find(selector)}/value`, { text }),
      clear: async (selector) => call("POST", `${await find(selector)}/clear`, {}),
      close: () => close(sessionId),
    };
    return tab;
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Starts a display that no other process uses.
 * @returns {Promise<[import("node:child_process").ChildProcess, string]>}
 */
async function startDisplay() {
  const screen = spawn(
    executable("WOULDBLOCK_XVFB", ["Xvfb"]),
    ["-displayfd", "3", "-screen", "0", "1440x1000x24", "-nolisten", "tcp"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"] },
  );
  const [number] = await Promise.race([
    once(screen.stdio[3], "data"),
    once(screen, "exit").then(([code]) => {
      throw new Error(`Xvfb ended with ${code}`);
    }),
  ]);
  return [screen, `:${String(number).trim()}`];
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function until(condition, name) {
  const end = Date.now() + LONGEST;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${name}`);
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}
