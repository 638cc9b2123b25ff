// The command line, as `npx` runs it.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { homepage } from "../../docs/generate/address.mjs";
import { ABOUT } from "../../pkg/cli/help.js";
import { COMMANDS, OPTIONS } from "../../pkg/cli/options.js";
import { RESPONSE_FIELDS, FIELDS } from "../../pkg/fields.js";
import { LANGUAGES } from "../../pkg/languages/list.js";
import { install } from "../support/package.mjs";
import { allowed, blocked, undetermined } from "./scenarios.mjs";

const { project, remove } = install();
after(remove);

/** Runs the command as npm has linked it, in an environment without settings for colours. */
function wouldblock(args, { input = "", env = {} } = {}) {
  const quiet = { NO_COLOR: undefined, FORCE_COLOR: undefined };
  const options = { cwd: project, input, encoding: "utf8", env: { ...process.env, ...quiet, ...env } };
  return spawnSync(join(project, "node_modules/.bin/wouldblock"), args, options);
}

const TAGS = LANGUAGES.map(({ tag }) => tag).join(", ");
const CSP = ["--page", "https://app.example/", "--csp", "connect-src 'self'", "--fetch", "https://api.example/"];
const CORS = [
  "--page",
  "https://app.example/",
  "--csp",
  "connect-src https://api.example",
  "--fetch",
  "https://api.example/",
  "--response",
  "Access-Control-Allow-Origin: https://app.example",
];

const ASKED = ["--page", "https://app.example/", "--fetch", "https://api.example/"];
/** Chromium has fetchLater(), and the others do not. */
const LATER = ["--page", "https://a.example/", "--fetchlater", "https://a.example/"];

describe("exit codes", () => {
  const cases = {
    0: [
      [CORS],
      [["-q", ...CORS]],
      [["-"], JSON.stringify(allowed)],
      [["-"], JSON.stringify([allowed, allowed])],
      [["--csp-only", ...ASKED, "--csp", "connect-src https://api.example"]],
      [["--csp-only", ...ASKED, "--csp-report-only", "connect-src 'self'"]],
      [["--engine", "chrome", ...LATER]],
      [["--engine", "edge, chromium", ...LATER]],
      // Of three engines only Safari lets `ws:` cover http:, which it then blocks as mixed content.
      [
        [
          "--csp-only",
          "--engine",
          "safari",
          "--page",
          "https://a.example/",
          "--fetch",
          "http://b.example/x",
          "--csp",
          "connect-src ws:",
        ],
      ],
    ],
    1: [
      [CSP],
      [[], JSON.stringify(blocked)],
      [["--engine", "firefox", ...CSP]],
      [["--engine", "safari", ...CSP]],
      [["-"], [allowed, undetermined, blocked].map((one) => JSON.stringify(one)).join("\n")],
      [["-", "--csp", "connect-src 'none'"], JSON.stringify(allowed)],
      [["--csp-only", ...CSP]],
      [["--csp", "connect-src 'none'", "--fetch", "https://api.example/"]],
      [
        [
          "--csp-only",
          ...ASKED.map((word) => word.replace("https:", "http:").replace("http://app", "https://app")),
          "--csp",
          "connect-src 'self'",
        ],
      ],
      // One engine of the three is enough.
      [LATER],
      [["--engine", "chrome,firefox", ...LATER]],
    ],
    2: [
      [["-"], JSON.stringify(undetermined)],
      [["--quiet", "--page", "https://a.example/", "--xhr", "https://b.example/"]],
      [["-"], JSON.stringify([allowed, undetermined])],
      [["--csp-only", "--page", "https://app.example/", "--fetch", "https://", "--csp", "connect-src 'self'"]],
    ],
    64: [
      [["--fech", "https://a.example/"]],
      [["--page", "https://a.example/"]],
      [[...CSP, "--xhr", "/x"]],
      [["nothing.json"]],
      [[], "{"],
      [[], `{"page":{"ulr":""}}`],
      [[...CSP, "--engine", "opera"]],
      [["a.json", "b.json"]],
      [[...CSP, "a.json"]],
      [[...CSP, "--page", "https://other.example/"]],
      [[...CSP, "--fetch", "https://other.example/"]],
      [[...CSP, "--hop", "0"]],
      [[...CSP, "--quiet", "--json"]],
      [[...CSP, "--body-type", "text/plain"]],
      [[...CSP, "--csp", ""]],
      [[...CSP, "--response", "@-", "--preflight", "@-"], "A: b"],
      [CSP, "Access-Control-Allow-Origin: *"],
      [["-"], "[]"],
      [["-"], "{}\n{"],
      [["-", "--method", "PUT"], "7"],
      [[...CSP, "--header", "no colon"]],
      [[...CSP, "--response", "@nothing.txt"]],
      [[...CSP, "--mode", "corss"]],
      [[...CSP, "--language", "fr"]],
    ],
  };
  for (const [code, runs] of Object.entries(cases))
    for (const [args, input] of runs)
      test(`${code}: ${args.join(" ")} ${input ?? ""}`.trim(), () => {
        const { status, stdout, stderr } = wouldblock(args, { input });
        assert.equal(status, Number(code), stdout + stderr);
        if (code === "64") {
          assert.equal(stdout, "");
          assert.match(stderr, /^wouldblock: \S/);
          assert.doesNotMatch(stderr, /\n\s+at /);
        } else assert.equal(stderr, "");
      });
});

