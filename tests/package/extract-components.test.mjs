// Elements of components that end with a slash. HTML ignores the slash, so that the content of some of them would never end.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { install } from "../support/package.mjs";

const { root, remove } = install();
after(remove);

const { requestsOf } = await import(pathToFileURL(join(root, "extract.js")).href);
const page = "https://page.example/";

/** The addresses that a file requests, with their lines. */
async function listed(name, text) {
  const found = await requestsOf(text, { name, page });
  return found.map(({ line, request, why }) => `${line} ${request ? (request.url ?? request.text) : why}`);
}

const CLOSED = [
  '<textarea v-model="text" />',
  "<textarea/>",
  '<iframe title="x" />',
  "<title/>",
  "<noscript />",
  "<script />",
  "<style />",
  "<svg><script href/></svg>",
  "<xmp/>",
  "<noembed />",
  "<noframes />",
  "<TextArea />",
];

test("an element that ends with a slash does not contain the rest of the template", async () => {
  for (const element of CLOSED) {
    const vue = `<template>\n<form>${element}<img src="https://img.example/"></form>\n<iframe src="https://pay.example/" /><img src="https://a.example/">\n</template>\n<script>fetch("https://b.example/")</script>\n`;
    assert.deepEqual(
      await listed("Form.vue", vue),
      ["2 https://img.example/", "3 https://pay.example/", "3 https://a.example/", "5 https://b.example/"],
      element,
    );
    const svelte = `<form>${element.replace("v-model", "bind:value").replace('"text"', "{text}")}<img src="https://img.example/" /></form>\n<iframe src=https://pay.example/ /><img src={"https://a.example/"} />`;
    assert.deepEqual(
      await listed("Form.svelte", svelte),
      ["1 https://img.example/", "2 https://a.example/", "2 https://pay.example/"],
      element,
    );
  }
});

test("a part of a component may end with a slash", async () => {
  const vue = `<script src="./x.js" />\n<template><img src="https://a.example/"></template>\n<script>fetch("https://b.example/")</script>\n`;
  assert.deepEqual(await listed("Parts.vue", vue), ["2 https://a.example/", "3 https://b.example/"]);
  const svelte = `<svelte:head><script src="https://s.example/" /></svelte:head>\n<script>\nfetch("https://b.example/")</script>`;
  assert.deepEqual(await listed("Parts.svelte", svelte), ["1 https://s.example/", "3 https://b.example/"]);
});

test("an element may be named by an attribute", async () => {
  const vue = `<template>
<component is="link" rel="stylesheet" href="https://a.example/" />
<component :is="'script'" src="https://b.example/"></component><img src="https://c.example/">
<component :is="'iframe'" :src="\`https://d.example/\`" />
<component :is="tag" src="https://e.example/"></component>
</template>`;
  const found = await listed("Named.vue", vue);
  assert.deepEqual(found.slice(0, 4).sort(), [
    "2 https://a.example/",
    "3 https://b.example/",
    "3 https://c.example/",
    "4 https://d.example/",
  ]);
  assert.match(found[4], /^5 The src of an element is/);
  const svelte = `<svelte:element this="link" rel="stylesheet" href="https://a.example/" />\n<svelte:element this={"img"} src="https://b.example/" />`;
  assert.deepEqual(await listed("Named.svelte", svelte), ["1 https://a.example/", "2 https://b.example/"]);
});

test("in a document, the slash is ignored", async () => {
  const text = '<body><textarea /><img src="https://text.example/"></textarea><img :src="`https://a.example/`">\n';
  assert.deepEqual(await listed("page.html", text), ["1 https://a.example/"]);
});
