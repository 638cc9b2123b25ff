// `wouldblock hash`: the sources that allow a piece of code in a policy.
import { hashSource } from "../index.js";
import { readText } from "./input.js";
import { UsageError } from "./usage-error.js";

const KINDS = ["inline-script", "inline-style", "event-handler", "style-attribute", "javascript-url"];
const ALGORITHMS = ["sha256", "sha384", "sha512"];

/** `wouldblock hash FILE…`, or the code as an option: prints the directive with its sources, one line per piece of code. */
export function hashCommand({ files, values }, print) {
  const { json, algorithm } = values;
  if (algorithm !== undefined && !ALGORITHMS.includes(algorithm))
    throw new UsageError(`--algorithm is one of ${ALGORITHMS.join(", ")}, not "${algorithm}"`);
  const kind = values.api ?? "inline-script";
  if (!KINDS.includes(kind)) throw new UsageError(`--api is one of ${KINDS.join(", ")} here, not "${kind}"`);
  const given = KINDS.filter((name) => values[name] !== undefined).map((name) => ({ kind: name, code: values[name] }));
  const named = files.length > 0 || given.length > 0 ? files : ["-"];
  for (const { kind: what, code } of [...given, ...named.map((file) => ({ kind, code: readText(file) }))]) {
    const hash = hashSource(code, { kind: what, algorithm });
    print(json ? JSON.stringify(hash) : [hash.directive, ...hash.sources].join(" "));
  }
  return 0;
}
