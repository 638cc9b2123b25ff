// The entries of the package, as package.json exports them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PACKAGE = new URL("../../pkg/", import.meta.url);

/**
 * Every entry, with the file that declares its types. An entry that is not a module has no declarations.
 *
 * @returns {{ name: string, types: string | undefined }[]} `name`: as it is imported; `types`: the path of the file
 */
export function entries() {
  const manifest = JSON.parse(readFileSync(new URL("package.json", PACKAGE), "utf8"));
  return Object.entries(manifest.exports).map(([path, targets]) => {
    const types = typesOf(targets);
    return { name: `${manifest.name}${path.slice(1)}`, types: types && fileURLToPath(new URL(types, PACKAGE)) };
  });
}

/** The file of types for `import`. @returns {string | undefined} */
function typesOf(targets) {
  if (typeof targets === "string") return undefined;
  return targets.types ?? typesOf(targets.default ?? {});
}
