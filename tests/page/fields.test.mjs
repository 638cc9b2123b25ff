// Every field of a scenario passes through all forms in which it can be written, and comes back unchanged.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { blocksOf, scenarioOf } from "../../pkg/element/scenario.js";
import { parse } from "../../pkg/cli/arguments.js";
import { scenariosFrom } from "../../pkg/cli/scenario.js";
import { fenceHtml, parseFence } from "../../pkg/fence.js";
import { RESPONSE_FIELDS, RESPONSES, APIS, FIELDS, headerText, isRead } from "../../pkg/fields.js";
import { putAt, valueAt } from "../../pkg/scenario-path.js";
import { simulate } from "../../pkg/index.js";
import "../support/page-modules.mjs";

const { APIS: API_FORMS } = await import("../../www/apis.js");
const { asElement } = await import("../../www/export/embed.js");
const { fromScenario, toScenario } = await import("../../www/scenario.js");
const { decode, encode } = await import("../../www/share.js");

const read = (name) => readFileSync(fileURLToPath(new URL(`../../pkg/${name}`, import.meta.url)), "utf8");

/** The leaves of an interface of contract.d.ts: their paths and their types. */
function leaves(name) {
  const source = ts.createSourceFile("contract.d.ts", read("contract.d.ts"), ts.ScriptTarget.Latest);
  const declared = new Map(
    source.statements.filter((one) => one.name).map((one) => [one.name.text, one.members ?? one.type]),
  );
  const found = [];
  const visit = (type, path) => {
    const text = type.getText?.(source) ?? "";
    const target = ts.isTypeReferenceNode(type) ? declared.get(type.typeName.text) : undefined;
    if (text === "HeaderInput") found.push([path, { kind: "headers" }]);
    else if (Array.isArray(target)) for (const member of target) visitMember(member, path);
    else if (target) visit(target, path);
    else if (ts.isTypeLiteralNode(type)) for (const member of type.members) visitMember(member, path);
    else if (ts.isUnionTypeNode(type) && type.types.every(ts.isLiteralTypeNode))
      found.push([path, { kind: "choice", values: type.types.map(({ literal }) => literal.text) }]);
    else
      found.push([
        path,
        { kind: { string: "text", boolean: "flag", number: "number", "string[]": "list" }[text] ?? text },
      ]);
  };
  const visitMember = (member, path) => visit(member.type, path ? `${path}.${member.name.text}` : member.name.text);
  for (const member of declared.get(name)) visitMember(member, "");
  return new Map(found);
}

describe("the table", () => {
  const shapes = { list: ["list", "texts"], text: ["text", "choice", "block"], "string | string[]": ["block"] };

  test("has the contract's fields, and no other", () => {
    const contract = new Map(
      ["Page", "RequestDescription"].flatMap((name) =>
        [...leaves(name)].map(([path, leaf]) => [`${name === "Page" ? "page" : "request"}.${path}`, leaf]),
      ),
    );
    assert.deepEqual(FIELDS.map(({ path }) => path).sort(), [...contract.keys()].sort());
    const head = leaves("ResponseHead");
    assert.deepEqual(["status", "headers", ...RESPONSE_FIELDS.map(({ path }) => path)].sort(), [...head.keys()].sort());
    assert.deepEqual(leaves("Hop").size, RESPONSES.length * head.size);
    for (const [fields, of] of [
      [FIELDS, contract],
      [RESPONSE_FIELDS, head],
    ])
      for (const { path, kind, values, open } of fields) {
        const leaf = of.get(path);
        assert.ok((shapes[leaf.kind] ?? [leaf.kind]).includes(kind), `${path}: ${kind}`);
        if (leaf.values) assert.deepEqual([...values].sort(), leaf.values.sort(), path);
        else assert.ok(!values || open, path);
      }
  });

  test("is described in both languages of the handbook", () => {
    for (const page of ["embed.md", "zh/embed.md"]) {
      const text = readFileSync(fileURLToPath(new URL(`../../docs/${page}`, import.meta.url)), "utf8");
      const cells = [...text.matchAll(/^\|([^|]*)\|/gm)].map(([, cell]) => cell).join();
      for (const name of [...FIELDS.map(({ attribute }) => attribute), ...RESPONSES])
        assert.ok(cells.includes(`\`${name}\``), `${name} in docs/${page}`);
      for (const { attribute } of RESPONSE_FIELDS)
        assert.ok(text.includes(`\`data-${attribute}\``), `data-${attribute} in docs/${page}`);
    }
  });

  test("says which APIs read a field, as the engine does", () => {
    for (const field of FIELDS.filter(({ path, within }) => path.startsWith("request.") && !within))
      for (const api of APIS) {
        if (field.path === "request.api" || field.path === "request.url") continue;
        const scenario = { page: { url: "https://a.example/" }, request: { api, url: "https://a.example/x" } };
        putAt(scenario, field.path, samples(field)[0]);
        const isIgnored = simulate(scenario).warnings.some(({ code }) => code === "request.field-ignored");
        assert.equal(isIgnored, !isRead(field, api), `${field.path} of ${api}`);
      }
  });

  test("names the attributes that the declarations have", () => {
    const declared = /interface WouldBlockAttributes \{([^]*?)\n\}/.exec(read("element.d.ts"))[1];
    for (const name of [...FIELDS.map(({ attribute }) => attribute), ...RESPONSES])
      assert.match(declared, new RegExp(`^ {2}"?${name}"?\\?:`, "m"), name);
  });
});

