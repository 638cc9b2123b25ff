// Properties of the page that can be checked without opening it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import en from "../../pkg/languages/en/page.js";
import enEffects from "../../pkg/languages/en/page-effects.js";
import enLater from "../../pkg/languages/en/page-later.js";
import { LANGUAGES } from "../../pkg/languages/list.js";
import { simulate } from "../../pkg/index.js";
import { APIS } from "../../www/apis.js";
import { APIS as ALL, FIELDS, RESPONSE_FIELDS } from "../../pkg/fields.js";
import { FIRST } from "../../www/first-example.js";
import { HEADERS } from "./page.mjs";

const PKG = fileURLToPath(new URL("../../pkg/", import.meta.url));
const WWW = fileURLToPath(new URL("../../www/", import.meta.url));
const HERE = fileURLToPath(new URL(".", import.meta.url));
const html = readFileSync(join(WWW, "index.html"), "utf8");
const files = readdirSync(WWW, { recursive: true }).map((name) => name.split(sep).join("/"));
const scripts = files.filter((name) => name.endsWith(".js"));
// The package is next to the page's own files.
const source = (name) => readFileSync(name.startsWith("pkg/") ? join(PKG, name.slice(4)) : join(WWW, name), "utf8");

const SITE = fileURLToPath(new URL("../../dist/site/", import.meta.url));
const built = (name) => readFileSync(join(SITE, name));

/**
 * First load of the built page, in bytes, with each file compressed separately. It was 39,790 without the engine and
 * 292,946 in total with speculation rules, the facts about each API's fields and the link to the handbook.
 */
const BUDGET = 39_900;
const BUDGET_IN_ALL = 300_000;

test("every language has the same keys, and the same blanks in each text", async () => {
  const blanks = (text) =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map((match) => match[1])
      .sort()
      .join();
  const file = async (tag, name) => (await import(`../../pkg/languages/${tag}/${name}.js`)).default;
  for (const { tag } of LANGUAGES)
    for (const [name, english] of [
      ["page", en],
      ["page-effects", enEffects],
      ["page-later", enLater],
    ]) {
      const words = await file(tag, name);
      assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort(), tag);
      for (const [key, text] of Object.entries(words)) {
        assert.ok(text.trim() !== "" || /^\s*$/.test(english[key]), `${key} in ${tag}`);
        assert.equal(blanks(text), blanks(english[key]), `${key} in ${tag}`);
      }
    }
  const keys = [en, enEffects, enLater].flatMap((words) => Object.keys(words));
  assert.deepEqual(
    keys.filter((key, index) => keys.indexOf(key) !== index),
    [],
    "each key is in one file",
  );
});

