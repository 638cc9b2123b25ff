// `wouldblock audit` and `wouldblock diff`, as `npx` runs them.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { install } from "../support/package.mjs";

const { project, remove } = install();
after(remove);

function wouldblock(args, input = "") {
  const options = { cwd: project, input, encoding: /** @type {const} */ ("utf8"), maxBuffer: 1 << 28 };
  return spawnSync(join(project, "node_modules/.bin/wouldblock"), args, options);
}

const line = (api, url, csp = "img-src 'self'; connect-src https://api.example") =>
  JSON.stringify({
    page: { url: "https://app.example/", headers: [["Content-Security-Policy", csp]] },
    request: { api, url },
    network: [{ response: { status: 200, headers: "Access-Control-Allow-Origin: *" } }],
  });

const TRAFFIC = [
  line("image", "https://x.example/a.png"),
  line("image", "https://x.example/b.png"),
  line("image", "/own.png"),
  "{",
].join("\n");

describe("wouldblock audit", () => {
  test("prints what is blocked, in which engines, and the least policy", () => {
    const { stdout, stderr, status } = wouldblock(["audit", "-"], TRAFFIC);
    assert.equal(status, 1);
    assert.match(stdout, /^4 lines \(1 of them could not be read\): 1 requests allowed, 2 blocked, 0 undetermined\n/);
    assert.match(
      stdout,
      /\n {9}2 {2}img-src {2}https:\/\/x\.example {2}csp\.no-source-matches {2}\(chromium, firefox, webkit\)\n/,
    );
    assert.match(stdout, /Sources that nothing used\n {2}connect-src {2}https:\/\/api\.example\n/);
    assert.match(
      stdout,
      /Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; img-src 'self' https:\/\/x\.example\n/,
    );
    assert.match(stderr, /^line 4: The line is not JSON/);
  });

  test("reads a file from its name and from standard input, in any number of chunks", () => {
    const lines = Array.from({ length: 12_000 }, (_, at) => line("image", `https://x.example/${at}.png`));
    const file = join(project, "many.ndjson");
    writeFileSync(file, lines.join("\n"));
    const of = (args, input) => JSON.parse(wouldblock(["audit", "--format", "json", ...args], input).stdout);
    const named = of([file]);
    assert.equal(named.verdicts.blocked, 12_000);
    const redirected = spawnSync("sh", ["-c", `./node_modules/.bin/wouldblock audit --format json < many.ndjson`], {
      cwd: project,
      encoding: "utf8",
    });
    assert.deepEqual(JSON.parse(redirected.stdout), named);
    assert.deepEqual(of([], lines.join("\n")), named);
  });

  test("reads JSON that is laid out over several lines, however long it is", () => {
    const list = Array.from({ length: 5_000 }, (_, at) => JSON.parse(line("image", `https://x.example/${at}.png`)));
    const file = join(project, "pretty.json");
    writeFileSync(file, `\uFEFF${JSON.stringify(list, null, 2)}`);
    const { lines, brokenLines, verdicts } = JSON.parse(wouldblock(["audit", "--format", "json", file]).stdout);
    assert.deepEqual([lines, brokenLines, verdicts.blocked], [5_000, 0, 5_000]);
  });

  test("judges the readable reports of a list on one line", () => {
    const report = {
      type: "csp-violation",
      url: "https://app.example/",
      body: { blockedURL: "https://x.example/a.png", effectiveDirective: "img-src", originalPolicy: "img-src 'self'" },
    };
    const list = JSON.stringify([report, { type: "network-error", body: {} }, report]);
    const { stdout, stderr, status } = wouldblock(["audit", "--format", "json"], list);
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).verdicts.blocked, 2);
    assert.match(stderr, /^line 1: .*network-error/);
  });

  test("says of a compressed file that it is one", () => {
    const file = join(project, "traffic.ndjson.gz");
    writeFileSync(file, gzipSync(TRAFFIC));
    const { status, stderr } = wouldblock(["audit", file]);
    assert.equal(status, 64);
    assert.match(stderr, /traffic\.ndjson\.gz is compressed; unpack it first/);
  });

  test("prints JSON, CSV and NDJSON", () => {
    const json = JSON.parse(wouldblock(["audit", "--format", "json"], TRAFFIC).stdout);
    assert.equal(json.groups[0].count, 2);
    const rows = wouldblock(["audit", "--format", "ndjson"], TRAFFIC)
      .stdout.trim()
      .split("\n")
      .map((row) => JSON.parse(row));
    assert.deepEqual(
      rows.map(({ kind }) => kind),
      ["blocked", "unused", "least-policy"],
    );
    const csv = wouldblock(["audit", "--format", "csv"], TRAFFIC).stdout.trim().split("\r\n");
    assert.equal(csv[0], '"kind","check","directive","origin","code","engines","count","line","url"');
    assert.equal(csv.length, 4);
  });

  test("no cell of the CSV is a formula", () => {
    const text = [
      line("image", "=cmd|' /C calc'!A0", "img-src 'none'"),
      line("image", "@x", "img-src 'none'"),
      line("image", '+1","=1+1', "img-src 'none'; script-src =1 -2 +3 @4"),
    ].join("\n");
    const { stdout } = wouldblock(["audit", "--format", "csv"], text);
    const cells = stdout
      .trim()
      .split("\r\n")
      .flatMap((row) => [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) => cell));
    assert.ok(cells.some((cell) => cell.startsWith("'=1")));
    assert.ok(
      cells.every((cell) => !/^[=+\-@\t\r]/.test(cell)),
      cells.join("\n"),
    );
  });

  test("exit codes", () => {
    const code = (args, text) => wouldblock(["audit", "-q", ...args], text).status;
    assert.equal(code([], line("image", "/a.png")), 0);
    assert.equal(code([], line("image", "https://x.example/")), 1);
    assert.equal(code(["--page", "https://app.example/"], "https://x.example/"), 2);
    assert.equal(code([], "nothing\nof this\nis a line"), 64);
    assert.equal(code([], `${line("image", "/a.png")}\nnot a line`), 2);
    assert.equal(code([], `${line("image", "https://x.example/")}\nnot a line`), 1);
    assert.equal(code([], ""), 64);
    assert.equal(code(["--format", "xml"], TRAFFIC), 64);
    assert.equal(code(["nowhere.ndjson"], ""), 64);
    assert.equal(code(["--csp", " ;"], TRAFFIC), 64);
    assert.equal(code(["--against", ""], TRAFFIC), 64);
    assert.equal(code(["--against", "img-src *"], line("image", "https://x.example/")), 0);
    assert.equal(code(["--against", "img-src *"], TRAFFIC), 2, "one line cannot be read");
    assert.equal(code(["--csp", "img-src *", "--against", "img-src 'none'"], TRAFFIC), 1);
  });

  test("judges and compares policies that are given", () => {
    writeFileSync(join(project, "new.csp"), "Content-Security-Policy: img-src\n  https://x.example\n");
    const { stdout } = wouldblock(["audit", "--csp", "img-src 'self'", "--against", "@new.csp"], TRAFFIC);
    assert.match(stdout, /Becomes blocked\n {9}1 {2}img-src {2}https:\/\/app\.example/);
    assert.match(stdout, /Becomes allowed\n {9}2 {2}img-src {2}https:\/\/x\.example/);
  });

  test("says that a change is not known", () => {
    const page = { url: "https://app.example/", headers: "Content-Security-Policy: script-src 'unsafe-inline'" };
    const text = JSON.stringify({ page, request: { api: "inline-script" } });
    const other = "script-src 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='";
    const { status, stdout } = wouldblock(["audit", "--against", other], text);
    assert.equal(status, 2);
    assert.match(stdout, /It is not known whether this changes\n {9}1 {2}depends on request\.text\n/);
    assert.doesNotMatch(stdout, /changes nothing|Becomes/);
    assert.match(wouldblock(["audit", "--against", other, "--format", "csv"], text).stdout, /^"becomes-undetermined"/m);
    const same = wouldblock(["audit", "--against", "script-src 'unsafe-inline' x.example"], text);
    assert.match(same.stdout, /changes nothing/);
    assert.equal(same.status, 0);
  });

  test("writes the least policy as configuration", () => {
    const { stdout } = wouldblock(["audit", "--least", "nginx"], TRAFFIC);
    assert.match(
      stdout,
      /add_header Content-Security-Policy "default-src 'none'; .*img-src 'self' https:\/\/x\.example" always;/,
    );
    assert.match(
      wouldblock(["audit", "--least", "header"], TRAFFIC).stdout,
      /^Content-Security-Policy: default-src 'none'/,
    );
    assert.equal(wouldblock(["audit", "--least", "teapot"], TRAFFIC).status, 64);
    const bucket = wouldblock(["audit", "--least", "s3"], TRAFFIC);
    assert.deepEqual([bucket.status, bucket.stdout], [64, ""]);
    assert.match(bucket.stderr, /--least s3 cannot hold a policy: .*CloudFront/);
  });

  test("links examples to the page", () => {
    for (const address of ["", "index.html", "#top"]) {
      const { stdout } = wouldblock(["audit", "--playground", `https://wouldblock.example/${address}`], TRAFFIC);
      assert.match(stdout, /https:\/\/wouldblock\.example\/#s=0\.[\w-]+\n/, address);
    }
    const { status, stderr } = wouldblock(["audit", "--playground", "wouldblock.example"], TRAFFIC);
    assert.equal(status, 64);
    assert.match(stderr, /--playground is not the address of a page: wouldblock\.example/);
  });

  const har = {
    log: {
      version: "1.2",
      creator: { name: "x", version: "1" },
      pages: [{ id: "p", title: "https://app.example/", startedDateTime: "2026-01-01T00:00:00Z", pageTimings: {} }],
      entries: ["https://app.example/", "https://cdn.example/x.js"].map((url, at) => ({
        pageref: "p",
        startedDateTime: `2026-01-01T00:00:0${at}Z`,
        time: 1,
        _resourceType: at === 0 ? "document" : "script",
        request: {
          method: "GET",
          url,
          httpVersion: "h2",
          headers: [],
          queryString: [],
          cookies: [],
          headersSize: -1,
          bodySize: 0,
        },
        response: {
          status: 200,
          statusText: "",
          httpVersion: "h2",
          headers: at === 0 ? [{ name: "Content-Security-Policy", value: "script-src 'self'" }] : [],
          cookies: [],
          content: { size: 0, mimeType: "text/html", text: "x".repeat(100) },
          redirectURL: "",
          headersSize: -1,
          bodySize: 0,
        },
        cache: {},
        timings: { send: 0, wait: 1, receive: 0 },
      })),
    },
  };

  test("counts what extensions requested in a HAR file as noise, and says that inline code is missing", () => {
    const [page, script] = har.log.entries;
    const entry = { ...script, request: { ...script.request, url: "chrome-extension://abc/x.js" } };
    for (const entries of [
      [page, script, entry],
      [page, entry, script, entry, script],
    ]) {
      const recording = JSON.stringify({ log: { ...har.log, entries } });
      const { lines, noise, leastPolicy } = JSON.parse(wouldblock(["audit", "--format", "json"], recording).stdout);
      assert.equal(lines, entries.length - 1, "the load of the page is not a line");
      assert.deepEqual(
        noise.map(({ kind, count }) => [kind, count]),
        [["extension", entries.filter((one) => one === entry).length]],
      );
      assert.deepEqual(
        leastPolicy.warnings.map(({ code }) => code),
        ["audit.recording"],
      );
    }
    assert.match(wouldblock(["audit", "--least", "header"], JSON.stringify(har)).stderr, /inline code/);
  });

  test("names the entries of a HAR file that cannot be read", () => {
    const [page, script] = har.log.entries;
    const at = (url) => ({ ...script, request: { ...script.request, url } });
    const long = at(`https://long.example/${"x".repeat(70_000)}`);
    const entries = [page, script, null, 5, at(17), at("::bad"), long];
    const { stderr, status } = wouldblock(["audit"], JSON.stringify({ log: { ...har.log, entries } }));
    const numbers = [...stderr.matchAll(/Entry (\d+) could not be read/g)].map(([, number]) => Number(number));
    assert.deepEqual(numbers, [3, 4, 5, 6, 7], stderr);
    assert.notEqual(status, 64, stderr);
  });

  test("lets the least policy allow the data: and blob: URLs of a HAR file", () => {
    const [page, script] = har.log.entries;
    const load = (kind, url, mimeType) => ({
      ...script,
      _resourceType: kind,
      request: { ...script.request, url },
      response: { ...script.response, content: { size: 0, mimeType } },
    });
    const entries = [
      page,
      load("image", "data:image/png;base64,iVBORw0KGgo=", "image/png"),
      load("image", `data:image/svg+xml,${"x".repeat(100_000)}`, "image/svg+xml"),
      // Firefox does not write the kind of the resource, and the type of a data: URL does not say what loaded it.
      load(undefined, "data:font/woff2;base64,d09GMg==", "font/woff2"),
      load("media", "blob:https://app.example/1", "video/mp4"),
    ];
    const run = wouldblock(["audit", "--format", "json"], JSON.stringify({ log: { ...har.log, entries } }));
    const { lines, verdicts, brokenLines, leastPolicy } = JSON.parse(run.stdout);
    assert.deepEqual([lines, brokenLines, verdicts.blocked], [4, 0, 0]);
    assert.equal(
      leastPolicy.value,
      "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; media-src blob:",
    );
    assert.ok(leastPolicy.warnings.some(({ code }) => code === "audit.not-known"));
    const under = wouldblock(
      ["audit", "--csp", "img-src 'self'", "--format", "json"],
      JSON.stringify({ log: { ...har.log, entries } }),
    );
    assert.deepEqual(
      JSON.parse(under.stdout).groups.map(({ directive, count }) => [directive, count]),
      [["img-src", 2]],
    );

    // In Firefox, only the requests name their page.
    const referrer = { name: "Referer", value: "https://app.example/" };
    const requested = { ...script, request: { ...script.request, headers: [referrer] } };
    const log = { ...har.log, pages: [{ ...har.log.pages[0], title: "Shop" }], entries: [page, requested, entries[1]] };
    const firefox = JSON.parse(wouldblock(["audit", "--format", "json"], JSON.stringify({ log })).stdout);
    assert.equal(firefox.lines, 2);
    assert.equal(firefox.brokenLines, 0);
    assert.match(firefox.leastPolicy.value, /img-src data:; script-src https:\/\/cdn\.example/);
  });

  test("says that a report contradicts its own policy", () => {
    const report = {
      "document-uri": "https://app.example/",
      "blocked-uri": "https://img.example/a.png",
      "effective-directive": "img-src",
      "original-policy": "img-src https://img.example",
    };
    const { stdout, status } = wouldblock(["audit"], JSON.stringify({ "csp-report": report }));
    assert.equal(status, 2);
    assert.match(stdout, /^1 lines: 0 requests allowed, 0 blocked, 1 undetermined\n/);
    assert.match(
      stdout,
      /\n {9}1 {2}their own policy allows what they report: a redirect led elsewhere, or they are not/,
    );
  });

  test("says what a HAR file does not say about its requests", () => {
    const pair = ([name, value]) => ({ name, value });
    const entry = (url, sent, mimeType, received = {}) => ({
      ...har.log.entries[0],
      _resourceType: undefined,
      request: { ...har.log.entries[0].request, url, headers: Object.entries(sent).map(pair) },
      response: { status: 200, headers: Object.entries(received).map(pair), content: { size: 1, mimeType } },
    });
    const navigation = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    const image = "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5";
    const Referer = "http://app.example/";
    const policy = { "Content-Security-Policy": "default-src 'none'; connect-src *; frame-src *" };
    const recording = (...entries) =>
      JSON.stringify({
        log: {
          pages: [{ id: "p", title: "Intranet" }],
          entries: [entry(Referer, { Accept: navigation }, "text/html", policy), ...entries],
        },
      });
    const cors = { "Access-Control-Allow-Origin": "*" };
    const own = recording(
      entry("http://cdn.example/a.png", { Accept: image, Referer }, "image/png", cors),
      entry("http://cdn.example/a.css", { Accept: "text/css,*/*;q=0.1", Referer }, "text/css", cors),
      entry("http://cdn.example/a.js", { Accept: "*/*", Referer }, "text/javascript", cors),
    );
    const audited = JSON.parse(wouldblock(["audit", "--format", "json"], own).stdout);
    assert.deepEqual(audited.verdicts, { allowed: 0, blocked: 2, undetermined: 1 });
    assert.deepEqual(audited.groups.map(({ directive }) => directive).sort(), ["img-src", "style-src-elem"]);
    assert.equal(audited.undetermined[0].missing, "request.api");
    assert.match(audited.leastPolicy.value, /img-src http:\/\/cdn\.example; style-src http:\/\/cdn\.example$/);

    const framed = recording(
      entry("http://embed.example/x", { Accept: navigation, Referer }, "text/html"),
      entry("http://img.example/b.png", { Accept: image, Referer: "http://embed.example/" }, "image/png"),
      entry("http://img.example/c.png", { Accept: image, Referer: "http://other.example/" }, "image/png"),
    );
    const result = JSON.parse(
      wouldblock(["audit", "--csp", "frame-src *; img-src 'none'", "--format", "json"], framed).stdout,
    );
    assert.deepEqual(result.groups, []);
    assert.ok(result.undetermined.some(({ missing, count }) => missing === "page.headers" && count === 1));
    assert.doesNotMatch(result.leastPolicy.value, /img\.example/);
    assert.match(result.leastPolicy.warnings.map(({ text }) => text).join("\n"), /2 requests of documents within/);
  });

  test("exits with 2 if an entry of a HAR file could not be read", () => {
    const [page, script] = har.log.entries;
    const own = { ...script, request: { ...script.request, url: "https://app.example/x.js" } };
    const code = (entries) => wouldblock(["audit", "-q"], JSON.stringify({ log: { ...har.log, entries } })).status;
    assert.equal(code([page, own]), 0);
    assert.equal(code([page, own, {}]), 2);
  });

  test("reads HAR files, whole and cut off", () => {
    const text = JSON.stringify(har);
    const { stdout, status } = wouldblock(["audit", "--format", "json"], text);
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).groups[0].origin, "https://cdn.example");
    const cut = wouldblock(["audit", "--format", "json"], text.slice(0, -60));
    assert.notEqual(cut.stderr, "");
    assert.equal(JSON.parse(cut.stdout).groups[0].origin, "https://cdn.example");
  });

  test("names the first byte of a HAR file that is not UTF-8", () => {
    const text = JSON.stringify({ ...har, comment: "\ufffd ü" });
    writeFileSync(join(project, "utf-8.har"), `\ufeff${text}`);
    assert.equal(wouldblock(["audit", "utf-8.har"]).stderr, "");
    const byte = Buffer.byteLength(text.slice(0, text.indexOf("ü"))) + 1;
    const long = " ".repeat((1 << 20) - byte + 1);
    for (const [before, place] of /** @type {[string, number][]} */ ([
      ["", byte],
      ["\ufeff", byte + 3],
      [long, byte + long.length],
      [`${long.slice(1)}\ufeff`, byte + long.length + 2],
    ])) {
      const bytes = Buffer.from(`${before}${text.replace("ü", "|")}`);
      bytes[place - 1] = 0xfc;
      writeFileSync(join(project, "latin-1.har"), bytes);
      const { stdout, stderr, status } = wouldblock(["audit", "latin-1.har", "--format", "json"]);
      assert.equal(status, 1);
      assert.match(stderr, new RegExp(`latin-1\\.har: byte ${place} is not UTF-8`));
      assert.equal(JSON.parse(stdout).groups[0].origin, "https://cdn.example");
    }
  });

  /** The result and exit code for what `send` writes, in a process that may hold 96 MB. */
  async function inLittleMemory(send) {
    const cli = join(project, "node_modules/wouldblock/cli.js");
    const child = spawn(process.execPath, ["--max-old-space-size=96", cli, "audit", "--format", "json"]);
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    const closed = once(child, "close");
    await send(async (text) => child.stdin.write(text) || (await once(child.stdin, "drain")));
    child.stdin.end();
    const [code] = await closed;
    return { code, result: JSON.parse(out) };
  }

  test("holds neither a line of 200 MB nor a million lines", async () => {
    const { code, result } = await inLittleMemory(async (write) => {
      const megabyte = "x".repeat(1 << 20);
      for (let at = 0; at < 200; at++) await write(megabyte);
      const batch = `${line("image", "https://x.example/a.png")}\n`.repeat(1000);
      await write("\n");
      for (let at = 0; at < 40; at++) await write(batch);
    });
    assert.equal(code, 1);
    assert.match(result.broken[0].why, /longer than 16 MB\. A JSON list can be read if each of its items is on a line/);
    assert.equal(result.verdicts.blocked, 40_000);
  });

  test("does not hold the bodies of a HAR file of 500 MB", async () => {
    const { code, result } = await inLittleMemory(async (write) => {
      const [page, script] = har.log.entries;
      const content = { ...script.response.content, text: '{"a": [1]}'.repeat(6000) };
      const entry = JSON.stringify({ ...script, response: { ...script.response, content } });
      const empty = JSON.stringify({ log: { ...har.log, entries: [page] } });
      await write(empty.slice(0, -"]}}".length));
      for (let at = 0; at < 7000; at++) await write(`,${entry}`);
      await write("]}}");
    });
    assert.equal(code, 1);
    assert.equal(result.verdicts.blocked, 7000);
  });
});

