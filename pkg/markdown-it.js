// A plug-in of markdown-it, and with it of VitePress and Eleventy: fences of the language `wouldblock` become elements
// with their answer in them while the page is built.
import { renderFence } from "./static.js";
import { languageFor } from "./static/language.js";

/**
 * @param {any} md
 * @param {import("./markdown-it.d.ts").Options} [options]
 */
export default function wouldblock(md, { language, attributes } = {}) {
  const others = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content, map } = tokens[index];
    const [, isOurs, claim] = /^(wouldblock)(?:\s+(.*?))?\s*$/.exec(info.trim()) ?? [];
    if (!isOurs) return others(tokens, index, ...rest);
    const [, env] = rest;
    try {
      return `${renderFence(content, { language: languageFor(language, env), attributes, claim })}\n`;
    } catch (error) {
      // VitePress names the file that it is about.
      if (error.name === "FenceError" && map)
        error.message = `line ${map[0] + 1 + error.line}: ${error.problems[0].text}`;
      throw error;
    }
  };
}
