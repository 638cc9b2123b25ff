import { defineConfig } from "vitepress";
import wouldblock from "wouldblock/markdown-it";
import zh from "wouldblock/languages/zh";
import { basePath } from "../generate/address.mjs";
import { externalised } from "./scripts.mjs";
import { rendered } from "./search.mjs";

const base = basePath();

const PAGES = [
  [
    "guide",
    [
      ["index", "What would the browser do?", "浏览器会怎么做？"],
      ["troubleshooting", "Troubleshooting by console line", "按控制台报错排查"],
    ],
  ],
  [
    "csp",
    [
      ["connect-src", "connect-src and its five violations", "connect-src 与它的五种违规"],
      ["default-src", "default-src", "default-src"],
      ["fix", "Fixing a blocked call", "修复被阻止的调用"],
      ["strength", "How strong a policy is", "策略有多强"],
    ],
  ],
  [
    "cors",
    [
      ["cors", "From the simple request to the preflight", "从简单请求到预检"],
      ["cors-more", "Credentials, caching, redirects", "凭据、缓存、重定向"],
      ["images", "Images and canvas", "图像与 canvas"],
      ["extensions", "Extensions", "浏览器扩展"],
      ["connect-method", "The CONNECT method", "CONNECT 方法"],
      ["server", "How a server decides", "服务器该怎样响应"],
    ],
  ],
  [
    "browsers",
    [
      ["consoles", "What scripts see and consoles print", "脚本看到什么，控制台显示什么"],
      ["departures", "Where browsers differ", "各浏览器与标准的差异"],
      ["truth", "How often the verdict is right", "结论有多准确"],
    ],
  ],
  [
    "tools",
    [
      ["cli", "Command line", "命令行"],
      ["api/overview", "API"],
      ["rust/wouldblock/index.html", "Rust crate"],
      ["audit", "Audit real traffic", "审计真实流量"],
      ["embed", "Embed a verdict", "嵌入结论"],
      ["reading", "What can be pasted", "可以粘贴什么"],
      ["warnings", "Warnings", "警告"],
      ["versions", "Versions", "版本"],
    ],
  ],
];

const TITLES = {
  en: { guide: "Guide", csp: "Content Security Policy", cors: "CORS", browsers: "Browsers", tools: "Tools" },
  zh: { guide: "入门", csp: "内容安全策略", cors: "CORS", browsers: "浏览器", tools: "工具" },
};

/** The references of the API consist of comments, which are English. Their links say so. */
function sidebar(language) {
  const isChinese = language === "zh";
  return PAGES.map(([group, pages]) => ({
    text: TITLES[language][group],
    items: pages.map(([name, title, chinese]) => {
      const translated = isChinese && chinese;
      return {
        text: translated ? chinese : isChinese ? `${title}（英文）` : title,
        link: `${translated ? "/zh" : ""}/${name.replace(/(?:^|(?<=\/))index$/, "")}`,
        // The pages that cargo writes are not part of VitePress's site.
        ...(name.endsWith(".html") && { target: "_self" }),
      };
    }),
  }));
}

/** The playground is one level above the handbook. VitePress adds its own base to a link that begins with a slash. */
const playground = (text) => ({ text, link: "/../index.html", target: "_self" });

const SEARCH_IN_CHINESE = {
  button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
  modal: {
    displayDetails: "显示详情",
    resetButtonTitle: "清除",
    backButtonTitle: "关闭",
    noResultsText: "没有结果：",
    footer: { selectText: "选择", navigateText: "切换", closeText: "关闭" },
  },
};

export default defineConfig({
  base,
  srcDir: ".site",
  outDir: "../dist/site/docs",
  cacheDir: ".cache",
  title: "wouldblock",
  description: "What a browser would do with one request, and why",
  head: [["link", { rel: "icon", href: `${base}icon.svg` }]],
  // A strict policy forbids inline scripts, so this one is written to a file.
  metaChunk: true,
  // VueUse would add a style element, which a strict policy also forbids.
  appearance: { disableTransition: false },
  cleanUrls: false,
  // These are links to the playground, which is above the handbook, and to the pages that cargo writes.
  ignoreDeadLinks: [/^(?:\.\/)?\.\.\//, /\/rust\//],
  markdown: {
    // A URL in a sentence is an example.
    linkify: false,
    // Shiki writes its colours as style attributes, which a strict policy forbids.
    highlight: (code) => `<pre v-pre><code>${code.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`)}</code></pre>`,
    config(md) {
      md.use(wouldblock, {
        language: ({ relativePath }) => (relativePath?.startsWith("zh/") ? zh : undefined),
        attributes: { "v-pre": "", playground: `${base}../` },
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
        nav: [playground("演练场")],
        outline: { label: "本页内容" },
        docFooter: { prev: "上一页", next: "下一页" },
        darkModeSwitchLabel: "外观",
        lightModeSwitchTitle: "切换到浅色模式",
        darkModeSwitchTitle: "切换到深色模式",
        skipToContentLabel: "跳到正文",
        notFound: { title: "找不到此页", quote: "此地址下没有页面。", linkText: "回到首页", linkLabel: "回到首页" },
        langMenuLabel: "语言",
        returnToTopLabel: "回到顶部",
        sidebarMenuLabel: "目录",
      },
    },
  },
  themeConfig: {
    nav: [playground("Playground")],
    search: { provider: "local", options: { _render: rendered, locales: { zh: { translations: SEARCH_IN_CHINESE } } } },
    outline: { level: [2, 3] },
    externalLinkIcon: false,
  },
  transformHtml: externalised(base),
});
