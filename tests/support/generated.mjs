// Generated parts of Markdown pages: `<!-- name -->`, the part, `<!-- /name -->`.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

/**
 * Compares a part of a page with the wanted text; WOULDBLOCK_WRITE=1 writes it instead.
 * @param {URL} page
 * @param {string} name
 * @param {string} wanted
 */
export function holdPart(page, name, wanted) {
  const pattern = new RegExp(`(<!-- ${name} -->\n)([^]*?)(<!-- /${name} -->)`);
  const text = readFileSync(page, "utf8");
  assert.match(text, pattern);
  const [, before, present, after] = pattern.exec(text);
  const found = `${wanted}\n`;
  if (process.env.WOULDBLOCK_WRITE)
    writeFileSync(
      page,
      text.replace(pattern, () => before + found + after),
    );
  else assert.equal(present, found, "WOULDBLOCK_WRITE=1 writes it");
}
