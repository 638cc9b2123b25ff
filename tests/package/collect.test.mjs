// `wouldblock collect` and `wouldblock/collect`.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { collector } from "../../pkg/collect.js";
import { hasSqlite, openStore } from "../../pkg/collect-store.js";
import { install } from "../support/package.mjs";
import { program } from "./tools.mjs";

const { project, root, remove } = install();
const running = new Set();
after(() => {
  for (const child of running) child.kill("SIGKILL");
  remove();
});

const OLD = {
  "csp-report": {
    "document-uri": "https://app.example/",
    "effective-directive": "img-src",
    "violated-directive": "img-src",
    "blocked-uri": "https://x.example/a.png",
    "original-policy": "img-src 'self'",
    disposition: "enforce",
  },
};
const NEW = (url) => ({
  type: "csp-violation",
  age: 1,
  url: "https://app.example/",
  user_agent: "x",
  body: {
    documentURL: "https://app.example/",
    effectiveDirective: "script-src-elem",
    blockedURL: url,
    originalPolicy: "script-src 'self'",
    disposition: "enforce",
  },
});

function reportRequest(body, type = "application/reports+json") {
  const init = { method: "POST", headers: { "content-type": type }, body, duplex: "half" };
  return new Request("https://c.example/x", /** @type {RequestInit} */ (init));
}

/** A stored report without its time of arrival, which must be within the last minute. */
function reportIn(line) {
  const { time, ...report } = JSON.parse(line);
  assert.ok(Math.abs(Date.now() - Date.parse(time)) < 60_000, time);
  return report;
}

