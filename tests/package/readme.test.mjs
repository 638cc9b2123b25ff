// What the READMEs and the handbook show can be run, and gives the results that they state.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { snippets } from "../support/snippets.mjs";
import { program, project as newProject, run, write } from "./tools.mjs";

const { project, root, remove } = newProject();
after(remove);

const READMES = {
  package: join(root, "README.md"),
  repository: new URL("../../README.md", import.meta.url),
  "command line": new URL("../../docs/cli.md", import.meta.url),
};

const shell = (command) => run("sh", ["-c", `NO_COLOR=1 ${command}; echo "status $?"`], { cwd: project });

/** What runs a snippet of each kind. `file`: its file, for a snippet of JavaScript */
const runners = {
  script: async ({ file }) =>
    assert.ok(Number(await run(process.execPath, [file], { cwd: project })) > 0, "it compares nothing"),
  vitest: ({ file }) => run(program("vitest"), ["run", "--no-color", file], { cwd: project }),
  "node --test": ({ file }) =>
    run(process.execPath, ["--test", file], { cwd: project, env: { NODE_TEST_CONTEXT: undefined } }),
  command: async ({ code, status }) => assert.match(await shell(code), new RegExp(`^status ${status}$`, "m")),
  output: async ({ code, output }) => assert.equal((await shell(code)).replace(/^status \d+$\n?/m, ""), output),
};

for (const [name, file] of Object.entries(READMES))
  describe(`the page of the ${name}`, { timeout: 120_000 }, () => {
    for (const [index, snippet] of snippets(readFileSync(file, "utf8")).entries())
      test(snippet.title, async () => {
        const file = `${name.replace(" ", "-")}-${index}.test.mjs`;
        write(project, { [file]: snippet.code });
        await runners[snippet.kind]({ ...snippet, file });
      });
  });
