// `wouldblock extract`, on a project with every kind of file.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
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
      "settings.json": '{ "urls": ["https://json.example/"] }',
      "settings.js": 'import settings from "./settings.json" with { type: "json" };\nfetch(settings.urls[0]);\n',
      "pages/Page.vue": `<script setup>
import { API } from "@/config";
import { urls } from "../config";
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
        "pages/Page.vue:4 https://default.example/x",
        "pages/Page.vue:5 https://one.example",
        "pages/Page.vue:5 https://two.example",
        "pages/Page.vue:6 https://three.example/",
        "settings.js:2 https://json.example/",
      ],
    );
    // The variable may be set elsewhere, and `other` is not in any file.
    assert.deepEqual(
      unresolved.map(({ file, line }) => `${file}:${line}`),
      ["pages/Page.vue:4", "pages/Page.vue:6"],
    );
    const alone = JSON.parse(extract("files/circle.js", "--format", "json").stdout);
    assert.match(alone.unresolved[0].why, /B/);
  });

  /** What is found in a file with this text: the requests, and the lines of what is not resolved. */
  function listed(name, text) {
    writeFileSync(join(project, name), text);
    const { found, unresolved } = JSON.parse(extract(name, "--format", "json").stdout);
    return {
      found: found.map(({ line, request: { api, url, text: code } }) => `${line} ${api} ${url ?? code}`),
      open: unresolved.map(({ line }) => line),
    };
  }

  test("finds what components of Vue bind and handle", () => {
    const component = `<script setup lang="ts">
import { ref } from "vue";
const CDN = "https://cdn.example";
const poster = ref("https://poster.example/1.png");
const load = () => fetch("https://load.example/");
function change() { poster.value = "https://poster.example/2.png"; }
</script>
<template>
  <img :src="\`\${CDN}/a.png\`" alt="a > b" style="color: red">
  <img v-bind:src="dark ? 'https://dark.example/' : light">
  <video :poster @click="load"
    @play="fetch('https://play.example/'); change()" v-on:end="() => fetch(&quot;https://end.example/&quot;)"></video>
  <link rel="stylesheet" :href="'https://css.example/a.css'">
  <AppImage src="https://component.example/x.png" />
  <template v-if="dark"><iframe v-bind="{ src: 'https://frame.example/' }"></iframe></template>
  <p v-html="'<img src=https://html.example/>'">{{ fetch("https://text.example/") }}</p>
  <a :href="'https://link.example/'" onclick="inline()">x</a>
  <img v-for="item in items" :src="item.image">
</template>
`;
    const { found, open } = listed("Bound.vue", component);
    assert.deepEqual(found, [
      "4 image https://poster.example/1.png",
      "5 fetch https://load.example/",
      "6 image https://poster.example/2.png",
      "9 image https://cdn.example/a.png",
      "9 style-attribute color: red",
      "10 image https://dark.example/",
      "12 fetch https://play.example/",
      "12 fetch https://end.example/",
      "13 style https://css.example/a.css",
      "15 frame https://frame.example/",
      "16 fetch https://text.example/",
      "16 image https://html.example/",
      "17 event-handler inline()",
    ]);
    assert.deepEqual(open, [10, 14, 18]);
  });

  test("finds what components of Svelte bind and handle", () => {
    const component = `<script lang="ts">
  const CDN: string = "https://cdn.example";
  let src = "https://let.example/";
  let dark = false;
  const change = () => { src = "https://other.example/" };