test("a language is a folder, and every folder is a language", () => {
  const folders = readdirSync(join(PKG, "languages"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(folders.map(({ name }) => name).sort(), LANGUAGES.map(({ tag }) => tag).sort());
  const filesOf = (tag) => readdirSync(join(PKG, "languages", tag)).filter((name) => name.endsWith(".js"));
  for (const { tag } of LANGUAGES) assert.deepEqual(filesOf(tag), filesOf("en"), tag);
  // Scripts do not name a language if the list would do.
  for (const name of scripts)
    for (const { tag } of LANGUAGES.slice(1)) assert.doesNotMatch(source(name), new RegExp(`["'/^]${tag}["'/-]`), name);
});

test("every key in the markup is in the catalogue, and its first words are the English ones", () => {
  // Words that only the markup has are loaded when a person switches back to English.
  const words = { ...en, ...enLater };
  const decode = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const texts = [...html.matchAll(/data-i18n="([^"]+)"[^>]*>([^<]*)</g)];
  assert.ok(texts.length > 40);
  for (const [, key, text] of texts) assert.equal(decode(text), words[key], key);
  for (const [, key, label] of html.matchAll(/data-i18n-label="([^"]+)"[^>]*? aria-label="([^"]*)"/g))
    assert.equal(label, words[key], key);
});

test("every key that a script uses is in the catalogue, and keys used at start are in its first part", () => {
  const first = firstModules();
  for (const name of scripts) {
    const words = first.has(name) ? en : { ...en, ...enEffects, ...enLater };
    for (const [, key] of source(name).matchAll(/\b(?:t|section)\("([^"]+)"/g))
      assert.ok(key in words, `${key} in ${name}`);
  }
});

test("the markup has no inline script or style and names nothing foreign", () => {
  assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|="\s*javascript:/i);
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/i);
  assert.doesNotMatch(html, /(?:src|href)="(?!\.\/|#|docs\/)/i);
  for (const name of scripts)
    assert.doesNotMatch(source(name), /\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\(/, name);
});

test("the policy in the markup equals the one in the headers, except for directives that need a header", () => {
  const meta = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
  assert.equal(HEADERS["Content-Security-Policy"].replace(" frame-ancestors 'none';", ""), meta);
});

/** The modules that main.js needs at first. */
function firstModules() {
  const wanted = new Set();
  const visit = (name) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    const imports = [...source(name).matchAll(/^(?:import|export) [^;]*? from "(\.[^"]+)";/gms)];
    // The engine's module is imported dynamically, but is needed at once.
    if (name === "engine.js") imports.push(...source(name).matchAll(/await import\("(\.[^"]+)"\)/g));
    for (const [, target] of imports) {
      visit(
        relative(WWW, join(WWW, dirname(name), target))
          .split(sep)
          .join("/"),
      );
    }
  };
  visit("main.js");
  return wanted;
}

test("every module of the first load is announced in the markup, and no other", () => {
  const announced = [...html.matchAll(/modulepreload" href="\.\/([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(announced.sort(), [...firstModules()].sort());
});

test("the policy and the preloads come before the first script, which would delay everything after it", () => {
  const script = html.indexOf("<script");
  for (const early of [
    'http-equiv="Content-Security-Policy"',
    'rel="stylesheet"',
    'rel="preload"',
    'rel="modulepreload"',
  ])
    assert.ok(html.indexOf(early) >= 0 && html.lastIndexOf(early) < script, early);
});

test("the first load stays small", () => {
  const size = (name) => brotliCompressSync(built(name)).length;
  const beside = ["index.html", "early.js", "page.css", "page.js", "icon.svg"].reduce(
    (sum, name) => sum + size(name),
    0,
  );
  const engine = size("pkg/wasm/answer_bg.wasm");
  assert.ok(beside <= BUDGET, `${beside} bytes with brotli, the budget is ${BUDGET}`);
  assert.ok(beside + engine <= BUDGET_IN_ALL, `${beside + engine} bytes with brotli, the budget is ${BUDGET_IN_ALL}`);
});

test("the built page names files that there are, and its worker keeps them all", () => {
  const page = String(built("index.html"));
  const worker = String(built("offline.js"));
  const named = [
    ...page.matchAll(/(?:src|href)="\.\/([^"#]+)"/g),
    ...worker.matchAll(/^\["\.\/([^"]+)", "sha256-[^"]+"\],$/gm),
  ].map((match) => match[1]);
  for (const name of named) assert.ok(built(name).length > 0, name);
  const own = readdirSync(SITE).filter((name) => /^page.*\.(?:js|css)$/.test(name));
  for (const name of own) assert.ok(named.includes(name), name);
  for (const name of own.filter((name) => name.endsWith(".js"))) {
    const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--check"], {
      input: built(name),
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
  }
});

test("before any script runs, the markup shows the first example with its verdict", () => {
  const unescaped = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const element = (selector, pattern) =>
    unescaped(new RegExp(`${selector}[^>]*>(${pattern ?? "[^<]*"})<`).exec(html)[1]);
  const { page, request } = FIRST.scenario;
  assert.equal(element('id="page-url"'), page.url);
  assert.equal(element('id="page-headers"'), page.headers);
  assert.equal(element('id="request-url"'), request.url);
  assert.equal(element('id="request-headers"'), request.headers);
  assert.match(html, new RegExp(`id="request-method" value="${request.method}"`));
  assert.match(html, new RegExp(`<option value="${request.body.kind}"[^>]* selected`));
  assert.equal(element('class="example-name"'), en[`example.${FIRST.id}`]);
  const report = simulate(FIRST.scenario);
  assert.match(html, new RegExp(`id="verdict" data-verdict="${report.verdict}"`));
  assert.equal(element('class="verdict-word"'), en[`verdict.${report.verdict}`]);
  assert.equal(element('class="verdict-check"'), en["verdict.by"].replace("{check}", en[`check.${report.blockedBy}`]));
  assert.equal(element('class="verdict-summary"'), report.summary.replace(/^\w+\. /, ""));
  const apis = [...html.matchAll(/name="api" value="([\w-]+)"( checked)?><span>([^<]*)</g)].map(
    ([, id, checked, label]) => ({ id, label: unescaped(label), checked: Boolean(checked) }),
  );
  // The form adds the others, which are folded at first.
  assert.deepEqual(
    apis,
    APIS.filter(({ main }) => main).map(({ id, label }) => ({ id, label, checked: id === request.api })),
  );
  assert.deepEqual(
    APIS.map(({ id }) => id),
    [...ALL],
  );
  assert.ok(html.indexOf('name="api"') > html.indexOf('id="apis-main"'));
  const controls = [
    ...html.matchAll(/<(?:div class="field[^"]*"|label class="check")( hidden)?>[^]*?data-source="([^"]+)"/g),
  ];
  for (const { path, apis } of FIELDS.filter(({ apis, when }) => apis && !when)) {
    const control = controls.find(([, , source]) => source === path);
    // The form creates the controls that the markup doesn't have, so the first example must not need any of them.
    const isShown = control !== undefined && !control[1];
    assert.equal(isShown, apis.includes(request.api), path);
  }
});

test("each list of choices in the markup offers every value of its field", () => {
  const lists = [...html.matchAll(/<select\b[^>]*\bdata-(source|field)="([^"]+)"[^>]*>([^]*?)<\/select>/g)];
  // The other list is the one of languages.
  assert.equal(lists.length, html.match(/<select\b/g).length - 1);
  for (const [, attribute, path, options] of lists) {
    const fields = attribute === "source" ? FIELDS : RESPONSE_FIELDS;
    const { values, usual } = fields.find((field) => field.path === path);
    const offered = [...options.matchAll(/<option(?: value="([^"]*)")?[^>]*>([^<]*)/g)].map(
      ([, value, text]) => value ?? text,
    );
    // The empty value means that the field is left out, as the usual value does.
    assert.deepEqual(offered.sort(), ["", ...values.filter((value) => value !== usual)].sort(), path);
  }
});

test("the types hold", () => {
  const tsc = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
  const { stdout, status } = spawnSync(process.execPath, [tsc, "--project", join(HERE, "tsconfig.json")], {
    encoding: "utf8",
  });
  assert.equal(status, 0, stdout);
});
