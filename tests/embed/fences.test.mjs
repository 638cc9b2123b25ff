// Fenced code blocks in real browsers, in the shapes that documentation tools give them, on a page with a strict policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { browsers } from "../support/browsers.mjs";
import { together } from "../support/together.mjs";
import { host, html, open } from "./host.mjs";

const LINES = [
  "page: https://app.example.com/",
  "fetch: https://api.example.com/users",
  "",
  "page-headers:",
  "Content-Security-Policy: connect-src 'self'; report-uri /&lt;b&gt;",
];
const TEXT = LINES.join("\n");
const NOT_SEEN = `<pre><code class="language-http">page: x</code></pre>`;

/** How tools write the block of a language that they do not know. */
const SHAPES = {
  // CommonMark's way: mdBook, Python-Markdown, and most others.
  code: `<pre><code class="language-wouldblock">${TEXT}\n</code></pre>`,
  // Material's `fence_code_format`.
  pre: `<pre class="language-wouldblock"><code>${TEXT}</code></pre>`,
  // VitePress: the language on a box, lines in spans.
  box: `<div class="language-wouldblock"><button>Copy</button><span class="lang">wouldblock</span><pre><code>${LINES.map((line) => `<span class="line"><span>${line}</span></span>`).join("\n")}</code></pre></div>`,
  // Docusaurus: lines end with a <br>.
  breaks: `<div class="language-wouldblock theme-code-block"><div><pre class="prism-code language-wouldblock"><code>${LINES.map((line) => `<span>${line}<br></span>`).join("")}</code></pre><div><button>Copy</button></div></div></div>`,
  // Expressive Code, which Starlight uses: lines are boxes.
  boxes: `<div class="expressive-code"><figure><figcaption></figcaption><pre data-language="wouldblock"><code>${LINES.map((line) => `<div class="ec-line"><div class="code">${line || "\n"}</div></div>`).join("")}</code></pre><button>Copy</button></figure></div>`,
};

const HOSTILE =
  "page: https://app.example.com/&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\nfetch: https://api.example.com/\n\npage-headers:\nX: &lt;/pre&gt;&lt;img src=x onerror=alert(1)&gt;";

/** The example of docs/embed.md. */
const [, SHOWN] = /^```wouldblock\n([^]*?)^```$/m.exec(
  readFileSync(new URL("../../docs/embed.md", import.meta.url), "utf8"),
);

const fences = (body) => html(body).replace("/pkg/element.js", "/pkg/fences.js");
const PAGES = {
  ...Object.fromEntries(
    Object.entries(SHAPES).map(([name, shape]) => [
      `${name}.html`,
      fences(`${shape}${NOT_SEEN}<p id="after">after</p>`),
    ]),
  ),
  "still.html": html(SHAPES.code).replace(/<script.*<\/script>/, ""),
  "hostile.html": fences(
    `<pre><code class="language-wouldblock">${HOSTILE}</code></pre><pre><code class="language-wouldblock">${HOSTILE.replace("fetch", "fecth")}</code></pre>`,
  ),
  "errors.html": fences(`<pre id="fence"><code class="language-wouldblock">page: https://app.example.com/
fecth: https://api.example.com/
mode: crs

response: 200</code></pre>`),
  "shown.html": fences(`<pre><code class="language-wouldblock">${SHOWN}</code></pre>`),
  "later.html": fences(`<div id="place"></div>`),
  "command.html": fences(`<pre><code class="language-wouldblock">page: https://app.example.com/

curl https://api.example.com/users -X PUT

page-headers:
Content-Security-Policy: connect-src 'self'</code></pre>`),
  "call.html": fences(`<pre><code class="language-wouldblock">page: https://app.example.com/

fetch("https://api.example.com/users", { method: "PUT" })

page-headers:
Content-Security-Policy: connect-src 'self'</code></pre>`),
};

