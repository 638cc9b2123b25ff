// The audit in the page: a file is judged in a worker, and the result is shown, filtered, opened and exported.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./page.mjs";

const scenario = (csp, api, url) => ({
  page: { url: "https://app.example/", headers: [["Content-Security-Policy", csp]] },
  request: { api, url },
  network: [{ response: { status: 200, headers: [["Access-Control-Allow-Origin", "*"]] } }],
});
const CSP = "default-src 'self'; img-src https://img.example; font-src https://fonts.example";
const TRAFFIC = [
  scenario(CSP, "image", "https://img.example/a.png"),
  scenario(CSP, "image", "https://other.example/a.png"),
  scenario(CSP, "image", "https://other.example/b.png"),
  scenario(CSP, "fetch", "https://api.example/b"),
  scenario(CSP, "script", "https://cdn.example/=cmd()"),
]
  .map((one) => JSON.stringify(one))
  .concat("{")
  .join("\n");

const report = (time, directive, blocked) =>
  JSON.stringify({
    time,
    "csp-report": {
      "document-uri": "https://app.example/",
      "effective-directive": directive,
      "original-policy": "default-src 'self'",
      "blocked-uri": blocked,
    },
  });

/** Opens the audit from the palette. */
async function openAudit(tab) {
  await tab.page.$eval("#palette", (node) => node.click());
  await tab.until(() => document.querySelector("#palette-dialog[open] .command") !== null, "the palette");
  await tab.page.keyboard.type("audit");
  await tab.page.keyboard.press("Enter");
  await tab.until(() => document.querySelector("#audit-dialog[open]") !== null, "the audit");
}

/** Picks a file, as the file dialog does. @param {string} text repeated `times`, with the number of each copy for `{n}` */
const pick = (tab, name, text, times = 1) =>
  tab.page.evaluate(
    (given, content, count) => {
      const chosen = new DataTransfer();
      const copies = Array.from({ length: count }, (_, at) => content.replaceAll("{n}", String(at)));
      chosen.items.add(new File(copies, given));
      const input = document.getElementById("audit-file");
      input.files = chosen.files;
      input.dispatchEvent(new Event("change"));
    },
    name,
    text,
    times,
  );

const done = (tab) =>
  tab.until(() => document.querySelector("#audit-dialog[aria-busy=false]") !== null, "the end of the audit");

/** The visible rows, as the texts of their cells. */
const rows = (tab) =>
  tab.page.$$eval("#audit-rows .audit-space [role=row]", (nodes) =>
    nodes.map((row) => [...row.querySelectorAll("[role=gridcell]")].map((cell) => cell.textContent)),
  );

async function choose(tab, id, value) {
  await tab.page.select(`#${id}`, value);
  await tab.page.evaluate(() => new Promise((frame) => requestAnimationFrame(frame)));
}

