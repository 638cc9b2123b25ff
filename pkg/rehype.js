// A plug-in for rehype, for Markdown that is already HTML: `<pre><code class="language-wouldblock">` becomes the
// element with its answer.
import { languageFor } from "./static/language.js";
import { eachNode } from "./static/walk.js";
import { fenceTree } from "./static.js";

/** @param {import("./remark.d.ts").Options} [options] */
export default function rehypeWouldblock({ language, attributes } = {}) {
  return (/** @type {any} */ tree, /** @type {any} */ file) =>
    eachNode(tree, (node) => {
      const code = node.tagName === "pre" && node.children.find(({ type }) => type === "element");
      if (code?.tagName !== "code" || !classesOf(code).includes("language-wouldblock")) return;
      try {
        Object.assign(node, fenceTree(textOf(code), { language: languageFor(language, file), attributes }));
      } catch (error) {
        if (error.name !== "FenceError") throw error;
        file.fail(error.message, node);
      }
    });
}

const classesOf = ({ properties }) => [properties?.className ?? []].flat();

const textOf = (node) => (node.type === "text" ? node.value : (node.children ?? []).map(textOf).join(""));
