// A plug-in for markdown-it, which VitePress and Eleventy use: fences of the language `wouldblock` become elements
// with their report while the page is built.
import { holdsCode } from "./element/fence.js";
import { renderFence } from "./static.js";
import { claimOf } from "./static/claim.js";
import { languageFor } from "./static/language.js";

/**
 * @param {any} md
 * @param {import("./markdown-it.d.ts").Options} [options]
 */
export default function wouldblock(md, { language, attributes } = {}) {
  const others = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content, map } = tokens[index];
    const claim = claimOf(info);
    if (claim === null) return others(tokens, index, ...rest);
    const [, env] = rest;
    // The readers of commands are loaded asynchronously, and markdown-it does not wait: the page's script reads it.
    if (holdsCode(content) && !claim)
      return `<pre><code class="language-wouldblock">${md.utils.escapeHtml(content)}</code></pre>\n`;
    try {
      return `${renderFence(content, { language: languageFor(language, env), attributes, claim })}\n`;
    } catch (error) {
      // VitePress gives the name of the file.
      if (error.name === "FenceError" && map)
        error.message = `line ${map[0] + 1 + error.line}: ${error.problems[0].text}`;
      throw error;
    }
  };
}
