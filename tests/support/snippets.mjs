// The parts of a page that can be run: its snippets of JavaScript, and its commands with the exit code or the output that
// the page states.

/**
 * @typedef {object} Snippet
 * @property {"script" | "vitest" | "node --test" | "command" | "output"} kind
 * @property {string} title
 * @property {string} code for "script", with comparisons of the values that comments state; it prints how many there are
 * @property {number} [status] for "command": its exit code
 * @property {string} [output] for "output"
 */

/** What runs a snippet that is a test, by the comment in its first line. @type {Record<string, Snippet["kind"]>} */
const RUNNERS = { Vitest: "vitest", "node --test": "node --test" };

/** The code blocks of a language. */
const blocks = (text, language) =>
  [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].filter(([, tag]) => tag === language).map(([, , code]) => code);

/** `expression; // value` becomes a comparison. */
const checked = (code) =>
  `import assert from "node:assert/strict";
  let compared = 0;
  ${code.replace(/^(?!const |import |\/\/)(\S.*); \/\/ (.+)$/gm, (_, expression, value) => `assert.deepEqual(${expression}, ${value}); compared++;`)}
  console.log(compared);`;

/** @param {string} text a page in Markdown @returns {Snippet[]} */
export function snippets(text) {
  const scripts = blocks(text, "js").map((code, index) => {
    const [, runner] = /^\/\/ \S+, for (.+)$/m.exec(code) ?? [];
    const title = `snippet ${index + 1}: ${code.trim().split("\n")[0]}`;
    return runner ? { kind: RUNNERS[runner], title, code } : { kind: "script", title, code: checked(code) };
  });
  const commands = blocks(text, "sh").flatMap((code) =>
    [...code.matchAll(/^(npx .*) # exits with (\d+)$/gm)].map(([, command, status]) => ({
      kind: "command",
      title: command,
      code: command,
      status: Number(status),
    })),
  );
  const outputs = blocks(text, "console").flatMap((code) =>
    [...code.matchAll(/^\$ (npx .*)\n([^]*)$/g)].map(([, command, output]) => ({
      kind: "output",
      title: command,
      code: command,
      output,
    })),
  );
  return /** @type {Snippet[]} */ ([...scripts, ...commands, ...outputs]);
}
