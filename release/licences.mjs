// Whether everything that is compiled into the engine may be handed on under its licence.
import { ROOT, has, run, say } from "./support.mjs";

/** What permits that without more than a notice. */
const PERMISSIVE = [
  "MIT",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "Zlib",
  "0BSD",
  "Unicode-3.0",
  "Unlicense",
  "CC0-1.0",
  "BSL-1.0",
];

/** @param {string} own */
export function checkLicences(own) {
  has(own === "MIT OR Apache-2.0", `pkg/package.json has the licence ${own}`);
  const output = run(
    "cargo",
    ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"],
    ROOT,
  );
  const { packages, resolve, workspace_members: members } = JSON.parse(output);
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isPublished = (id) => !/\/xtask#/.test(id);
  const reached = new Set();
  const queue = members.filter(isPublished);
  while (queue.length > 0) {
    const id = queue.pop();
    if (reached.has(id)) continue;
    reached.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps)
      if (kinds.some(({ kind }) => kind === null)) queue.push(pkg);
  }
  const compiled = packages.filter(({ id }) => reached.has(id));
  for (const { name, version, license } of compiled)
    has(license && isPermissive(license), `${name} ${version} has the licence ${license ?? "of nobody"}`);
  say(`  ${compiled.length} packages`);
}

/** With "OR" one licence has to be permitted, with "AND" all of them. */
function isPermissive(expression) {
  const choices = expression.replaceAll("/", " OR ").split(" OR ");
  return choices.some((choice) =>
    choice.split(" AND ").every((name) =>
      PERMISSIVE.includes(
        name
          .replace(/[()]/g, "")
          .replace(/ WITH .*/, "")
          .trim(),
      ),
    ),
  );
}
