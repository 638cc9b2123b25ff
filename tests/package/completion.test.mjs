// What an editor offers while a scenario is being written, and what it shows for a field. TypeScript's language service
// is asked.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const PACKAGE = fileURLToPath(new URL("../../pkg/", import.meta.url));
const FILE = `${PACKAGE}written.ts`;
const PAGE = [
  "addressSpace",
  "contentScript",
  "frame",
  "headers",
  "hostPermissions",
  "localNetworkPermission",
  "meta",
  "serviceWorker",
  "url",
  "worker",
];
const OPTIONS = ["engine", "fixes", "language", "profile"];

let text = "";
let version = 0;
const service = ts.createLanguageService({
  getCurrentDirectory: () => PACKAGE,
  getScriptFileNames: () => [FILE],
  getScriptVersion: () => String(version),
  getScriptSnapshot(name) {
    const content = name === FILE ? text : ts.sys.readFile(name);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCompilationSettings: () => ({
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  }),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === FILE || ts.sys.fileExists(name),
  readFile: (name) => (name === FILE ? text : ts.sys.readFile(name)),
  directoryExists: ts.sys.directoryExists,
});

/** The names that are offered at the "|" in `source`. */
function offered(source) {
  const written = `import { compilePolicy, decide, simulate } from "./index.js";\n${source}`;
  const at = written.indexOf("|");
  text = written.slice(0, at) + written.slice(at + 1);
  version++;
  const { entries } = service.getCompletionsAtPosition(FILE, at, {}) ?? { entries: [] };
  return entries.map(({ name }) => name.replace(/^"|"$/g, "")).sort();
}

const asked = (inside) => `simulate({ page: { url: "" }, request: { api: "fetch", url: "" }, ${inside} })`;

test("only the fields of a scenario are offered", () => {
  assert.deepEqual(offered("simulate({ | })"), ["network", "page", "request"]);
  assert.deepEqual(offered("decide({ | })"), ["network", "page", "request"]);
  assert.deepEqual(offered("simulate({ page: { | } })"), PAGE);
  assert.deepEqual(offered("compilePolicy({ | })"), PAGE);
  const request = offered(`simulate({ page: { url: "" }, request: { | } })`);
  assert.ok(request.includes("credentials") && request.length === 20, request.join());
  assert.deepEqual(offered(asked("network: [{ | }]")), ["preflight", "response"]);
  assert.deepEqual(offered(asked("network: [{ response: { | } }]")), [
    "addressSpace",
    "headers",
    "status",
    "text",
    "url",
  ]);
});

test("beside a request, what is around it and the options are offered", () => {
  assert.deepEqual(offered(`simulate("https://b.example/", { | })`), [...OPTIONS, "network", "page"].sort());
  assert.deepEqual(offered(`simulate(new Request(""), { page: { | } })`), PAGE);
});

test("names of headers are offered, each where it belongs", () => {
  const page = offered(`simulate({ page: { url: "", headers: { "|" } }, request: "" })`);
  assert.ok(page.includes("Content-Security-Policy") && !page.includes("Access-Control-Allow-Origin"), page.join());
  const response = offered(asked(`network: [{ response: { headers: { "|" } } }]`));
  assert.ok(response.includes("Access-Control-Allow-Origin") && !response.includes("Authorization"), response.join());
  const request = offered(`simulate({ page: "", request: { api: "fetch", url: "", headers: { "|" } } })`);
  assert.ok(request.includes("Authorization") && !request.includes("Vary"), request.join());
  for (const names of [page, response, request]) assert.ok(!names.includes("get"));
});

test("every field says what it is", () => {
  const entries = ["contract", "index", "audit", "check", "element", "matchers", "read", "static", "strength"];
  for (const name of entries.map((entry) => `${entry}.d.ts`)) {
    const source = ts.createSourceFile(name, readFileSync(PACKAGE + name, "utf8"), ts.ScriptTarget.ES2022, true);
    let fields = 0;
    for (const declaration of source.statements.filter(ts.isInterfaceDeclaration)) {
      // These interfaces describe or extend those of the platform.
      if (/^(?:Held|HTML)/.test(declaration.name.text)) continue;
      for (const member of declaration.members.filter(ts.isPropertySignature)) {
        fields++;
        const isDescribed = ts.getJSDocCommentsAndTags(member).length > 0;
        assert.ok(isDescribed, `${name}: ${declaration.name.text}.${member.name.getText()} has no comment`);
      }
    }
    assert.ok(fields > 1, name);
  }
});
