// `wouldblock prerender`: verdicts in pages that other tools wrote.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fencesIn } from "../../pkg/static/html-fences.js";
import { renderFence } from "../../pkg/static.js";
import { install } from "../support/package.mjs";
import { write } from "../package/tools.mjs";

const { project, remove } = install();
after(remove);

const FENCE = `page: https://a.example/
fetch: https://b.example/?a=1&b=2

page-headers:
Content-Security-Policy: connect-src 'self'
`;
const CODE = FENCE.replace(/&/g, "&amp;").replace(/'/g, "&#39;");

/** The code block as tools write it. The text before and after stays. */
const TOOLS = {
  MkDocs: [`<pre><code class="language-wouldblock">${CODE}</code></pre>`],
  "Material for MkDocs": [
    `<div class="language-wouldblock highlight"><pre id="__code_0"><span></span><code>${CODE}</code></pre></div>`,
  ],
  Sphinx: [
    `<div class="highlight-wouldblock notranslate"><div class="highlight"><pre><span></span>${CODE}</pre>\n</div>\n</div>`,
  ],
  Hugo: [`<pre tabindex="0"><code class="language-wouldblock" data-lang="wouldblock">${CODE}</code></pre>`],
  "Hugo, within its box": [
    `<pre tabindex="0" class="chroma"><code class="language-wouldblock">${CODE}</code></pre>`,
    '<div class="highlight">',
    "</div>",
  ],
  Jekyll: [
    `<div class="language-wouldblock highlighter-rouge"><div class="highlight"><pre class="highlight"><code>${CODE}</code></pre></div></div>`,
  ],
  "Superfences without a prefix": [`<pre class="wouldblock"><code>${CODE}</code></pre>`],
  "a minifier": [`<pre><code class=language-wouldblock>${CODE}</code></pre>`],
  "a highlighter": [
    `<pre class='language-wouldblock'><code><span class="k">page:</span>${CODE.slice(5).replaceAll("\n", "<br>")}</code></pre>`,
  ],
  Starlight: [`<pre data-language="wouldblock"><code>${CODE.trimEnd()}</code></pre>`],
  "a box with a button": [
    `<pre><code>${CODE}</code></pre>`,
    '<div class="language-wouldblock">',
    "<button>Copy</button></div>",
  ],
};

for (const [name, [block, before = "", after = ""]] of Object.entries(TOOLS))
  test(`finds a code block of ${name}`, () => {
    const html = `<main><p>x</p>${before}${block}${after}<p>y</p></main>`;
    const found = fencesIn(html);
    assert.deepEqual(
      found.map(({ start, end, text }) => [html.slice(start, end), text.trimEnd()]),
      [[block, FENCE.trimEnd()]],
    );
  });

const OTHERS = {
  "another language": `<pre><code class="language-http">${CODE}</code></pre>`,
  "a longer name": `<pre><code class="language-wouldblock-x">${CODE}</code></pre>`,
  "the name in another attribute": `<pre title="a class=language-wouldblock"><code>${CODE}</code></pre>`,
  "a comment": `<!-- <pre><code class="language-wouldblock">${CODE}</code></pre> -->`,
  "a script": `<script>"<pre><code class='language-wouldblock'>x</code></pre>"</script>`,
  "a block that is not closed": `<pre><code class="language-wouldblock">${CODE}`,
};
for (const [name, html] of Object.entries(OTHERS)) test(`keeps ${name}`, () => assert.deepEqual(fencesIn(html), []));

test("the search takes time in proportion to the text", () => {
  for (const piece of ["<pre ", "<div><div>", "<!--", "<script>", "<pre><code class=language-wouldblock>", "</div>"])
    assert.deepEqual(fencesIn(piece.repeat(20_000)), [], piece);
});

describe("the command", () => {
  const folder = mkdtempSync(join(project, "site-"));
  const wouldblock = (...args) =>
    spawnSync(join(project, "node_modules/.bin/wouldblock"), ["prerender", ...args], {
      encoding: "utf8",
      cwd: project,
    });
  const page = (code, language = "en") =>
    `<!doctype html><html class="x" lang="${language}"><body><p>a</p><pre><code class="language-wouldblock">${code}</code></pre><p>b</p>`;

  test("writes verdicts in the language of each page, and leaves other files alone", () => {
    const other = `<!doctype html><pre><code class="language-js">x</code></pre>`;
    write(folder, { "good/a.html": page(CODE), "good/zh/b.htm": page(CODE, "zh-CN"), "good/c.html": other });
    const site = join(folder, "good");
    const { stdout, stderr, status } = wouldblock(site, "--playground", "/play/");
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(stdout, "a.html: 1\nzh/b.htm: 1\nverdicts written: 2, pages: 2\n");
    const english = readFileSync(join(site, "a.html"), "utf8");
    assert.equal(
      english,
      page("|").replace(/<pre>.*<\/pre>/, () => renderFence(FENCE, { attributes: { playground: "/play/" } })),
    );
    assert.match(english, /data-answer="blocked"/);
    assert.match(readFileSync(join(site, "zh/b.htm"), "utf8"), /被内容安全策略阻止|lang="zh-Hans"/);
    assert.equal(readFileSync(join(site, "c.html"), "utf8"), other);
    const again = wouldblock(site);
    assert.deepEqual([again.status, again.stdout], [0, "verdicts written: 0, pages: 0\n"]);
    assert.match(again.stderr, /^no code block of the language `wouldblock` was found; .*\n$/);
  });

  test("a block that cannot be understood is named, and no file is changed", () => {
    const files = { "a.html": page(CODE), "b.html": page(CODE.replace("fetch", "fecth")) };
    write(join(folder, "bad"), files);
    const { stdout, stderr, status } = wouldblock(join(folder, "bad"));
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /^b\.html: line 2 of the fence: there is no `fecth`; did you mean `fetch`\?\n$/);
    for (const [name, html] of Object.entries(files))
      assert.equal(readFileSync(join(folder, "bad", name), "utf8"), html);
  });

  test("misuse", () => {
    assert.match(wouldblock().stderr, /prerender takes the folder of a site/);
    assert.match(wouldblock(join(folder, "none")).stderr, /none/);
    const { status, stderr } = wouldblock(folder, "--playground", "javascript:alert(1)");
    assert.equal(status, 64);
    assert.match(stderr, /--playground is not the address of a page/);
  });
});
