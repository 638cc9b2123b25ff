// The words of the generated parts in each language of the handbook, with the engine's catalogue of that language.
import zh from "wouldblock/languages/zh";

/** @typedef {typeof ENGLISH} Words */

const ENGLISH = {
  /** @type {import("wouldblock").Language | undefined} */
  catalogue: undefined,
  /** A console that stays empty. */
  nothing: "(nothing)",
  troubleshooting: `# Troubleshooting by console line

Every sentence that wouldblock knows of the three consoles is a heading on this page. Search for the line that you have, leaving
out your own addresses. Where a recorded scenario prints the line, its card stands below: "Why" lists the cause and the changes
that would allow the request, and "Change it" lets you enter your own addresses.

You can also paste the whole line into the [playground](../index.html), which reads it back.
`,
  older: (/** @type {string} */ browser) => `Older wordings of ${browser}`,
  earlier: "Earlier releases printed these.",
  unrecorded: "No recorded scenario prints this line.",
};

/** @type {Words} */
const CHINESE = {
  catalogue: zh,
  nothing: "（没有输出）",
  troubleshooting: `# 按控制台报错排查

wouldblock 认识的三个控制台的每一句话，都是本页的一个标题。请搜索你看到的那一行，略去你自己的地址。如果有录制的场景会输出这一行，下面就是它的卡片：“为什么”
列出原因和可以让请求通过的修改，点“修改”可以换成你自己的地址。

也可以把整行粘贴到[演练场](../../index.html)，它会把报错还原成场景。
`,
  older: (browser) => `${browser} 的旧措辞`,
  earlier: "以前的版本输出过这些句子。",
  unrecorded: "没有录制的场景会输出这一行。",
};

/** @param {string} page the path of a page in docs/ */
export const wordsOf = (page) => (page.startsWith("zh/") ? CHINESE : ENGLISH);
