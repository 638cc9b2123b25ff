// `wouldblock extract`, on a project with every kind of file.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { install } from "../support/package.mjs";

const { project, remove } = install();
after(remove);

const FILES = {
  ".env": "VITE_API=https://env.example\n",
  ".env.production": 'VITE_API="https://api.example"\n',
  "src/api.ts": `import axios from "axios";
const API: string = "https://const.example";
export async function load(id: number) {
  await fetch(\`\${API}/users/\${id}\`);
  await axios.get(import.meta.env.VITE_API + "/x");
  new WebSocket("wss://ws.example/s");
  new EventSource("/events");
  navigator.sendBeacon("https://beacon.example/b", "x");
  new Worker(new URL("./w.js", import.meta.url));
  await import("https://esm.example/m.js");
  fetch(unknownThing);
}
`,
  "src/View.tsx": 'export const View = () => <img src="https://img.example/i.png" />;\n',
  "src/App.vue": `<script setup lang="ts">
const r = await fetch("https://vue.example/");
</script>
<template>
  <img src="https://vueimg.example/i.png">
</template>
<style>
.a { background: url(https://vuebg.example/y.png) }
</style>
`,
  "src/Page.svelte":
    '<script>\n  fetch("https://svelte.example/");\n</script>\n<iframe src="https://frame.example/"></iframe>\n',
  "index.html": `<!doctype html>
<script>start()</script>
<body onload="go()">
<link rel="stylesheet" href="https://css.example/a.css">
`,
  "style.css": '@font-face { font-family: x; src: url("https://font.example/f.woff2"); }\n',
  "node_modules/x/index.js": 'fetch("https://never.example/")\n',
};

