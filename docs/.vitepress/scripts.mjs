// VitePress writes two small scripts and a few styles into each page. A policy without 'unsafe-inline' forbids them, so
// the scripts become files. None of the styles is needed before Vue sets them again.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const OUTPUT = fileURLToPath(new URL("../../dist/site/docs/assets/", import.meta.url));

/** @param {string} base */
export const externalised = (base) => (/** @type {string} */ html) =>
  html.replace(/ style="[^"]*"/g, "").replace(/<script id="[\w-]+">([^]*?)<\/script>/g, (_, script) => {
    const name = `early.${createHash("sha256").update(script).digest("hex").slice(0, 8)}.js`;
    mkdirSync(OUTPUT, { recursive: true });
    writeFileSync(join(OUTPUT, name), script);
    return `<script src="${base}assets/${name}"></script>`;
  });
