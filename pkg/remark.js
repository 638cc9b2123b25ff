// A plug-in for remark, which Docusaurus, Astro and MDX use: code blocks of the language `wouldblock` become elements
// with their report while the page is built.
import { holdsCode } from "./element/fence.js";
import { languageFor } from "./static/language.js";
import { eachNode, whenRead } from "./static/walk.js";
import { fenceTree, readFenceTree } from "./static.js";

/** @param {import("./remark.d.ts").Options} [options] */
export default function remarkWouldblock({ language, attributes } = {}) {
  return (/** @type {any} */ tree, /** @type {any} */ file) => {
    const write = (node, { tagName, properties, children }) => {
      node.type = "wouldblock";
      node.data = { ...node.data, hName: tagName, hProperties: properties, hChildren: children };
      delete node.value;
    };
    const failed = (node, error) => {
      if (error.name !== "FenceError") throw error;
      file.fail(error.problems[0].text, { line: node.position.start.line + error.line, column: 1 }, "wouldblock:fence");
    };
    const later = [];
    eachNode(tree, (node) => {
      if (node.type !== "code" || node.lang !== "wouldblock") return;
      const options = { language: languageFor(language, file), attributes, claim: node.meta ?? "" };
      try {
        if (holdsCode(node.value)) later.push([node, readFenceTree(node.value, options)]);
        else write(node, fenceTree(node.value, options));
      } catch (error) {
        failed(node, error);
      }
    });
    return whenRead(later, write, failed);
  };
}
