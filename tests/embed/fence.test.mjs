// Fenced code blocks of the language `wouldblock`: how they are read, and the messages for errors, without a browser.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fenceHtml, parseFence, readFence } from "../../pkg/fence.js";
import { renderFence } from "../../pkg/static.js";
import { install } from "../support/package.mjs";

const { project, remove } = install();
after(remove);

const ASK = "page: https://a.example/\nfetch: https://b.example/\n";

/** Text, attributes in addition to those of ASK, and blocks as `[slot, hop, text]`. */
const FENCES = {
  "settings alone": [ASK, {}, []],
  "a method before the URL": [
    "page: https://a.example/\nxhr: PUT https://b.example/",
    { api: "xhr", method: "PUT" },
    [],
  ],
  "the attributes' own names": [
    "page: https://a.example/\napi: websocket\nurl: https://b.example/\nmethod: patch",
    { api: "websocket", method: "patch" },
    [],
  ],
  "what is there or not": [`${ASK}editable\nupload-listener:`, { editable: "", "upload-listener": "" }, []],
  blocks: [
    `${ASK}\npage-headers:\nA: b\n  folded\nC: d\n\nmeta: img-src *\nmeta:\nscript-src *\n\nrequest-headers: X-A: 1`,
    {},
    [
      ["page-headers", 0, "A: b\n  folded\nC: d"],
      ["meta", 0, "img-src *"],
      ["meta", 0, "script-src *"],
      ["request-headers", 0, "X-A: 1"],
    ],
  ],
  "settings after a block, with a blank line or without": [
    "page: https://a.example/\npage-headers:\nA: b\nfetch: https://b.example/\nresponse: 200\nC: d\n\nmode: cors",
    { mode: "cors" },
    [
      ["page-headers", 0, "A: b"],
      ["response", 0, "200\nC: d"],
    ],
  ],
  "a preflight belongs to the response after it": [
    `${ASK}\nresponse: 302 Found\nLocation: /x\n\npreflight: 204\nA: b\n\nresponse:\nC: d`,
    {},
    [
      ["response", 0, "302 Found\nLocation: /x"],
      ["preflight", 1, "204\nA: b"],
      ["response", 1, "C: d"],
    ],
  ],
  "a response without headers": [`${ASK}\nresponse:\n`, {}, [["response", 0, ""]]],
  "lines as Windows ends them": [
    `${ASK.replaceAll("\n", "\r\n")}\r\nresponse: 200\r\nA: b\r\n`,
    {},
    [["response", 0, "200\nA: b"]],
  ],
  "colons and spaces within values": [
    "page:   https://a.example:8443/?a=b: c  \nfetch: https://b.example/",
    { page: "https://a.example:8443/?a=b: c" },
    [],
  ],
  "lines of a policy that have colons": [
    `${ASK}\nmeta:\nscript-src https:\n  connect-src wss: https://c.example`,
    {},
    [["meta", 0, "script-src https:\n  connect-src wss: https://c.example"]],
  ],
  "a header that is called like a property of every object": [
    `${ASK}\nresponse:\nconstructor: x\n__proto__: y`,
    {},
    [["response", 0, "constructor: x\n__proto__: y"]],
  ],
};

for (const [name, [text, attributes, blocks]] of Object.entries(FENCES))
  test(`reads ${name}`, () => {
    const fence = parseFence(text);
    assert.deepEqual(fence.problems, []);
    assert.deepEqual(fence.attributes, {
      page: "https://a.example/",
      api: "fetch",
      url: "https://b.example/",
      ...attributes,
    });
    assert.deepEqual(
      fence.blocks.map(({ slot, hop, text: content }) => [slot, hop, content]),
      blocks,
    );
  });

