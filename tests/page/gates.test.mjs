// The path at a glance, and the choice of the engine whose reasons are shown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "../../pkg/index.js";
import { EXAMPLES } from "../../www/examples.js";
import { inEachBrowser } from "./page.mjs";

const gates = (tab) =>
  tab.page.$$eval(".gate", (list) =>
    list.map((item) => ({
      name: item.querySelector(".gate-name").firstChild.data,
      state: item.className.replace(/^.*is-/, ""),
      words: [...item.querySelectorAll(".gate-state")].map((node) => node.textContent),
      marks: [...item.querySelectorAll("use")].map((node) => node.getAttribute("href")),
    })),
  );

inEachBrowser(({ opened }) => {
  test("every gate has a shape and a word, and matches the engine's report", async () => {
    const tab = await opened();
    const shown = await gates(tab);
    const { scenario } = EXAMPLES.find(({ id }) => id === "json-content-type");
    assert.deepEqual(
      shown.map(({ state }) => state),
      simulate(scenario).gates.map(({ state }) => state),
    );
    for (const { words, marks } of shown) assert.ok(words.every(Boolean) && words.length === marks.length);
    const shapes = new Map(shown.map(({ state, marks, words }) => [state, `${marks} ${words}`]));
    assert.equal(new Set(shapes.values()).size, shapes.size, "states differ in more than their colour");
    await tab.close();
  });

  test("a gate leads to its reasons, by the pointer and by the keyboard", async () => {
    const tab = await opened();
    const at = () => tab.page.evaluate(() => document.activeElement.closest("[data-step]")?.dataset.check);
    const stops = await tab.page.$$eval(".gates button", (list) => list.filter((node) => node.tabIndex === 0).length);
    assert.equal(stops, 1, "the strip is one stop of the Tab key");
    await tab.page.focus('.gates button[tabindex="0"]');
    await tab.page.keyboard.press("Enter");
    assert.equal(await at(), "preflight");
    await tab.page.focus('.gates button[tabindex="0"]');
    await tab.page.keyboard.press("Home");
    assert.equal(await tab.page.evaluate(() => document.activeElement.innerText.split("\n")[0]), "URL");
    await tab.page.keyboard.press("ArrowRight");
    await tab.page.keyboard.press("ArrowLeft");
    await tab.page.keyboard.press("Enter");
    assert.equal(await at(), "url");
    assert.ok(await tab.page.evaluate(() => document.activeElement.checkVisibility()), "folded steps are shown");
    await tab.close();
  });

  test("if engines differ, the gate names them", async () => {
    const tab = await opened("#example=public-page-to-localhost");
    const network = (await gates(tab)).find(({ name }) => name === "Local network");
    assert.deepEqual(network.words, ["Chrome: stopped here", "Firefox, Safari: not checked"]);
    await tab.close();
  });

  test("the strip fits on the narrowest phone", async () => {
    const tab = await opened("#example=public-page-to-localhost", { width: 320, height: 700 });
    const widest = await tab.page.evaluate(() => ({
      page: document.documentElement.scrollWidth,
      gates: Math.max(...[...document.querySelectorAll(".gate")].map((node) => node.getBoundingClientRect().right)),
    }));
    assert.ok(widest.page <= 320 && widest.gates <= 320, JSON.stringify(widest));
    await tab.close();
  });

  test("the lens shows one engine's reasons, is part of the link, and can be chosen with the keyboard", async () => {
    const tab = await opened("#example=public-page-to-localhost");
    const look = () =>
      tab.page.evaluate(() => ({
        chosen: document.querySelector("[name=lens]:checked").value,
        failed: [...document.querySelectorAll(".step.is-fail")].map((node) => node.dataset.check),
        consoles: [...document.querySelectorAll(".printed[data-engine]")].map((node) => node.dataset.engine),
        word: document.querySelector(".verdict-word").textContent,
      }));
    assert.deepEqual((await look()).consoles, ["chromium", "firefox", "webkit"]);
    await tab.page.focus("[name=lens]:checked");
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]) await tab.page.keyboard.press(key);
    await tab.answered();
    assert.deepEqual(await look(), {
      chosen: "webkit",
      failed: ["mixed-content"],
      consoles: ["webkit"],
      word: "Browsers disagree",
    });
    await tab.until(() => location.hash.endsWith("&engine=webkit"), "the link");
    await tab.page.evaluate(() =>
      document.dispatchEvent(new KeyboardEvent("keydown", { code: "Digit2", key: "2", altKey: true, bubbles: true })),
    );
    await tab.answered();
    assert.deepEqual((await look()).failed, ["local-network"]);
    await tab.close();
    const linked = await opened("#example=public-page-to-localhost&engine=webkit");
    assert.equal(await linked.page.$eval("[name=lens]:checked", (node) => node.value), "webkit");
    assert.equal(await linked.page.$eval(".step.is-fail", (node) => node.dataset.check), "mixed-content");
    await linked.close();
  });
});
