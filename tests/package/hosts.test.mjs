// Host names beyond ASCII: the module has no Unicode tables and asks the host's `URL`. `tests/engine/hosts.rs` compares
// the native engine, which has these tables, with the same list; this file and browser.test.mjs compare Node and both
// browsers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { install } from "../support/package.mjs";

const { root, remove } = install();
after(remove);

const { simulate } = await import(pathToFileURL(join(root, "index.js")).href);
const hosts = JSON.parse(readFileSync(new URL("../hosts.json", import.meta.url), "utf8"));

for (const { host, ascii } of hosts)
  test(JSON.stringify(host), () => {
    const { exchanges } = simulate({
      page: { url: "https://app.example/" },
      request: { api: "image", url: `https://${host}/` },
    });
    assert.equal(exchanges[0]?.url ?? null, ascii && `https://${ascii}/`);
  });
