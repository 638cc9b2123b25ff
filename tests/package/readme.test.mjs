// The snippets of the READMEs and the handbook give the results that their comments state.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { program, project as newProject, run, write } from "./tools.mjs";

const { project, root, remove } = newProject();
after(remove);

const READMES = {
  package: join(root, "README.md"),
  repository: new URL("../../README.md", import.meta.url),
  "command line": new URL("../../docs/cli.md", import.meta.url),
};

/** The code blocks of a language. */
const blocks = (text, language) =>
  [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].filter(([, tag]) => tag === language).map(([, , code]) => code);

/** `expression; // value` becomes a comparison. */
const checked = (code) =>
  `import assert from "node:assert/strict";
  let compared = 0;
  ${code.replace(/^(?!const |import |\/\/)(\S.*); \/\/ (.+)$/gm, (_, expression, value) => `assert.deepEqual(${expression}, ${value}); compared++;`)}
  console.log(compared);`;

const runners = {
  Vitest: (file) => run(program("vitest"), ["run", "--no-color", file], { cwd: project }),
  "node --test": (file) =>
    run(process.execPath, ["--test", file], { cwd: project, env: { NODE_TEST_CONTEXT: undefined } }),
};

for (const [name, file] of Object.entries(READMES))
  describe(`the page of the ${name}`, { timeout: 120_000 }, () => {
    const text = readFileSync(file, "utf8");
    blocks(text, "js").forEach((code, index) => {
      const [, runner] = /^\/\/ \S+, for (.+)$/m.exec(code) ?? [];
      test(`snippet ${index + 1}: ${code.trim().split("\n")[0]}`, async () => {
        const script = `${name.replace(" ", "-")}-${index}${runner ? ".test" : ""}.mjs`;
        write(project, { [script]: runner ? code : checked(code) });
        if (runner) await runners[runner](script);
        else assert.ok(Number(await run(process.execPath, [script], { cwd: project })) > 0, "it compares nothing");
      });
    });
    for (const line of blocks(text, "sh").flatMap((code) => code.split("\n"))) {
      const [, command, status] = /^(npx .*) # exits with (\d+)$/.exec(line) ?? [];
      if (command === undefined) continue;
      test(command, async () => {
        const output = await run("sh", ["-c", `${command}; echo "status $?"`], { cwd: project });
        assert.match(output, new RegExp(`^status ${status}$`, "m"));
      });
    }
  });
