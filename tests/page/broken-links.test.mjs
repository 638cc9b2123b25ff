// Links that are damaged or foreign: the page says what is wrong, and recovers what can be read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { parsed } from "../../www/cut-json.js";
import { inEachBrowser } from "./page.mjs";

const SCENARIO = {
  page: { url: "https://app.example.com/", headers: "Content-Security-Policy: connect-src 'self'" },
  request: { api: "fetch", url: "https://api.example.com/", headers: `X-A: ${"0a9b8c7d6e5f".repeat(9)}qwertzuiop` },
};
const plain = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const packed = deflateRawSync(JSON.stringify(SCENARIO)).toString("base64url");

test("half a value of a text that is cut off is left out, what is whole is kept", () => {
  const text = JSON.stringify(SCENARIO);
  for (let end = 1; end < text.length; end += 1) {
    const { value, isWhole } = parsed(text.slice(0, end));
    assert.equal(isWhole, false);
    for (const part of ["page", "request"])
      for (const [name, held] of Object.entries(value[part] ?? {})) assert.equal(held, SCENARIO[part][name]);
  }
  assert.deepEqual(parsed(text), { value: SCENARIO, isWhole: true });
});

inEachBrowser(({ opened }) => {
  test("a link that is cut off opens with what it still holds, and names it", async () => {
    for (const hash of [`#s=0.${plain(JSON.stringify(SCENARIO).slice(0, -40))}`, `#s=1.${packed.slice(0, -16)}`]) {
      const tab = await opened(hash);
      assert.match(await tab.text("#notices"), /cut off: its end is missing\. Recovered: page\.url, page\.headers/);
      assert.equal(await tab.value("#page-url"), SCENARIO.page.url);
      assert.equal(await tab.value("#page-headers"), SCENARIO.page.headers);
      await tab.close();
    }
  });

  test("the error of a link is shown", async () => {
    for (const [hash, words] of [
      ["#s=", /its scenario is missing/],
      ["#s=9.abc", /version 9/],
      ["#s=hello", /not from this page/],
      ["#s=0.e30", /wrong type, or none at all\. Nothing could be recovered/],
      [`#s=0.${plain(SCENARIO)}…`, /contains “.+”.*Recovered: page\.url/],
      [`#s=0.${plain({ page: { url: 5 }, request: SCENARIO.request })}`, /wrong type.*Recovered: request\.api/],
      ["#example=nothing", /no example “nothing”/],
    ]) {
      const tab = await opened(hash);
      assert.match(await tab.text("#notices"), words, hash);
      await tab.close();
    }
  });
});
