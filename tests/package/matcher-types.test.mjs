// `expect(…).toBeAllowed()` type-checks with the runners' own declarations, as their users write it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { project as newProject, run, write } from "./tools.mjs";

const TSC = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));

const { project, remove } = newProject();
after(remove);

const USE = `
  const page = { url: "https://app.example/", headers: { "Content-Security-Policy": "connect-src 'self'" } };
  expect({ page, request: "/users", network: [new Response()] }).toBeAllowed();
  expect({ page, request: new Request("https://b.example/") }).toBeBlocked({ by: "csp", in: ["firefox", "webkit"] });
  expect({ page, request: "https://b.example/" }).not.toBeUndetermined({ in: "chromium" });
  expect({ page, request: "/users" }).toEqual({});
  // @ts-expect-error: there is no such matcher
  expect(page).toBeAlowed();
  // @ts-expect-error: there is no such check
  expect(page).toBeBlocked({ by: "crops" });
  // @ts-expect-error: there is no such engine
  expect(page).toBeAllowed({ in: "opera" });
  // @ts-expect-error: what stops a request that is let through?
  expect(page).toBeAllowed({ by: "csp" });
`;

/** The beginning of a test file for each runner, and its compiler options. */
const RUNNERS = {
  Vitest: [`import { expect } from "vitest"; import "wouldblock/vitest";`, { types: [] }],
  "Vitest's globals": [`import "wouldblock/vitest";`, { types: ["vitest/globals"] }],
  Jest: [`import { expect } from "@jest/globals"; import "wouldblock/jest";`, { types: ["node"] }],
  "Jest's globals": [`import "wouldblock/jest";`, { types: ["jest"] }],
  "Jest's globals, by require()": [
    `import jest = require("wouldblock/jest"); void jest;`,
    { types: ["jest"], module: "nodenext", moduleResolution: "nodenext" },
    "cts",
  ],
  "expect.extend() of Vitest": [
    `import { expect } from "vitest"; import { matchers } from "wouldblock/matchers"; expect.extend(matchers);`,
    { types: [] },
    "ts",
    "",
  ],
  "expect.extend() of Jest": [
    `import { expect } from "@jest/globals"; import { matchers } from "wouldblock/matchers"; expect.extend(matchers);`,
    { types: ["node"] },
    "ts",
    "",
  ],
};

for (const [name, [prelude, options, extension = "ts", use = USE]] of Object.entries(RUNNERS))
  test(`${name}: the matchers type-check`, { timeout: 120_000 }, async () => {
    const file = `${name.replace(/\W/g, "")}.${extension}`;
    const compilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      module: "esnext",
      moduleResolution: "bundler",
      ...options,
    };
    write(project, {
      [file]: `${prelude}\n${use}`,
      "tsconfig.json": JSON.stringify({ compilerOptions, files: [file] }),
    });
    assert.equal(
      await run(process.execPath, [TSC, "--project", "tsconfig.json"], { cwd: project }).catch(
        (error) => error.message,
      ),
      "",
    );
  });