for (const [name, launch] of browsers)
  describe(name, { timeout: 120_000 }, () => {
    const shared = together(launch, () => host(PAGES));
    const show = (file) => open(shared.browser, `${shared.server.origin}/${file}`);

    for (const shape of Object.keys(SHAPES))
      test(`the shape "${shape}" becomes an element, and is hidden with its toolbar`, async () => {
        const tab = await show(`${shape}.html`);
        assert.deepEqual(
          (await tab.verdicts()).map(([, ...answer]) => answer),
          [["blocked", "csp"]],
        );
        const { headers, seen } = await tab.page.$eval("would-block", (node) => ({
          headers: node.scenario.page.headers,
          seen: [...document.querySelectorAll("main > *")]
            .filter((each) => each.getBoundingClientRect().height > 0)
            .map((each) => each.localName),
        }));
        assert.equal(headers, "Content-Security-Policy: connect-src 'self'; report-uri /<b>");
        assert.deepEqual(seen, ["h1", "would-block", "pre", "p"]);
        await tab.close();
      });

    test("without scripts the fence can be read", async () => {
      const tab = await show("still.html");
      assert.match(
        await tab.page.$eval("main", (node) => node.innerText),
        /fetch: https:\/\/api\.example\.com\/users\n\npage-headers:\nContent-Security-Policy: connect-src 'self'/,
      );
      await tab.close();
    });

    test("the documentation's example is allowed, preflight and all", async () => {
      const tab = await show("shown.html");
      assert.deepEqual(
        (await tab.verdicts()).map(([, ...answer]) => answer),
        [["allowed", null]],
      );
      assert.deepEqual(
        await tab.page.$eval("would-block", (node) =>
          node.report.exchanges.map(({ kind, method }) => `${kind} ${method}`),
        ),
        ["preflight OPTIONS", "request PUT"],
      );
      await tab.close();
    });

    for (const name of ["command", "call"])
      test(`a fence with a ${name} is read when it is shown`, async () => {
        const tab = await show(`${name}.html`);
        assert.deepEqual(
          (await tab.verdicts()).map(([, ...answer]) => answer),
          [["blocked", "csp"]],
        );
        const { method, url } = await tab.page.$eval("would-block", (node) => ({
          method: node.getAttribute("method"),
          url: node.getAttribute("url"),
        }));
        assert.deepEqual({ method, url }, { method: "PUT", url: "https://api.example.com/users" });
        await tab.close();
      });

    test("markup in a fence stays text", async () => {
      const tab = await show("hostile.html");
      await tab.verdicts();
      assert.equal(
        await tab.page.$eval("would-block", (node) => node.getAttribute("page")),
        `https://app.example.com/"><img src=x onerror=alert(1)>`,
      );
      assert.equal(
        await tab.page.evaluate(
          () =>
            document.querySelectorAll("img").length +
            document.querySelector("would-block").shadowRoot.querySelectorAll("img").length,
        ),
        0,
      );
      assert.match(await tab.page.$eval(".wouldblock-problem", (node) => node.textContent), /<img src=x/);
      await tab.close();
    });

    test("errors are marked, with the reason below the line", async () => {
      const tab = await show("errors.html");
      await tab.until(() => document.querySelector(".wouldblock-problem") !== null, "the complaint");
      const { text, marked, answers } = await tab.page.$eval(".wouldblock-problem", (node) => ({
        text: node.innerText,
        marked: [...node.querySelectorAll("mark")].map((mark) => mark.textContent),
        answers: document.querySelectorAll("would-block").length,
      }));
      assert.deepEqual(marked, ["fecth: https://api.example.com/", "crs"]);
      assert.equal(
        text.trim(),
        `page: https://app.example.com/
fecth: https://api.example.com/
↑ there is no \`fecth\`; did you mean \`fetch\`?
mode: crs
↑ \`mode\` is one of cors, no-cors, same-origin; did you mean \`cors\`?

response: 200`,
      );
      assert.equal(answers, 0);
      // An author who repairs it, in a preview that changes the page in place, gets the answer.
      await tab.page.$eval(
        "#fence code",
        (node) => (node.textContent = node.textContent.replace("fecth", "fetch").replace("crs", "cors")),
      );
      await tab.verdicts();
      assert.equal(await tab.page.$(".wouldblock-problem"), null);
      await tab.close();
    });

    test("fences that are added later become elements, which are removed with them", async () => {
      const tab = await show("later.html");
      await tab.until(() => customElements.get("would-block") !== undefined, "the definition");
      await tab.page.evaluate(
        (text) => {
          const block = document.createElement("pre");
          const code = document.createElement("code");
          code.className = "language-wouldblock";
          code.textContent = text;
          block.append(code);
          document.getElementById("place").append(block);
        },
        TEXT.replace("&lt;", "<"),
      );
      await tab.verdicts();
      await tab.page.evaluate(() => document.querySelector("#place pre").remove());
      await tab.until(() => document.querySelector("would-block") === null, "its end");
      await tab.close();
    });
  });
