#!/usr/bin/env node
// Collects the anchors of the standards from their sources, into anchors.json: `node collect.mjs FOLDER`, where FOLDER
// holds the sources by the names below. Explicit ids are taken as they stand; ids that Bikeshed makes of definitions
// follow its rule: `dom-` and what it is for before methods and constructors, else a slug of the words.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = {
  "https://fetch.spec.whatwg.org/": "fetch.bs",
  "https://url.spec.whatwg.org/": "url.bs",
  "https://w3c.github.io/beacon/": "beacon.bs",
  "https://w3c.github.io/trusted-types/dist/spec/": "trusted-types.bs",
  "https://w3c.github.io/webappsec-csp/": "webappsec-csp.bs",
  "https://w3c.github.io/webappsec-mixed-content/": "webappsec-mixed-content.bs",
  "https://w3c.github.io/webappsec-subresource-integrity/": "webappsec-subresource-integrity.bs",
  "https://w3c.github.io/webappsec-upgrade-insecure-requests/": "webappsec-upgrade-insecure-requests.bs",
  "https://w3c.github.io/webtransport/": "webtransport.bs",
  "https://websockets.spec.whatwg.org/": "websockets.bs",
  "https://wicg.github.io/local-network-access/": "local-network-access.bs",
  "https://xhr.spec.whatwg.org/": "xhr.bs",
};

const slug = text => text.toLowerCase().replace(/<[^>]*>|[`'"‘’“”]/g, "").trim().replace(/[^a-z0-9_]+/g, "-").replace(/^-+|-+$/g, "");

function anchors(source) {
  const ids = new Set([...source.matchAll(/\{#([^\s}]+)\}/g), ...source.matchAll(/\bid="?([^\s">]+)"?/g)].map(match => match[1]));
  for (const [, attributes, text] of source.matchAll(/<dfn\b([^>]*)>([\s\S]*?)<\/dfn>/g)) {
    if (/\bid=/.test(attributes)) continue;
    const value = name => new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`).exec(attributes)?.slice(1).find(Boolean);
    const words = (value("lt") ?? text).split("|")[0];
    const owner = value("for")?.split(",")[0];
    if (/\b(method|constructor|attribute)\b/.test(attributes) && owner) {
      ids.add(slug(`dom-${owner}-${words.replace(/\(.*/s, "")}`));
    } else {
      ids.add(slug(owner ? `${owner} ${words}` : words));
    }
  }
  return [...ids].filter(Boolean).sort();
}

const folder = process.argv[2];
const file = new URL("anchors.json", import.meta.url);
const before = JSON.parse(existsSync(file) ? readFileSync(file, "utf8") : "{}");
for (const [url, name] of Object.entries(SOURCES)) before[url] = anchors(readFileSync(join(folder, name), "utf8"));
writeFileSync(file, `{\n${Object.entries(before).sort().map(([url, ids]) => `${JSON.stringify(url)}: ${JSON.stringify(ids)}`).join(",\n")}\n}\n`);
