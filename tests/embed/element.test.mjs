// <would-block> in real browsers, on a page with a strict policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { browsers } from "../support/browsers.mjs";
import { together } from "../support/together.mjs";
import { host, html, open } from "./host.mjs";

const STYLES = readFileSync(new URL("../../pkg/element/styles.js", import.meta.url), "utf8");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const POLICY = `<pre slot="page-headers">Content-Security-Policy: connect-src 'self'</pre>`;
const ASK = `page="https://app.example.com/" url="https://api.example.com/users"`;
const ALLOW = "Access-Control-Allow-Origin: *";

/** Each question with its answer, for everything that attributes and children can express. */
const QUESTIONS = {
  policy: [`<would-block id="policy" ${ASK}>${POLICY}</would-block>`, ["blocked", "csp"]],
  attribute: [
    `<would-block id="attribute" ${ASK} page-headers="Content-Security-Policy: connect-src 'self'"></would-block>`,
    ["blocked", "csp"],
  ],
  meta: [
    `<would-block id="meta" ${ASK}><code slot="meta">img-src *</code><code slot="meta">default-src 'none'</code></would-block>`,
    ["blocked", "csp"],
  ],
  silent: [`<would-block id="silent" ${ASK}></would-block>`, ["undetermined", null]],
  answered: [`<would-block id="answered" ${ASK}><pre slot="response">${ALLOW}</pre></would-block>`, ["allowed", null]],
  bare: [`<would-block id="bare" ${ASK} mode="no-cors"><pre slot="response"></pre></would-block>`, ["allowed", null]],
  status: [
    `<would-block id="status" method="PUT" ${ASK}><pre slot="preflight">
500
${ALLOW}
Access-Control-Allow-Methods: PUT</pre></would-block>`,
    ["blocked", "preflight"],
  ],
  statusLine: [
    `<would-block id="statusLine" method="PUT" ${ASK}><pre slot="preflight">HTTP/1.1 500 Oops
${ALLOW}
Access-Control-Allow-Methods: PUT</pre></would-block>`,
    ["blocked", "preflight"],
  ],
  hops: [
    `<would-block id="hops" ${ASK}><pre slot="response">302 Found
Location: https://other.example/
${ALLOW}</pre><pre slot="response">X-A: y</pre></would-block>`,
    ["blocked", "cors"],
  ],
  hop: [
    `<would-block id="hop" ${ASK}><pre slot="response" data-hop="1">X-A: y</pre><pre slot="response" data-hop="0">HTTP/2 302
Location: https://other.example/
${ALLOW}</pre></would-block>`,
    ["blocked", "cors"],
  ],
  headers: [
    `<would-block id="headers" ${ASK} credentials="include"><pre slot="request-headers">X-A: 1</pre><pre slot="preflight">${ALLOW}
Access-Control-Allow-Headers: x-a</pre></would-block>`,
    ["blocked", "preflight"],
  ],
  upload: [
    `<would-block id="upload" api="xhr" upload-listener ${ASK}><pre slot="preflight">X-A: y</pre></would-block>`,
    ["blocked", "preflight"],
  ],
  sameOrigin: [
    `<would-block id="sameOrigin" mode="same-origin" ${ASK}></would-block>`,
    ["blocked", "same-origin-mode"],
  ],
  redirect: [
    `<would-block id="redirect" redirect="error" ${ASK}><pre slot="response">302
Location: /x
${ALLOW}</pre></would-block>`,
    ["blocked", "redirect"],
  ],
  crossorigin: [
    `<would-block id="crossorigin" api="image" crossorigin ${ASK}><pre slot="response">X-A: y</pre></would-block>`,
    ["blocked", "cors"],
  ],
  socket: [
    `<would-block id="socket" api="websocket" page="https://app.example.com/" url="ws://api.example.com/" protocols="a, b"></would-block>`,
    ["blocked", "mixed-content"],
  ],
  bodyType: [
    `<would-block id="bodyType" method="POST" body="blob" body-type="application/json" ${ASK}><pre slot="preflight">X-A: y</pre></would-block>`,
    ["blocked", "preflight"],
  ],
};

