// A plug-in for rehype, for Markdown that is already HTML: `<pre><code class="language-wouldblock">` becomes the
// element with its report.
import { holdsCode } from "./element/fence.js";
import { languageFor } from "./static/language.js";
import { eachNode, whenRead } from "./static/walk.js";
import { fenceTree, readFenceTree } from "./static.js";

/** @param {import("./remark.d.ts").Options} [options] */
export default function rehypeWouldblock({ language, attributes } = {}) {
  return (/** @type {any} */ tree, /** @type {any} */ file) => {
    const failed = (node, error) => {
      if (error.name !== "FenceError") throw error;
      file.fail(error.message, node, "wouldblock:fence");
    };
    const later = [];
    eachNode(tree, (node) => {
      const code = node.tagName === "pre" && node.children.find(({ type }) => type === "element");
      if (code?.tagName !== "code" || !classesOf(code).includes("language-wouldblock")) return;
      const options = { language: languageFor(language, file), attributes };
      const text = textOf(code);
      try {
        if (holdsCode(text)) later.push([node, readFenceTree(text, options)]);
        else Object.assign(node, fenceTree(text, options));
      } catch (error) {
        failed(node, error);
      }
    });
    return whenRead(later, Object.assign, failed);
  };
}

const classesOf = ({ properties }) => [properties?.className ?? []].flat();

const textOf = (node) => (node.type === "text" ? node.value : (node.children ?? []).map(textOf).join(""));
