// Writes rules.txt: the rules of the Public Suffix List without its comments, and with host names as URLs have them.
//
//   node audit/public-suffixes/collect.mjs [public_suffix_list.dat]
//
// Without a file, the list is loaded from its only official address.
import { readFileSync, writeFileSync } from "node:fs";

const ADDRESS = "https://publicsuffix.org/list/public_suffix_list.dat";
const HEAD = `// This Source Code Form is subject to the terms of the Mozilla Public
// License, v. 2.0. If a copy of the MPL was not distributed with this
// file, You can obtain one at https://mozilla.org/MPL/2.0/.
// Written by collect.mjs from ${ADDRESS}
`;

const [file] = process.argv.slice(2);
const list = file ? readFileSync(file, "utf8") : await (await fetch(ADDRESS)).text();

/** A rule in ASCII. Its first label may be a wildcard, and it may begin with the mark of an exception. */
function inAscii(rule) {
  const [, mark, domain] = /^(!|\*\.)?(.*)$/.exec(rule);
  const { hostname } = new URL(`https://${domain}`);
  return `${mark ?? ""}${hostname}`;
}

const lines = list.split("\n").map((line) => line.trim());
const kept = lines.flatMap((line) => {
  if (/(?:BEGIN|END) (?:ICANN|PRIVATE) DOMAINS/.test(line)) return line;
  return line === "" || line.startsWith("//") ? [] : inAscii(line.split(/\s/)[0]);
});
writeFileSync(new URL("rules.txt", import.meta.url), `${HEAD}${kept.join("\n")}\n`);