</script>
<img src={\`\${CDN}/a.png\`} alt="a" on:click={() => fetch("https://click.example/")}>
<img {src} onclick={change}>
<img src="{CDN}/{id}.png">
{#if a < b}<iframe src={dark ? "https://dark.example/" : "https://light.example/"} />{/if}
{#await fetch("https://await.example/") then x}<p>don't</p>{/await}
{@html '<img src="https://html.example/">'}
{#each images as image, i (image)}<img src={image}>{/each}
<Toggle bind:value={dark} />
<svelte:head><link rel="stylesheet" href={"https://css.example/"}></svelte:head>
`;
    const { found, open } = listed("Bound.svelte", component);
    assert.deepEqual(found, [
      "3 image https://let.example/",
      "5 image https://other.example/",
      "7 image https://cdn.example/a.png",
      "7 fetch https://click.example/",
      "9 image https://cdn.example/-.png",
      "10 frame https://dark.example/",
      "10 frame https://light.example/",
      "11 fetch https://await.example/",
      "12 image https://html.example/",
      "15 style https://css.example/",
    ]);
    assert.deepEqual(open, [13]);
  });

  test("every beginning and end of a component is read", async () => {
    const { requestsOf } = await import(pathToFileURL(join(project, "node_modules/wouldblock/extract.js")).href);
    for (const name of ["Bound.vue", "Bound.svelte"]) {
      const text = readFileSync(join(project, name), "utf8");
      const lines = text.split("\n").length;
      for (let at = 0; at < text.length; at += 13)
        for (const part of [text.slice(0, at), text.slice(at)])
          for (const { line } of await requestsOf(part, { name, page: "https://page.example/" }))
            assert.ok(line >= 1 && line <= lines, `${line} in ${part}`);
    }
    // Brackets that are never closed do not take quadratic time.
    for (const part of ["{", "<a {", '<a b="{', "<a :b='", "<script ", "<!--", "{#await then ", "`${"])
      for (const name of ["Long.vue", "Long.svelte"])
        await requestsOf(`<template>${part.repeat(40_000)}`, { name, page: "https://page.example/" });
  });

  test("a binding that cannot be read is listed, and the others are found", () => {
    const component = `<script>
const CDN =
  "https://cdn.example";
</script>
<template>
  <img :src="a b c">
  <img :src="CDN + '/x.png'">
</template>
`;
    assert.deepEqual(listed("Broken.vue", component), { found: ["7 image https://cdn.example/x.png"], open: [6] });
  });

  test("finds attributes of elements that a script looks up", () => {
    const script = `document.querySelector("#hero img.big").src = "https://a.example/";
for (const frame of document.getElementsByTagName("iframe")) frame.setAttribute("src", "https://b.example/");
document.getElementById("x").src = "https://c.example/";
this.element.src = url;
`;
    assert.deepEqual(listed("lookup.js", script), {
      found: ["1 image https://a.example/", "2 frame https://b.example/"],
      open: [3, 4],
    });
  });

  test("finds what strings load that become markup or style", () => {
    const script = `el.innerHTML = '<img src="https://a.example/"><script src="https://never.example/"></script>';
el.insertAdjacentHTML("beforeend", \`<ul>
  <li><img src="https://b.example/\${id}.png" onerror="fetch('https://c.example/')"></li>
</ul>\`);
document.write("<script src='https://d.example/'><" + "/script>");
frame.srcdoc = "<script>go()</script>";
el.style.backgroundImage = "url(https://e.example/)";
el.innerHTML = data;
list.innerHTML = items.map((item) => \`<iframe src="https://f.example/\${item}"></iframe>\`).join("");
`;
    const { found, open } = listed("strings.js", script);
    assert.deepEqual(found, [
      "1 image https://a.example/",
      "3 image https://b.example/-.png",
      "3 event-handler fetch('https://c.example/')",
      "3 fetch https://c.example/",
      "5 script https://d.example/",
      "6 inline-script go()",
      "7 image https://e.example/",
      "9 frame https://f.example/-",
    ]);
    assert.deepEqual(open, [8]);
    const inserted = JSON.parse(extract("strings.js", "--format", "json").stdout).found;
    const ways = new Map(inserted.map(({ request }) => [request.url ?? request.text, request.insertedBy]));
    assert.equal(ways.get("https://a.example/"), "innerHTML");
    assert.equal(ways.get("https://d.example/"), "document.write");
    assert.equal(ways.get("go()"), "parser");
  });

  test("finds every image of a set, every source of a font, and the document in srcdoc", () => {
    const sheet = `a { background: image-set("https://a.example/" 1x, "https://b.example/" type("image/avif") 2x) }
b { background: url(https://c.example/), url(https://d.example/) }
@font-face { src: url(https://e.example/f.woff2), url(https://f.example/f.ttf) }
`;
    assert.deepEqual(listed("sets.css", sheet), {
      found: [
        "1 image https://a.example/",
        "1 image https://b.example/",
        "2 image https://c.example/",
        "2 image https://d.example/",
        "3 font https://e.example/f.woff2",
        "3 font https://f.example/f.ttf",
      ],
      open: [],
    });
    const page =
      '<!doctype html>\n<iframe srcdoc="<img src=&quot;https://a.example/&quot;><script>go()</script>"></iframe>\n';
    assert.deepEqual(listed("srcdoc.html", page), {
      found: ["2 frame about:srcdoc", "2 image https://a.example/", "2 inline-script go()"],
      open: [],
    });
  });

  test("code in markup in code is followed to a limited depth, and the rest is listed", () => {
    const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    let code = 'fetch("https://deep.example/")';
    for (let depth = 0; depth < 5; depth++)
      code = `document.body.innerHTML = ${JSON.stringify(`<a onclick="${attribute(code)}">x</a>`)}`;
    writeFileSync(join(project, "deep.js"), code);
    const { found, unresolved } = JSON.parse(extract("deep.js", "--format", "json").stdout);
    assert.ok(found.every(({ request }) => request.url !== "https://deep.example/"));
    assert.deepEqual(
      unresolved.map(({ why }) => why),
      ["code in markup in code is followed only to a limited depth"],
    );
  });

  test("allows data: and blob: URLs, and bases", () => {
    const page = `<!doctype html>
<base href="https://base.example/">
<link rel="icon" href="data:image/png;base64,${"A".repeat(5000)}">
<img srcset="data:image/gif;base64,AAAA 1x, https://a.example/ 2x">
<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>
<form action="javascript:fetch('https://b.example/')"></form>
<noscript><img src="https://c.example/"></noscript>
<p style="background: url(https://d.example/), url(data:image/png;base64,AAAA)">
`;
    const { found, open } = listed("local.html", page);
    assert.deepEqual(found, [
      "2 base https://base.example/",
      "3 image data:image/png;base64,",
      "4 image https://a.example/",
      "4 image data:image/gif;base64,",
      "5 inline-style @font-face { src: url(data:font/woff2;base64,AAAA) }",
      "5 font data:font/woff2;base64,",
      "6 javascript-url fetch('https://b.example/')",
      "6 fetch https://b.example/",
      "7 image https://c.example/",
      "8 style-attribute background: url(https://d.example/), url(data:image/png;base64,AAAA)",
      "8 image https://d.example/",
      "8 image data:image/png;base64,",
    ]);
    assert.deepEqual(open, []);
    assert.match(extract("local.html", "--least", "header").stdout, /font-src data:; .*img-src data: https:\/\/a/);
    const script = `new Worker(URL.createObjectURL(new Blob(["x"])));
document.querySelector("video").src = URL.createObjectURL(file);
el.innerHTML = '<img src="data:image/png;base64,AAAA">';
el.style.backgroundImage = "url(data:image/png;base64,AAAA)";
const base = <base href="https://base.example/" />;
const track = <track src="https://track.example/" />;
const link = <a href="javascript:fetch('https://link.example/')">x</a>;
const frame = <iframe src="javascript:fetch('https://frame.example/')" />;
const image = <img src={\`data:image/png;base64,\${image}\`} />;
`;
    assert.deepEqual(listed("local.jsx", script).found, [
      "1 worker blob:https://page.example/-",
      "2 media blob:https://page.example/-",
      "3 image data:image/png;base64,",
      "4 image data:image/png;base64,",
      "5 base https://base.example/",
      "6 track https://track.example/",
      "7 javascript-url fetch('https://link.example/')",
      "7 fetch https://link.example/",
      "8 javascript-url fetch('https://frame.example/')",
      "8 fetch https://frame.example/",
      "9 image data:image/png;base64,",
    ]);
    const { stdout } = extract("local.jsx", "--least", "header");
    for (const part of ["worker-src blob:", "media-src blob: https://track.example", "base-uri https://base.example"])
      assert.ok(stdout.includes(part), stdout);
  });

  test("lists what modules in a document import, without a bundler", () => {
    const page = `<!doctype html>
<script type="importmap">{"imports": {"vue": "https://esm.example/vue.js", "lib/": "https://lib.example/"}}</script>
<script type="module">
import { ref } from "vue";
import "lib/a.js";
import "./b.js";
import("/c.js");
import "none";
</script>
`;
    const { found, open } = listed("modules.html", page);
    assert.deepEqual(found.slice(2), [
      "4 import https://esm.example/vue.js",
      "5 import https://lib.example/a.js",
      "6 import https://page.example/b.js",
      "7 import https://page.example/c.js",
    ]);
    assert.deepEqual(open, []);
  });

  test("finds properties, styles and scripts of the page in components", () => {
    const svelte = `<script>
  export let src = "https://default.example/";
</script>
<svelte:head><script src="https://head.example/"></script><script>go()</script></svelte:head>
<div><script src="https://inner.example/"></script></div>
{@html \`<script src="https://html.example/"></\${"script"}>\`}
<p style:background-image="url(https://style.example/)"></p>
<img {src}>
<svelte:element this={tag} src="https://element.example/" />
`;
    const inSvelte = listed("Props.svelte", svelte);
    assert.deepEqual(inSvelte.found, [
      "2 image https://default.example/",
      "4 script https://head.example/",
      "4 inline-script go()",
      "5 script https://inner.example/",
      "6 script https://html.example/",
      "7 image https://style.example/",
    ]);
    assert.deepEqual(inSvelte.open, [8, 9]);
    const vue = `<template>
  <p :style="[one, dark && { background: 'url(https://list.example/)' }]"></p>
  <p :style="dark ? { background: 'url(https://dark.example/)' } : {}"></p>
  <component :is="tag" src="https://element.example/" />
  <p :style="'color: red; background: url(https://text.example/)'"></p>
  <input type="image" :src="'https://input.example/'">
  <a :ping="'https://ping.example/'" :href="'/x'">x</a>
</template>
`;
    const inVue = listed("Styles.vue", vue);
    assert.deepEqual(inVue.found, [
      "2 image https://list.example/",
      "3 image https://dark.example/",
      "5 image https://text.example/",
      "6 image https://input.example/",
      "7 ping https://ping.example/",
    ]);
    assert.deepEqual(inVue.open, [4]);
  });

  test("lists what other files assign, whatever the order of the files", () => {
    const files = {
      "a.js": 'import { config } from "./config.js";\nfetch(config.api || "https://fallback.example/");\nfetch(API);\n',
      "b.js": 'import { config } from "./config.js";\nconfig.api = "https://set.example/";\nwindow.API = host();\n',
      "config.js": "export const config = {};\nexport const load = () => fetch(config.api);\n",
      "main.js": 'import axios from "axios";\naxios.defaults.baseURL = "https://axios.example";\n',
      "users.js": 'import axios from "axios";\naxios.get("/users");\nfetch(SETTINGS.url);\n',
      "index.html":
        '<!doctype html>\n<script>\nwindow.SETTINGS = { url: "https://page.example/settings" };\n</script>\n',
      "data.json": '{ "url": "https://json.example/", "list": [] }',
      "json.js": 'import data from "./data.json";\ndata.url = other;\n',
      "read.js": 'import data from "./data.json";\nfetch(data.url);\n',
      "circle.js": "window.circle = window.circle + 'x';\nfetch(window.circle);\n",
    };
    for (const [name, text] of Object.entries(files)) {
      const path = join(project, "shared", name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const { found, unresolved } = JSON.parse(extract("shared", "--format", "json").stdout);
    assert.deepEqual(
      found.filter(({ request }) => request.url).map(({ file, line, request: { url } }) => `${file}:${line} ${url}`),
      [
        "a.js:2 https://set.example/",
        "a.js:2 https://fallback.example/",
        "config.js:2 https://set.example/",
        "read.js:2 https://json.example/",
        "users.js:2 https://axios.example/users",
        "users.js:3 https://page.example/settings",
      ],
    );
    assert.deepEqual(
      unresolved.map(({ file, line }) => `${file}:${line}`),
      ["a.js:3", "circle.js:2", "read.js:2", "users.js:3"],
    );
  });

  test("reads style sheets of Sass and Less, and lists what variables give", () => {
    const scss = `@use "sass:map";
@import "variables", "https://import.example/a.css", url(//other.example/b.css);
// a { background: url(https://never.example/) }
$cdn: "https://cdn.example";
$hero: url("https://hero.example/1.png");
$font: url(https://font.example/f.woff2);
.a { &:hover { background: url('https://a.example/1.png') } }
.b { background: url("#{$cdn}/2.png"); }
.c { background: url($cdn + "/3.png"), url("https://c.example/" + $name); }
.d { background: url("https://d.example/#{$name}.png") }
.e-#{$i} { @include cover(url(https://e.example/5.png)); }
.f { background: image-set("https://f.example/6.png" 1x, "#{$cdn}/6.png" 2x) }
@function asset($path) { @return url("https://g.example/" + $path); }
.h { background: url("data:image/svg+xml,%3Csvg fill='#{$color}'/%3E") }
.i { background: url(
  "https://i.example/9.png"
); }
@font-face { src: url("https://j.example/f.woff2") }
`;
    assert.deepEqual(listed("sheet.scss", scss), {
      found: [
        "2 style https://import.example/a.css",
        "2 style //other.example/b.css",
        "5 image https://hero.example/1.png",
        "6 font https://font.example/f.woff2",
        "7 image https://a.example/1.png",
        "9 image https://c.example/-",
        "10 image https://d.example/-.png",
        "11 image https://e.example/5.png",
        "12 image https://f.example/6.png",
        "13 image https://g.example/-",
        "14 image data:image/svg+xml,",
        "15 image https://i.example/9.png",
        "18 font https://j.example/f.woff2",
      ],
      open: [8, 9, 12],
    });
    const less = `@import (reference) "https://never.example/a.less";
@import (css) url("https://import.example/a.css");
@cdn: "https://cdn.example";
@image: url("https://a.example/1.png");
.b { background: @color url(https://b.example/2.png) }
.c { background: url("@{cdn}/3.png") }
.d { background: url(@cdn); .mixin(url(https://d.example/4.png)); }
.e { background: ~"url(https://e.example/5.png)" }
`;
    assert.deepEqual(listed("sheet.less", less), {
      found: [
        "2 style https://import.example/a.css",
        "4 image https://a.example/1.png",
        "5 image https://b.example/2.png",
        "7 image https://d.example/4.png",
        "8 image https://e.example/5.png",
      ],
      open: [6, 7],
    });
    const sass = `@import https://import.example/a.css
// a
  background: url(https://never.example/)
=cover($url)
  background: url($url)
.a
  +cover(url(https://a.example/1.png))
  &:hover,
  &:focus
    background: url("https://b.example/2.png") // hover
@font-face
  src: url(https://font.example/f.woff2)
.c
  color: red
`;
    assert.deepEqual(listed("sheet.sass", sass), {
      found: [
        "1 style https://import.example/a.css",
        "7 image https://a.example/1.png",
        "10 image https://b.example/2.png",
        "11 font https://font.example/f.woff2",
      ],
      open: [5],
    });
    const styl = ".a\n  background url(https://a.example/)\n  color red\n";
    assert.deepEqual(listed("sheet.styl", styl), { found: [], open: [2] });
    const vue = `<template lang="pug">
img(src="https://pug.example/")
</template>
<style lang="scss">
// url(https://never.example/)
.a { .b { background: url(https://a.example/) } background: url("#{$b}/c.png") }
</style>
`;
    assert.deepEqual(listed("Sass.vue", vue), { found: ["6 image https://a.example/"], open: [1, 6] });
    const svelte =
      '<style lang="less">\n.a { // url(https://never.example/)\n  background: url(@{b}/c.png) }\n</style>\n';
    assert.deepEqual(listed("Less.svelte", svelte), { found: [], open: [3] });
  });

  test("every beginning and end of a style sheet is read", async () => {
    const url = (file) => pathToFileURL(join(project, "node_modules/wouldblock", file)).href;
    const { requestsOf } = await import(url("extract.js"));
    const { plainStyle } = await import(url("extract/style.js"));
    for (const name of ["sheet.scss", "sheet.less", "sheet.sass"]) {
      const text = readFileSync(join(project, name), "utf8");
      const lines = text.split("\n").length;
      for (let at = 0; at < text.length; at += 7)
        for (const part of [text.slice(0, at), text.slice(at)])
          for (const { line } of await requestsOf(part, { name, page: "https://page.example/" }))
            assert.ok(line >= 1 && line <= lines, `${line} in ${part}`);
    }
    // Brackets that are never closed take neither quadratic time nor the stack.
    for (const part of [
      "#{",
      "@{",
      "url(",
      "url(\n",
      "(",
      "{",
      "}",
      '"',
      "/*",
      "@import ",
      "~'",
      "a\n  ",
      "image-set(",
    ])
      for (const language of ["scss", "less", "sass"]) plainStyle(part.repeat(100_000), language);
  });

  test("scripts and styles inside of elements and blocks of Svelte are elements of the page", () => {
    const svelte = `<script>
  const url = "https://own.example/";
</script>
<br><p>
{#if dark}<script>dark()</script>{/if}
</p>
<div><style>a { background: url(https://style.example/) }</style></div>
<img src={url}>
<style>b { background: url(https://own-style.example/) }</style>
`;
    const { found, open } = listed("Inline.svelte", svelte);
    assert.deepEqual(found.sort(), [
      "2 image https://own.example/",
      "5 inline-script dark()",
      "7 image https://style.example/",
      "7 inline-style a { background: url(https://style.example/) }",
      "9 image https://own-style.example/",
    ]);
    assert.deepEqual(open, []);
  });

  test("finds what frameworks read from the attributes of a document", () => {
    const page = `<!doctype html>
<button (click)="fetch('https://a.example/')" @click="fetch('https://b.example/')">x</button>
<img [src]="'https://c.example/'" alt="">
<img :src="logo" alt="">
<div x-data="{ load() { fetch('https://d.example/') } }" x-on:click="fetch('https://e.example/')"></div>
<img ng-src="{{ base }}/x.png" alt="">
<p v-html="text"></p>
<a href="/b" (click)="a | b: 1">x</a>
`;
    assert.deepEqual(listed("frameworks.html", page), {
      found: [
        "2 fetch https://a.example/",
        "2 fetch https://b.example/",
        "3 image https://c.example/",
        "5 fetch https://e.example/",
        "5 fetch https://d.example/",
      ],
      open: [4, 6, 7, 8],
    });
  });

  test("reads code in strings, which a policy may block", () => {
    const { found, open } = listed("strings-of-code.js", `eval('fetch("https://a.example/")');\neval(code);\n`);
    assert.deepEqual(found, ['1 eval fetch("https://a.example/")', "1 fetch https://a.example/", "2 eval undefined"]);
    assert.deepEqual(open, [2]);
    assert.match(extract("strings-of-code.js", "--least", "header").stdout, /'unsafe-eval'/);
  });

  test("a file that is skipped is not resolved", () => {
    mkdirSync(join(project, "templates"));
    writeFileSync(join(project, "templates/page.ejs"), '<img src="https://a.example/">');
    assert.match(extract("templates").stdout, /Not resolved\n {2}page\.ejs:1 {2}ejs is not read/);
    writeFileSync(join(project, "long.js"), `/* ${"x".repeat(5 << 20)} */`);
    const { stdout, status } = extract("long.js", "--csp", "default-src *");
    assert.equal(status, 2);
    assert.match(stdout, /long\.js:1 {2}.*skipped/);
  });

  test("lists what it could not read as unresolved", () => {
    writeFileSync(join(project, "broken.js"), "fetch('https://a.example/') const = ;");
    const { unresolved } = JSON.parse(extract("broken.js", "--format", "json").stdout);
    assert.equal(unresolved.length, 1);
  });
});
