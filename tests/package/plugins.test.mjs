// The plug-ins that write answers into pages at build time, in the tools that they are for.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { load, project as newProject } from "./tools.mjs";

const { project, remove } = newProject();
after(remove);

const MARKDOWN = `# Title

\`\`\`wouldblock
page: https://app.example.com/
fetch: https://api.example.com/users

page-headers:
Content-Security-Policy: connect-src 'self'
\`\`\`

\`\`\`js
1;
\`\`\`
`;
const BROKEN = MARKDOWN.replace("fetch:", "fecth:");
const BROKEN_LINE = 5;

const ANSWER = /<would-block [^>]*data-answer="blocked"[^>]*>.*<strong>Blocked by Content Security Policy<\/strong>/s;
const IN_CHINESE = /策略的 connect-src 只允许/;
const MARKED =
  /<pre slot="page-headers">Content-Security-Policy: <mark data-outcome="fail">connect-src (?:'|&#39;|&#x27;)self/;

let plugin;
let zh;
before(async () => {
  const require = createRequire(join(project, "package.json"));
  const own = async (name) => (await import(require.resolve(`wouldblock/${name}`))).default;
  plugin = { "markdown-it": await own("markdown-it"), remark: await own("remark"), rehype: await own("rehype") };
  zh = await own("languages/zh");
});

async function markdownIt(markdown, options, env) {
  const { default: MarkdownIt } = await load("markdown-it");
  return new MarkdownIt().use(plugin["markdown-it"], options).render(markdown, env);
}

async function unified() {
  const [{ unified }, { default: remarkParse }, { default: remarkRehype }, { default: rehypeStringify }] =
    await Promise.all(["unified", "remark-parse", "remark-rehype", "rehype-stringify"].map(load));
  return { unified, remarkParse, remarkRehype, rehypeStringify };
}

async function remark(markdown, options) {
  const { unified: processor, remarkParse, remarkRehype, rehypeStringify } = await unified();
  const through = processor().use(remarkParse).use(plugin.remark, options).use(remarkRehype).use(rehypeStringify);
  return String(await through.process(markdown));
}

async function rehype(markdown, options) {
  const { unified: processor, remarkParse, remarkRehype, rehypeStringify } = await unified();
  const through = processor().use(remarkParse).use(remarkRehype).use(plugin.rehype, options).use(rehypeStringify);
  return String(await through.process(markdown));
}

/** Renders as Docusaurus and Astro do, where components of a theme replace plain elements. */
async function mdx(markdown, options) {
  const [{ evaluate }, runtime, react, server] = await Promise.all([
    load("@mdx-js/mdx"),
    load("react/jsx-runtime"),
    load("react"),
    load("react-dom/server"),
  ]);
  const { default: Content } = await evaluate(markdown, {
    ...(runtime.default ?? runtime),
    remarkPlugins: [[plugin.remark, options]],
  });
  const { createElement } = react.default ?? react;
  const pre = ({ children }) => createElement("div", { className: "theme" }, children);
  return (server.default ?? server).renderToStaticMarkup(createElement(Content, { components: { pre } }));
}

for (const [name, render] of Object.entries({ "markdown-it": markdownIt, remark, rehype, mdx })) {
  test(`${name}: a fence becomes the element with its answer, and other code stays`, async () => {
    const html = await render(MARKDOWN);
    assert.match(html, ANSWER);
    assert.match(html, MARKED);
    assert.match(html, /<code class="language-js">1;/);
    assert.doesNotMatch(html, /language-wouldblock|<script/);
  });

  test(`${name}: in another language`, async () => {
    assert.match(await render(MARKDOWN, { language: zh }), IN_CHINESE);
  });

  test(`${name}: an error in a fence ends the build with a message`, async () => {
    await assert.rejects(render(BROKEN), /did you mean `fetch`\?/);
  });
}

const COMMAND = MARKDOWN.replace(
  "fetch: https://api.example.com/users\n",
  "\ncurl https://api.example.com/users -X PUT\n",
);

for (const [name, render] of Object.entries({ remark, rehype, mdx }))
  test(`${name}: a command in a fence is read`, async () => {
    const html = await render(COMMAND);
    assert.match(html, ANSWER);
    assert.match(html, /method="PUT"/);
    await assert.rejects(render(COMMAND.replace("curl https", "curl -o https")), /there is no|address/);
  });

test("markdown-it: a fence with a command stays a code block for the script of the page", async () => {
  assert.match(await markdownIt(COMMAND), /<pre><code class="language-wouldblock">page: [^]*curl https:/);
  await assert.rejects(markdownIt(COMMAND.replace("wouldblock\n", "wouldblock blocked\n")), /readFence/);
});

test("the line of an error is that of the document", async () => {
  await assert.rejects(markdownIt(BROKEN), new RegExp(`^FenceError: line ${BROKEN_LINE}: `));
  await assert.rejects(remark(BROKEN), ({ line }) => line === BROKEN_LINE);
});

test("markdown-it: the language may depend on the page", async () => {
  const language = ({ path }) => (path.startsWith("zh/") ? zh : undefined);
  assert.match(await markdownIt(MARKDOWN, { language }, { path: "zh/a.md" }), IN_CHINESE);
  assert.match(await markdownIt(MARKDOWN, { language }, { path: "a.md" }), ANSWER);
});

for (const [name, render] of Object.entries({ "markdown-it": markdownIt, remark, mdx })) {
  const claiming = (claim) => MARKDOWN.replace("wouldblock\n", `wouldblock ${claim}\n`);
  test(`${name}: a claim behind the language is compared with the verdict`, async () => {
    for (const claim of ["blocked", "blocked by csp", "blocked by csp; blocked in firefox, webkit"])
      assert.match(await render(claiming(claim)), ANSWER, claim);
    for (const claim of [
      "allowed",
      "blocked by cors",
      "blocked by csp; allowed in firefox",
      "blocked in opera",
      "maybe",
    ])
      await assert.rejects(render(claiming(claim)), /the page claims|no engine|not a claim/, claim);
  });
}

test("an engine that differs has to be named", async () => {
  const fence = (claim) => `\`\`\`wouldblock ${claim}
page: https://app.example.com/
address-space: public
local-network-permission: denied
fetch: http://localhost:3000/

response: 200
Access-Control-Allow-Origin: *
\`\`\`
`;
  await assert.rejects(markdownIt(fence("blocked")), /the verdict in firefox is “allowed”/);
  await markdownIt(fence("blocked by local-network; allowed in firefox; blocked by mixed-content in webkit"));
});

test("more attributes can be given to each element", async () => {
  assert.match(await markdownIt(MARKDOWN, { attributes: { "v-pre": "" } }), /<would-block [^>]*v-pre/);
});
