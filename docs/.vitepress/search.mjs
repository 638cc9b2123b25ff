// Prepares the text of a page for the search. VitePress splits words at spaces, but Chinese has none.

/** The longest piece of Chinese text that can be found without a space. */
const LONGEST = 8;

/** @param {string} source @param {{ relativePath: string }} env @param {any} md */
export function rendered(source, env, md) {
  const html = md.render(source, env);
  if (!env.relativePath.startsWith("zh/")) return html;
  return html
    .split(/(?=<h[1-6] )/)
    .map((section) => `${section}<p>${endings(section.replace(/<[^>]*>/g, " ")).join(" ")}</p>`)
    .join("");
}

/**
 * For each character in a run of Chinese, the text that begins there, because the search finds words by their
 * beginnings.
 */
function endings(text) {
  const runs = text.match(/\p{Script=Han}+/gu) ?? [];
  const pieces = runs.flatMap((run) => [...run].map((_, at, all) => all.slice(at, at + LONGEST).join("")));
  return [...new Set(pieces)];
}