describe("output", () => {
  test("the reason, and the piece of the header", () => {
    const { stdout } = wouldblock(CSP);
    assert.match(stdout, /^fetch https:\/\/api\.example\/ from https:\/\/app\.example\/\nBlocked\. /);
    assert.match(stdout, /page\.headers\[0\]: Content-Security-Policy: connect-src 'self'\n {48}\^{18}\n/);
    assert.match(stdout, /Fix: /);
  });

  test("every step, when asked", () => {
    const lines = (args) => wouldblock(args).stdout.split("\n").length;
    assert.ok(lines([...CORS, "--verbose"]) > lines(CORS));
  });

  test("nothing, when asked", () => assert.equal(wouldblock(["-q", ...CSP]).stdout, ""));

  test("the report, as JSON", () => {
    const report = JSON.parse(wouldblock(["--json", ...CSP]).stdout);
    assert.equal(report.blockedBy, "csp");
    assert.ok(report.steps.length > 0);
  });

  test("the known responses of the server, from a file", () => {
    writeFileSync(join(project, "response.txt"), "HTTP/2 200\nAccess-Control-Allow-Origin: *\n");
    assert.equal(
      wouldblock(["--page", "https://a.example/", "--fetch", "https://b.example/", "--response", "@response.txt"])
        .status,
      0,
    );
  });

  test("a method, headers and credentials", () => {
    const args = [
      "--page",
      "https://a.example/",
      "--fetch",
      "https://b.example/",
      "-X",
      "PUT",
      "-H",
      "X-A: 1",
      "--credentials",
      "include",
      "--json",
    ];
    const {
      exchanges: [preflight],
    } = JSON.parse(wouldblock(args).stdout);
    assert.deepEqual(preflight.headers.find(([name]) => /request-headers/i.test(name))[1], "x-a");
  });

  test("Chinese, on request; the exit code and pasted text stay the same", () => {
    for (const tag of ["zh", "zh-CN"]) {
      const { stdout, status } = wouldblock([...CSP, "--language", tag]);
      assert.equal(status, 1);
      assert.match(stdout, /^fetch https:\/\/api\.example\/ 来自 https:\/\/app\.example\/\n/);
      assert.match(stdout, /page\.headers\[0\]: Content-Security-Policy: connect-src 'self'\n {48}\^{18}\n/);
      assert.match(stdout, /修复：.*[一-鿿]/);
      assert.doesNotMatch(stdout, /Blocked|Fix/);
    }
    const [en, zh] = ["en", "zh"].map((tag) => JSON.parse(wouldblock([...CSP, "--json", "--language", tag]).stdout));
    assert.match(zh.summary, /[一-鿿]/);
    assert.equal(en.summary, JSON.parse(wouldblock([...CSP, "--json"]).stdout).summary);
  });

  test("German, when asked", () => {
    const { stdout, status } = wouldblock([...CSP, "--language", "de-AT"]);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^fetch \S+ von https:\/\/app\.example\/\nBlockiert\. connect-src der Richtlinie erlaubt nur 'self'/,
    );
    assert.match(stdout, /^ {2}Abhilfe: https:\/\/api\.example zu connect-src der Richtlinie hinzufügen\./m);
    assert.doesNotMatch(stdout, /Blocked|Fix:|undefined/);
  });

  test("every line in both languages: engines that differ, consoles, missing values, warnings", () => {
    const later = [
      "--page",
      "https://a.example/",
      "--fetchlater",
      "https://b.example/",
      "--page-header",
      "Content-Security-Policy: img-src self",
      "-v",
    ];
    const [en, zh] = ["en", "zh"].map((tag) => wouldblock([...later, "--language", tag]).stdout.split("\n"));
    assert.equal(zh.length, en.length);
    assert.ok(
      en.some((line) => /^ {2}In Firefox: blocked \(unsupported\)/.test(line)),
      en.join("\n"),
    );
    assert.ok(
      zh.some((line) => /^ {2}Firefox：阻止（unsupported）/.test(line)),
      zh.join("\n"),
    );
    assert.ok(
      zh.some((line) => /^ {2}注意：/.test(line)),
      zh.join("\n"),
    );
    assert.ok(!zh.some((line) => /undefined/.test(line)), zh.join("\n"));
  });

  test("a scenario from a file, by its name", () => {
    writeFileSync(join(project, "scenario.json"), JSON.stringify(blocked));
    const { status, stdout } = wouldblock(["scenario.json"]);
    assert.equal(status, 1);
    assert.match(stdout, /^fetch https:\/\/api\.example\.com\/users from/);
  });

  test("the section about a warning, where it can be read", () => {
    const { stdout } = wouldblock([...CSP, "--csp", "img-src self"]);
    const [, file, anchor] = /^ +(\S+warnings\.(?:md|html))#(\S+)$/m.exec(stdout) ?? assert.fail(stdout);
    const isOnline = homepage() !== undefined;
    assert.ok(!isOnline || file === `${homepage()}docs/warnings.html`, file);
    const page = isOnline ? "node_modules/wouldblock/docs/warnings.md" : file;
    const headings = [...readFileSync(join(project, page), "utf8").matchAll(/^## (.*)$/gm)];
    assert.ok(headings.some(([, heading]) => heading.replace(".", isOnline ? "-" : "") === anchor));
  });

  test("a misspelt field with the right one", () => {
    assert.match(
      wouldblock([], { input: `{"page":{"ulr":""}}` }).stderr,
      /page\.ulr: unknown field; did you mean `url`\?/,
    );
  });
});

describe("input", () => {
  const POLICY = "connect-src 'self'";
  const file = (name, text) => {
    writeFileSync(join(project, name), text);
    return `@${name}`;
  };
  const evidence = (args, input) => JSON.parse(wouldblock(["--json", ...ASKED, ...args], { input }).stdout);

  test("a policy: bare, named, folded, from a file, from standard input, in a block as it was served", () => {
    const served = `HTTP/2 200\ncontent-type: text/html\ncontent-security-policy: ${POLICY}\n`;
    for (const [value, input] of [
      [POLICY],
      [`Content-Security-Policy: ${POLICY}`],
      [`content-security-policy :${POLICY}`],
      [file("policy.txt", "connect-src\n  'self'\n")],
      [file("named.txt", `Content-Security-Policy: ${POLICY}\r\n`)],
      [file("served.txt", served)],
      ["@-", POLICY],
      ["@-", served],
    ]) {
      const report = evidence(["--csp", value], input);
      assert.equal(report.blockedBy, "csp", value);
    }
    assert.equal(evidence(["--meta", `Content-Security-Policy: ${POLICY}`]).blockedBy, "csp");
    for (const named of ["", "Content-Security-Policy: ", "Content-Security-Policy-Report-Only: "]) {
      const { violations } = evidence(["--csp-report-only", named + POLICY]);
      assert.deepEqual(
        violations.map(({ disposition }) => disposition),
        ["report"],
      );
    }
    assert.equal(
      evidence(["--csp", `Content-Security-Policy-Report-Only: ${POLICY}`]).violations[0].disposition,
      "report",
    );
  });

  test("headers of the page: one, several, a block, a file", () => {
    const line = `Content-Security-Policy: ${POLICY}`;
    for (const args of [
      ["--page-header", line],
      ["--page-header", `Vary: Origin\\n${line}`],
      ["--page-header", "Vary: Origin", "--page-header", line, "--csp", "img-src *"],
      ["--page-header", file("headers.txt", `Vary: Origin\n${line}\n`), "--page-header", "A: b"],
    ])
      assert.equal(evidence(args).blockedBy, "csp", args.join(" "));
  });

  test("responses: a status alone, from standard input, hop by hop", () => {
    assert.equal(evidence(["--response", "404"]).exchanges[0].status, 404);
    const piped = evidence(["--response", "@-"], "HTTP/2 200\nAccess-Control-Allow-Origin: *\n");
    assert.equal(piped.verdict, "allowed");
    const chain = [
      "--response",
      "302\\nAccess-Control-Allow-Origin: *\\nLocation: /next",
      "--response",
      "204\\nAccess-Control-Allow-Origin: *",
    ];
    assert.deepEqual(
      evidence(chain).exchanges.map(({ status }) => status),
      [302, 204],
    );
    const second = ["--response", chain[1], "--hop", "2", "--response", chain[3]];
    assert.deepEqual(evidence(second), evidence(chain));
  });

  test("options given with a file change its scenario, or add to it", () => {
    file("scenario.json", JSON.stringify(allowed));
    const changed = (...args) => JSON.parse(wouldblock(["scenario.json", "--json", ...args]).stdout);
    assert.equal(changed("--csp", "connect-src 'none'").blockedBy, "csp");
    assert.equal(changed("--fetch", "http://plain.example/").blockedBy, "mixed-content");
    assert.equal(changed("--response", "Content-Type: text/plain").blockedBy, "cors");
    assert.equal(changed("--method", "TRACE").blockedBy, "method");
  });

  test("several scenarios, each with its answer, and each with its place in an error", () => {
    file("two.ndjson", `${JSON.stringify(allowed)}\n\n${JSON.stringify(blocked)}\n`);
    file("one.json", JSON.stringify(undetermined));
    const { stdout, status } = wouldblock(["two.ndjson", "one.json", "--json"]);
    assert.equal(status, 1);
    const verdicts = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).verdict);
    assert.deepEqual(verdicts, ["allowed", "blocked", "undetermined"]);
    assert.equal(wouldblock(["two.ndjson"]).stdout.split("\n\n").length, 2);
    assert.match(
      wouldblock([], { input: `[${JSON.stringify(allowed)}, {"page":{"ulr":""}}]` }).stderr,
      /standard input, scenario 2: page\.ulr/,
    );
    assert.match(wouldblock([], { input: `{}\n\n{` }).stderr, /standard input, line 3, is not JSON/);
  });

  test("standard input that no option reads is an error that names the option", () => {
    writeFileSync(join(project, "allowed.json"), JSON.stringify(allowed));
    for (const args of [ASKED, ["allowed.json"]]) {
      const { stderr, status } = wouldblock(args, { input: "Access-Control-Allow-Origin: *" });
      assert.equal(status, 64);
      assert.match(stderr, /standard input is not read; --response @-/);
    }
  });

  test("what has arrived through a pipe that stays open is read", () => {
    const cli = join(project, "node_modules/.bin/wouldblock");
    const script = `{ printf 'HTTP/1.1 200 OK\\nAccess-Control-Allow-Origin: *\\n\\n'; sleep 4; } | "$0" "$@"`;
    const { stdout, stderr } = spawnSync("sh", ["-c", script, cli, ...ASKED], { encoding: "utf8" });
    assert.match(stderr, /stays open/);
    assert.match(stdout, /^Allowed/m);
  });

  test("a pipe that stays open and silent does not hold it up", async () => {
    const child = spawn(join(project, "node_modules/.bin/wouldblock"), ["-q", ...CSP]);
    const [code] = await once(child, "exit");
    assert.equal(code, 1);
  });

  test("only the policy, in words", () => {
    const { stdout } = wouldblock(["--csp-only", ...CSP]);
    assert.match(stdout, /\nThe page's policy blocks it, whatever the servers respond\.\n/);
    assert.doesNotMatch(wouldblock(["--csp-only", ...ASKED, "--csp", "connect-src *"]).stdout, /Missing:|Fix:/);
    // The remaining gates point at the remaining steps.
    const { gates, steps, headline } = JSON.parse(wouldblock(["--csp-only", "--json", ...CSP]).stdout);
    assert.equal(headline, "blocked");
    assert.deepEqual(gates, [{ gate: "policy", state: "stopped", steps: [...steps.keys()] }]);
  });
});