before(() => {
  for (const [name, text] of Object.entries(FILES)) {
    const path = join(project, "app", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
});

function extract(...args) {
  const options = { cwd: project, encoding: /** @type {const} */ ("utf8") };
  return spawnSync(join(project, "node_modules/.bin/wouldblock"), ["extract", ...args], options);
}

describe("wouldblock extract", () => {
  test("finds each request with its file and line", () => {
    const { found, unresolved } = JSON.parse(extract("app", "--format", "json").stdout);
    const lines = found.map(({ file, line, request: { api, url, text } }) => `${file}:${line} ${api} ${url ?? text}`);
    assert.deepEqual(lines.sort(), [
      "index.html:2 inline-script start()",
      "index.html:3 event-handler go()",
      "index.html:4 style https://css.example/a.css",
      "src/App.vue:2 fetch https://vue.example/",
      "src/App.vue:5 image https://vueimg.example/i.png",
      "src/App.vue:8 image https://vuebg.example/y.png",
      "src/Page.svelte:2 fetch https://svelte.example/",
      "src/Page.svelte:4 frame https://frame.example/",
      "src/View.tsx:1 image https://img.example/i.png",
      "src/api.ts:10 import https://esm.example/m.js",
      "src/api.ts:4 fetch https://const.example/users/-",
      "src/api.ts:5 xhr https://api.example/x",
      "src/api.ts:6 websocket wss://ws.example/s",
      "src/api.ts:7 eventsource /events",
      "src/api.ts:8 beacon https://beacon.example/b",
      "src/api.ts:9 worker https://page.example/w.js",
      "style.css:1 font https://font.example/f.woff2",
    ]);
    assert.deepEqual(
      unresolved.map(({ file, line }) => `${file}:${line}`),
      ["src/api.ts:11"],
    );
    assert.match(unresolved[0].why, /unknownThing/);
  });

  test("prints the least policy, with hashes of inline code", () => {
    const { stdout, status } = extract("app", "--least", "header");
    assert.equal(status, 0);
    assert.match(
      stdout,
      /connect-src 'self' https:\/\/api\.example https:\/\/beacon\.example https:\/\/const\.example/,
    );
    assert.match(stdout, /script-src 'unsafe-hashes' https:\/\/esm\.example 'sha256-[^']+' 'sha256-[^']+'/);
    assert.doesNotMatch(stdout, /never\.example/);
  });

  test("checks a policy and fails if it blocks something", () => {
    const { stdout, status } = extract("app", "--csp", "connect-src *; frame-src 'none'");
    assert.equal(status, 1);
    assert.match(stdout, /src\/Page\.svelte:4 {2}frame-src {2}frame {2}https:\/\/frame\.example\//);
    // One request is not resolved, so the result is unknown.
    assert.equal(extract("app", "--csp", "object-src 'none'").status, 2);
    assert.equal(extract("app/style.css", "--csp", "font-src https://font.example").status, 0);
    assert.equal(extract("nowhere").status, 64);
  });

  test("lists every piece of inline code, and what the scripts request", () => {
    const document = `<!doctype html>
<link rel="stylesheet" href="/a.css">
<style>a{color:red}</style>
<style>b{background:url(https://bg.example/)}</style>
<script>one()</script>
<script>
fetch("https://evil.example/")
</script>
<p style="color:red" onclick="fetch('https://click.example/'); return false"></p>
<p style="color:blue"></p>
<video onplay="play()" style="color:green"></video>
<a href="javascript:fetch('https://url.example/')"></a>
<script type="importmap">{"imports":{}}</script>
`;
    writeFileSync(join(project, "inline.html"), document);
    const { found, unresolved } = JSON.parse(extract("inline.html", "--format", "json").stdout);
    const lines = found.map(({ line, request: { api, url, text } }) => `${line} ${api} ${url ?? text.trim()}`);
    assert.deepEqual(lines.sort(), [
      "10 style-attribute color:blue",
      "11 event-handler play()",
      "11 style-attribute color:green",
      "12 fetch https://url.example/",
      "12 javascript-url fetch('https://url.example/')",
      '13 inline-script {"imports":{}}',
      "2 style /a.css",
      "3 inline-style a{color:red}",
      "4 image https://bg.example/",
      "4 inline-style b{background:url(https://bg.example/)}",
      "5 inline-script one()",
      '6 inline-script fetch("https://evil.example/")',
      "7 fetch https://evil.example/",
      "9 event-handler fetch('https://click.example/'); return false",
      "9 fetch https://click.example/",
      "9 style-attribute color:red",
    ]);
    assert.deepEqual(unresolved, []);
  });

  test("lists every candidate that a browser may load, and where buttons send forms", () => {
    const document = `<!doctype html>
<img src="https://a.example/1.png" srcset="https://b.example/2.png 2x, https://c.example/a,b.png 100w">
<picture><source srcset="https://d.example/3.webp, https://e.example/4.webp 2x"><img src="https://f.example/5.png"></picture>
<video><source src="https://g.example/6.mp4"><source src="https://h.example/7.webm"></video>
<form action="https://i.example/"><button formaction="https://j.example/"></button></form>
<img src="{{ cdn }}" srcset="{{ other }} 2x">
`;
    writeFileSync(join(project, "candidates.html"), document);
    const { found, unresolved } = JSON.parse(extract("candidates.html", "--format", "json").stdout);
    const hosts = found.map(({ line, request: { api, url } }) => `${line} ${api} ${new URL(url).host}`);
    assert.deepEqual(hosts.sort(), [
      "2 image a.example",
      "2 image b.example",
      "2 image c.example",
      "3 image d.example",
      "3 image e.example",
      "3 image f.example",
      "4 media g.example",
      "4 media h.example",
      "5 form i.example",
      "5 form j.example",
    ]);
    assert.deepEqual(
      unresolved.map(({ line }) => line),
      [6, 6],
    );
  });

  test("lists what modules and elements of JSX load besides their main request", () => {
    const component = `import confetti from "https://esm.example/confetti";
import type { Options } from "https://types.example/options";
export * from "https://esm.example/more.js";
export const Player = ({ action, more }) => (
  <video src="https://a.example/1.mp4" poster="https://b.example/2.png">
    <source src="https://c.example/3.webm" />
    <img src="https://d.example/4.png" srcSet="https://e.example/5.png 2x" />
    <button formAction="https://f.example/" />
    <img srcSet={more} />
  </video>
);
`;
    writeFileSync(join(project, "Player.tsx"), component);
    const { found, unresolved } = JSON.parse(extract("Player.tsx", "--format", "json").stdout);
    const lines = found.map(({ line, request: { api, url } }) => `${line} ${api} ${url}`);
    assert.deepEqual(lines.sort(), [
      "1 import https://esm.example/confetti",
      "3 import https://esm.example/more.js",
      "5 image https://b.example/2.png",
      "5 media https://a.example/1.mp4",
      "6 media https://c.example/3.webm",
      "7 image https://d.example/4.png",
      "7 image https://e.example/5.png",
      "8 form https://f.example/",
    ]);
    assert.deepEqual(
      unresolved.map(({ line }) => line),
      [9],
    );
  });

  test("a document that begins with a script is read as a document", () => {
    writeFileSync(
      join(project, "scripts.html"),
      `<script>start()</script><script>fetch("https://evil.example/")</script>`,
    );
    const { status, stdout } = extract("scripts.html", "--csp", "default-src 'none'");
    assert.equal(status, 1);
    for (const blocked of ["start()", "https://evil.example/"]) assert.ok(stdout.includes(blocked), stdout);
  });

  test("a document may begin with any element, and a component may have no markup", () => {
    writeFileSync(join(project, "app.html"), "<app-root></app-root><script>start()</script>\n```\nx\n```\n");
    writeFileSync(join(project, "legacy.html"), "<script><!--\nfetch('https://old.example/')\n//--></script>");
    writeFileSync(join(project, "Logic.vue"), '<script>fetch("https://vue.example/")</script>\n');
    const linesOf = (file) => {
      const { found, unresolved } = JSON.parse(extract(file, "--format", "json").stdout);
      assert.deepEqual(unresolved, [], file);
      return found.map(({ request: { api, url } }) => `${api} ${url ?? ""}`.trim()).sort();
    };
    assert.deepEqual(linesOf("app.html"), ["inline-script"]);
    assert.deepEqual(linesOf("legacy.html"), ["fetch https://old.example/", "inline-script"]);
    assert.deepEqual(linesOf("Logic.vue"), ["fetch https://vue.example/"]);
  });

  test("lists every alternative, and follows constants from file to file", () => {
    const files = {
      "config/index.ts": `export const API = import.meta.env.VITE_API ?? "https://default.example";
export const urls = { cdn: flag ? "https://one.example" : "https://two.example", other };
`,
      "circle.js": 'import { B } from "./circle-b.js";\nexport const A = "https://circle-a.example/";\nfetch(B);\n',
      "circle-b.js": 'import { A } from "./circle.js";\nexport const B = "https://circle-b.example/";\nfetch(A);\n',
      "pages/Page.vue": `<script setup>
import { API, urls } from "../config";
fetch(API + "/x");
fetch(urls.cdn);
fetch(urls.other || "https://three.example/");
</script>
`,
    };
    for (const [name, text] of Object.entries(files)) {
      const path = join(project, "files", name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const { found, unresolved } = JSON.parse(extract("files", "--format", "json").stdout);
    assert.deepEqual(
      found.map(({ file, line, request: { url } }) => `${file}:${line} ${url}`),
      [
        "circle-b.js:3 https://circle-a.example/",
        "circle.js:3 https://circle-b.example/",
        "pages/Page.vue:3 https://default.example/x",
        "pages/Page.vue:4 https://one.example",
        "pages/Page.vue:4 https://two.example",
        "pages/Page.vue:5 https://three.example/",
      ],
    );
    // The variable may be set elsewhere, and `other` is not in any file.
    assert.deepEqual(
      unresolved.map(({ file, line }) => `${file}:${line}`),
      ["pages/Page.vue:3", "pages/Page.vue:5"],
    );
    const alone = JSON.parse(extract("files/circle.js", "--format", "json").stdout);
    assert.match(alone.unresolved[0].why, /B/);
  });

  test("lists what it could not read as unresolved", () => {
    writeFileSync(join(project, "broken.js"), "fetch('https://a.example/') const = ;");
    const { unresolved } = JSON.parse(extract("broken.js", "--format", "json").stdout);
    assert.equal(unresolved.length, 1);
  });
});