describe("the handler", () => {
  const kept = [];
  const store = {
    async append(lines) {
      kept.push(...lines);
    },
  };
  const handle = collector({ store, maxBytes: 4096 });
  const status = async (request) => (await handle(request)).status;

  test("accepts both formats", async () => {
    kept.length = 0;
    assert.equal(await status(reportRequest(JSON.stringify(OLD), "application/csp-report; charset=utf-8")), 204);
    assert.equal(await status(reportRequest(JSON.stringify([NEW("inline"), NEW("https://y.example/")]))), 204);
    assert.deepEqual(kept.map(reportIn), [OLD, NEW("inline"), NEW("https://y.example/")]);
    assert.equal(await status(reportRequest(JSON.stringify([{ type: "deprecation", body: {} }]))), 204);
    assert.equal(kept.length, 3);
  });

  test("drops reports of other types and broken ones, and stores the others of their batch", async () => {
    kept.length = 0;
    const others = [
      { type: "deprecation", body: null },
      { type: "crash" },
      null,
      { "csp-report": 1 },
      { type: 1, body: {} },
    ];
    const batch = [others[0], NEW("inline"), ...others, NEW("eval")];
    assert.equal(await status(reportRequest(JSON.stringify(batch))), 204);
    assert.deepEqual(kept.map(reportIn), [NEW("inline"), NEW("eval")]);
    assert.equal(await status(reportRequest(JSON.stringify({ type: "deprecation", body: null }))), 204);
    assert.equal(kept.length, 2);
  });

  test("responds to preflights", async () => {
    const { status: code, headers } = await handle(new Request("https://c.example/", { method: "OPTIONS" }));
    assert.equal(code, 204);
    assert.equal(headers.get("access-control-allow-origin"), "*");
    assert.match(headers.get("access-control-allow-methods"), /POST/);
    assert.match(headers.get("access-control-allow-headers"), /content-type/i);
  });

  test("rejects anything that is not a report, without an explanation", async () => {
    kept.length = 0;
    const nested = `{"csp-report":${"[".repeat(2000)}`;
    for (const [request, expected] of /** @type {[Request, number][]} */ ([
      [new Request("https://c.example/"), 405],
      [reportRequest("{}", "text/plain"), 415],
      [reportRequest("{"), 400],
      [reportRequest("null"), 400],
      [reportRequest("[null]"), 400],
      [reportRequest('{"csp-report":1}'), 400],
      [reportRequest(nested), 400],
      [reportRequest(JSON.stringify(Array.from({ length: 101 }, () => ({ type: "a", body: {} })))), 400],
      [reportRequest(" ".repeat(5000)), 413],
    ])) {
      const response = await handle(request);
      assert.equal(response.status, expected);
      assert.equal(await response.text(), "");
    }
    assert.deepEqual(kept, []);
  });

  test("reads no more of a body than it may", async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    assert.equal(await status(reportRequest(body)), 413);
    assert.ok(sent < 16_384, String(sent));
  });

  test("stores only the members that browsers send, with the types that they give them", async () => {
    kept.length = 0;
    const more = { count: 1e9, page: {}, request: "x", scenario: "x", seen: "x", id: "x", network: 1, time: 0 };
    const forged = [
      { ...NEW("inline"), ...more, body: { ...NEW("inline").body, ...more, sourceFile: 5, lineNumber: 7 } },
      { ...OLD, ...more, "csp-report": { ...OLD["csp-report"], ...more, "line-number": "7" } },
    ];
    assert.equal(await status(reportRequest(JSON.stringify(forged))), 204);
    const honest = { ...NEW("inline"), body: { ...NEW("inline").body, lineNumber: 7 } };
    assert.deepEqual(kept.map(reportIn), [honest, OLD]);
  });

  test("a report with two names for one member has the one that is stored", async () => {
    kept.length = 0;
    const own = collector({ store, origins: ["https://app.example"] });
    const evil = "https://evil.example/";
    const documents = [
      { "document-uri": ["https://app.example/"], documentURL: evil },
      { "document-uri": evil, documentURL: "https://app.example/" },
    ];
    for (const document of documents)
      await own(reportRequest(JSON.stringify({ "csp-report": { ...OLD["csp-report"], ...document } })));
    for (const line of kept) {
      const names = Object.keys(reportIn(line)["csp-report"]).filter((name) => name.startsWith("document"));
      assert.equal(names.length, 1, line);
      assert.ok(reportIn(line)["csp-report"][names[0]].startsWith("https://app.example/"), line);
    }
  });

  test("stores only flat fields, and only reports of the named origins", async () => {
    kept.length = 0;
    const own = collector({ store, origins: ["https://app.example"] });
    const deep = { "csp-report": { ...OLD["csp-report"], more: { a: 1 } } };
    const other = { "csp-report": { ...OLD["csp-report"], "document-uri": "https://evil.example/" } };
    for (const report of [deep, other]) assert.equal((await own(reportRequest(JSON.stringify(report)))).status, 204);
    assert.deepEqual(kept.map(reportIn), [OLD]);
  });

  test("bounds the rate of one client and of all", async () => {
    const slow = collector({ store, rate: { all: 3, client: 1 } });
    const statuses = async (client, count) => {
      const codes = [];
      for (let at = 0; at < count; at++) codes.push((await slow(reportRequest("[]"), { client })).status);
      return codes.join(" ");
    };
    assert.equal(await statuses("a", 3), "204 204 429");
    assert.equal(await statuses("b", 3), "204 204 429");
    assert.equal(await statuses("c", 2), "204 204");
    assert.equal(await statuses("d", 1), "429");
  });

  test("slow bodies do not keep others out", async () => {
    kept.length = 0;
    const small = collector({ store, maxOpen: 3 });
    const slow = () =>
      reportRequest(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([91])) }));
    const statuses = [];
    for (let at = 0; at < 5; at++) small(slow()).then((response) => statuses.push(response.status));
    assert.equal((await small(reportRequest(JSON.stringify(OLD)))).status, 204);
    assert.deepEqual(kept.map(reportIn), [OLD]);
    assert.deepEqual(statuses, [408, 408, 408]);
  });

  test("at most so many reports are being stored", async () => {
    const stores = [];
    const append = () => /** @type {Promise<void>} */ (new Promise((done) => stores.push(done)));
    const busy = collector({ store: { append }, maxOpen: 2 });
    const stored = [1, 2].map(() => busy(reportRequest(JSON.stringify(OLD))));
    while (stores.length < 2) await new Promise((done) => setImmediate(done));
    assert.equal((await busy(reportRequest(JSON.stringify(OLD)))).status, 503);
    for (const done of stores) done();
    for (const response of await Promise.all(stored)) assert.equal(response.status, 204);
  });

  test("does not acknowledge reports that were not stored", async () => {
    const full = collector({ store: { append: () => Promise.reject(new Error("full")) } });
    assert.equal((await full(reportRequest(JSON.stringify(OLD)))).status, 503);
  });
});

describe("the store", () => {
  test("a line that was cut off stays one line", async () => {
    const file = join(project, "cut.ndjson");
    writeFileSync(file, '{"a":1}\n{"b"');
    const store = openStore(file);
    await Promise.all([store.append(['{"c":1}']), store.append(['{"d":1}'])]);
    await store.close();
    assert.equal(readFileSync(file, "utf8"), '{"a":1}\n{"b"\n{"c":1}\n{"d":1}\n');
  });

  test("a full one refuses, and every report of the batch is refused", async () => {
    const file = join(project, "full.ndjson");
    const store = openStore(file, { maxBytes: 20 });
    await store.append(["1234567890"]);
    const results = await Promise.allSettled([store.append(["1234567890"]), store.append(["2"])]);
    assert.deepEqual(
      results.map((one) => one.status),
      ["rejected", "rejected"],
    );
    await store.append(["3"]);
    await store.close();
    assert.equal(readFileSync(file, "utf8"), "1234567890\n3\n");
  });
});

