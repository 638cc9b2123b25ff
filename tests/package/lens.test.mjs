// A report through the lens of one engine, in the installed package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { install } from "../support/package.mjs";

const { root, remove } = install();
after(remove);
const { simulate } = await import(pathToFileURL(join(root, "index.js")).href);

/** Safari blocks it as mixed content, Chrome waits for the user, and Firefox allows it. */
const disputed = {
  page: { url: "https://app.example/", addressSpace: "public" },
  request: { api: "fetch", url: "http://localhost:3000/" },
  network: [{ response: { headers: "Access-Control-Allow-Origin: *" } }],
};

test("an engine that is asked for is shown, and the others are still compared", () => {
  const seen = Object.fromEntries(
    ["standards", "chromium", "firefox", "webkit"].map((engine) => {
      const report = simulate(disputed, { engine });
      assert.equal(report.shown, engine);
      assert.equal(report.verdict, report.verdicts[engine].verdict);
      assert.match(report.summary, /^Browsers disagree\. .*Firefox: allowed/);
      return [engine, report.steps.find((step) => step.decisive).code];
    }),
  );
  assert.deepEqual(seen, {
    standards: "result.readable-no-headers",
    chromium: "local-network.asks",
    firefox: "result.readable-no-headers",
    webkit: "mixed-content.blocked",
  });
  assert.equal(simulate(disputed).shown, null);
  assert.equal(simulate(disputed, { engine: undefined }).shown, null);
  const { request, ...around } = disputed;
  assert.deepEqual(simulate(request, { ...around, engine: "firefox" }), simulate(disputed, { engine: "firefox" }));
});

test("a recorded release is a profile, and any other is an error that names those that there are", () => {
  const { version } = simulate(disputed).verdicts.chromium;
  const profile = `chromium@${version}`;
  assert.deepEqual(simulate(disputed, { profile }), simulate(disputed, { engine: "chromium" }));
  for (const wrong of ["chromium@120", "chromium", "", "standards@1"])
    assert.throws(() => simulate(disputed, { profile: wrong }), { path: "profile", message: new RegExp(profile) });
  assert.throws(() => simulate(disputed, { engine: "firefox", profile }), { path: "profile", message: /firefox/ });
  assert.throws(() => simulate(disputed, { engine: "gecko" }), { path: "engine", message: /firefox/ });
});

test("the command line shows the engine that is named alone", () => {
  const run = (...options) => {
    const args = [join(root, "cli.js"), "--json", ...options, "-"];
    return JSON.parse(spawnSync(process.execPath, args, { input: JSON.stringify(disputed) }).stdout.toString());
  };
  assert.equal(run("--engine", "safari").shown, "webkit");
  assert.equal(run("--engine", "safari,firefox").shown, null);
  assert.equal(run().shown, null);
});

test("the user's decision about the local network applies without address spaces", () => {
  const decided = (localNetworkPermission) =>
    simulate({
      page: { url: "https://app.example/", localNetworkPermission },
      request: { api: "fetch", url: "http://127.0.0.1:3000/" },
      network: [{ response: { headers: "Access-Control-Allow-Origin: *" } }],
    }).verdicts.chromium;
  assert.equal(decided("denied").blockedBy, "local-network");
  assert.equal(decided("granted").verdict, "allowed");
});
