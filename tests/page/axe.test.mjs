// Accessibility, checked by axe-core: every state of the page, in both themes and languages, wide and narrow.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { browsers } from "../support/browsers.mjs";
import { open, site } from "./page.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let server;
before(async () => (server = await site()));
after(() => server.close());

/** The findings of axe, as lines with their places. */
async function findings(tab) {
  await tab.page.evaluate(AXE);
  return tab.page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n").slice(1, 3).join(" ")}`),
    );
  });
}

const press = (tab, selector) => tab.page.$eval(selector, (node) => node.click());

/** The states to check, each reached from the first view or from an example. */
const STATES = [
  ["first sight", "", async () => {}],
  [
    "everything unfolded",
    "",
    async (tab) => {
      await press(tab, "#page-more > summary");
      await press(tab, "#apis-toggle");
      for (const fold of await tab.page.$$(".answer details > summary")) await fold.evaluate((node) => node.click());
      await tab.until(
        () => document.querySelector(".flow") !== null && document.querySelector(".fix .configuration") !== null,
        "what is unfolded",
      );
      await press(tab, ".wire-label.is-button");
      await tab.page.evaluate(() => document.querySelector(".fold")?.click());
    },
  ],
  [
    "the command palette",
    "",
    async (tab) => {
      await press(tab, "#palette");
      await tab.until(() => document.querySelector("#palette-dialog[open] .command") !== null, "the palette");
    },
  ],
  [
    "two scenarios side by side",
    "",
    async (tab) => {
      await tab.until(() => document.querySelectorAll(".fix > .button").length >= 2, "the fix");
      await tab.page.$$eval(".fix > .button", (nodes) => nodes[1].click());
      await tab.until(() => document.querySelectorAll(".compare-verdict").length === 2, "both verdicts");
      await tab.page.$eval("#compare-after", (field) => {
        field.closest("dialog").querySelector("#compare-part").value = "page.headers";
        field.closest("dialog").querySelector("#compare-part").dispatchEvent(new Event("change"));
        field.value = "Content-Security-Policy: connect-src *";
        field.dispatchEvent(new Event("input"));
      });
      await tab.until(() => document.querySelector(".compare-changes") !== null, "what the policy allows");
    },
  ],
  [
    "the picture to share",
    "",
    async (tab) => {
      await press(tab, "#share");
      await tab.until(() => document.getElementById("share-text")?.value, "a link");
      await press(tab, "input[name=share-format][value=image]");
      await tab.until(() => document.getElementById("share-picture").alt !== "", "the picture");
    },
  ],
  ["undetermined", "#example=json-unknown", async () => {}],
  ["allowed", "#example=header-not-exposed", async () => {}],
  [
    "engines that disagree, and warnings",
    "#example=meta-comma",
    async (tab) => {
      await tab.until(() => document.querySelectorAll(".field-notes > li").length > 1, "the notes");
    },
  ],
  [
    "empty",
    "",
    async (tab) => {
      await press(tab, "#reset");
      await tab.until(
        () =>
          document.getElementById("verdict").dataset.verdict === "empty" &&
          document.querySelectorAll(".starters a").length > 1,
        "the empty state",
      );
    },
  ],
  [
    "the examples",
    "",
    async (tab) => {
      await press(tab, "#open-examples");
      await tab.until(() => document.querySelectorAll("#examples-list a").length > 1, "the examples");
    },
  ],
  [
    "sharing",
    "",
    async (tab) => {
      await tab.fill("#request-headers", "Authorization: Bearer s3cr3t-value");
      await press(tab, "#share");
      await tab.until(() => Boolean(document.getElementById("share-text")?.value), "a link");
    },
  ],
  [
    "a pasted text",
    "",
    async (tab) => {
      await tab.fill("#paste", "curl https://api.example.com/ -X PUT");
      await tab.until(() => document.getElementById("paste-use") !== null, "what was read");
    },
  ],
  [
    "an audit, with a chart and a chosen row",
    "",
    async (tab) => {
      await press(tab, "#palette");
      await tab.until(() => document.querySelector("#palette-dialog[open] .command") !== null, "the palette");
      await tab.page.keyboard.type("audit");
      await tab.page.keyboard.press("Enter");
      await tab.until(() => document.querySelector("#audit-dialog[open]") !== null, "the audit");
      await tab.page.evaluate(() => {
        const report = (blocked, minute) =>
          JSON.stringify({
            time: minute * 60_000,
            "csp-report": {
              "document-uri": "https://app.example/",
              "effective-directive": "img-src",
              "original-policy": "img-src 'self'; font-src 'self'",
              "blocked-uri": blocked,
            },
          });
        const lines = [report("https://a.example/a.png", 1), report("chrome-extension://x/", 9), "{"];
        const chosen = new DataTransfer();
        chosen.items.add(new File([lines.join("\n")], "reports.ndjson"));
        const input = document.getElementById("audit-file");
        input.files = chosen.files;
        input.dispatchEvent(new Event("change"));
      });
      await tab.until(() => document.querySelector("#audit-rows .audit-space [role=row]") !== null, "its rows");
      for (const fold of await tab.page.$$("#audit-result details > summary"))
        await fold.evaluate((node) => node.click());
      await tab.page.focus("#audit-rows");
      await tab.page.keyboard.press("ArrowDown");
    },
  ],
  [
    "what a pasted text leaves open",
    "",
    async (tab) => {
      await tab.fill("#paste", "curl https://api.example.com/ -X PUT");
      await tab.until(() => document.getElementById("paste-use") !== null, "what was read");
      await press(tab, "#paste-use");
      await tab.until(() => document.querySelector(".asked") !== null, "what is asked for");
    },
  ],
];

// Each theme, language and width at least once.
const LOOKS = [
  ["light", "en", 1280],
  ["dark", "zh", 1280],
  ["dark", "en", 360],
  ["light", "de", 360],
];

for (const [name, launch] of browsers) {
  // The second engine checks each theme and language once.
  const looks = name === browsers[0][0] ? LOOKS : LOOKS.slice(1, 2).concat(LOOKS.slice(0, 1));
  describe(name, () => {
    let browser;
    before(async () => (browser = await launch()));
    after(() => browser?.close());

    test("axe is awake: a button without a name is found", async () => {
      const tab = await open(browser, server.url);
      await tab.answered();
      await tab.page.evaluate(() => document.querySelector("main").append(document.createElement("button")));
      assert.match((await findings(tab)).join(), /button-name/);
      await tab.close();
    });

    for (const [theme, language, width] of looks) {
      for (const [state, hash, reach] of STATES) {
        test(`${state}, ${theme}, ${language}, ${width} px`, async () => {
          const tab = await open(browser, server.url + hash, {
            width,
            storage: { "wouldblock.language": language, "wouldblock.theme": theme },
          });
          await tab.answered();
          await reach(tab);
          assert.deepEqual(await findings(tab), []);
          await tab.close();
        });
      }
    }
  });
}