/** The runtimes with SQLite: Node.js since 22.13, and Deno, which is installed for the tests. */
const WITH_SQLITE = hasSqlite() ? [process.execPath] : [program("deno"), "run", "--allow-all", "--no-prompt"];

/** Starts the collector; resolves to its URL. */
async function startServer(args, [runtime, ...flags] = [process.execPath]) {
  const words = [...flags, join(root, "cli.js"), "collect", "--port", "0", ...args];
  const child = spawn(runtime, words, { cwd: project });
  running.add(child);
  let output = "";
  child.stderr.on("data", (text) => {
    output += text;
  });
  const [line] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => assert.fail(`the collector ended: ${output}`)),
  ]);
  return { child, url: /http:\S+\//.exec(String(line))[0] };
}

for (const [store, runtime] of [
  ["kept.ndjson", [process.execPath]],
  ["kept.sqlite", WITH_SQLITE],
])
  test(`acknowledged reports survive kill -9 at any time, and are audited: ${store}`, {
    timeout: 120_000,
  }, async () => {
    const headers = { "content-type": "application/csp-report" };
    let [sent, acknowledged] = [0, 0];
    // The process is killed at different moments: before anything is stored, during writes, and between them.
    for (const most of [0, 1, 5, 12]) {
      const { child, url } = await startServer(["--store", store], runtime);
      let here = 0;
      const send = async () => {
        sent++;
        const { status } = await fetch(url, { method: "POST", headers, body: JSON.stringify(OLD) });
        if (status !== 204) return;
        acknowledged++;
        here++;
        if (here === most) child.kill("SIGKILL");
      };
      const all = Array.from({ length: 15 }, send);
      if (most === 0) child.kill("SIGKILL");
      await Promise.allSettled(all);
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    }
    assert.ok(acknowledged >= 18, String(acknowledged));
    const [command, ...flags] = runtime;
    const args = [...flags, join(root, "cli.js"), "audit", store, "--format", "json"];
    const { stdout, stderr } = spawnSync(command, args, { cwd: project, encoding: "utf8" });
    const { groups, lines, brokenLines, timeline } = JSON.parse(stdout || assert.fail(stderr));
    // A line that was being written when the process ended was not acknowledged.
    assert.ok(lines - brokenLines >= acknowledged && lines <= sent, `${lines} lines, ${acknowledged} acknowledged`);
    assert.equal(groups[0].directive, "img-src");
    assert.equal(groups[0].count, lines - brokenLines);
    const counted = timeline.points.reduce((sum, { counts }) => sum + counts["img-src"], 0);
    assert.equal(counted, groups[0].count, "the collector writes down when they came");
  });

test("an audit of a broken or foreign database says that it is one", () => {
  const [command, ...flags] = WITH_SQLITE;
  writeFileSync(
    join(project, "foreign.mjs"),
    `import { DatabaseSync } from "node:sqlite";
    new DatabaseSync("foreign.sqlite").exec("CREATE TABLE people (name TEXT)");`,
  );
  assert.equal(spawnSync(command, [...flags, "foreign.mjs"], { cwd: project }).status, 0);
  writeFileSync(join(project, "broken.sqlite"), `SQLite format 3\0${"x".repeat(4096)}`);
  for (const file of ["foreign.sqlite", "broken.sqlite"]) {
    const args = [...flags, join(root, "cli.js"), "audit", file];
    const { status, stderr } = spawnSync(command, args, { cwd: project, encoding: "utf8" });
    assert.equal(status, 64, stderr);
    assert.match(stderr, new RegExp(`^\\S+ ${file} is broken, or is not a database of wouldblock collect: .`));
    assert.doesNotMatch(stderr, /^ +at /m);
  }
});