test("the page offers a preflight for the APIs that can cause one in the engine", () => {
  /** Requests that need a preflight, if the API reads these fields. */
  const unusual = [{ method: "PUT", headers: "X-A: b" }, { body: { kind: "blob", type: "application/json" } }];
  for (const { id, preflight } of API_FORMS) {
    const reports = unusual.map((fields) =>
      simulate({
        page: { url: "https://a.example/" },
        request: { api: id, url: "https://b.example/", ...fields },
      }),
    );
    const causesOne = reports.some(({ exchanges }) => exchanges.some(({ kind }) => kind === "preflight"));
    assert.equal(preflight, causesOne, id);
  }
});

/** Values that a field can have, without the default. */
function samples(field) {
  switch (field.kind) {
    case "choice":
      return [...field.values.filter((value) => value !== field.usual), ...(field.open ? ["something-else"] : [])];
    case "flag":
      return [true];
    case "list":
      return [["one"], ["one", "two"]];
    case "texts":
      return [["default-src 'self'"], ["img-src *", "script-src 'none'; font-src <&>\""]];
    case "headers":
      return ["A: b", "A: b\nC: d <&> é"];
    case "block":
      return ["x", " let a = 1;\n\n  b <&>"];
    default:
      return [field.path.endsWith("url") ? "https://one.example/?a=b&c#d" : "PUT", ...(field.bare === "" ? [""] : [])];
  }
}

/** A scenario for each field and value, with an API that reads it. */
const cases = [];
for (const field of FIELDS)
  for (const value of samples(field)) {
    const api = field.path === "request.api" ? value : (field.apis?.[0] ?? "fetch");
    const hasUrl = isRead(
      FIELDS.find(({ path }) => path === "request.url"),
      api,
    );
    const request = { api, ...(hasUrl && { url: "https://two.example/" }) };
    const scenario = { page: { url: "https://page.example/" }, request };
    for (let inner = field; inner.within; ) {
      const outer = FIELDS.find(({ path }) => path === inner.within);
      putAt(scenario, outer.path, inner.when ?? samples(outer)[0]);
      inner = outer;
    }
    putAt(scenario, field.path, value);
    cases.push([`${field.path} = ${JSON.stringify(value)}`, scenario]);
  }
for (const kind of RESPONSES)
  for (const hop of [0, 1, 7, 40])
    for (const head of [
      { headers: "A: b\nC: d" },
      { status: 204, headers: "" },
      { status: 7, headers: "A: b" },
      ...RESPONSE_FIELDS.flatMap((field) =>
        samples(field).map((value) => ({ status: 302, headers: "A: b", [field.path]: value })),
      ),
    ]) {
      const network = Array.from({ length: hop + 1 }, (_, at) => ({
        response: { status: 302, headers: `Location: /${at}` },
      }));
      network[hop] = { [kind]: head };
      const scenario = {
        page: { url: "https://page.example/" },
        request: { api: "fetch", url: "https://two.example/" },
        network,
      };
      cases.push([`${kind} of hop ${hop}: ${JSON.stringify(head)}`, scenario]);
    }