describe("texts of other kinds", () => {
  const PAGE_AND_FETCH = ["--page", "https://app.example/", "--fetch", "https://api.example/v1/items"];
  const file = (name, text) => writeFileSync(join(project, name), text);
  const NGINX = "location /v1/ {\n  add_header Access-Control-Allow-Origin https://app.example always;\n}\n";

  test("a command is judged, and the output lists what it leaves open", () => {
    const curl = "curl 'https://api.example/v1/items' -H 'Origin: https://app.example'";
    const { stdout, stderr, status } = wouldblock([], { input: curl });
    assert.equal(status, 2);
    assert.match(stdout, /the rest depends on the server's response/);
    assert.match(stderr, /^standard input: A curl command \(curl\.bash\)\n {2}request\./);
  });

  test("without the page's URL: the certain part, what the rest depends on, and the fix", () => {
    const asked = ["--csp", "connect-src 'self'", "--fetch", "https://api.example/"];
    for (const args of [asked, ["--csp-only", ...asked]]) {
      const { stdout, status } = wouldblock(args);
      assert.equal(status, 2);
      assert.match(stdout, /^Blocked, unless the page is at https:\/\/api\.example/m);
      assert.match(stdout, /Assumed: page\.url/);
      assert.match(stdout, /Fix: Add https:\/\/api\.example/);
    }
    assert.equal(wouldblock(["--csp-only", "--csp", "connect-src https:", ...asked.slice(2)]).status, 0);
  });

  test("a configuration, with the addresses that it does not give", () => {
    file("nginx.conf", NGINX);
    assert.equal(wouldblock(["nginx.conf", ...PAGE_AND_FETCH]).status, 0);
    const [, , ...fetched] = PAGE_AND_FETCH;
    assert.equal(wouldblock(["nginx.conf", "--page", "https://b.example/", ...fetched]).status, 1);
    const { status, stderr } = wouldblock(["nginx.conf"]);
    assert.equal(status, 64);
    assert.match(stderr, /--fetch URL \(or another API\) is missing/);
    assert.match(wouldblock(["nginx.conf", "--language", "de"]).stderr, /es fehlt --fetch URL/);
  });

  test("input from a pipeline", () => {
    file("response.txt", "HTTP/2 200\r\naccess-control-allow-origin: *\r\n\r\n{}");
    const command = `cat response.txt | node_modules/.bin/wouldblock --json ${PAGE_AND_FETCH.join(" ")}`;
    const { stdout } = spawnSync("sh", ["-c", command], { cwd: project, encoding: "utf8" });
    assert.equal(JSON.parse(stdout).verdict, "allowed");
  });

  test("several requests, each with its answer", () => {
    const entry = (path, headers) => ({
      _resourceType: "fetch",
      request: {
        method: "GET",
        url: `https://api.example/${path}`,
        headers: [{ name: "origin", value: "https://app.example" }],
      },
      response: { status: 200, headers },
    });
    const allowing = [{ name: "access-control-allow-origin", value: "*" }];
    file("site.har", JSON.stringify({ log: { entries: [entry("a", allowing), entry("b", [])] } }));
    const { stdout, status } = wouldblock(["site.har", "--json"]);
    assert.equal(status, 1);
    assert.deepEqual(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).verdict),
      ["allowed", "blocked"],
    );
  });

  test("`read` prints the reading", () => {
    file("nginx.conf", NGINX);
    const { stdout, status } = wouldblock(["read", "nginx.conf"]);
    assert.equal(status, 0);
    assert.match(stdout, /\(config\.nginx\)[^]*Access-Control-Allow-Origin: https:\/\/app\.example[^]*\nopen\n/);
    assert.equal(JSON.parse(wouldblock(["read", "nginx.conf", "--json"]).stdout).kind, "config.nginx");
    assert.match(wouldblock(["read", "--language", "de"], { input: "https://a.example/" }).stdout, /Eine Adresse/);
    assert.equal(wouldblock(["read"], { input: "Hello, anybody?" }).status, 1);
    const german = wouldblock(["read", "nginx.conf", "--language", "de"]).stdout;
    assert.match(german, /^offen$/m);
    assert.match(wouldblock(["read", "--language", "de"], { input: "Hello" }).stdout, /Zeile 1/);
    assert.match(wouldblock(["read", "--language", "zh"], { input: "Hello" }).stdout, /^未读取\n {2}第 1 行/m);
  });
});

