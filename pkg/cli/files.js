// The files of a folder.
import { readdirSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { unreadable } from "./usage-error.js";

/**
 * The files below a folder with one of the endings, sorted by name; or the path itself if it is a file. node_modules, and
 * files and folders that begin with a dot, are skipped.
 *
 * @param {string} path
 * @param {Set<string>} endings such as ".html"
 * @returns {Generator<string>}
 */
export function* filesBelow(path, endings) {
  let stat;
  try {
    stat = statSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  if (stat.isFile()) yield path;
  else yield* within(path, endings);
}

function* within(folder, endings) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* within(path, endings);
    else if (entry.isFile() && endings.has(extname(entry.name).toLowerCase())) yield path;
  }
}

/** How messages name a file: its path below the folder, with slashes. @param {string} folder @param {string} path */
export const nameBelow = (folder, path) => relative(folder, path).split(sep).join("/") || path;
