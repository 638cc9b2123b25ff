// docs/versions.md lists the existing profiles, in each language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "../../pkg/index.js";
import { holdPart } from "../support/generated.mjs";

const PAGES = ["versions.md", "zh/versions.md"].map((name) => new URL(`../../docs/${name}`, import.meta.url));
const SCENARIO = { page: {}, request: { api: "fetch", url: "https://api.example/" } };

test("the listed profiles are exactly the existing ones", () => {
  const { verdicts } = simulate(SCENARIO);
  const profiles = Object.entries(verdicts)
    .filter(([, { version }]) => version)
    .map(([engine, { version }]) => `${engine}@${version}`);
  for (const profile of profiles) assert.equal(simulate(SCENARIO, { profile }).shown, profile.split("@")[0]);
  assert.throws(() => simulate(SCENARIO, { profile: "chromium@1" }), {
    message: new RegExp(`${profiles.join(", ").replaceAll(".", "\\.")}$`),
  });
  const list = profiles.map((profile) => `- \`"${profile}"\``).join("\n");
  for (const page of PAGES) holdPart(page, "profiles", list);
});