describe("control characters are made visible", () => {
  const HOSTILE = "https://b.example/\x1b[2J\x1b]0;pwned\x07\u009b31m\u202etxt";
  const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
  for (const [name, args, input] of [
    ["the answer", ["--page", "https://a.example/", "--csp", `connect-src ${HOSTILE}`, "--fetch", HOSTILE, "-v"]],
    ["headers", [...ASKED, "--response", `Access-Control-Allow-Origin: ${HOSTILE}`, "-v"]],
    ["JSON", [...ASKED, "--page-header", `Referrer-Policy: ${HOSTILE}`, "--method", HOSTILE, "--json"]],
    ["an unknown option", [`--${HOSTILE}`]],
    ["a wrong header", [...ASKED, "--header", HOSTILE.replaceAll(":", "")]],
    ["an unknown field", ["-"], JSON.stringify({ page: { url: "", [HOSTILE]: 1 }, request: {} })],
    ["a file's name", [HOSTILE]],
    ["what is not JSON", ["-"], HOSTILE],
  ])
    test(name, () => {
      const { stdout, stderr } = wouldblock(args, { input });
      assert.ok((stdout + stderr).length > 20);
      assert.doesNotMatch(stdout, raw);
      assert.doesNotMatch(stderr, raw);
    });

  test("JSON says the same", () => {
    const args = ["--page", "https://a.example/", "--fetch", "https://b.example/", "--method", "\u202ePUT", "--json"];
    assert.match(JSON.parse(wouldblock(args).stdout).summary, /\u202e/);
  });
});

