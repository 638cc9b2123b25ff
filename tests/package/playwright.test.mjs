// `wouldblock/playwright`, in Playwright's own runner with Chromium.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { playwrightConfig, program, project, write } from "./tools.mjs";

const { project: folder, remove } = project();
const server = createServer((request, response) => {
  const html = `<!doctype html><style>p{color:red}</style><p style="margin:0" onclick="go()">x</p><script>var a = 1</script>
<script src="/a.js"></script>`;
  const script =
    'fetch("/old"); new Image().src = "/pixel.png"; document.body.append(document.createElement("script"))';
  const [type, body] = {
    "/": ["text/html", html],
    "/a.js": ["text/javascript", script],
    "/worker.js": ["text/javascript", ""],
    "/frame": ["text/html", "<script src=/framed.js></script><script>var framed</script><object data=/x></object>"],
  }[request.url] ?? ["text/plain", ""];
  if (request.url.startsWith("/old")) response.writeHead(302, { location: `http://localhost:${port}/new` });
  else response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" });
  response.end(body);
});
let port = 0;

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = /** @type {import("node:net").AddressInfo} */ (server.address()));
});
after(() => {
  server.close();
  server.closeAllConnections();
  remove();
});

/** Runs a test file; resolves to the exit code and the output. */
async function runPlaywright(body) {
  write(folder, {
    "playwright.config.mjs": playwrightConfig(),
    "page.spec.mjs": `import { expect, test } from "wouldblock/playwright";
      test("page", async ({ page, leastPolicy }) => {
        await page.goto("http://127.0.0.1:${port}/", { waitUntil: "networkidle" });
        ${body}
      });`,
  });
  const env = { ...process.env, FORCE_COLOR: "0" };
  const child = spawn(program("playwright"), ["test"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  const [code] = await once(child, "exit");
  return { code, output };
}

test("a page survives its least policy, and none that lacks a part of it", async () => {
  const { code, output } = await runPlaywright(`
    const { value } = await leastPolicy();
    console.log("LEAST " + value);
    await expect(page).toSurviveCsp(value);
    for (const directive of ["connect-src", "img-src", "script-src", "style-src"]) {
      expect(value).toContain(directive);
      const lacking = value.replace(new RegExp(directive + "[^;]*"), directive + " 'none'");
      await expect(page).not.toSurviveCsp(lacking);
    }`);
  assert.equal(code, 0, output);
  const least = /LEAST (.*)/.exec(output)[1];
  assert.match(least, new RegExp(`connect-src 'self' http://localhost:${port}`));
  assert.match(least, /script-src [^;]*'sha256-/);
  assert.match(least, /'unsafe-hashes'/);
});

test("a failure names the blocked requests", async () => {
  const { code, output } = await runPlaywright(
    `await expect(page).toSurviveCsp("img-src 'none'; connect-src 'self'");`,
  );
  assert.equal(code, 1, output);
  assert.match(output, /The policy breaks the page:/);
  assert.match(
    output,
    new RegExp(
      `img-src blocks image http://127\\.0\\.0\\.1:${port}/pixel\\.png \\(chromium, firefox, webkit; 1 in all\\)`,
    ),
  );
  assert.match(output, new RegExp(`connect-src blocks fetch http://127\\.0\\.0\\.1:${port}/old`));
});

test("documents with a policy of their own are left out, and those that inherit the page's are not", async () => {
  const { code, output } = await runPlaywright(`
    await page.evaluate(async (other) => {
      const load = (frame) => new Promise((done) => { frame.onload = done; document.body.append(frame); });
      const create = (fields) => Object.assign(document.createElement("iframe"), fields);
      await load(create({ src: other + "/frame" }));
      await load(create({ src: "/frame" }));
      await load(create({ srcdoc: "<script>var inherited</script><img src='" + other + "/inherited.png'>" }));
      const gone = create({ src: other + "/frame" });
      await load(gone);
      gone.remove();
    }, "http://localhost:${port}");
    await page.waitForLoadState("networkidle");
    console.log("LEAST " + (await leastPolicy()).value);
    await expect(page).toSurviveCsp("script-src 'self' 'unsafe-inline'; connect-src *; img-src *; frame-src *; object-src 'none'");
    await expect(page).not.toSurviveCsp("frame-src 'none'");
    await expect(page).not.toSurviveCsp("img-src 'self'");`);
  assert.equal(code, 0, output);
  const least = /LEAST (.*)/.exec(output)[1];
  assert.match(least, new RegExp(`img-src 'self' http://localhost:${port}`));
  assert.match(least, new RegExp(`frame-src 'self' http://localhost:${port}`));
  assert.ok(!/script-src [^;]*localhost/.test(least), least);
  const hash = (code) => createHash("sha256").update(code).digest("base64");
  assert.ok(!least.includes(hash("var framed")), least);
  assert.ok(least.includes(hash("var inherited")), least);
});

test("forms, base and embedded content are a part of the least policy", async () => {
  const { code, output } = await runPlaywright(`
    const names = await page.evaluate(() => {
      const { submit } = HTMLFormElement.prototype;
      return [submit.name, submit.length, String(submit), Object.keys(submit).length];
    });
    expect(names).toEqual(["submit", 0, expect.stringContaining("[native code]"), 0]);
    await page.evaluate(() => {
      document.head.insertAdjacentHTML("beforeend", '<base href="http://base.example/x/">');
      document.body.insertAdjacentHTML("beforeend", \`<iframe name="there"></iframe>
        <form target="there" action="http://one.example/" method="post"><input name="action">
          <button formaction="http://two.example/a">Two</button></form>
        <form target="there" id="silent" action="http://three.example/"><input name="submit"></form>
        <object data="http://127.0.0.1:${port}/object"></object><embed src="http://localhost:${port}/embed">\`);
    });
    await page.getByText("Two").click();
    await page.evaluate(() => {
      HTMLFormElement.prototype.submit.call(document.querySelector("#silent"));
      document.querySelector("form").requestSubmit();
    });
    await page.evaluate(() => navigator.serviceWorker.register(location.origin + "/worker.js").then(() => navigator.serviceWorker.ready));
    await page.evaluate(() => {
      const form = document.createElement("form");
      form.action = "http://cancelled.example/";
      document.body.append(form);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        new FormData(form);
      });
      form.requestSubmit();
    });
    await page.waitForTimeout(500);
    await page.evaluate((action) => {
      const form = Object.assign(document.createElement("form"), { action });
      document.body.append(form);
      form.submit();
    }, "http://127.0.0.1:${port}/old");
    await page.waitForURL("http://localhost:${port}/new**");
    console.log("LEAST " + (await leastPolicy()).value);
    await expect(page).not.toSurviveCsp("form-action 'none'");
    await expect(page).not.toSurviveCsp("worker-src 'none'");
    await expect(page).not.toSurviveCsp("base-uri 'none'");
    await expect(page).not.toSurviveCsp("object-src 'none'");`);
  assert.equal(code, 0, output);
  const least = /LEAST (.*)/.exec(output)[1];
  const sources = Object.fromEntries(least.split("; ").map((directive) => directive.split(/ (.*)/)));
  assert.deepEqual(sources["form-action"].split(" ").sort(), [
    "'self'",
    `http://localhost:${port}`,
    "http://one.example",
    "http://three.example",
    "http://two.example",
  ]);
  assert.equal(sources["base-uri"], "http://base.example");
  assert.equal(sources["object-src"], `'self' http://localhost:${port}`);
});

test("forms that open a window are recorded with their redirects, and windows that have the page's policy", async () => {
  const { code, output } = await runPlaywright(`
    await page.evaluate((action) => {
      document.body.insertAdjacentHTML("beforeend", \`<form target="_blank" action="\${action}"><button>Away</button></form>\`);
    }, "http://127.0.0.1:${port}/old");
    const opened = page.waitForEvent("popup");
    await page.getByText("Away").click();
    await (await opened).waitForURL("http://localhost:${port}/new**");
    await page.evaluate((src) => {
      const blank = open("");
      blank.document.body.append(Object.assign(blank.document.createElement("img"), { src }));
      open("http://127.0.0.1:${port}/elsewhere?navigation");
    }, "http://localhost:${port}/in-blank.png");
    await page.waitForTimeout(500);
    console.log("LEAST " + (await leastPolicy()).value);
    await expect(page).not.toSurviveCsp("form-action 'self'");`);
  assert.equal(code, 0, output);
  const least = /LEAST (.*)/.exec(output)[1];
  const sources = Object.fromEntries(least.split("; ").map((directive) => directive.split(/ (.*)/)));
  assert.deepEqual(sources["form-action"].split(" ").sort(), ["'self'", `http://localhost:${port}`]);
  assert.deepEqual(sources["img-src"].split(" ").sort(), ["'self'", `http://localhost:${port}`]);
  // What a window shows has its own policy, and no policy governs the navigation.
  assert.doesNotMatch(output, /elsewhere/);
});
