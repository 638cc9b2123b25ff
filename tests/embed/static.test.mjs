// Properties of the element that can be checked without a browser.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { elements } from "../../pkg/languages/element.js";
import { install } from "../support/package.mjs";
import { headersOf } from "./host.mjs";

const PKG = fileURLToPath(new URL("../../pkg/", import.meta.url));
const WWW = fileURLToPath(new URL("../../www/", import.meta.url));
const { project, remove } = install();
after(remove);

const scripts = [
  "api-fields.js",
  "element.js",
  "engines.js",
  "fence.js",
  "fences.js",
  "fields.js",
  "frame.js",
  "scenario-path.js",
  ...readdirSync(join(PKG, "element")).map((name) => `element/${name}`),
];
const source = (name) => readFileSync(join(PKG, name), "utf8");
const size = (names) => names.reduce((sum, name) => sum + gzipSync(source(name), { level: 9 }).length, 0);

test("before an element is in view a page loads one small script", () => {
  assert.doesNotMatch(source("element.js"), /^import|^export .* from/m);
  assert.ok(size(["element.js"]) <= 2_000, `${size(["element.js"])} bytes with gzip`);
});

test("the modules that elements load besides the engine stay small, including comments", () => {
  const apart = /editor|frame|fence|nearest|upgrade/;
  const drawn = scripts.filter((name) => !apart.test(name));
  assert.ok(drawn.length > 8);
  assert.ok(size(drawn) <= 23_100, `${size(drawn)} bytes with gzip`);
  const fences = scripts.filter((name) => /fence|nearest|upgrade|fields/.test(name));
  assert.ok(size(fences) <= 10_600, `${size(fences)} bytes with gzip for fences`);
});

test("importing it in Node does nothing, and does not fail", () => {
  const script = `
    const before = Object.keys(globalThis).join();
    const { WouldBlock } = await import("wouldblock/element");
    await import("wouldblock/frame");
    if (typeof WouldBlock !== "function" || Object.keys(globalThis).join() !== before || globalThis.customElements) throw new Error("something was done");`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: project,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
});

test("no markup from strings, no inline styles, nothing foreign", () => {
  for (const name of scripts) {
    assert.doesNotMatch(
      source(name),
      /\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write(?:ln)?\(|\beval\(|srcdoc|setAttribute\("style"/,
      name,
    );
    assert.doesNotMatch(source(name), /["'`]https?:(?!\/\/www\.w3\.org\/2000\/svg")/, name);
  }
});

test("every language has the same keys, and the same blanks in each text", () => {
  const { en } = elements;
  const blanks = (text) =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map((match) => match[1])
      .sort()
      .join();
  for (const [tag, words] of Object.entries(elements)) {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(en).sort(), tag);
    for (const key of Object.keys(en)) assert.equal(blanks(words[key]), blanks(en[key]), `${key} in ${tag}`);
  }
  const asked = scripts.flatMap((name) => [...source(name).matchAll(/\bt\("([^"]+)"/g)].map((match) => match[1]));
  assert.ok(asked.length > 5);
  for (const key of asked) assert.ok(key in en, key);
});

test("every check of the contract has a name", () => {
  const contract = source("contract.d.ts");
  const checks = [.../export type Check =([^;]*);/.exec(contract)[1].matchAll(/"([^"]+)"/g)].map((match) => match[1]);
  assert.ok(checks.length > 10);
  for (const check of checks) assert.ok(`check.${check}` in elements.en, check);
});

test("the frame's policy in its markup is the one in its headers", () => {
  const meta = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    readFileSync(join(WWW, "embed.html"), "utf8"),
  )[1];
  assert.equal(headersOf("/embed.html")["Content-Security-Policy"], meta);
});

test("the declarations are usable: in plain TypeScript and in React's JSX", () => {
  const tsc = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
  writeFileSync(
    join(project, "plain.ts"),
    `
    import "wouldblock/element";
    import "wouldblock/fences";
    import { fenceHtml, parseFence, upgradeFences, type Fence } from "wouldblock/fence";
    import { connectFrame } from "wouldblock/frame";
    const fence: Fence = parseFence("");
    const html: string = fenceHtml(fence);
    fence.problems.map(({ start, end, text }) => html.slice(start, end) + text);
    upgradeFences();
    const element = document.createElement("would-block");
    element.scenario = { page: { url: "" }, request: { api: "fetch", url: "" } };
    element.addEventListener("verdict", event => { const verdict: "allowed" | "blocked" | "undetermined" = event.detail.verdict; void verdict; });
    // @ts-expect-error: the answer is read
    element.report = null;
    document.querySelector("would-block")?.wake();
    connectFrame(document.createElement("iframe"), { onReport: report => report.summary.length }).disconnect();`,
  );
  // React's types are not a dependency of this project, so this declares the parts that the augmentation needs.
  writeFileSync(
    join(project, "react.d.ts"),
    `declare module "react" {
    export interface HTMLAttributes<T> { children?: unknown; className?: string; ref?: T }
    export type DetailedHTMLProps<E, T> = E & { key?: string; ref?: (node: T) => void };
    export namespace JSX { interface IntrinsicElements {} interface Element {} }
    export const createElement: unknown;
  }`,
  );
  writeFileSync(
    join(project, "react.tsx"),
    `
    import React from "react";
    import type {} from "wouldblock/react";
    import type { JSX } from "react";
    export const props: JSX.IntrinsicElements["would-block"] = { api: "fetch", "page-headers": "A: b", display: "badge", editable: true };
    // @ts-expect-error: there is no such display
    export const wrong: JSX.IntrinsicElements["would-block"] = { display: "poster" };
    void React;`,
  );
  for (const files of [["plain.ts"], ["react.d.ts", "react.tsx"]]) {
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: "es2022",
          module: "esnext",
          moduleResolution: "bundler",
          lib: ["es2022", "dom", "dom.iterable"],
          types: [],
          jsx: "preserve",
          esModuleInterop: true,
        },
        files,
      }),
    );
    const { stdout, status } = spawnSync(process.execPath, [tsc, "--project", "tsconfig.json"], {
      cwd: project,
      encoding: "utf8",
    });
    assert.equal(status, 0, stdout);
  }
});
