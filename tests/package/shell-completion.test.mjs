// The completion of shells, as the shells themselves do it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { APIS } from "../../pkg/fields.js";
import { COMMANDS, OPTIONS } from "../../pkg/cli/options.js";
import { LANGUAGES } from "../../pkg/languages/list.js";

const CLI = fileURLToPath(new URL("../../pkg/cli.js", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "completion-"));
const folder = join(home, "project");
mkdirSync(folder);
after(() => rmSync(home, { recursive: true }));

for (const name of ["scenario.json", "policy.txt", "a site.har"]) writeFileSync(join(folder, name), "");
const scripts = Object.fromEntries(
  COMMANDS.completion.takes.map((shell) => {
    const { stdout } = spawnSync(process.execPath, [CLI, "completion", shell], { encoding: "utf8" });
    writeFileSync(join(home, shell), stdout);
    return [shell, join(home, shell)];
  }),
);

/** The text before the cursor, and what each shell offers for its last word. */
const OFFERED = {
  "wouldblock ": [...Object.keys(COMMANDS), "scenario.json", "policy.txt", "a site.har"],
  "wouldblock co": ["collect", "completion"],
  "wouldblock scen": ["scenario.json"],
  "wouldblock audit --l": ["--language", "--least"],
  "wouldblock audit pol": ["policy.txt"],
  "wouldblock audit -": Object.entries(COMMANDS.audit.options).flatMap(([name, { short }]) =>
    short ? [`-${short}`, `--${name}`] : [`--${name}`],
  ),
  "wouldblock audit --format ": ["text", "json", "csv", "ndjson"],
  "wouldblock audit --least ra": ["rails"],
  "wouldblock audit --api inl": ["inline-script", "inline-style"],
  "wouldblock diff --format ": ["text", "json"],
  "wouldblock check --format s": ["sarif"],
  "wouldblock completion ": ["bash", "zsh", "fish"],
  "wouldblock help d": ["diff"],
  "wouldblock --mode ": ["cors", "no-cors", "same-origin"],
  "wouldblock --page https://a.example/ --mode n": ["no-cors"],
  "wouldblock --api ": APIS,
  "wouldblock --response-address-space l": ["local", "loopback"],
  "wouldblock --language ": LANGUAGES.map(({ tag }) => tag),
  "wouldblock --csp @pol": ["@policy.txt"],
  "wouldblock collect --store pol": ["policy.txt"],
  "wouldblock --format=": ["--format=text", "--format=json", "--format=markdown"],
  "wouldblock --color=n": ["--color=never"],
  "wouldblock --engine fi": ["firefox"],
  "wouldblock --engine chrome,saf": ["chrome,safari"],
};

/** Keys, and the resulting arguments: a tab completes a word. "=" and a space before a value are the same. */
const TYPED = {
  "aud\t--leas\trai\t": ["audit", "--least", "rails"],
  "chec\t--format gi\t": ["check", "--format", "github"],
  "--engi\tchrome,saf\t": ["--engine", "chrome,safari"],
  "--color=al\tscen\t": ["--color", "always", "scenario.json"],
  "--csp @pol\t": ["--csp", "@policy.txt"],
  "a\\ si\t": ["a site.har"],
};

/** Types keys into an interactive shell in a terminal, whose command prints its arguments; returns them. */
function typeKeys(start, keys, env = {}) {
  const print = `wouldblock() { printf '<%s>' "$@"; printf '\\n'; }`;
  const input = `${print}\nwouldblock ${keys}\n\nexit\n`;
  const { stdout } = spawnSync("script", ["--quiet", "--return", "--command", start, "/dev/null"], {
    cwd: folder,
    input,
    encoding: "utf8",
    env: { ...process.env, TERM: "dumb", HOME: home, INPUTRC: "/dev/null", ...env },
    timeout: 20_000,
  });
  const lines = stdout.split(/\r*\n/).filter((line) => /^<.*>$/.test(line));
  const words = [...(lines.at(-1) ?? assert.fail(stdout)).matchAll(/<(.*?)>/g)].map(([, word]) => word);
  return words.flatMap((word) => word.split("="));
}

describe("bash", () => {
  /** Calls the function of completion as bash does. Readline gives the part of the word after "=", "@" or ":". */
  function offered(line) {
    const word = /[^\s=@:]*$/.exec(line)[0];
    const { stdout, stderr } = spawnSync(
      "bash",
      [
        "--norc",
        "-c",
        'source "$0"; COMP_LINE=$1 COMP_POINT=${#1}; _wouldblock wouldblock "$2" ""; printf "%s\\n" "${COMPREPLY[@]}"',
        scripts.bash,
        line,
        word,
      ],
      { cwd: folder, encoding: "utf8" },
    );
    assert.equal(stderr, "");
    const before = /\S*$/.exec(line)[0].slice(0, -word.length || undefined);
    return stdout
      .trim()
      .split("\n")
      .map((one) => before + one);
  }

  for (const [line, words] of Object.entries(OFFERED))
    test(line, () => assert.deepEqual(offered(line).sort(), [...words].sort()));

  test("every option of every command", () => {
    for (const [command, options] of [
      ["", OPTIONS],
      ...Object.entries(COMMANDS).map(([name, one]) => [name, one.options]),
    ]) {
      const found = offered(`wouldblock ${command} -`.replace("  ", " "));
      for (const name of Object.keys(options)) assert.ok(found.includes(`--${name}`), `${command} --${name}`);
    }
  });

  for (const [keys, words] of Object.entries(TYPED))
    test(`typed: ${JSON.stringify(keys)}`, () => {
      const start = `bash --noprofile --rcfile ${scripts.bash} -i`;
      assert.deepEqual(typeKeys(start, keys), words);
    });
});

describe("zsh", () => {
  writeFileSync(join(home, ".zshrc"), `autoload -U compinit; compinit -u -D; PS1=; source ${scripts.zsh}\n`);
  for (const [keys, words] of Object.entries(TYPED))
    test(`typed: ${JSON.stringify(keys)}`, () => assert.deepEqual(typeKeys("zsh -i", keys, { ZDOTDIR: home }), words));

  test("every option of every command", () => {
    const script = readFileSync(scripts.zsh, "utf8");
    for (const [command, { options }] of Object.entries({ "": { options: OPTIONS }, ...COMMANDS })) {
      const [, part] = new RegExp(`^ {4}'${command}'\\)\n([^]*?);;$`, "m").exec(script);
      for (const name of Object.keys(options))
        assert.match(part, new RegExp(`'\\*--${name}['=]`), `${command} ${name}`);
    }
  });
});

describe("fish", () => {
  function offered(line) {
    const command = 'source $argv[1]; complete -C "$argv[2]"';
    const { stdout, stderr } = spawnSync("fish", ["--command", command, scripts.fish, line], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, HOME: home },
    });
    assert.equal(stderr, "");
    return stdout
      .trim()
      .split("\n")
      .map((one) => one.split("\t")[0]);
  }

  for (const [line, words] of Object.entries(OFFERED))
    test(line, () => assert.deepEqual(offered(line).sort(), [...words].sort()));
});
