// Writes anchors.json, which says for each clause that the engine's sources cite how it is known that the anchor
// exists.
//
//   node tests/anchors/collect.mjs <folder>
//
// The folder contains any of the following, under any names:
// - Bikeshed's database of published standards (`bikeshed/spec-data` of its source package): headings and exported
// definitions with their addresses. They are recorded as "published".
// - The sources of standards, `<repository>/….bs`. An id that is written there is "written". An id that Bikeshed makes
// from the text of a <dfn> without an id is "made". Its rule is: words joined by "-", after `for` and, for the parts of
// an interface, after "dom".
// - Sections of RFCs are numbered by the RFC and never change. They are "numbered", and come from the list below.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NUMBERED = {
  "https://www.rfc-editor.org/rfc/rfc3986": { "section-3.3": "Path" },
  "https://www.rfc-editor.org/rfc/rfc4291": { "section-2.5.5.2": "IPv4-Mapped IPv6 Address" },
  "https://www.rfc-editor.org/rfc/rfc6455": { "section-4.1": "Client Requirements" },
  "https://www.rfc-editor.org/rfc/rfc6762": { "section-3": "Multicast DNS Names" },
  "https://www.rfc-editor.org/rfc/rfc9110": {
    "section-5.6.2": "Tokens",
    "section-9.3.6": "CONNECT",
    "section-14.4": "Content-Range",
  },
  "https://www.rfc-editor.org/rfc/rfc9651": { "section-3.1.1": "Inner Lists", "section-3.2": "Dictionaries" },
};

/** The repository with the source of each standard. */
const REPOSITORY = {
  "https://fetch.spec.whatwg.org/": "fetch",
  "https://websockets.spec.whatwg.org/": "websockets",
  "https://w3c.github.io/webappsec-subresource-integrity/": "webappsec-subresource-integrity",
  "https://wicg.github.io/local-network-access/": "local-network-access",
};

const INTERFACE_PARTS = /\s(?:constructor|method|attribute|argument|dict-member|enum-value|const)[\s>]/;

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });

/** The addresses with a fragment in a text. A closing parenthesis without an opening one ends an address. */
function* addresses(text) {
  for (const [candidate] of text.matchAll(/https:\/\/[^\s"<>\]`]+/g)) {
    let depth = 0;
    const end = [...candidate].findIndex((c) => {
      if (c === "(") depth++;
      return c === ")" && depth-- === 0;
    });
    const address = (end < 0 ? candidate : candidate.slice(0, end)).replace(/[.,;:]+$/, "");
    if (address.includes("#") && !address.endsWith("#")) yield address;
  }
}

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/\(.*?\)/g, "")
    .replace(/[^a-z0-9_-]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** The ids that Bikeshed gives to definitions without an id in the source. */
function* made(source) {
  for (const [, attributes, content] of source.matchAll(/<dfn(\s[^>]*)?>([^]*?)<\/dfn>/g)) {
    if (/\sid=/.test(attributes ?? "")) continue;
    const of = (name) =>
      new RegExp(`\\s(?:data-)?${name}=(?:"([^"]*)"|([^\\s>]+))`)
        .exec(attributes ?? "")
        ?.slice(1)
        .find(Boolean);
    const name = slug((of("lt") ?? content.replace(/<[^>]*>|\|/g, "")).split("|")[0]);
    const owner = of("for")?.split(",")[0];
    const prefix = INTERFACE_PARTS.test(`${attributes ?? ""} `) ? ["dom"] : [];
    yield [...prefix, ...(owner && owner !== "/" ? [slug(owner)] : []), name].join("-");
  }
}

function main([folder]) {
  if (!folder) throw new Error("usage: node tests/anchors/collect.mjs <folder>");
  const all = files(folder);
  const published = new Set();
  for (const path of all.filter((path) => /(?:headings-[^/]*\.json|anchors-[^/]*\.data)$/.test(path)))
    for (const [address] of readFileSync(path, "utf8").matchAll(/https:\/\/[^\s"]+#[^\s"]+/g)) published.add(address);
  const sources = new Map();
  for (const [standard, repository] of Object.entries(REPOSITORY)) {
    const path = all.find((path) => path.includes(`/${repository}/`) && path.endsWith(".bs"));
    if (path) sources.set(standard, readFileSync(path, "utf8"));
  }

  const known = {};
  const unknown = [];
  const cited = files("src")
    .filter((path) => path.endsWith(".rs"))
    .flatMap((path) => [...addresses(readFileSync(path, "utf8"))]);
  for (const address of [...new Set(cited)].sort()) {
    const [standard, id] = address.split("#");
    const source = sources.get(standard) ?? "";
    const is = {
      published: () => published.has(address),
      numbered: () => id in (NUMBERED[standard] ?? {}),
      written: () =>
        ["id=", "{#"].some((start) => source.split(start).some((rest) => /^["']?([^"'\s>}]+)/.exec(rest)?.[1] === id)),
      made: () => [...made(source)].includes(id),
    };
    const how = Object.keys(is).find((name) => is[name]());
    if (how) (known[standard] ??= {})[id] = how;
    else unknown.push(address);
  }
  writeFileSync("tests/anchors/anchors.json", `${JSON.stringify(known, null, 1)}\n`);
  const count = Object.values(known).reduce((sum, ids) => sum + Object.keys(ids).length, 0);
  console.log(`${count} anchors are known to exist.`);
  if (unknown.length) throw new Error(`not known to exist:\n${unknown.join("\n")}`);
}

main(process.argv.slice(2));
