// Runs one real server in its own folder, and sends requests to it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A port that is free now. */
export const freePort = () =>
  new Promise((done) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Sends a request. Headers that come twice are joined, as in a browser's header list. */
export const ask = (port, { method = "GET", headers = {}, path = "/x" } = {}) =>
  new Promise((done, fail) => {
    const request = http.request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      response.resume();
      response.on("end", () => {
        const all = {};
        for (let i = 0; i < response.rawHeaders.length; i += 2)
          (all[response.rawHeaders[i].toLowerCase()] ??= []).push(response.rawHeaders[i + 1]);
        done({
          status: response.statusCode,
          headers: Object.fromEntries(Object.entries(all).map(([n, v]) => [n, v.join(", ")])),
        });
      });
    });
    request.on("error", fail);
    request.end();
  });

/**
 * Starts `command`, waits until it responds, passes it to `use`, and stops it.
 * @param {(folder: string, port: number) => Promise<[command: string, args: string[]]> | [string, string[]]} prepare
 * writes the files that the server needs into the folder
 */
export async function withServer(prepare, use) {
  const folder = mkdtempSync(join(tmpdir(), "wouldblock-configuration-"));
  const port = await freePort();
  const [command, args] = await prepare(folder, port);
  const child = spawn(command, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let output = "",
    ended = false;
  child.stdout.on("data", (data) => {
    output += data;
  });
  child.stderr.on("data", (data) => {
    output += data;
  });
  child.on("exit", () => {
    ended = true;
  });
  child.on("error", (error) => {
    ended = true;
    output += error;
  });
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        await ask(port, { method: "HEAD" });
        break;
      } catch (error) {
        if (ended || attempt > 300) throw new Error(`${command} does not respond: ${output || error}`);
        await new Promise((done) => setTimeout(done, 100));
      }
    }
    return await use(port);
  } finally {
    try {
      process.kill(-child.pid, "SIGTERM");
    } catch {
      /* it has ended */
    }
    await new Promise((done) => (ended ? done() : child.on("exit", done)));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An application that responds as the scenario says, before any fix. */
export async function withApplication(scenario, use) {
  const hop = scenario.network[0];
  const pairs = (headers) =>
    (headers ?? "")
      .split("\n")
      .filter(Boolean)
      .flatMap((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
  const server = http.createServer((request, response) => {
    const head = request.method === "OPTIONS" ? (hop.preflight ?? {}) : (hop.response ?? {});
    const page = request.headers.origin ? [] : pairs(scenario.page.headers);
    response.writeHead(head.status ?? 200, [...pairs(head.headers), ...page]);
    response.end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await use(server.address().port);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