describe("wouldblock diff", () => {
  test("shows each change by an example", () => {
    const { stdout, status } = wouldblock(["diff", "img-src 'self'", "img-src 'self' https://img.example"]);
    assert.equal(status, 1);
    assert.match(stdout, /^The policies differ on https:\/\/page\.example\/\.\n\nBecomes allowed\n/);
    assert.match(
      stdout,
      /img-src {2}https:\/\/img\.example {2}standards chromium firefox webkit\n {4}image https:\/\/img\.example\//,
    );
  });

  test("proves equality, or names what it cannot prove", () => {
    const equal = wouldblock(["diff", "img-src a.example b.example", "img-src b.example a.example"]);
    assert.equal(equal.status, 0);
    assert.match(equal.stdout, /this is proved/);
    const unproved = wouldblock(["diff", "sandbox", "sandbox allow-forms", "--format", "json"]);
    assert.equal(unproved.status, 2);
    assert.equal(JSON.parse(unproved.stdout).unproved[0].directive, "sandbox");
    assert.equal(wouldblock(["diff", "a"]).status, 64);
    for (const args of [["diff", "img-src a", "img-src b"], ["audit", "-"], ["extract"]]) {
      const { status, stderr } = wouldblock([...args, "--page", "nonsense"], "https://x.example/");
      assert.match(stderr, /--page is not a URL: nonsense/);
      assert.equal(status, 64);
    }
  });
});
