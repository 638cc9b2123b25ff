// The installed package in a Next.js application without configuration: on the server, at the edge, and in the browser.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium } from "../support/browsers.mjs";
import { blocked } from "./scenarios.mjs";
import { program, project as newProject, run, start, write } from "./tools.mjs";

const { project, remove } = newProject();
after(remove);

const ASK = `import { simulate } from "wouldblock";
  const ask = () => simulate(${JSON.stringify(blocked)}).blockedBy;`;

write(project, {
  "app/layout.js": `export default ({ children }) => <html><body>{children}</body></html>;`,
  "app/page.js": `${ASK}
    import Client from "./client";
    export const dynamic = "force-dynamic";
    export default () => <><p id="server">{ask()}</p><Client /></>;`,
  "app/client.js": `"use client";
    ${ASK}
    import { useEffect, useState } from "react";
    export default () => {
      const [answer, setAnswer] = useState();
      useEffect(() => setAnswer(ask()), []);
      return <p id="client">{answer}</p>;
    };`,
  "app/node/route.js": `${ASK} export const dynamic = "force-dynamic"; export const GET = () => new Response(ask());`,
  "app/api/route.js": `export const dynamic = "force-dynamic"; export const GET = () => new Response("x");`,
  "instrumentation.js": `export async function register() {
    if (process.env.NEXT_RUNTIME !== "nodejs") return;
    const { appendFileSync } = await import("node:fs");
    const { corsLog } = await import("wouldblock/next");
    corsLog({ log: (message) => appendFileSync(process.env.CORS_LOG, message + "\\n") });
  }`,
  "app/decide/route.js": `import { decide } from "wouldblock/decide";
    export const runtime = "edge";
    export const GET = () => new Response(decide(${JSON.stringify(blocked)}).blockedBy);`,
  "app/edge/route.js": `${ASK} export const runtime = "edge"; export const GET = () => new Response(ask());`,
});

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

describe("Next.js", { timeout: 300_000 }, () => {
  const log = join(project, "cors.log");
  const env = { NEXT_TELEMETRY_DISABLED: "1", CORS_LOG: log };
  let browser, server, origin;
  before(async () => {
    await run(program("next"), ["build"], { cwd: project, env });
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const args = ["start", "--hostname", "127.0.0.1", "--port", String(port)];
    server = await start(program("next"), args, { cwd: project, env, ready: /Ready in/ });
    browser = await chromium();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const runtime of ["node", "edge", "decide"])
    test(`a route handler (${runtime})`, async () => {
      const response = await fetch(`${origin}/${runtime}`);
      assert.equal(await response.text(), "csp");
    });

  test("the log of responses to other origins, with the configuration to add", async () => {
    writeFileSync(log, "");
    await fetch(`${origin}/api`, { headers: { origin: "http://localhost:3000", "sec-fetch-mode": "cors" } });
    const end = Date.now() + 10_000;
    while (readFileSync(log, "utf8") === "" && Date.now() < end) await new Promise((done) => setTimeout(done, 50));
    const logged = readFileSync(log, "utf8");
    assert.match(logged, /^Browsers block GET http:\/\/127\.0\.0\.1:\d+\/api for http:\/\/localhost:3000 /);
    assert.match(logged, /next\.config/);
    assert.match(logged, /Access-Control-Allow-Origin/);
  });

  test("a server component, and a client component in the browser", async () => {
    const tab = await browser.newPage();
    await tab.goto(origin);
    assert.equal(await tab.$eval("#server", (element) => element.textContent), "csp");
    await tab.waitForFunction(() => document.querySelector("#client").textContent === "csp", { timeout: 20_000 });
  });
});
