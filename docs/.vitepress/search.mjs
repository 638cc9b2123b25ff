// What the search of a page is made of. VitePress takes words to be what stands between spaces, and Chinese has none.

/** The longest piece of Chinese that can be searched for without a space. */
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

/** Of each run of Chinese what begins at each of its characters: the search finds words by their beginnings. */
function endings(text) {
  const runs = text.match(/\p{Script=Han}+/gu) ?? [];
  const pieces = runs.flatMap((run) => [...run].map((_, at, all) => all.slice(at, at + LONGEST).join("")));
  return [...new Set(pieces)];
}