/** Text, and for each error the part that it is about and the message. */
const ERRORS = {
  "a misspelt setting": [
    `${ASK}credentails: include`,
    ["credentails: include", /no `credentails`; did you mean `credentials`\?/],
  ],
  "a misspelt API": [
    "page: https://a.example/\nfecth: https://b.example/",
    ["fecth: https://b.example/", /did you mean `fetch`\?/],
  ],
  "a misspelt title, within a block": [
    `${ASK}\nresponse:\nA: b\nprefligth: 204`,
    ["prefligth: 204", /did you mean `preflight`\?/],
  ],
  "a title as one would say it": [
    `${ASK}\nPage headers:`,
    ["Page headers:", /no `Page headers`; did you mean `page-headers`\?/],
  ],
  "the same, within a block": [
    `${ASK}\nresponse:\nA: b\nRequest headers:\nC: d`,
    ["Request headers:", /did you mean `request-headers`\?/],
  ],
  capitals: [
    "Page: https://a.example/\nfetch: https://b.example/",
    ["Page: https://a.example/", /did you mean `page`\?/],
  ],
  "a value that there is not": [
    `${ASK}credentials: inclde`,
    ["inclde", /one of omit, same-origin, include; did you mean `include`\?/],
  ],
  "a header outside of any block": [
    `${ASK}\nContent-Security-Policy: img-src *`,
    ["Content-Security-Policy: img-src *", /headers belong below `page-headers:`/],
  ],
  "a header after a blank line": [
    `${ASK}\nresponse:\nA: b\n\nX-Long-Name: d`,
    ["X-Long-Name: d", /without a blank line between/],
  ],
  words: [`${ASK}\nfor example`, ["for example", /`name: value`/]],
  "a name without a value": [`${ASK}mode:`, ["mode:", /has no value/]],
  "a name without a colon": [`${ASK}mode`, ["mode", /followed by a colon/]],
  "a value where there is none": [`${ASK}editable: yes`, ["editable: yes", /takes no value/]],
  "something twice": [
    `${ASK}xhr: https://c.example/`,
    ["xhr: https://c.example/", /`api` has already been set/],
    ["xhr: https://c.example/", /`url` has already/],
  ],
  "no page": ["fetch: https://b.example/", ["", /no `page: https/]],
  "no request": ["page: https://a.example/", ["", /no `fetch: https/]],
  nothing: ["", ["", /no `page/], ["", /no `fetch/]],
  "a property of every object": [`${ASK}constructor: x`, ["constructor: x", /no `constructor`/]],
};

for (const [name, [text, ...errors]] of Object.entries(ERRORS))
  test(`reports the place and the error: ${name}`, () => {
    const { problems } = parseFence(text);
    assert.deepEqual(
      problems.map(({ start, end }) => text.slice(start, end)),
      errors.map(([piece]) => piece),
    );
    for (const [at, { text: message }] of problems.entries()) assert.match(message, errors[at][1]);
  });

test("a fence accepts the attributes and slots of the element", () => {
  const declarations =
    readFileSync(new URL("../../pkg/element.d.ts", import.meta.url), "utf8") +
    readFileSync(new URL("../../pkg/contract.d.ts", import.meta.url), "utf8");
  const attributes = /interface WouldBlockAttributes \{([^]*?)\n\}/.exec(declarations)[1];
  const names = [...attributes.matchAll(/^ {2}"?([\w-]+)"?\?:/gm)].map((match) => match[1]);
  assert.ok(names.length > 25);
  // tests/page/fields.test.mjs checks which values they take.
  for (const name of [...names, "lang"]) {
    const [{ text }] = parseFence(`${name}: \u0001`).problems;
    assert.doesNotMatch(text, new RegExp(`no \`${name}\``));
  }
  const apis = [.../export type Api =([^;]*);/.exec(declarations)[1].matchAll(/"([^"]+)"/g)].map((match) => match[1]);
  assert.ok(apis.length > 10);
  for (const api of apis) assert.equal(parseFence(`${api}: https://b.example/`).attributes.api, api);
});

test("inline code needs no address: its API takes the code itself", () => {
  for (const text of ["page: https://a.example/\neval: 1 + 1", "page: https://a.example/\napi: eval\ncode: 1 + 1"]) {
    const { attributes, blocks, problems } = parseFence(text);
    assert.deepEqual(problems, [], text);
    assert.deepEqual([attributes.api, attributes.url, attributes.code ?? blocks[0].text], ["eval", undefined, "1 + 1"]);
  }
});