/** The HTML of an element as an object with the parts that scenarioOf reads. */
function elementOf(html) {
  const unescaped = (text) =>
    text
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
      .replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name]);
  const attributes = (tag) =>
    new Map([...tag.matchAll(/ ([\w-]+)(?:="([^"]*)")?/g)].map(([, name, text]) => [name, unescaped(text ?? "")]));
  const node = (tag, content) => {
    const given = attributes(tag);
    return {
      slot: given.get("slot") ?? "",
      dataset: { hop: given.get("data-hop") },
      textContent: unescaped(content.replace(/^\n/, "")),
      hasAttribute: (name) => given.has(name),
      getAttribute: (name) => given.get(name) ?? null,
    };
  };
  const [, tag, content] = /<would-block([^>]*)>([^]*)<\/would-block>/.exec(html);
  const children = [...content.matchAll(/<pre([^>]*)>([^]*?)<\/pre>/g)].map(([, tag, text]) => node(tag, text));
  return { ...node(tag, ""), children };
}

const fromHtml = (html) => {
  const element = elementOf(html);
  return scenarioOf(element, blocksOf(element));
};

/** A scenario as the options of the command line. */
function optionsOf(scenario) {
  const option = (name, value) => (value === true ? `--${name}` : `--${name}=${value}`);
  const fields = FIELDS.flatMap((field) => {
    const value = valueAt(scenario, field.path);
    if (value === undefined) return [];
    if (field.kind === "list") return [option(field.option, value.join(field.separator))];
    return [value].flat().map((one) => option(field.option, one));
  });
  const responses = (scenario.network ?? []).flatMap((hop, at) =>
    RESPONSES.filter((kind) => hop[kind]).flatMap((kind) => {
      const { status, headers = "", ...others } = hop[kind];
      return [
        option("hop", at + 1),
        option(kind, status === undefined ? headers : `${status}\n${headers}`),
        ...RESPONSE_FIELDS.filter(({ path }) => path in others).map((field) =>
          option(`${kind}-${field.attribute}`, others[field.path]),
        ),
      ];
    }),
  );
  return [...fields, ...responses];
}

/** Header pairs as text, without empty texts, because both mean the same. */
function normal(scenario) {
  return JSON.parse(JSON.stringify(scenario), (key, value) =>
    key === "headers" ? headerText(value) || undefined : value,
  );
}

describe("each field comes back", () => {
  for (const [name, scenario] of cases)
    test(name, async () => {
      const written = fromHtml(asElement(scenario));
      assert.deepEqual(normal(written), normal(scenario), "from the element");
      const shown = toScenario(fromScenario(written));
      assert.deepEqual(normal(shown), normal(scenario), "from the page");
      const linked = await decode(await encode(shown));
      assert.deepEqual(linked, shown, "from a link");
      const [typed] = await scenariosFrom(parse(optionsOf(linked)));
      assert.deepEqual(normal(typed.scenario), normal(scenario), "from the command line");
    });

  test("the option of an API takes its URL, or its code if it loads nothing", async () => {
    const requestOf = async (option) =>
      (await scenariosFrom(parse(["--page=https://a.example/", option])))[0].scenario.request;
    assert.deepEqual(await requestOf("--worker=/w.js"), { api: "worker", url: "/w.js" });
    assert.deepEqual(await requestOf("--eval=1 + 1"), { api: "eval", text: "1 + 1" });
  });

  test("a fence gives the same scenario as its element", () => {
    for (const field of FIELDS.filter(({ kind }) => kind !== "headers" && kind !== "texts" && kind !== "block")) {
      const text =
        `page: https://a.example/\nurl: https://b.example/\n`.replace(
          new RegExp(`^${field.attribute}: .*\n`, "m"),
          "",
        ) +
        field.attribute +
        (field.kind === "flag" ? "" : `: ${samples(field)[0]}`);
      const fence = parseFence(text);
      assert.deepEqual(fence.problems, [], text);
      assert.ok(elementOf(fenceHtml(fence)).hasAttribute(field.attribute), text);
    }
  });
});
