// The page on a phone: the bar that leads from the scenario to its answer, and the swipe that does the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

const PHONE = { width: 390, height: 844 };

inEachBrowser(({ opened }) => {
  /** Opens an example, and waits for the bar, which is loaded after the first answer. */
  async function openedOnPhone() {
    const tab = await opened("#example=self-fetch", PHONE);
    await tab.until(() => document.querySelector(".pane-bar") !== null, "the bar");
    return tab;
  }
  const current = (tab) => tab.text(".pane-bar [aria-current]");
  /** A finger that goes down at a place, and up at another one, in pixels. */
  const swipe = (tab, selector, from, to) =>
    tab.page.evaluate(
      (target, [startX, startY], [endX, endY]) => {
        const node = document.querySelector(target);
        const fire = (type, touches) => node.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), touches));
        fire("touchstart", { touches: [{ clientX: startX, clientY: startY }] });
        fire("touchend", { changedTouches: [{ clientX: endX, clientY: endY }] });
      },
      selector,
      from,
      to,
    );

  test("the bar leads to the answer, and back to where the form was left", async () => {
    const tab = await openedOnPhone();
    assert.equal(await current(tab), "Scenario");
    await tab.page.evaluate(() => scrollTo(0, 200));
    await tab.page.click(".pane-bar button:last-child");
    await tab.until(() => document.querySelector(".pane-bar [aria-current]").textContent === "Answer", "the answer");
    await tab.page.click(".pane-bar button:first-child");
    assert.equal(await current(tab), "Scenario");
    assert.equal(await tab.page.evaluate(() => scrollY), 200);
    await tab.close();
  });

  test("a swipe to the left leads to the answer, and one to the right back", async () => {
    const tab = await openedOnPhone();
    await swipe(tab, "#h-request", [300, 400], [120, 420]);
    assert.equal(await current(tab), "Answer");
    await swipe(tab, "#answer", [100, 400], [300, 380]);
    assert.equal(await current(tab), "Scenario");
    await tab.close();
  });

  test("scrolling, a swipe from the edge and one in the field that is being edited change nothing", async () => {
    const tab = await openedOnPhone();
    await swipe(tab, "#h-request", [300, 400], [220, 100]);
    await swipe(tab, "#h-request", [388, 400], [120, 400]);
    await tab.page.focus("#request-url");
    await swipe(tab, "#request-url", [300, 400], [120, 400]);
    await tab.page.$eval("#request-url", (field) => field.blur());
    assert.equal(await current(tab), "Scenario");
    await tab.close();
  });
});