test("HTML: markup in a fence stays text, and no blank line ends it", () => {
  const hostile = `"><script>alert(1)</script><pre slot='x'>&amp;`;
  const html = fenceHtml(
    parseFence(
      `page: https://a.example/${hostile}\nfetch: https://b.example/\n\nresponse: 200\nX: ${hostile}</pre></would-block>\n\npreflight:\n`,
    ),
  );
  assert.deepEqual(
    [...html.matchAll(/<[^>]*>/g)].map((match) => match[0].replace(/ .*/, "")),
    ["<would-block", "<pre", "</pre>", "<pre", "</pre>", "</would-block>"],
  );
  assert.doesNotMatch(html, /\n\s*\n/);
  assert.ok(html.includes("&#60;script&#62;alert(1)"), html);
  assert.ok(html.includes("&#38;amp;"), html);
});

describe("a command or a call in a fence", () => {
  const PAGE = "page: https://a.example/\n";
  const CURL = "curl https://b.example/v1 -X PUT -H 'X-Team: blue' \\\n  -H 'Origin: https://other.example'";
  const CALL = 'await fetch("https://b.example/v1", {\n  method: "PUT",\n\n  headers: { "X-Team": "blue" },\n});';

  for (const [name, code] of Object.entries({ CURL, CALL }))
    test(`is read together with the settings of the fence: ${name}`, async () => {
      const text = `${PAGE}\n${code}\n\npreflight: 204\nA: b\n\nresponse:\nC: d`;
      const { attributes, blocks, problems } = await readFence(text);
      assert.deepEqual(problems, []);
      const { page, api, url, method } = attributes;
      assert.deepEqual(
        { page, api, url, method },
        { page: "https://a.example/", api: "fetch", url: "https://b.example/v1", method: "PUT" },
      );
      assert.deepEqual(
        blocks.map(({ slot, hop, text: content }) => [slot, hop, content]),
        [
          ["preflight", 0, "204\nA: b"],
          ["response", 0, "C: d"],
          ["request-headers", 0, "X-Team: blue"],
        ],
      );
      // A caller that cannot wait for the readers gets an error, instead of a fence without its request.
      assert.match(parseFence(text).problems[0].text, /readFence/);
    });

  const errors = {
    "a variable": [`${PAGE}\ncurl "$API/v1"`, /there is no `fetch: https:|could be read/],
    "several requests": [`${PAGE}\ncurl https://b.example/1; curl https://b.example/2`, /2 requests/],
    "no page": [CURL.replace(/ \\\n.*/, ""), /there is no `page: https:/],
    "nothing that is asked": [`${PAGE}\nconst a = 1;`, /./],
  };
  for (const [name, [text, why]] of Object.entries(errors))
    test(`${name} is an error`, async () => assert.match((await readFence(text)).problems[0]?.text ?? "", why));

  test("headers under a title stay headers", async () => {
    const { blocks, problems } = await readFence(`${ASK}\nresponse:\ncurl https: x\n`);
    assert.deepEqual([blocks[0].text, problems], ["curl https: x", []]);
  });
});

describe("mdBook's preprocessor", () => {
  const wouldblock = (args, input) =>
    spawnSync(join(project, "node_modules/.bin/wouldblock"), ["mdbook", ...args], {
      input,
      encoding: "utf8",
      cwd: project,
    });
  const chapter = (content, sub_items = []) => ({
    Chapter: { name: "A", content, number: null, sub_items, path: "a.md", source_path: "a.md", parent_names: [] },
  });
  const FENCE = `\`\`\`wouldblock\n${ASK}\n\`\`\``;
  const HTML = `<div>${renderFence(ASK)}</div>`;
  const book = (...items) =>
    JSON.stringify([{ root: "/", mdbook_version: "0.5.4" }, { items: [{ PartTitle: "Part" }, ...items, "Separator"] }]);

  test("is one for HTML", () => {
    assert.equal(wouldblock(["supports", "html"]).status, 0);
    assert.equal(wouldblock(["supports", "epub"]).status, 1);
  });

  test("fences become elements, in chapters below too; everything else is unchanged", () => {
    const { stdout, stderr, status } = wouldblock([], book(chapter(`# A\n${FENCE}\n**b**`, [chapter(FENCE)])));
    assert.equal(status, 0, stderr);
    assert.deepEqual(JSON.parse(stdout), {
      items: [{ PartTitle: "Part" }, chapter(`# A\n\n${HTML}\n\n**b**`, [chapter(`\n${HTML}\n`)]), "Separator"],
    });
  });

  test("the language of the book, and the playground of its settings", () => {
    const [context, ...rest] = JSON.parse(book(chapter(FENCE)));
    const configured = (language, playground) => ({
      ...context,
      config: { book: { language }, preprocessor: { wouldblock: { playground } } },
    });
    const { stdout } = wouldblock([], JSON.stringify([configured("de", "https://play.example/"), ...rest]));
    const { content } = JSON.parse(stdout).items[1].Chapter;
    assert.match(content, /lang="de"/);
    assert.match(content, /href="https:\/\/play\.example\/#/);
    for (const playground of ["javascript:alert(1)", true, 5]) {
      const { stderr, status } = wouldblock([], JSON.stringify([configured("en", playground), ...rest]));
      assert.equal(status, 64);
      assert.match(stderr, /`playground` in book\.toml is not the address of a page/);
    }
  });

  test("a claim that does not hold ends the build", () => {
    const claimed = (claim) => wouldblock([], book(chapter(`# A\n\n${FENCE.replace("wouldblock", claim)}\n`)));
    assert.equal(claimed("wouldblock undetermined").status, 0);
    const { stderr, status } = claimed("wouldblock blocked by csp");
    assert.equal(status, 1);
    assert.match(claimed("wouldblock blocked by cps").stderr, /there is no check “cps”; did you mean “c(?:sp|ors)”\?/);
    assert.match(stderr, /^a\.md:4: the page claims “blocked by csp”, and the verdict is “undetermined”\n$/);
  });

  test("a fence with a command", () => {
    const { stdout, stderr, status } = wouldblock(
      [],
      book(chapter("```wouldblock\npage: https://a.example/\n\ncurl https://b.example/ -X PUT\n```")),
    );
    assert.equal(status, 0, stderr);
    assert.match(
      JSON.parse(stdout).items[1].Chapter.content,
      /method="PUT" url="https:\/\/b\.example\/"|url="https:\/\/b\.example\/" method="PUT"/,
    );
  });

  test("the shape of books before 0.5", () => {
    const { stdout } = wouldblock([], JSON.stringify([{}, { sections: [chapter(FENCE)], __non_exhaustive: null }]));
    assert.deepEqual(JSON.parse(stdout), { sections: [chapter(`\n${HTML}\n`)], __non_exhaustive: null });
  });

  const kept = {
    "another language": "```rust\nfn main() {}\n```",
    "an example within a longer fence": `\`\`\`\`md\n${FENCE}\n\`\`\`\``,
    "a fence that another one has not closed": `~~~\n${FENCE}`,
    "the word in a line": "```js\nwouldblock\n```",
  };
  for (const [name, content] of Object.entries(kept))
    test(`keeps ${name}`, () =>
      assert.deepEqual(JSON.parse(wouldblock([], book(chapter(content))).stdout).items[1], chapter(content)));

  test("within a list", () => {
    const inner = FENCE.replace(/^/gm, "  ");
    const { stdout } = wouldblock([], book(chapter(`- item\n\n${inner}\n`)));
    assert.equal(JSON.parse(stdout).items[1].Chapter.content, `- item\n\n\n${HTML.replace(/^/gm, "  ")}\n\n`);
  });

  test("an error ends the build, with chapter and line", () => {
    const { stdout, stderr, status } = wouldblock(
      [],
      book(chapter(`# A\n\n\`\`\`wouldblock\n${ASK}\nmood: cors\n\`\`\`\n`)),
    );
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^a\.md:7: there is no `mood`; did you mean `mode`\?\n$/);
  });

  for (const input of ["", "{}", "[1]"])
    test(`input that is not a book: ${JSON.stringify(input)}`, () => {
      const { stderr, status } = wouldblock([], input);
      assert.equal(status, 64);
      assert.match(stderr, /book\.toml/);
      assert.doesNotMatch(stderr, /\n\s+at /);
    });
});

test("importing it in Node does nothing, and does not fail", () => {
  const script = `const before = Object.keys(globalThis).join();
    const { upgradeFences } = await import("wouldblock/fence");
    await import("wouldblock/fences");
    upgradeFences();
    if (Object.keys(globalThis).join() !== before) throw new Error("something was done");`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: project,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
});
