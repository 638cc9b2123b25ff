// The declarations: usable as users configure TypeScript, and true of what the engine takes and gives.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { install } from "../support/package.mjs";
import { all } from "./scenarios.mjs";

const TSC = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));

const { project, root, remove } = install();
after(remove);

const NODE = { module: "nodenext", lib: ["es2022"] };
const BUNDLER = { module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"] };

/** Checks one file as strictly as TypeScript can, the package's own declarations included; gives its complaints. */
function complaints(name, source, options) {
  const compilerOptions = {
    strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true, target: "es2022", types: [],
    ...options,
  };
  writeFileSync(join(project, `${name}.ts`), source);
  writeFileSync(join(project, `${name}.json`), JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  const { stdout, stderr } = spawnSync(process.execPath, [TSC, "--project", `${name}.json`], {
    cwd: project,
    encoding: "utf8",
  });
  return stdout + stderr;
}

test("the main entry, by Node's resolution and without the DOM's types", () => {
  const source = `
    import { fromConsole, simulate, WouldblockInternalError, type Report, type Scenario } from "wouldblock";
    const read: { missing: string[]; scenario: { page: { url?: string } } } | null = fromConsole("a line");
    if (read) { const url: string | undefined = read.scenario.page.url; void url; }
    import type { Verdict } from "wouldblock/contract";
    const scenario: Scenario = {
      page: { url: "https://a.example/", headers: [["Content-Security-Policy", "connect-src 'self'"]] },
      request: { api: "fetch", url: "https://b.example/" },
    };
    const report: Report = simulate(scenario);
    export const verdict: Verdict = report.verdict;
    export const isBug = (error: unknown): error is Error => error instanceof WouldblockInternalError;
    // @ts-expect-error: there is no such API
    simulate({ page: { url: "" }, request: { api: "telepathy", url: "" } });
    // @ts-expect-error: a scenario is needed
    simulate();`;
  assert.equal(complaints("node", source, NODE), "");
});

test("the web entry, by a bundler's resolution", () => {
  const source = `
    import { init, simulate, type Report } from "wouldblock/web";
    await init();
    await init(fetch("engine.wasm"));
    await init(new URL("engine.wasm", "https://a.example/"));
    await init(new Uint8Array());
    export const report: Report = simulate({ page: { url: "" }, request: { api: "xhr", url: "" } });`;
  assert.equal(complaints("web", source, BUNDLER), "");
});

test("real scenarios and reports are what the declarations say", async () => {
  const { simulate } = await import(pathToFileURL(join(root, "index.js")).href);
  const literals = all().flatMap((scenario, index) => [
    `export const scenario${index}: Scenario = ${JSON.stringify(scenario, null, 1)};`,
    `export const report${index}: Report = ${JSON.stringify(simulate(scenario), null, 1)};`,
  ]);
  const source = `import type { Report, Scenario } from "wouldblock";\n${literals.join("\n")}\n`;
  assert.equal(complaints("reports", source, NODE), "");
});

test("the check above notices drift", async () => {
  const { simulate } = await import(pathToFileURL(join(root, "index.js")).href);
  const report = simulate(all()[0]);
  const literal = value => `import type { Report } from "wouldblock";\nexport const r: Report = ${JSON.stringify(value)};\n`;
  const { summary, ...without } = report;
  assert.match(complaints("drift", literal(without), NODE), /TS2741.*'summary'/);
  assert.match(complaints("drift", literal({ ...report, more: 1 }), NODE), /TS2353.*"more"/);
  assert.match(complaints("drift", literal({ ...report, verdict: "perhaps" }), NODE), /TS2322.*"perhaps"/);
});
