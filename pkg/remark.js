// A plug-in for remark, which Docusaurus, Astro and MDX use: code blocks of the language `wouldblock` become elements
// with their answer while the page is built.
import { languageFor } from "./static/language.js";
import { eachNode } from "./static/walk.js";
import { fenceTree } from "./static.js";

/** @param {import("./remark.d.ts").Options} [options] */
export default function remarkWouldblock({ language, attributes } = {}) {
  return (/** @type {any} */ tree, /** @type {any} */ file) =>
    eachNode(tree, (node) => {
      if (node.type !== "code" || node.lang !== "wouldblock") return;
      try {
        const { tagName, properties, children } = fenceTree(node.value, {
          language: languageFor(language, file),
          attributes,
          claim: node.meta ?? "",
        });
        node.type = "wouldblock";
        node.data = { ...node.data, hName: tagName, hProperties: properties, hChildren: children };
        delete node.value;
      } catch (error) {
        if (error.name !== "FenceError") throw error;
        file.fail(error.problems[0].text, { line: node.position.start.line + error.line, column: 1 });
      }
    });
}