const eager = (text) => text.replaceAll("<would-block ", '<would-block loading="eager" ');
const FAR = `<p>${"Far below.<br>".repeat(400)}</p>`;
const CARD = `<would-block id="card" method="PUT" playground="https://playground.example/" ${ASK}>${POLICY}</would-block>`;
// In a line of text, the parser would end the paragraph before a <pre>.
const BADGE = `<p>Is it? <would-block id="badge" display="badge" ${ASK}>${POLICY.replaceAll("pre>", "code>").replace("<pre ", "<code ")}<code>connect-src 'self'</code></would-block> It is.</p>`;
const EDIT = `<would-block id="edit" editable playground="https://playground.example/" ${ASK}>${POLICY}<pre slot="response">${ALLOW}</pre></would-block>`;

/** The names of parts and custom properties in docs/embed.md. */
const DOCS = readFileSync(new URL("../../docs/embed.md", import.meta.url), "utf8");
const named = (start, end) =>
  [
    ...DOCS.split(start)[1]
      .split(end)[0]
      .matchAll(/`([\w-]+)`/g),
  ].map((match) => match[1]);
const PARTS = named("Every part has", ".").filter((name) => name !== "part");
const PROPERTIES = named("Custom properties: `--wouldblock-` and", ".");

/** A host's theme: every custom property of colour, a part, a state. */
const THEME = `would-block { --wouldblock-ground: rgb(1 2 3); --wouldblock-radius: 3px; --wouldblock-blocked: rgb(4 5 6); }
  would-block::part(summary) { letter-spacing: 7px; }
  would-block:state(blocked) { outline: 5px solid rgb(7 8 9); }`;

const PAGES = {
  "theme.html": html(
    `${CARD}${BADGE}${EDIT}<would-block id="full" display="full" ${ASK} playground="/nowhere/"></would-block>`,
    `<link rel="stylesheet" href="/theme.css">`,
  ),
  "theme.css": { body: THEME },
  "questions.html": html(
    Object.values(QUESTIONS)
      .map(([text]) => eager(text))
      .join("\n"),
  ),
  "far.html": html(`${FAR}${CARD}${CARD.replace("card", "second")}`),
  "card.html": html(`${CARD}<p id="after">after</p>`),
  "badge.html": html(BADGE),
  "edit.html": html(EDIT),
  "all.html": html(`${CARD}${BADGE}${EDIT}<p id="after">after</p>`),
  "still.html": html(`${CARD}${BADGE}${EDIT}<p id="after">after</p>`).replace(/<script.*<\/script>/, ""),
  "zh.html": html(`<section lang="zh-Hant">${CARD}</section><would-block id="english" lang="en" ${ASK}></would-block>`),
  "dark.html": html(CARD, `<link rel="stylesheet" href="/dark.css">`),
  "dark.css": { body: "body { background: #111; color: #eee } body.day { background: #fff; color: #111 }" },
  "scheme.css": { body: ":root { color-scheme: light dark }" },
  "scheme.html": html(
    `${CARD}<would-block id="light" theme="light" ${ASK}></would-block>`,
    `<link rel="stylesheet" href="/scheme.css">`,
  ),
  "axe.html": html(
    `${CARD}${BADGE}${EDIT}`,
    `<link rel="stylesheet" href="/scheme.css"><script src="/axe.js"></script>`,
  ),
  "axe.js": { body: AXE },
  "late.html": html(`<div id="place"></div>`, `<script type="module" src="/late.js"></script>`),
  "late.js": {
    body: `const element = document.createElement("would-block");
      element.id = "late";
      element.scenario = { page: { url: "https://a.example/" }, request: { api: "fetch", url: "https://b.example/", mode: "same-origin" } };
      document.getElementById("place").append(element);
      await customElements.whenDefined("would-block");`,
  },
  "refused.html": { body: html(CARD), headers: { "Content-Security-Policy": "default-src 'none'; style-src 'self'" } },
  "no-wasm.html": {
    body: html(CARD),
    headers: {
      "Content-Security-Policy":
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:",
    },
  },
  "no-connect.html": {
    body: html(CARD),
    headers: {
      "Content-Security-Policy":
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:",
    },
  },
};

