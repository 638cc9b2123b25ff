// `wouldblock completion SHELL`: prints a script with which a shell completes commands, options and their values.
import { COMMANDS, OPTIONS } from "./options.js";
import { UsageError } from "./usage-error.js";

/**
 * @typedef {object} Part what can follow a command
 * @property {string} command "" without a command
 * @property {import("./options.js").Options} options
 * @property {string | readonly string[]} takes
 */

/** @type {Part[]} */
const PARTS = [
  { command: "", options: OPTIONS, takes: "first" },
  ...Object.entries(COMMANDS).map(([command, { options, takes }]) => ({ command, options, takes })),
];
const NAMES = Object.keys(COMMANDS);

/** @param {import("./options.js").Options} options */
const flagsOf = (options) =>
  Object.entries(options).flatMap(([name, { short }]) => (short ? [`-${short}`, `--${name}`] : [`--${name}`]));

/** The options of all commands that `wanted` holds for, as a pattern of bash: the command, a colon, the option. */
function patterns(wanted) {
  /** @type {Map<string, string[]>} */
  const by = new Map();
  for (const { command, options } of PARTS)
    for (const [name, option] of Object.entries(options)) {
      const what = wanted(option);
      if (what === undefined) continue;
      const found = [`${command}:--${name}`, ...(option.short ? [`${command}:-${option.short}`] : [])];
      by.set(what, [...(by.get(what) ?? []), ...found]);
    }
  return [...by].map(([what, found]) => `    ${found.join("|")})\n      ${what} ;;`).join("\n");
}

/** What bash does for the value of an option; undefined for a flag. */
function valueInBash({ type, values, several, from }) {
  const words = values && `_wouldblock_words "${values.join(" ")}"`;
  if (type === "boolean") return words && `[[ $value == -* ]] || { ${words}; return; }`;
  if (from === "file") return "_wouldblock_files; return";
  if (from === "text") return "[[ $value == @* ]] && { kept+=@ value=${value#@}; _wouldblock_files; }; return";
  if (words) return several ? `_wouldblock_last; ${words}; return` : `${words}; return`;
  return "return";
}

/** What bash does for a word that is not an option. */
function wordInBash(takes) {
  if (Array.isArray(takes)) return `_wouldblock_words "${takes.join(" ")}"`;
  const commands = `_wouldblock_words "${NAMES.join(" ")}"`;
  const file = "_wouldblock_files";
  const text = "if [[ $value == @* ]]; then kept+=@ value=${value#@}; _wouldblock_files; fi";
  return { first: `((\${#words[@]} == 1)) && ${commands}; ${file}`, command: commands, file, text }[takes] ?? ":";
}

const bash =
  () => `# Readline splits words at "=", "@" and others, so the words are taken from the line. \`kept\` is the part of the last
# word that stays, and \`value\` the part that is completed.
_wouldblock_add() {
  local one
  while IFS= read -r one; do
    one=$kept$one
    COMPREPLY+=("\${one#"$cut"}")
  done
}
_wouldblock_words() { _wouldblock_add < <(compgen -W "$1" -- "$value"); }
_wouldblock_files() { compopt -o filenames 2>/dev/null; _wouldblock_add < <(compgen -f -- "$value"); }
_wouldblock_last() { [[ $value == *,* ]] && kept+=\${value%,*}, value=\${value##*,}; }
_wouldblock() {
  local line=\${COMP_LINE:0:COMP_POINT} kept= command= option words
  local value=\${line##*[[:space:]]}
  # The name of a file may have spaces.
  [[ $2 == *[[:space:]]* ]] && value=$2
  read -ra words <<<"\${line%"$value"}"
  option=\${words[\${#words[@]}-1]}
  # What readline does not replace.
  local cut=\${value%"$2"}
  value=\${value//\\\\/}
  COMPREPLY=()
  if ((\${#words[@]} > 1)); then
    case \${words[1]} in
      ${NAMES.join("|")}) command=\${words[1]} ;;
    esac
  fi
  if [[ $value == --*=* ]]; then option=\${value%%=*} kept=\${value%%=*}= value=\${value#*=}; fi
  case $command:$option in
${patterns(valueInBash)}
  esac
  if [[ $value == -* ]]; then
    case $command in
${PARTS.map(({ command, options }) => `      "${command}") _wouldblock_words "${flagsOf(options).join(" ")}" ;;`).join("\n")}
    esac
    return
  fi
  case $command in
${PARTS.map(({ command, takes }) => `    "${command}") ${wordInBash(takes)} ;;`).join("\n")}
  esac
}
complete -F _wouldblock wouldblock`;

