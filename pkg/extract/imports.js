// The constants that the files of a project export to each other.
import { partsOf } from "./component.js";
import { readScript } from "./script.js";

const IMPORT = /\b(?:from|import|require)\s*\(?\s*(["'])((?:\.{1,2}|[@~])\/[^"'\n]+)\1/g;
/** How deep JSON is followed. */
const DEPTH = 6;
/** Longer files of JSON are data, such as translations. */
const LONGEST_JSON = 100_000;
/** The endings that bundlers add to the name of a module. */
const ENDINGS = ["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".mts", ".cjs", ".cts", ".vue", ".svelte"];

/**
 * Follows imports from file to file.
 * @param {{ has: (name: string) => boolean, textOf: (name: string) => string }} files the files of the project
 * @param {import("./script.js").Settings} settings
 */
export function importsIn({ has, textOf }, settings) {
  /** @type {Map<string, Promise<Record<string, unknown>>>} */
  const known = new Map();

  /**
   * The exports of a file.
   * @param {string} name
   * @param {string[]} around the files that import it and are not finished: a circle is not followed
   */
  async function exportsOf(name, around) {
    /** @type {Record<string, unknown>} */
    const all = {};
    const text = textOf(name);
    if (/\.json$/i.test(name)) return exportsOfJson(text, name);
    for (const { kind, text: script } of partsOf(text, name)) {
      if (kind !== "script") continue;
      const imports = await importsOf(script, name, [...around, name]);
      Object.assign(all, (await readScript(script, { ...settings, imports, file: name })).exports);
    }
    return all;
  }

  /**
   * What the imports of a script give, by the names of the modules in it.
   * @param {string} script
   * @param {string} name its file
   * @param {string[]} [around]
   * @returns {Promise<import("./script.js").Imports>}
   */
  async function importsOf(script, name, around = []) {
    /** @type {import("./script.js").Imports} */
    const imports = {};
    for (const [, , module] of script.matchAll(IMPORT)) {
      const file = namesOf(module, name).find(has);
      if (file === undefined || file === name || around.includes(file)) continue;
      if (!known.has(file)) known.set(file, exportsOf(file, around));
      imports[module] = await known.get(file);
    }
    return imports;
  }

  return importsOf;
}

/** A file of JSON as a module: all of it, and its properties. */
function exportsOfJson(text, name) {
  if (text.length > LONGEST_JSON) return {};
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  const whole = constantOf(value, name);
  return { ...whole.shared?.[1].object, default: whole };
}

/**
 * A value of JSON as the module that reads scripts takes it (`reading-script/src/constant.rs`).
 * @param {any} value
 * @param {string} path its place, which identifies an object
 */
function constantOf(value, path, depth = 0) {
  if (depth > DEPTH) return "open";
  if (value === null) return "nothing";
  if (typeof value !== "object") return { [typeof value === "string" ? "text" : typeof value]: value };
  const inside = ([name, inner]) => [name, constantOf(inner, `${path}@${name}`, depth + 1)];
  const entries = Object.entries(value).map(inside);
  const plain = Array.isArray(value)
    ? { list: entries.map(([, inner]) => inner) }
    : { object: Object.fromEntries(entries) };
  return { shared: [path, plain] };
}

/** The files that a module may be, by its name in a file. */
function namesOf(module, from) {
  const [, aliased] = /^[@~]\/(.*)$/.exec(module) ?? [];
  // What most projects of Vite, Vue and Next.js configure.
  if (aliased !== undefined) return [`src/${aliased}`, aliased].flatMap((path) => namesOf(`./${path}`, ""));
  const parts = from.split("/").slice(0, -1);
  for (const part of module.split("/")) {
    if (part === "..") {
      if (parts.length === 0) return [];
      parts.pop();
    } else if (part !== "." && part !== "") parts.push(part);
  }
  const path = parts.join("/");
  // TypeScript names the file that its compiler will write.
  const written = path.replace(/\.([cm]?)js$/, ".$1ts");
  const indices = ENDINGS.slice(1).map((ending) => `/index${ending}`);
  return [
    path,
    written,
    path.replace(/\.jsx?$/, ".tsx"),
    ...[...ENDINGS.slice(1), ...indices].map((end) => path + end),
  ];
}