const shadow = (page, selector, read, ...inputs) => page.$eval(selector, read, ...inputs);
const places = (page) =>
  page.$$eval("would-block, #after", (nodes) =>
    nodes.map((node) => {
      const { top, left, width, height } = node.getBoundingClientRect();
      return [top, left, width, height].map((number) => Math.round(number * 4) / 4).join(" ");
    }),
  );

for (const [name, launch] of browsers) {
  describe(name, { timeout: 240_000 }, () => {
    const shared = together(launch, () => host(PAGES));
    const show = (file, options) => open(shared.browser, `${shared.server.origin}/${file}`, options);

    test("attributes and children are a question, each with its answer; one engine for all", async () => {
      shared.server.requests.length = 0;
      const tab = await show("questions.html");
      const verdicts = await tab.verdicts(Object.keys(QUESTIONS).length);
      const reported = Object.fromEntries(verdicts.map(([id, ...answer]) => [id, answer]));
      for (const [id, [, answer]] of Object.entries(QUESTIONS)) assert.deepEqual(reported[id], answer, id);
      assert.equal(shared.server.requests.filter((path) => path.endsWith(".wasm")).length, 1);
      assert.ok(!shared.server.requests.some((path) => path.endsWith("inline.js")));
      await tab.close();
    });

    test("an element far from view loads nothing, and answers when it comes near", async () => {
      shared.server.requests.length = 0;
      const tab = await show("far.html");
      await tab.until(() => customElements.get("would-block") !== undefined, "the definition");
      await tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.deepEqual(
        shared.server.requests.filter((path) => path.startsWith("/pkg/")),
        ["/pkg/element.css", "/pkg/element.js"],
      );
      await tab.page.evaluate(() => document.getElementById("card").scrollIntoView());
      assert.deepEqual((await tab.verdicts(2)).map(([id]) => id).sort(), ["card", "second"]);
      assert.equal(shared.server.requests.filter((path) => path.endsWith(".wasm")).length, 1);
      await tab.close();
    });

    test("a card says the verdict, the reason, the engines, the steps and the way on", async () => {
      const tab = await show("card.html");
      await tab.verdicts();
      assert.equal(await tab.part("#card", "verdict"), "Blocked by Content Security Policy");
      assert.match(await tab.part("#card", "summary"), /connect-src/);
      assert.match(await tab.part("#card", "engines"), /Chrome: Blocked.*Safari: Blocked/);
      assert.match(await tab.part("#card", "head"), /→ fetch PUT https:\/\/api\.example\.com\/users$/);
      const href = await shadow(tab.page, "#card", (node) => node.shadowRoot.querySelector(".link").href);
      const [address, packed] = href.split("#s=0.");
      assert.equal(address, "https://playground.example/");
      assert.deepEqual(
        JSON.parse(Buffer.from(packed, "base64url").toString()),
        await tab.page.$eval("#card", (node) => node.scenario),
      );
      const links = await shadow(tab.page, "#card", (node) =>
        [...node.shadowRoot.querySelectorAll(".spec")].map(({ href, rel }) => [href, rel]),
      );
      assert.ok(
        links.length > 0 && links.every(([to, rel]) => to.startsWith("https://") && rel === "noopener"),
        String(links),
      );
      const marked = await tab.page.evaluate(() =>
        [...CSS.highlights.get("wouldblock-fail")].map((range) => [
          range.toString(),
          range.startContainer.parentNode.slot,
        ]),
      );
      assert.ok(
        marked.some(([text, slot]) => text.includes("'self'") && slot === "page-headers"),
        `marked: ${marked}`,
      );
      await tab.page.$eval("#card", (node) => node.remove());
      assert.equal(
        await tab.page.evaluate(() => CSS.highlights.get("wouldblock-fail").size),
        0,
        "marks go with their element",
      );
      await tab.close();
    });

    test("changed attributes and children are another question", async () => {
      const tab = await show("card.html");
      await tab.verdicts();
      await tab.page.$eval("#card pre", (node) => (node.textContent = "Content-Security-Policy: connect-src https:"));
      await tab.verdicts(2);
      await tab.page.$eval("#card", (node) => node.setAttribute("mode", "same-origin"));
      await tab.verdicts(3);
      await tab.page.$eval(
        "#card",
        (node) =>
          (node.scenario = {
            page: { url: "https://a.example/" },
            request: { api: "fetch", url: "http://b.example/" },
          }),
      );
      await tab.verdicts(4);
      assert.match(await tab.part("#card", "head"), /^https:\/\/a\.example\//);
      await tab.page.$eval("#card", (node) => (node.scenario = null));
      const verdicts = await tab.verdicts(5);
      assert.deepEqual(
        verdicts.map(([, ...answer]) => answer),
        [
          ["blocked", "csp"],
          ["undetermined", null],
          ["blocked", "same-origin-mode"],
          ["blocked", "mixed-content"],
          ["blocked", "same-origin-mode"],
        ],
      );
      await tab.page.$eval("#card", (node) => (node.scenario = { page: 1, request: null }));
      await tab.until(
        () => document.getElementById("card").shadowRoot.querySelector(".word").textContent === "No answer",
        "a refusal",
      );
      assert.equal(await tab.page.$eval("#card", (node) => node.report), null);
      await tab.close();
    });

    test("a scenario that was set before the element was defined; moving an element keeps it alive", async () => {
      const tab = await show("late.html");
      await tab.verdicts();
      await tab.page.evaluate(() => document.querySelector("main").prepend(document.getElementById("late")));
      await tab.verdicts(2);
      await tab.page.$eval(
        "#late",
        (node) => (node.scenario = { ...node.scenario, request: { api: "fetch", url: "/" } }),
      );
      assert.deepEqual(
        (await tab.verdicts(3)).map(([, verdict]) => verdict),
        ["blocked", "blocked", "undetermined"],
      );
      await tab.close();
    });

    test("nothing moves: the reserved space is exactly the space that is used", async () => {
      for (const width of [1000, 560, 340]) {
        const [still, drawn] = [
          await show("still.html", { width, height: 3000 }),
          await show("all.html", { width, height: 3000 }),
        ];
        await drawn.page.evaluate(() => {
          globalThis.shift = 0;
          if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) return;
          new PerformanceObserver((list) => {
            for (const { value } of list.getEntries()) globalThis.shift += value;
          }).observe({ type: "layout-shift", buffered: true });
        });
        await drawn.verdicts(3);
        // "still" is the same page without the script: it reserves the space that the element fills.
        assert.deepEqual(await places(drawn.page), await places(still.page), `${width} px`);
        await drawn.page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        assert.equal(await drawn.page.evaluate(() => globalThis.shift), 0, `layout shift at ${width} px`);
        const [scroll, inner] = await drawn.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(scroll <= inner, `${scroll} px of content in ${inner} px`);
        await still.close();
        await drawn.close();
      }
    });

    test("without scripts the headers and the request are there to read", async () => {
      const context = await shared.browser.createBrowserContext();
      const page = await context.newPage();
      // Firefox cannot be automated with scripts disabled. There, the host's policy keeps them from running.
      if (name === "Chromium") await page.setJavaScriptEnabled(false);
      await page.goto(`${shared.server.origin}/${name === "Chromium" ? "card" : "refused"}.html`);
      const { text, content, height } = await page.$eval("#card", (node) => ({
        text: node.innerText,
        content: getComputedStyle(node, "::before").content,
        height: node.querySelector("pre").getBoundingClientRect().height,
      }));
      assert.match(text, /Content-Security-Policy: connect-src 'self'/);
      assert.match(content, /fetch.*(?:PUT https:\/\/api\.example\.com|attr\(url\))/);
      assert.ok(height > 10);
      await context.close();
    });

    test("the keyboard reaches everything, and a badge opens its explanation", async () => {
      const tab = await show("all.html", { height: 3000 });
      await tab.verdicts(3);
      await shadow(tab.page, "#badge", (node) => node.shadowRoot.querySelector("button").focus());
      await tab.page.keyboard.press("Enter");
      await tab.until(
        () => document.getElementById("badge").shadowRoot.querySelector(".pop").matches(":popover-open"),
        "the reason",
      );
      assert.match(await tab.part("#badge", "pop"), /connect-src.*Chrome/);
      await tab.page.keyboard.press("Escape");
      await tab.until(
        () => !document.getElementById("badge").shadowRoot.querySelector(".pop").matches(":popover-open"),
        "its end",
      );
      await shadow(tab.page, "#card", (node) => node.shadowRoot.querySelector("summary").focus());
      await tab.page.keyboard.press("Enter");
      await tab.until(() => document.getElementById("card").shadowRoot.querySelector("details").open, "the steps");
      await tab.close();

      // It starts at the top of the page and comes last: after the last element, some browsers move the focus to their
      // own toolbar.
      const round = await show("all.html", { height: 3000 });
      await round.verdicts(3);
      const reached = [];
      for (let at = 0; at < 40; at++) {
        await round.page.keyboard.press("Tab");
        const on = await round.page.evaluate(() => {
          const active = document.activeElement?.shadowRoot?.activeElement;
          return active && `${document.activeElement.id} ${active.className || active.localName}`;
        });
        if (!on) break;
        reached.push(on);
      }
      for (const wanted of ["card summary", "card link", "badge badge", "edit field", "edit text area", "edit summary"])
        assert.ok(reached.includes(wanted), `${wanted} in ${reached}`);
      await round.close();
    });

    test("the verdict is announced, in a region that was there before it", async () => {
      const tab = await show("badge.html");
      await tab.page.evaluate(async () => {
        globalThis.announced = [];
        const element = document.getElementById("badge");
        await element.wake();
        const status = element.shadowRoot.querySelector("[role=status]");
        globalThis.announced.push(status.textContent);
        new MutationObserver(() => globalThis.announced.push(status.textContent)).observe(status, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      });
      await tab.verdicts();
      const first = await tab.page.evaluate(() => globalThis.announced);
      assert.equal(first.at(-1), "Blocked");
      await tab.close();
    });

    test("typing into an editable card answers at once; the same verdict is not announced again", async () => {
      const tab = await show("edit.html");
      await tab.verdicts();
      await tab.page.evaluate(() => {
        const status = document.getElementById("edit").shadowRoot.querySelector("[role=status]");
        globalThis.announced = [];
        // Documentation tools listen for keys such as "s" or "/" like this.
        globalThis.keys = [];
        document.addEventListener("keydown", (event) => globalThis.keys.push(event.key));
        new MutationObserver(() => globalThis.announced.push(status.textContent)).observe(status, {
          childList: true,
          characterData: true,
          subtree: true,
        });
        status.getRootNode().querySelector("textarea").focus();
      });
      await tab.page.keyboard.down("Control");
      await tab.page.keyboard.press("End");
      await tab.page.keyboard.up("Control");
      await tab.page.keyboard.type(" https://api.example.com");
      await tab.until(() => globalThis.verdicts.at(-1)[1] === "allowed", "another verdict");
      assert.ok((await tab.page.evaluate(() => globalThis.announced)).length <= 4, "announced only at the change");
      assert.deepEqual(
        (await tab.page.evaluate(() => globalThis.keys)).filter((key) => key.length === 1),
        [],
        "the host's own keys are left alone",
      );
      const scenario = await tab.page.$eval("#edit", (node) => node.scenario);
      assert.equal(scenario.page.headers, "Content-Security-Policy: connect-src 'self' https://api.example.com");
      const packed = await shadow(
        tab.page,
        "#edit",
        (node) => node.shadowRoot.querySelector(".link").href.split("#s=0.")[1],
      );
      assert.deepEqual(JSON.parse(Buffer.from(packed, "base64url").toString()), scenario);
      await shadow(tab.page, "#edit", (node) => {
        const [, response] = node.shadowRoot.querySelectorAll("textarea");
        response.value = "";
        response.dispatchEvent(new Event("input"));
      });
      assert.deepEqual(
        (await tab.page.evaluate(() => globalThis.verdicts)).at(-1).slice(1),
        ["undetermined", null],
        "an emptied response is not known",
      );
      await shadow(tab.page, "#edit", (node) => {
        const url = node.shadowRoot.querySelector(".is-url input");
        url.value = "http://api.example.com/";
        url.dispatchEvent(new Event("input"));
      });
      assert.equal((await tab.page.$eval("#edit", (node) => node.report)).blockedBy !== null, true);
      await tab.close();
    });

    test("the language is the page's, or the attribute's, and follows both", async () => {
      const tab = await show("zh.html");
      await tab.verdicts(2);
      assert.match(await tab.part("#card", "verdict"), /^阻止/);
      assert.match(await tab.part("#card", "summary"), /^(?!阻止).*connect-src.*[一-鿿]/);
      assert.match(await tab.part("#card", "steps"), /[一-鿿]/);
      assert.equal(
        await shadow(tab.page, "#card", (node) => node.shadowRoot.querySelector(".summary").lang),
        "zh-Hans",
      );
      assert.doesNotMatch(await tab.part("#english", "panel"), /[一-鿿]/);
      assert.equal(await tab.part("#english", "word"), "Undetermined");
      await tab.page.evaluate(() => {
        document.querySelector("section").removeAttribute("lang");
        document.documentElement.lang = "zh-CN";
        document.documentElement.lang = "en-GB";
      });
      await tab.until(
        () => document.getElementById("card").shadowRoot.querySelector(".word").textContent === "Blocked",
        "English",
      );
      assert.match(await tab.part("#card", "summary"), /^The policy's/);
      await tab.page.$eval("#card", (node) => (node.lang = "zh"));
      await tab.until(
        () => document.getElementById("card").shadowRoot.querySelector(".word").textContent === "阻止",
        "Chinese",
      );
      await tab.close();
    });

    test("the theme is the page's, by its color-scheme or by the colour of its text, or the attribute's", async () => {
      const ground = (selector) => (page) =>
        page.$eval(selector, (node) => getComputedStyle(node.shadowRoot.querySelector(".card")).backgroundColor);
      const [light, dark] = ["rgb(255, 255, 255)", "rgb(23, 25, 31)"];
      const coloured = await show("dark.html");
      await coloured.verdicts();
      assert.equal(await ground("#card")(coloured.page), dark);
      await coloured.page.evaluate(() => document.body.classList.add("day"));
      await coloured.until(
        () =>
          getComputedStyle(document.getElementById("card").shadowRoot.querySelector(".card")).backgroundColor ===
          "rgb(255, 255, 255)",
        "day",
      );
      await coloured.close();
      if (name === "Chromium") {
        const system = await show("scheme.html", { dark: true });
        await system.verdicts(2);
        assert.equal(await ground("#card")(system.page), dark);
        assert.equal(await ground("#light")(system.page), light);
        await system.close();
      }
      const system = await show("scheme.html");
      await system.verdicts(2);
      assert.equal(await ground("#card")(system.page), light);
      await system.page.$eval("#card", (node) => node.setAttribute("theme", "dark"));
      await system.until(
        () =>
          getComputedStyle(document.getElementById("card").shadowRoot.querySelector(".card")).backgroundColor ===
          "rgb(23, 25, 31)",
        "the attribute",
      );
      await system.close();
    });

    test("a host's sheet themes it: custom properties, parts, states", async () => {
      // This page's policy blocks the frame of "full", so the test only checks that the frame exists.
      const tab = await show("theme.html", { allow: [/frame-src|frame.*violates|Content.Security.Policy/i] });
      await tab.verdicts(3);
      const look = await tab.page.$eval("#card", (node) => {
        const style = (name) => getComputedStyle(node.shadowRoot.querySelector(name));
        return [
          style(".card").backgroundColor,
          style(".card").borderRadius,
          style(".verdict").color,
          style(".summary").letterSpacing,
          getComputedStyle(node).outlineColor,
        ];
      });
      assert.deepEqual(look, ["rgb(1, 2, 3)", "3px", "rgb(4, 5, 6)", "7px", "rgb(7, 8, 9)"]);
      await tab.page.$eval("#full", (node) => {
        node.scrollIntoView();
        return node.wake();
      });
      await tab.until(() => document.getElementById("full").shadowRoot?.querySelector("iframe") !== null, "the frame");
      const parts = await tab.page.$$eval("would-block", (nodes) =>
        nodes.flatMap((node) => [...node.shadowRoot.querySelectorAll("[part]")].flatMap((each) => [...each.part])),
      );
      assert.ok(PARTS.length > 12 && PROPERTIES.length > 10);
      for (const name of PARTS) assert.ok(parts.includes(name), name);
      for (const name of PROPERTIES) assert.ok(STYLES.includes(`var(--wouldblock-${name}`), name);
      await tab.close();
    });

    test("no violations found by axe, light and dark", async () => {
      for (const theme of ["light", "dark"]) {
        const tab = await show("axe.html", { height: 3000 });
        await tab.verdicts(3);
        await tab.page.$$eval(
          "would-block",
          (nodes, wanted) => {
            for (const node of nodes) node.setAttribute("theme", wanted);
          },
          theme,
        );
        await tab.verdicts(6);
        await shadow(tab.page, "#card", (node) => node.shadowRoot.querySelector("summary").click());
        const violations = await tab.page.evaluate(async () =>
          (await globalThis.axe.run("would-block")).violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(", ")}`,
          ),
        );
        assert.deepEqual(violations, [], theme);
        await tab.close();
      }
    });

    test("a host that forbids WebAssembly sees what to allow, and nothing is fetched needlessly", async () => {
      shared.server.requests.length = 0;
      const tab = await show("no-wasm.html", { allow: [/wasm-eval|WebAssembly|Content.Security.Policy/i] });
      await tab.until(
        () =>
          /'wasm-unsafe-eval'/.test(
            document.getElementById("card")?.shadowRoot?.querySelector(".summary")?.textContent,
          ),
        "advice",
      );
      assert.equal(await tab.part("#card", "word"), "No answer");
      assert.ok(!shared.server.requests.some((path) => /\.wasm$|inline\.js$/.test(path)));
      assert.match(await tab.page.$eval("#card", (node) => node.innerText), /connect-src 'self'/);
      await tab.close();
    });

    test("a host that allows no connections gets the engine in a script", async () => {
      const tab = await show("no-connect.html", {
        allow: [/connect-src|NetworkError|Content.Security.Policy|Failed to load/i],
      });
      assert.deepEqual(await tab.verdicts(), [["card", "blocked", "csp"]]);
      await tab.close();
    });
  });
}
