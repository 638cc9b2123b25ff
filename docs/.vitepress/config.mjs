import { defineConfig } from "vitepress";
import wouldblock from "wouldblock/markdown-it";
import zh from "wouldblock/languages/zh";
import { externalised } from "./scripts.mjs";
import { rendered } from "./search.mjs";

/** Where the site is put below its host; with a slash at both ends. */
const base = process.env.WOULDBLOCK_DOCS_BASE ?? "/docs/";

const PAGES = [
  [
    "guide",
    [
      ["index", "What would the browser do?", "浏览器会怎么做？"],
      ["troubleshooting", "Troubleshooting by console line"],
    ],
  ],
  [
    "csp",
    [
      ["connect-src", "connect-src and its five violations", "connect-src 与它的五种违规"],
      ["default-src", "default-src", "default-src"],
      ["fix", "Fixing a blocked call", "修复被阻止的调用"],
    ],
  ],
  [
    "cors",
    [
      ["cors", "From the simple request to the preflight", "从简单请求到预检"],
      ["cors-more", "Credentials, caching, redirects"],
      ["images", "Images and canvas"],
      ["extensions", "Extensions"],
      ["connect-method", "The CONNECT method"],
      ["server", "How a server decides"],
    ],
  ],
  [
    "browsers",
    [
      ["consoles", "What scripts see and consoles say"],
      ["departures", "Where browsers differ"],
    ],
  ],
  [
    "tools",
    [
      ["cli", "Command line"],
      ["api/overview", "API"],
      ["embed", "Embed an answer"],
      ["reading", "What can be pasted"],
      ["warnings", "Warnings"],
      ["versions", "Versions"],
    ],
  ],
];

const TITLES = {
  en: { guide: "Guide", csp: "Content Security Policy", cors: "CORS", browsers: "Browsers", tools: "Tools" },
  zh: { guide: "入门", csp: "内容安全策略", cors: "CORS", browsers: "浏览器", tools: "工具" },
};

/** A page that has no Chinese version is linked in English, and says so. */
function sidebar(language) {
  const isChinese = language === "zh";
  return PAGES.map(([group, pages]) => ({
    text: TITLES[language][group],
    items: pages.map(([name, title, chinese]) => {
      const translated = isChinese && chinese;
      return {
        text: translated ? chinese : isChinese ? `${title}（英文）` : title,
        link: `${translated ? "/zh" : ""}/${name.replace(/(?:^|(?<=\/))index$/, "")}`,
      };
    }),
  }));
}

export default defineConfig({
  base,
  srcDir: ".site",
  outDir: "../dist/site/docs",
  cacheDir: ".cache",
  title: "wouldblock",
  description: "What a browser would do with one request, and why",
  head: [["link", { rel: "icon", href: `${base}icon.svg` }]],
  // Inline scripts are what a strict policy forbids: this one goes into a file.
  metaChunk: true,
  // VueUse would write a style element, which a strict policy forbids too.
  appearance: { disableTransition: false },
  cleanUrls: false,
  // Links to the playground, which lies above.
  ignoreDeadLinks: [/^(?:\.\/)?\.\.\//],
  markdown: {
    // A URL in a sentence is an example.
    linkify: false,
    // Shiki writes its colours as style attributes, which a strict policy forbids.
    highlight: (code) => `<pre v-pre><code>${code.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`)}</code></pre>`,
    config(md) {
      md.use(wouldblock, {
        language: ({ relativePath }) => (relativePath?.startsWith("zh/") ? zh : undefined),
        attributes: { "v-pre": "" },
      });
    },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "would-block" } } },
  locales: {
    root: { label: "English", lang: "en", themeConfig: { sidebar: sidebar("en") } },
    zh: {
      label: "中文",
      lang: "zh-Hans",
      description: "浏览器会怎样处理一个请求，以及为什么",
      themeConfig: {
        sidebar: sidebar("zh"),
        outline: { label: "本页内容" },
        docFooter: { prev: "上一页", next: "下一页" },
        darkModeSwitchLabel: "外观",
        langMenuLabel: "语言",
        returnToTopLabel: "回到顶部",
        sidebarMenuLabel: "目录",
      },
    },
  },
  themeConfig: {
    nav: [{ text: "Playground", link: "../index.html", target: "_self" }],
    search: { provider: "local", options: { _render: rendered } },
    outline: { level: [2, 3] },
    externalLinkIcon: false,
  },
  transformHtml: externalised(base),
});