describe("marks under the words that decided", () => {
  /** The lines around the first row of marks. */
  const marked = (args, input) => {
    const lines = wouldblock([...args, "--page", "https://a.example/", "--fetch", "https://b.example/"], {
      input,
    }).stdout.split("\n");
    const at = lines.findIndex((line) => /^ +\^+$/.test(line));
    const [row, marks] = lines.slice(at - 1, at + 1);
    return { row, under: row?.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1) };
  };

  test("stand under them", () => {
    assert.equal(marked(["--csp", "img-src *; connect-src 'self'"]).under, "connect-src 'self'");
  });

  test("in a block of headers, with the number of the line", () => {
    const { row, under } = marked(["--page-header", "A: b\nContent-Security-Policy: connect-src 'none'"]);
    assert.match(row, /page\.headers, line 2: Content-Security-Policy/);
    assert.equal(under, "connect-src 'none'");
  });

  test("in the middle of a long line, which is cut", () => {
    const long = Array.from({ length: 30 }, (_, at) => `https://host${at}.example`).join(" ");
    const { row, under } = marked(["--csp", `img-src ${long}; connect-src 'self'; style-src ${long}`]);
    assert.match(row, /: …/);
    assert.match(row, /…$/);
    assert.equal(under, "connect-src 'self'");
    assert.ok(row.length < 170, `${row.length} columns`);
  });
});

