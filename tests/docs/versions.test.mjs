// docs/versions.md names the profiles that there are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "../../pkg/index.js";
import { holdPart } from "../support/generated.mjs";

const PAGE = new URL("../../docs/versions.md", import.meta.url);
const SCENARIO = { page: {}, request: { api: "fetch", url: "https://api.example/" } };

test("the profiles that docs/versions.md lists can be asked, and there is no other", () => {
  const { verdicts } = simulate(SCENARIO);
  const profiles = Object.entries(verdicts)
    .filter(([, { version }]) => version)
    .map(([engine, { version }]) => `${engine}@${version}`);
  for (const profile of profiles) assert.equal(simulate(SCENARIO, { profile }).shown, profile.split("@")[0]);
  assert.throws(() => simulate(SCENARIO, { profile: "chromium@1" }), {
    message: new RegExp(`${profiles.join(", ").replaceAll(".", "\\.")}$`),
  });
  holdPart(PAGE, "profiles", profiles.map((profile) => `- \`"${profile}"\``).join("\n"));
});
