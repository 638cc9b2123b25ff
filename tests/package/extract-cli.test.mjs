// What `wouldblock extract` says about files that it did not read, and what its exit codes promise.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { install } from "../support/package.mjs";

const { project, remove } = install();
after(remove);

/** A new folder with these files. */
function folder(files) {
  const path = mkdtempSync(join(project, "app-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

function extract(...args) {
  const options = { cwd: project, encoding: /** @type {const} */ ("utf8") };
  return spawnSync(join(project, "node_modules/.bin/wouldblock"), ["extract", ...args], options);
}

test("a folder without files that are read does not pass a check", () => {
  for (const files of [{}, { "readme.md": "x" }, { "data.json": "{}" }]) {
    for (const options of [["--csp", "default-src *"], ["--least", "header"], []]) {
      const { status, stdout, stderr } = extract(folder(files), ...options);
      assert.equal(status, 64, `${Object.keys(files)} ${options}`);
      assert.equal(stdout, "");
      assert.match(stderr, /No file was read/);
    }
  }
  for (const files of [{ "a.php": "<img src=https://a.example/>" }, { "long.js": "x".repeat(5 << 20) }]) {
    const { status, stdout } = extract(folder(files), "--csp", "default-src *");
    assert.equal(status, 2);
    assert.match(stdout, /Not resolved\n {2}\S+:1 [\s\S]*No file was read/);
    assert.doesNotMatch(stdout, /blocks none/);
  }
});

test("--least reports what it does not cover, and obeys --csp", () => {
  const path = folder({ "a.js": "fetch('https://a.example/');\nfetch(unknown);\n" });
  const least = extract(path, "--least", "header");
  assert.match(least.stdout, /^Content-Security-Policy: .*https:\/\/a\.example/);
  assert.doesNotMatch(least.stdout, /unknown/);
  assert.match(least.stderr, /Not resolved\n {2}a\.js:2 {2}/);
  assert.equal(least.status, 0);
  const blocked = extract(path, "--least", "header", "--csp", "connect-src 'none'");
  assert.match(blocked.stderr, /a\.js:1 {2}connect-src/);
  assert.equal(blocked.stdout, least.stdout);
  assert.equal(blocked.status, 1);
  assert.equal(extract(path, "--least", "header", "--csp", "connect-src *").status, 2);
  const whole = folder({ "a.js": "fetch('https://a.example/');" });
  assert.equal(extract(whole, "--least", "header", "--csp", "connect-src *").status, 0);
});

test("a document is read in the encoding that it names", () => {
  const code = "start('é')";
  const hash = createHash("sha256").update(code).digest("base64");
  const document = (meta) => Buffer.from(`<!doctype html>${meta}<script>${code}</script>`, "latin1");
  for (const meta of [
    "<meta charset=iso-8859-1>",
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
  ]) {
    const { stdout } = extract(folder({ "a.html": document(meta) }), "--least", "header");
    assert.ok(stdout.includes(hash), `${meta}: ${stdout}`);
  }
  for (const meta of ["", "<meta charset=none>", "<!-- <meta charset=iso-8859-1> -->"]) {
    const { status, stdout } = extract(folder({ "a.html": document(meta) }), "--csp", "script-src * 'unsafe-inline'");
    assert.equal(status, 2, meta);
    assert.match(stdout, /a\.html:1 {2}the file is not UTF-8/);
  }
  const utf8 = folder({ "a.html": `<script>${code}</script>` });
  assert.ok(extract(utf8, "--least", "header").stdout.includes(hash));
});

test("reads the variables of the project for one of its folders", () => {
  const files = {
    "package.json": "{}",
    ".env": "VITE_A=https://a.example\nVITE_B=https://none.example",
    "src/.env": "VITE_B=https://b.example",
    "src/x/a.js": "fetch(import.meta.env.VITE_A);\nfetch(import.meta.env.VITE_B);",
  };
  const path = folder(files);
  for (const part of ["", "src", "src/x/a.js"]) {
    const { found } = JSON.parse(extract(join(path, part), "--format", "json").stdout);
    const b = part === "" ? "https://none.example/" : "https://b.example/";
    const urls = found.map(({ request }) => new URL(request.url).href);
    assert.deepEqual(urls, ["https://a.example/", b], part);
  }
  // The variables of another project are not read.
  const nested = folder({
    ".env": "VITE_A=https://a.example",
    "inner/package.json": "{}",
    "inner/a.js": files["src/x/a.js"],
  });
  assert.equal(JSON.parse(extract(join(nested, "inner"), "--format", "json").stdout).found.length, 0);
});

test("a check lists code that is compiled", () => {
  const path = folder({
    "a.js": "eval(code);\nWebAssembly.instantiateStreaming(fetch('/x.wasm'));\nnew Function('a', 'return a');\n",
  });
  const { status, stdout } = extract(path, "--csp", "script-src 'self'; connect-src 'self'");
  assert.equal(status, 1);
  assert.match(stdout, /a\.js:1 {2}script-src {2}eval/);
  assert.match(stdout, /a\.js:2 {2}script-src {2}wasm/);
  assert.match(stdout, /a\.js:3 {2}script-src {2}eval/);
  const { stdout: least } = extract(path, "--least", "header");
  assert.match(least, /'unsafe-eval'/);
  const wasm = folder({ "a.js": "WebAssembly.compile(bytes)" });
  assert.match(extract(wasm, "--least", "header").stdout, /'wasm-unsafe-eval'/);
});