describe("--format", () => {
  test("json is the same as --json", () => {
    assert.equal(wouldblock(["--format", "json", ...CSP]).stdout, wouldblock(["--json", ...CSP]).stdout);
  });

  test("markdown, in which text of the input is escaped", () => {
    const args = [
      "--format",
      "markdown",
      "--page",
      "https://a.example/",
      "--fetch",
      "https://b.example/",
      "--csp",
      "connect-src *.x.example `<b>`",
    ];
    const { stdout, status } = wouldblock(args);
    assert.equal(status, 1);
    assert.match(stdout, /^`fetch https:\/\/b\.example\/` from https:\/\/a\.example\/\n\n\*\*Blocked\. /);
    assert.match(stdout, /^- ✗ .*\(\[CSP § Should request be blocked\?\]\(https:/m);
    assert.ok(stdout.includes("allows only \\*.x.example \\`\\<b\\>\\`, which"), stdout);
    assert.ok(stdout.includes("\n  - `page.headers[0]`: `` connect-src *.x.example `<b>` ``\n"), stdout);
  });

  test("another is refused", () => {
    assert.match(
      wouldblock(["--format", "yaml", ...CSP]).stderr,
      /--format is one of text, json, markdown, not "yaml"/,
    );
    assert.match(wouldblock(["--format", "text", "--json", ...CSP]).stderr, /cannot be used with it/);
  });
});

describe("colours", () => {
  const coloured = (args, env) => wouldblock([...CSP, ...args], { env }).stdout.includes("\x1b[");
  test("none if the output is not a terminal", () => assert.equal(coloured([], {}), false));
  test("--color", () => assert.equal(coloured(["--color"], {}), true));
  test("FORCE_COLOR", () => assert.equal(coloured([], { FORCE_COLOR: "1" }), true));
  test("NO_COLOR wins over FORCE_COLOR", () => assert.equal(coloured([], { FORCE_COLOR: "1", NO_COLOR: "1" }), false));
  test("--color=WHEN", () => {
    assert.deepEqual(
      ["always", "never", "auto"].map((when) => coloured([`--color=${when}`], {})),
      [true, false, false],
    );
  });
  test("--no-color wins over FORCE_COLOR", () => assert.equal(coloured(["--no-color"], { FORCE_COLOR: "1" }), false));
  test("never in JSON", () => assert.equal(coloured(["--json", "--color"], {}), false));
});

describe("what is not understood", () => {
  const CASES = {
    "--fech https://a.example/": "there is no --fech; did you mean --fetch?",
    "--page-haeder=X:y": "there is no --page-haeder; did you mean --page-header?",
    "--perhaps": "there is no --perhaps",
    "--against x": "there is no --against; it belongs to wouldblock audit",
    "audit --bogus": "there is no --bogus",
    "audit --formt csv": "there is no --formt; did you mean --format?",
    "audit --fetch /": "there is no --fetch; it belongs to wouldblock without a command",
    "check --fetch=/": "there is no --fetch; it belongs to wouldblock without a command",
    "-V": "there is no -V; did you mean -v (--verbose) or --version?",
    "-x PUT": "there is no -x; did you mean -X (--method)?",
    "-page https://a.example/": "there is no -p; did you mean --page?",
    "-z": "there is no -z; there are -X, -H, -v, -q, -h",
    "diff -z": "there is no -z; there are -q, -h",
    "--csp": "--csp needs a value",
    "--csp --fetch https://a.example/": '--csp needs a value; if that is "--fetch", write --csp=--fetch',
    "-X": "-X needs a value",
    "--verbose=yes": '--verbose takes no value, and "yes" was given',
    "--color=red": '--color is one of always, never, auto, not "red"',
    "--format yaml": '--format is one of text, json, markdown, not "yaml"',
    "diff a b --format csv": '--format is one of text, json, not "csv"',
    "--language fr": `--language is one of ${TAGS}, not "fr"`,
    "read --language fr": `--language is one of ${TAGS}, not "fr"`,
    "hash --algorithm md5": '--algorithm is one of sha256, sha384, sha512, not "md5"',
    "aduit x.har": 'there is no command "aduit"; did you mean wouldblock audit?',
    "fetch https://a.example/": 'there is no command "fetch"; did you mean --fetch?',
    version: 'there is no command "version"; did you mean --version?',
    "https://a.example/": "an address is given with its API: --fetch https://a.example/",
    "help me": `there is no command "me"; there are ${Object.keys(COMMANDS).join(", ")}`,
    "collect reports": 'collect takes only options, and "reports" was given',
  };
  for (const [line, message] of Object.entries(CASES))
    test(line, () => {
      const words = line.split(" ");
      const { status, stdout, stderr } = wouldblock(words);
      const help = Object.hasOwn(COMMANDS, words[0]) ? `${words[0]} --help` : "--help";
      assert.equal(stderr, `wouldblock: ${message}\n\`wouldblock ${help}\` shows how it is used.\n`);
      assert.deepEqual([status, stdout], [64, ""]);
    });

  test("an option that is spelt like a command may come first", () => {
    const { status, stderr } = wouldblock(["--policy", "default", "--page", "https://a.example/", "--dom-sink", "<b>"]);
    assert.deepEqual([status, stderr], [0, ""]);
  });
});

describe("--help", () => {
  const help = wouldblock(["--help"]).stdout;

  test("has every option", () => {
    for (const name of Object.keys(OPTIONS)) assert.match(help, new RegExp(`--${name}\\b`), name);
    for (const { path } of [...FIELDS, ...RESPONSE_FIELDS]) assert.ok(path in ABOUT, path);
  });

  test("fits a terminal", () => {
    for (const line of help.split("\n")) assert.ok(line.length <= 80, line);
  });

  for (const [name, { options }] of Object.entries(COMMANDS))
    test(`of ${name} fits a screen, and has examples and every option`, () => {
      const { stdout, status } = wouldblock([name, "--help"]);
      assert.equal(status, 0);
      const lines = stdout.trimEnd().split("\n");
      assert.ok(lines.length <= 40, `${lines.length} lines`);
      for (const line of lines) assert.ok(line.length <= 80, line);
      assert.match(stdout, new RegExp(`^ {2}.*wouldblock ${name}`, "m"));
      for (const option of Object.keys(options))
        if (option !== "help") assert.match(stdout, new RegExp(`--${option}\\b`), option);
      assert.equal(wouldblock(["help", name]).stdout, stdout);
      assert.ok(help.includes(`wouldblock ${name}`));
    });

  test("its examples give the answers that it states", () => {
    const commands = help
      .replaceAll("\\\n", " ")
      .split("\n")
      .filter((line) => /^ +wouldblock --page https/.test(line));
    const statuses = commands.map((line) => {
      const words = [...line.trim().matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
      return wouldblock(words.slice(1)).status;
    });
    assert.deepEqual(statuses, [1, 0]);
  });

  test("-h fits a screen, and its examples can be run", () => {
    const short = wouldblock(["-h"]).stdout;
    assert.ok(short.split("\n").length <= 40, `${short.split("\n").length} lines`);
    for (const line of short.split("\n")) assert.ok(line.length <= 80, line);
    const commands = short
      .replaceAll("\\\n", " ")
      .split("\n")
      .filter((line) => /^ +wouldblock --page https/.test(line));
    const statuses = commands.map((line) => {
      const words = [...line.trim().matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
      return wouldblock(words.slice(1)).status;
    });
    assert.deepEqual(statuses, [1, 0]);
  });

  test("--version", () => assert.match(wouldblock(["--version"]).stdout, /^\d+\.\d+\.\d+\n$/));
});
