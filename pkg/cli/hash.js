// `wouldblock hash`: the sources that allow a piece of code in a policy.
import { hashSource } from "./engine.js";
import { readText } from "./input.js";
import { CODE_KINDS } from "../lists.js";

/** `wouldblock hash FILE…`, or the code as an option: prints the directive with its sources, one line per piece of code. */
export function hashCommand({ values, positionals: files }, print) {
  const { json, algorithm, api: kind = "inline-script" } = values;
  const given = CODE_KINDS.filter((name) => values[name] !== undefined).map((name) => ({
    kind: name,
    code: values[name],
  }));
  const named = files.length > 0 || given.length > 0 ? files : ["-"];
  for (const { kind: what, code } of [...given, ...named.map((file) => ({ kind, code: readText(file) }))]) {
    const hash = hashSource(code, { kind: what, algorithm });
    print(json ? JSON.stringify(hash) : [hash.directive, ...hash.sources].join(" "));
  }
  return 0;
}
