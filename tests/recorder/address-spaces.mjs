#!/usr/bin/env node
// Records what Chromium's Local Network Access does with the cases of `tests/cases/departures.json` that say where
// their servers are. Those need servers of their own, because no address space is known behind the recorder's proxy.
// WOULDBLOCK_CHROMIUM=/usr/bin/chromium node tests/recorder/address-spaces.mjs
import { readFileSync } from "node:fs";
import { createServer as http } from "node:http";
import { createServer as https } from "node:https";
import puppeteer from "puppeteer-core";
import { certificate } from "../support/certificate.mjs";
import { executable } from "./launch.mjs";

const cases = JSON.parse(readFileSync(new URL("../cases/departures.json", import.meta.url), "utf8")).filter((c) =>
  c.id.startsWith("local-network."),
);

/** A server for each scheme and address space, each on its own port. */
async function servers() {
  const found = new Map();
  const respond = (_, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Content-Type", "text/html");
    response.end("<!doctype html><title>page</title>");
  };
  for (const scheme of ["http:", "https:"])
    for (const space of ["public", "local", "loopback"]) {
      const server = scheme === "https:" ? https(certificate("recorder.test"), respond) : http(respond);
      await new Promise((done) => server.listen(0, "127.0.0.1", done));
      found.set(`${scheme}${space}`, server.address().port);
    }
  return found;
}

const ports = await servers();
const overrides = [...ports].map(([name, port]) => `127.0.0.1:${port}=${name.split(":")[1]}`);
const browser = await puppeteer.launch({
  executablePath: executable("chromium"),
  args: [
    "--no-sandbox",
    "--ignore-certificate-errors",
    "--host-resolver-rules=MAP *.test 127.0.0.1",
    `--ip-address-space-overrides=${overrides.join(",")}`,
  ],
});
const root = await browser.target().createCDPSession();
let wrong = 0;
for (const { id, scenario, truth } of cases) {
  const context = await browser.createBrowserContext();
  const at = (url, space, host) =>
    `${new URL(url).protocol}//${host}.test:${ports.get(`${new URL(url).protocol}${space}`)}`;
  const origin = at(scenario.page.url, scenario.page.addressSpace, "page");
  const permission = scenario.page.localNetworkPermission;
  // An insecure page cannot be granted this permission.
  for (const name of permission ? ["local-network", "loopback-network"] : [])
    await root
      .send("Browser.setPermission", {
        permission: { name },
        setting: permission,
        origin,
        browserContextId: context.id,
      })
      .catch(() => {});
  const page = await context.newPage();
  await page.goto(origin);
  const url = at(scenario.request.url, scenario.network[0].response.addressSpace, "server");
  const outcome = await page.evaluate(
    (url) =>
      fetch(url).then(
        () => "allowed",
        () => "blocked",
      ),
    url,
  );
  if (outcome !== truth.chromium.outcome) wrong++;
  console.log(`${outcome === truth.chromium.outcome ? "same" : "OTHER"}: ${id}: ${outcome}`);
  await context.close();
}
await browser.close();
process.exit(wrong ? 1 : 0);