inEachBrowser(({ opened }) => {
  test("traffic: groups, the filter, another order, and an example in the playground", async () => {
    const tab = await opened();
    await openAudit(tab);
    await pick(tab, "traffic.ndjson", TRAFFIC);
    await done(tab);
    assert.equal(
      await tab.text("#audit-status"),
      "6 lines: 1 requests allowed, 4 blocked, 0 undetermined. Lines that could not be read: 1.",
    );
    const all = await rows(tab);
    assert.deepEqual(all[0].slice(0, 5), ["2", "blocked", "img-src", "https://other.example", "csp.no-source-matches"]);
    assert.deepEqual(
      all.map(([count, kind, directive]) => [count, kind, directive]),
      [
        ["2", "blocked", "img-src"],
        ["1", "blocked", "connect-src"],
        ["1", "blocked", "script-src-elem"],
        ["", "unused source", "default-src"],
        ["", "unused source", "font-src"],
      ],
    );
    assert.match(
      await tab.text("#audit-rest"),
      /Content-Security-Policy: .*img-src https:\/\/img\.example https:\/\/other/,
    );

    await choose(tab, "audit-by", "directive");
    assert.deepEqual(
      (await rows(tab)).map(([count, , directive]) => [count, directive]),
      [
        ["2", "img-src"],
        ["1", "connect-src"],
        ["1", "script-src-elem"],
      ],
    );
    await choose(tab, "audit-by", "request");
    assert.equal((await rows(tab)).length, 5);
    await choose(tab, "audit-kind", "blocked");
    assert.equal((await rows(tab)).length, 4);
    await tab.page.focus("#audit-filter");
    await tab.page.keyboard.type("other b.png");
    await tab.until(() => /^Rows: 1\./.test(document.getElementById("audit-counted").textContent), "one row");

    // With the keyboard alone: the row is chosen, shown in full, and opened.
    await tab.page.focus("#audit-rows");
    await tab.page.keyboard.press("ArrowDown");
    assert.match(await tab.text("#audit-chosen"), /https:\/\/other\.example\/b\.png/);
    assert.equal(
      await tab.page.$eval("#audit-rows", (grid) =>
        document.getElementById(grid.getAttribute("aria-activedescendant")).getAttribute("aria-selected"),
      ),
      "true",
    );
    await tab.page.keyboard.press("Enter");
    await tab.until(() => document.querySelector("#audit-dialog[open]") === null, "the form");
    await tab.verdict("blocked");
    assert.equal(await tab.value("#request-url"), "https://other.example/b.png");
    assert.match(await tab.value("#page-headers"), /img-src https:\/\/img\.example/);

    // The result is still there, and its headings sort it.
    await openAudit(tab);
    await tab.page.$eval("#audit-filter", (node) => {
      node.value = "";
      node.dispatchEvent(new Event("input"));
    });
    await tab.until(() => /^Rows: 4\./.test(document.getElementById("audit-counted").textContent), "four rows");
    await tab.page.$eval("#audit-rows .is-directive > button", (node) => node.click());
    assert.deepEqual(
      (await rows(tab)).map((row) => row[2]),
      ["connect-src", "img-src", "img-src", "script-src-elem"],
    );
    await tab.page.$eval("#audit-rows .is-directive > button", (node) => node.click());
    assert.equal((await rows(tab))[0][2], "script-src-elem");
    await tab.close();
  });

  test("what another policy changes, and the policy of the form", async () => {
    const tab = await opened();
    await tab.fill("#page-headers", "Content-Security-Policy: img-src *; connect-src 'none'");
    await openAudit(tab);
    await tab.fill("#audit-against", "default-src *");
    await pick(tab, "traffic.ndjson", TRAFFIC);
    await done(tab);
    assert.equal((await rows(tab)).filter((row) => row[1] === "becomes allowed").length, 3);
    await tab.page.select("#audit-policy", "form");
    await tab.until(
      () => /4 requests allowed, 1 blocked/.test(document.getElementById("audit-status").textContent),
      "it",
    );
    await tab.close();
  });

  test("reports: a chart over time, and noise", async () => {
    const tab = await opened();
    await openAudit(tab);
    const at = (minutes) => new Date(1_700_000_000_000 + minutes * 60_000).toISOString();
    const reports = [
      report(at(0), "img-src", "https://img.example/a.png"),
      report(at(1), "img-src", "https://img.example/b.png"),
      report(at(1), "script-src-elem", "https://cdn.example/a.js"),
      report(at(9), "script-src-elem", "chrome-extension://abc/a.js"),
    ];
    await pick(tab, "reports.ndjson", reports.join("\n"));
    await done(tab);
    assert.deepEqual(await tab.page.$$eval(".audit-legend li", (nodes) => nodes.map((node) => node.textContent)), [
      "img-src",
      "script-src-elem",
      "not from the site",
    ]);
    assert.match(
      await tab.page.$eval(".audit-chart svg", (node) => node.getAttribute("aria-label")),
      /at most 2 in one/,
    );
    assert.deepEqual(
      await tab.page.$$eval(".audit-chart tbody tr", (nodes) =>
        nodes.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent).join()),
      ),
      ["1,0,0", "1,1,0", "0,0,1"],
    );
    assert.ok((await rows(tab)).some((row) => row[1] === "not from the site"));
    await tab.close();
  });

  test("a hundred thousand rows: only those in sight are in the document, and all are reached", async () => {
    const tab = await opened("", { width: 360, height: 700 });
    await openAudit(tab);
    const hosts = Array.from({ length: 20 }, (_, at) =>
      JSON.stringify(scenario("img-src 'self'", "image", `https://h${at}.example/{n}.png`)),
    );
    await pick(tab, "many.ndjson", `${hosts.join("\n")}\n`, 5000);
    await done(tab);
    await choose(tab, "audit-by", "request");
    assert.equal(await tab.page.$eval("#audit-rows", (grid) => grid.getAttribute("aria-rowcount")), "100001");
    assert.ok((await rows(tab)).length < 60);
    await tab.page.focus("#audit-rows");
    await tab.page.keyboard.press("End");
    assert.match(await tab.text("#audit-chosen"), /https:\/\/h19\.example\/4999\.png/);
    await tab.until(() => document.getElementById("audit-rows-99999") !== null, "the last row");
    const last = await tab.page.$eval("#audit-rows-99999", (row) => {
      const [inner, outer] = [row, document.getElementById("audit-rows")].map((node) => node.getBoundingClientRect());
      return inner.bottom <= outer.bottom + 1 && inner.top >= outer.top;
    });
    assert.ok(last, "it is in sight");
    assert.ok((await rows(tab)).length < 60);
    assert.ok(await tab.page.$eval("#audit-dialog .dialog-body", (node) => node.scrollWidth <= node.clientWidth));

    // Another order, a filter, and another grouping.
    const origins = async () => (await rows(tab)).map((row) => row[3]);
    for (const first of ["https://h0.example", "https://h9.example"]) {
      await tab.page.$eval("#audit-rows .is-origin > button", (node) => node.click());
      assert.equal((await origins())[0], first);
    }
    await tab.page.focus("#audit-filter");
    await tab.page.keyboard.type("h7.example /123");
    await tab.until(() => /^Rows: 11\./.test(document.getElementById("audit-counted").textContent), "eleven rows");
    assert.deepEqual(new Set(await origins()), new Set(["https://h7.example"]));
    await tab.page.$eval("#audit-filter", (node) => {
      node.value = "";
      node.dispatchEvent(new Event("input"));
    });
    await tab.until(() => /^Rows: 100,000\./.test(document.getElementById("audit-counted").textContent), "all rows");
    await choose(tab, "audit-by", "origin");
    assert.equal(await tab.page.$eval("#audit-rows", (grid) => grid.getAttribute("aria-rowcount")), "21");
    assert.deepEqual(new Set((await rows(tab)).map((row) => row[0])), new Set(["5,000"]));
    await tab.close();
  });

  test("a least policy of many sources is shown in part and copied as a whole", async () => {
    const tab = await opened();
    await openAudit(tab);
    await pick(tab, "hosts.ndjson", `${JSON.stringify(scenario("", "image", "https://h{n}.example/"))}\n`, 1500);
    await done(tab);
    const shown = await tab.page.$eval("#audit-rest pre", (node) => node.textContent);
    assert.match(shown, /^Content-Security-Policy: .*img-src https:\/\/h0\.example .*…$/);
    assert.ok(shown.length < 21_000);
    await tab.page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        globalThis.copied = text;
      };
    });
    await tab.page.$eval("#audit-rest .configuration-head button", (node) => node.click());
    await tab.until(() => globalThis.copied !== undefined, "the copy");
    assert.match(
      await tab.page.evaluate(() => globalThis.copied),
      /^Content-Security-Policy: .* https:\/\/h1499\.example/,
    );
    await tab.close();
  });

  test("exports what is shown, without a cell that a spreadsheet would run", async () => {
    const tab = await opened();
    await openAudit(tab);
    await pick(tab, "traffic.ndjson", `${TRAFFIC}\n${JSON.stringify(scenario("img-src 'self'", "image", "=1+1"))}`);
    await done(tab);
    await choose(tab, "audit-by", "request");
    await tab.page.evaluate(() => {
      globalThis.files = [];
      URL.createObjectURL = (blob) => {
        globalThis.files.push(blob);
        return "#";
      };
      document.addEventListener(
        "click",
        (event) => event.target.closest("a[download]") && event.preventDefault(),
        true,
      );
      HTMLAnchorElement.prototype.click = () => {};
    });
    for (const format of ["csv", "ndjson", "json"]) await tab.page.$eval(`#audit-${format}`, (node) => node.click());
    const [csv, ndjson, json] = await tab.page.evaluate(() => Promise.all(globalThis.files.map((file) => file.text())));
    const cells = csv.match(/"(?:[^"]|"")*"/g).map((cell) => cell.slice(1, -1));
    assert.ok(cells.includes("'=1+1"));
    assert.deepEqual(
      cells.filter((cell) => /^\s*[=+\-@|%]/.test(cell)),
      [],
    );
    assert.equal(ndjson.trim().split("\n").length, 6);
    assert.equal(JSON.parse(ndjson.split("\n")[0]).url, "https://img.example/a.png");
    assert.equal(JSON.parse(json).verdicts.blocked, 4);
    await tab.close();
  });

  test("a long audit can be cancelled, and another one started", async () => {
    const tab = await opened();
    await openAudit(tab);
    await pick(tab, "long.ndjson", `${TRAFFIC}\n`, 100_000);
    await tab.until(() => document.getElementById("audit-dialog").ariaBusy === "true", "the beginning");
    await tab.page.$eval("#audit-cancel", (node) => node.click());
    await tab.until(() => document.getElementById("audit-status").textContent === "Cancelled.", "the end");
    await pick(tab, "traffic.ndjson", TRAFFIC);
    await tab.until(() => /^6 lines/.test(document.getElementById("audit-status").textContent), "the next one");
    await tab.close();
  });

  test("what is pasted or dropped with many requests goes to the audit as a whole", async () => {
    const tab = await opened();
    const entries = Array.from({ length: 300 }, (_, at) => ({
      pageref: "page_1",
      _resourceType: "fetch",
      request: {
        method: "GET",
        url: `https://api.alder.example/${at}`,
        headers: [{ name: "Origin", value: "https://app.alder.example" }],
      },
      response: { status: 200, headers: [] },
    }));
    const pages = [{ id: "page_1", title: "https://app.alder.example/", startedDateTime: "2026-01-09T09:00:00.000Z" }];
    await tab.fill("#paste", JSON.stringify({ log: { version: "1.2", creator: { name: "x" }, pages, entries } }));
    await tab.until(() => document.getElementById("paste-audit") !== null, "the offer");
    await tab.page.$eval("#paste-audit", (node) => node.click());
    await tab.until(() => /^300 lines/.test(document.getElementById("audit-status")?.textContent ?? ""), "all of them");
    const [[count, kind, check]] = await rows(tab);
    assert.deepEqual([count, kind, check], ["300", "blocked", "cors"]);
    await tab.page.focus("#audit-rows");
    await tab.page.keyboard.press("ArrowDown");
    await tab.page.$eval("#audit-open", (node) => node.click());
    await tab.verdict("blocked");
    assert.equal(await tab.value("#request-url"), "https://api.alder.example/0");
    await tab.close();
  });

  test("files that are something else are refused in plain words", async () => {
    const tab = await opened("", { storage: { "wouldblock.language": "de" } });
    await openAudit(tab);
    await pick(tab, "reports.sqlite", "SQLite format 3\0");
    await tab.until(() => /Datenbank/.test(document.getElementById("audit-status").textContent), "the database");
    await pick(tab, "photo.png", "\u0089PNG\r\n\u001a\n\0\0");
    await tab.until(
      () => /Nicht lesbare Zeilen: 3/.test(document.getElementById("audit-status").textContent),
      "no lines",
    );
    await pick(tab, "pretty.json", JSON.stringify(JSON.parse(TRAFFIC.split("\n")[1]), null, 2));
    await tab.until(
      () => /^1 Zeilen: 0 .* 1 blockiert/.test(document.getElementById("audit-status").textContent),
      "one",
    );
    await tab.close();
  });
});
