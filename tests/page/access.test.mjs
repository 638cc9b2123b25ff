// Languages, themes, widths, the keyboard, and what a screen reader gets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../../pkg/languages/list.js";
import { inEachBrowser } from "./page.mjs";

const SELF_FETCH = "#example=self-fetch";

inEachBrowser(({ opened }) => {
  test("language and theme switch, and are remembered", async () => {
    const tab = await opened();
    const summary = await tab.text(".verdict-summary");
    await tab.page.select("#language", "zh");
    await tab.until(() => document.querySelector(".verdict-word").textContent === "阻止", "Chinese");
    assert.equal(await tab.page.evaluate(() => document.documentElement.lang), "zh-Hans");
    await tab.until(
      (before) => document.querySelector(".verdict-summary").textContent !== before,
      "the engine's words in Chinese",
      summary,
    );
    assert.match(await tab.text(".verdict-summary"), /\p{Script=Han}/u);
    const ground = () => tab.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await ground();
    await tab.page.click("#theme");
    assert.notEqual(await ground(), before);
    const after = await ground();
    await tab.page.reload();
    await tab.answered();
    assert.equal(await ground(), after);
    assert.equal(await tab.text(".verdict-word"), "阻止");
    await tab.close();
  });

  test("no sideways scrolling from 320 px up, in every language; the verdict stays in view", async () => {
    for (const width of [320, 360, 768, 1024]) {
      for (const { tag: language } of LANGUAGES) {
        const tab = await opened("", { width, height: 640, storage: { "wouldblock.language": language } });
        await tab.fill("#request-url", `https://api.example.com/${"long".repeat(60)}`);
        const [scroll, inner] = await tab.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(scroll <= inner, `${scroll} px of content in ${inner} px, ${language}`);
        const wide = await tab.page.evaluate(() => getComputedStyle(document.body).display === "grid");
        if (wide)
          assert.equal(
            await tab.page.evaluate(() => document.documentElement.scrollHeight),
            640,
            "the panes scroll, not the window",
          );
        await tab.page.evaluate(() => scrollTo(0, document.body.scrollHeight / 3));
        const { top, bottom } = await tab.page.$eval("#verdict", (node) => node.getBoundingClientRect().toJSON());
        assert.ok(top >= 0 && bottom <= 640, `the verdict is at ${top} to ${bottom}, ${width} px`);
        await tab.close();
      }
    }
  });

  test("with the keyboard only: to the fields, the API, a step and its place, a dialog and back", async () => {
    const tab = await opened(SELF_FETCH);
    const { keyboard } = tab.page;
    await tab.page.focus("input[name=api]:checked");
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowRight");
    assert.equal(await tab.page.$eval("input[name=api]:checked", (radio) => radio.value), "websocket");
    await tab.page.focus("#page-url");
    const seen = new Set();
    for (let presses = 0; presses < 60 && !seen.has("pointer"); presses += 1) {
      await keyboard.press("Tab");
      seen.add(
        await tab.page.evaluate(() => {
          const at = document.activeElement;
          return at.classList.contains("pointer") ? "pointer" : (at.dataset.source ?? at.id);
        }),
      );
    }
    assert.ok(seen.has("page.headers") && seen.has("request.url") && seen.has("pointer"), [...seen].join());
    await keyboard.press("Enter");
    assert.equal(await tab.page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
    await tab.page.focus("#open-examples");
    await keyboard.press("Enter");
    await tab.until(() => document.getElementById("examples-dialog")?.open, "the dialog");
    await keyboard.press("Escape");
    await tab.until(() => document.activeElement.id === "open-examples", "the focus back");
    await tab.close();
  });

  test("every control has a name, and the verdict is spoken once typing stops", async () => {
    const tab = await opened(SELF_FETCH);
    await tab.page.$eval(".input details", (details) => (details.open = true));
    const nameless = await tab.page.$$eval("input, select, textarea, button, a", (list) =>
      list
        .filter(
          (node) =>
            node.checkVisibility() &&
            !node.labels?.length &&
            !node.getAttribute("aria-label") &&
            !node.textContent.trim(),
        )
        .map((node) => node.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(nameless, []);
    await tab.until(() => document.getElementById("live").textContent.startsWith("Blocked. "), "the spoken verdict");
    await tab.close();
  });
});