test("the collector refuses a file that is no database, and a database of another program", () => {
  const [command, ...flags] = WITH_SQLITE;
  writeFileSync(
    join(project, "make.mjs"),
    `import { DatabaseSync } from "node:sqlite";
    new DatabaseSync("other.sqlite").exec("CREATE TABLE people (name TEXT)");
    new DatabaseSync("columns.sqlite").exec("CREATE TABLE reports (id INTEGER PRIMARY KEY, title TEXT)");`,
  );
  assert.equal(spawnSync(command, [...flags, "make.mjs"], { cwd: project }).status, 0);
  writeFileSync(join(project, "text.sqlite"), "this is a text, and it is long enough to be a header ".repeat(40));
  const because = {
    "other.sqlite": "other.sqlite is a database of another program",
    "columns.sqlite": "columns.sqlite is a database of another program",
    "text.sqlite": "text.sqlite: file is not a database",
    "nowhere/new.sqlite": "nowhere/new.sqlite: unable to open database file",
  };
  for (const [file, why] of Object.entries(because)) {
    const before = file.startsWith("nowhere") ? undefined : readFileSync(join(project, file));
    const args = [...flags, join(root, "cli.js"), "collect", "--port", "0", "--store", file];
    const { status, stderr } = spawnSync(command, args, { cwd: project, encoding: "utf8", timeout: 20_000 });
    assert.equal(status, 64, stderr);
    assert.match(stderr, new RegExp(`^\\S+ --store: ${why}`));
    assert.doesNotMatch(stderr, /^ +at /m);
    if (before) assert.deepEqual(readFileSync(join(project, file)), before);
  }
});

test("the server rejects large bodies and other methods, and ends cleanly", async () => {
  const { child, url } = await startServer(["--store", "clean.ndjson"]);
  const large = { method: "POST", headers: { "content-type": "application/json" }, body: "x".repeat(1 << 20) };
  const { status } = await fetch(url, large).catch(() => ({ status: 413 }));
  assert.equal(status, 413);
  const got = await fetch(`${url}%1b[31m?x=<script>`);
  assert.equal(got.status, 405);
  assert.equal(await got.text(), "");
  assert.equal((await fetch(url, { method: "OPTIONS" })).status, 204);
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  assert.equal(code, 0);
  assert.equal(readFileSync(join(project, "clean.ndjson"), "utf8"), "");
});

test("behind a trusted proxy, the limit is for each address that the proxy adds", async () => {
  const statuses = async (url, forwarded, count) => {
    const post = async () => {
      const headers = { "content-type": "application/json", "x-forwarded-for": forwarded };
      return (await fetch(url, { method: "POST", headers, body: "[]" })).status;
    };
    return new Set(await Promise.all(Array.from({ length: count }, post)));
  };
  const trusting = await startServer(["--store", "proxy.ndjson", "--trust-proxy"]);
  assert.ok((await statuses(trusting.url, "198.51.100.7, 192.0.2.1", 150)).has(429));
  assert.deepEqual(await statuses(trusting.url, "192.0.2.1, 192.0.2.2", 1), new Set([204]));
  assert.deepEqual(await statuses(trusting.url, "192.0.2.1, 2001:db8::1", 1), new Set([204]));
  // With the address of the proxy, 150 clients would be one client that sends too much.
  const clients = Array.from({ length: 150 }, (_, at) => statuses(trusting.url, `198.51.100.${at}:4711`, 1));
  assert.ok((await Promise.all(clients)).every((codes) => codes.has(204)));
  assert.deepEqual(await statuses(trusting.url, "[2001:db8::2]:4711", 1), new Set([204]));
  const other = await startServer(["--store", "direct.ndjson"]);
  const all = await Promise.all(Array.from({ length: 150 }, (_, at) => statuses(other.url, `192.0.2.${at}`, 1)));
  assert.ok(all.some((codes) => codes.has(429)));
  for (const { child } of [trusting, other]) child.kill("SIGTERM");
});

// Without an earlier check than its own, Node.js ends slow requests after up to 40 s.
test("the server serves others while bodies are slow, and ends slow requests", { timeout: 25_000 }, async () => {
  const { child, url } = await startServer(["--store", "slow.ndjson"]);
  const { port } = new URL(url);
  const head = "POST / HTTP/1.1\r\nHost: c\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
  // One client may send 40 requests at once.
  const sockets = Array.from({ length: 150 }, (_, at) => {
    const socket = connect({ port: Number(port), host: "127.0.0.1", localAddress: `127.0.0.${2 + (at % 5)}` });
    return socket.on("error", () => {}).resume();
  });
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  const ended = Promise.all(sockets.map((socket) => once(socket, "close")));
  for (const socket of sockets) socket.write(head);
  const headers = { "content-type": "application/csp-report" };
  for (let at = 0; at < 5; at++) {
    const { status } = await fetch(url, { method: "POST", headers, body: JSON.stringify(OLD) });
    assert.equal(status, 204);
  }
  await ended;
  child.kill("SIGTERM");
  await once(child, "exit");
});