/** An option as arguments of zsh's `_arguments`. @param {[string, import("./options.js").Option]} option */
function inZsh([name, { type, short, values, several, from }]) {
  const list = values && (several ? `_sequence compadd - ${values.join(" ")}` : `(${values.join(" ")})`);
  const action = from === "file" ? "_files" : from === "text" ? "_wouldblock_text" : (list ?? " ");
  if (type === "boolean")
    return [`'*--${name}${values ? `=-::${name}:${list}` : ""}'`, ...(short ? [`'*-${short}'`] : [])];
  return [`'*--${name}=:${name}:${action}'`, ...(short ? [`'*-${short}+:${name}:${action}'`] : [])];
}

function wordsInZsh(takes) {
  if (Array.isArray(takes)) return [`'1:word:(${takes.join(" ")})'`];
  const commands = `(${NAMES.join(" ")})`;
  return (
    {
      first: ["'1: :_wouldblock_first'", "'*:file:_files'"],
      command: [`'1:command:${commands}'`],
      file: ["'*:file:_files'"],
      text: ["'*:text:_wouldblock_text'"],
    }[takes] ?? []
  );
}

const argumentsInZsh = ({ options, takes }) =>
  [...Object.entries(options).flatMap(inZsh), ...wordsInZsh(takes)].map((spec) => ` \\\n        ${spec}`).join("");

const zsh = () => `#compdef wouldblock
_wouldblock_text() { if compset -P @; then _files; else _message text; fi }
_wouldblock_first() { _alternative 'commands:command:(${NAMES.join(" ")})' 'files:file:_files' }
_wouldblock() {
  local command=
  if (( CURRENT > 2 )); then
    case $words[2] in
      ${NAMES.join("|")}) command=$words[2]; shift words; (( CURRENT-- )) ;;
    esac
  fi
  case $command in
${PARTS.map((part) => `    '${part.command}')\n      _arguments -s${argumentsInZsh(part)} ;;`).join("\n")}
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _wouldblock "$@"; else compdef _wouldblock wouldblock; fi`;

/** @param {string} command @param {[string, import("./options.js").Option]} option */
function inFish(command, [name, { type, short, values, several, from }]) {
  const list = values && (several ? `(__fish_append , ${values.join(" ")})` : values.join(" "));
  const value = from === "file" ? " -r -F" : type === "string" ? " -x" : "";
  const words = from === "text" ? "(__wouldblock_text)" : list;
  return `complete -c wouldblock -n "__wouldblock_in ${command}"${short ? ` -s ${short}` : ""} -l ${name}${value}${words ? ` -a "${words}"` : ""}`;
}

function wordsInFish({ command, takes }) {
  const start = `complete -c wouldblock -n "__wouldblock_in ${command}"`;
  if (takes === "file" || takes === "first") return [`${start} -F`];
  const list = Array.isArray(takes) ? takes : takes === "command" ? NAMES : [];
  const words = takes === "text" ? ["(__wouldblock_text)"] : list;
  return [`${start} -f${words.length > 0 ? ` -a "${words.join(" ")}"` : ""}`];
}

const fish = () => `function __wouldblock_in
  set -l words (commandline -opc)
  set -l command
  if test (count $words) -gt 1; and contains -- $words[2] ${NAMES.join(" ")}
    set command $words[2]
  end
  test "$command" = "$argv"
end
function __wouldblock_text
  set -l token (string replace -r '^--[^=]*=' '' -- (commandline -ct))
  if string match -q '@*' -- $token
    printf '@%s\\n' (__fish_complete_path (string sub -s 2 -- $token))
  end
end
${Object.entries(COMMANDS)
  .map(
    ([name, { about }]) => `complete -c wouldblock -n "test (count (commandline -opc)) -eq 1" -a ${name} -d "${about}"`,
  )
  .join("\n")}
${PARTS.flatMap((part) => [
  ...wordsInFish(part),
  ...Object.entries(part.options).map((option) => inFish(part.command, option)),
]).join("\n")}`;

/** The script of each shell. */
const SCRIPTS = { bash, zsh, fish };

/** @param {import("./parse-words.js").Words} words */
export function completionCommand({ positionals: [shell, ...more] }, print) {
  if (!Object.hasOwn(SCRIPTS, shell ?? "") || more.length > 0)
    throw new UsageError(`completion is followed by one of ${Object.keys(SCRIPTS).join(", ")}`);
  return print(SCRIPTS[shell]());
}
