// `wouldblock extract DIR`: what a project's source files connect to and load, and the least policy for that.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { audit } from "../audit.js";
import { DEFAULT_PAGE } from "../audit-core.js";
import { decoded } from "../read/encoding.js";
import { escaped, visible } from "../visible.js";
import { requestsOf } from "../extract.js";
import { untilStable } from "../extract/assignments.js";
import { documentText } from "../extract/charset.js";
import { importsIn } from "../extract/imports.js";
import { headersOf, leastAs, pageOf, wordsOf } from "./audit.js";
import { filesBelow, nameBelow } from "./files.js";
import { UsageError } from "./usage-error.js";

const KINDS = new Set(
  ".js .mjs .cjs .jsx .ts .mts .cts .tsx .vue .svelte .html .htm .css .scss .sass .less .styl .json".split(" "),
);
/** Files that may hold markup or scripts, in languages that are not read. */
const UNREAD = new Set(
  ".astro .coffee .cshtml .ejs .erb .haml .handlebars .hbs .jade .jsp .liquid .marko .mdx .mustache .njk .php .pug .slim .twig".split(
    " ",
  ),
);
const DOCUMENT = /\.html?$/i;
/** Longer files are not written by hand. */
const LONGEST = 4 << 20;

/** `wouldblock extract`; resolves to the exit code. */
export async function extractCommand({ values, positionals }, print) {
  if (positionals.length > 1) throw new UsageError("extract takes one folder");
  const [folder = "."] = positionals;
  const { language = "en" } = values;
  const words = await wordsOf(language);
  const page = pageOf(values) ?? DEFAULT_PAGE;
  const environment = environmentOf(foldersOf(folder), values.mode ?? "production");
  /** @type {{ file: string, line: number, why: string }[]} */
  const skipped = [];
  const paths = new Map();
  /** Files that only give constants to others. */
  const data = new Map();
  for (const path of filesBelow(folder, new Set([...KINDS, ...UNREAD]))) {
    const name = nameBelow(folder, path);
    const ending = extname(path).toLowerCase();
    if (ending === ".json") data.set(name, path);
    else if (UNREAD.has(ending)) skipped.push({ file: name, line: 1, why: words.notRead(ending.slice(1)) });
    else if (statSync(path).size > LONGEST) skipped.push({ file: name, line: 1, why: words.tooLong });
    else {
      paths.set(name, path);
      if (DOCUMENT.test(name) && !documentText(readFileSync(path)).isKnown)
        skipped.push({ file: name, line: 1, why: words.noEncoding });
    }
  }
  const textOf = (name) => {
    const bytes = readFileSync(paths.get(name) ?? data.get(name));
    return DOCUMENT.test(name) ? documentText(bytes).text : decoded(bytes);
  };
  const has = (name) => paths.has(name) || data.has(name);
  if (paths.size + skipped.length === 0) throw new UsageError(words.noFile);
  const found = await untilStable(async (assigned, assign) => {
    const settings = { page, environment, language, assigned };
    const importsOf = importsIn({ has, textOf }, settings);
    /** @type {({ file: string } & import("../extract.js").Found)[]} */
    const all = [];
    for (const name of paths.keys())
      for (const request of await requestsOf(textOf(name), { ...settings, name, importsOf, assign }))
        all.push({ file: name, ...request });
    return all;
  });
  found.push(...skipped);
  const resolved = found.filter(({ request }) => request);
  const lines = resolved.map(({ request }) => ({ scenario: { page: { url: page }, request } }));
  const policy = headersOf(values.csp);
  const result = await audit(/** @type {any} */ (lines), { page: policy ?? { headers: [] }, language });
  const open = found.filter(({ request }) => !request);
  const blocked = policy ? await blockedOf(resolved, policy, page) : [];
  const { leastPolicy } = result;
  const isRead = paths.size > 0;
  if (values.least !== undefined) {
    // Standard output is the policy, so what it does not cover is on standard error.
    for (const line of notCovered({ open, blocked, policy, isRead }, words).flat())
      process.stderr.write(`${visible(line)}\n`);
    leastAs(leastPolicy, values.least, print);
  } else if (values.json)
    print(escaped(JSON.stringify({ found: resolved, unresolved: open, blocked, leastPolicy }, null, 2)));
  else if (!values.quiet) print(formatted({ resolved, open, blocked, policy, leastPolicy, isRead }, words));
  if (!policy) return 0;
  if (blocked.length > 0) return 1;
  return open.length > 0 ? 2 : 0;
}

