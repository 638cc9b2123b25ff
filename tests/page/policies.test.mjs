// The answers of the dialog about policies, from the engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as wouldblock from "../../pkg/index.js";
import "../support/page-modules.mjs";

const { adopt } = await import("../../www/engine.js");
const { tryUrl } = await import("../../www/policies.js");

test("a violation that is only reported blocks no URL", () => {
  adopt(wouldblock);
  const tried = (headers) =>
    tryUrl({ page: { url: "https://app.example/", headers }, request: { api: "fetch" } }, "https://api.example/")
      .outcome;
  assert.equal(tried("Content-Security-Policy: connect-src 'self'"), "fail");
  assert.equal(tried("Content-Security-Policy-Report-Only: connect-src 'self'"), "pass");
});
