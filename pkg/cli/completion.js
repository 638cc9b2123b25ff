// `wouldblock completion SHELL`: prints a script with which a shell completes options and their values.
import { FIELDS } from "../fields.js";
import { ENGINE_NAMES } from "../judge.js";
import { LANGUAGES } from "../languages/list.js";
import { FORMATS, OPTIONS } from "./arguments.js";
import { UsageError } from "./usage-error.js";

/** The options, and the values of those that have a short list. */
const options = Object.keys(OPTIONS).map((name) => {
  const field = FIELDS.find(({ option }) => option === name);
  const values =
    { engine: ENGINE_NAMES, format: FORMATS, language: LANGUAGES.map(({ tag }) => tag) }[name] ?? field?.values ?? [];
  return { name, values, takesValue: OPTIONS[name].type === "string" };
});
const withValues = options.filter(({ values, takesValue }) => takesValue && values.length > 0);
const flags = options.map(({ name }) => `--${name}`).join(" ");

const SCRIPTS = {
  bash: () => `_wouldblock() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  case $before in
${withValues.map(({ name, values }) => `    --${name}) COMPREPLY=($(compgen -W "${values.join(" ")}" -- "$word")); return;;`).join("\n")}
  esac
  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "${flags}" -- "$word"))
  else COMPREPLY=($(compgen -f -W "read completion" -- "$word")); fi
}
complete -o filenames -F _wouldblock wouldblock`,
  zsh: () => `#compdef wouldblock
_arguments \\
${options
  .map(({ name, values, takesValue }) => {
    const action = values.length > 0 ? `:value:(${values.join(" ")})` : takesValue ? ":value:" : "";
    return `  '*--${name}${action}' \\`;
  })
  .join("\n")}
  '*:file:_files'`,
  fish: () =>
    options
      .map(({ name, values, takesValue }) => {
        const action = values.length > 0 ? ` -x -a "${values.join(" ")}"` : takesValue ? " -r" : "";
        return `complete -c wouldblock -l ${name}${action}`;
      })
      .join("\n"),
};

/** @param {string[]} args */
export function completion([shell, ...more]) {
  if (!Object.hasOwn(SCRIPTS, shell ?? "") || more.length > 0)
    throw new UsageError(`completion is followed by one of ${Object.keys(SCRIPTS).join(", ")}`);
  return SCRIPTS[shell]();
}