/** The folders from that of the project, which has a package.json, to the one that is read; only that without a project. */
function foldersOf(path) {
  const start = resolve(statSync(path, { throwIfNoEntry: false })?.isFile() ? dirname(path) : path);
  const folders = [start];
  while (!existsSync(join(folders[0], "package.json"))) {
    const above = dirname(folders[0]);
    if (above === folders[0]) return [start];
    folders.unshift(above);
  }
  return folders;
}

/** The variables of the `.env` files, in the order in which Vite reads them: later files override earlier ones. */
function environmentOf(folders, mode) {
  const production = mode === "production";
  const environment = { MODE: mode, PROD: `${production}`, DEV: `${!production}`, SSR: "false", BASE_URL: "/" };
  const names = [".env", ".env.local", `.env.${mode}`, `.env.${mode}.local`];
  for (const path of folders.flatMap((folder) => names.map((name) => join(folder, name)))) {
    let text;
    try {
      text = readFileSync(path, "utf8");
    } catch {
      continue;
    }
    for (const line of text.split(/\r?\n/)) {
      const [, key, value] = /^\s*(?:export\s+)?([\w.]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      if (key === undefined) continue;
      const [, quote, inner] = /^(["'`])(.*)\1/.exec(value) ?? [];
      environment[key] = quote ? inner : value.replace(/\s+#.*$/, "");
    }
  }
  for (const [key, value] of Object.entries(environment))
    environment[key] = value.replace(/\$\{?(\w+)\}?/g, (whole, name) => environment[name] ?? whole);
  return environment;
}

/** The requests that a policy blocks. */
async function blockedOf(resolved, policy, page) {
  const blocked = [];
  const known = new Map();
  for (const one of resolved) {
    const key = JSON.stringify(one.request);
    if (!known.has(key)) {
      const lines = [{ scenario: { page: { url: page }, request: one.request } }];
      const { groups } = await audit(/** @type {any} */ (lines), { page: policy });
      known.set(
        key,
        groups.filter(({ check }) => check === "csp"),
      );
    }
    for (const { directive, code, engines } of known.get(key)) blocked.push({ ...one, directive, code, engines });
  }
  return blocked;
}

const place = ({ file, line }) => `${file}:${line}`;
const what = ({ request: { api, url, via, text } }) =>
  `${api}  ${url ?? text?.split("\n", 1)[0].slice(0, 80) ?? via ?? ""}`;

/** What is not resolved, and what the policy blocks, as paragraphs. @returns {string[][]} */
function notCovered(/** @type {any} */ { open, blocked, policy, isRead }, words) {
  const openLines = open.map((one) => `  ${place(one)}  ${one.why}`);
  const blockedLines = blocked.map(
    (one) => `  ${place(one)}  ${one.directive}  ${what(one)}  (${one.engines.join(", ")})`,
  );
  const result = blocked.length > 0 ? [words.blocked, ...blockedLines] : policy ? [words.passes] : [];
  return [open.length > 0 ? [words.open, ...openLines] : [], isRead ? result : [words.noFile]].filter(
    ({ length }) => length > 0,
  );
}

function formatted({ resolved, leastPolicy, ...rest }, words) {
  const out = [words.found(resolved.length)];
  for (const one of resolved) out.push(`  ${place(one)}  ${what(one)}`);
  for (const paragraph of notCovered(rest, words)) out.push("", ...paragraph);
  out.push("", words.leastOfProject, `  Content-Security-Policy: ${leastPolicy.value}`);
  for (const { text } of leastPolicy.warnings) out.push(`  ${words.note} ${text}`);
  return out.map(visible).join("\n");
}
