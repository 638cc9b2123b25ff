// The npm package as users get it: packed, and installed into a separate project.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../../pkg/", import.meta.url));

function npm(folder, ...args) {
  return execFileSync("npm", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * Packs `pkg/` and installs the tarball into a new, empty ESM project.
 * @param {{ inside?: string, type?: string }} [options] `inside`: the folder that the project is made in;
 *   `type`: of its modules
 * @returns {{ project: string, root: string, files: string[], remove(): void }}
 *   `project`: its folder; `root`: the package's folder in it; `files`: the files of the tarball, sorted
 */
export function install({ inside = tmpdir(), type = "module" } = {}) {
  mkdirSync(inside, { recursive: true });
  const project = mkdtempSync(join(inside, "wouldblock-package-"));
  const [packed] = JSON.parse(npm(PACKAGE, "pack", "--json", "--pack-destination", project));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "user", private: true, type }));
  // Offline, because the package has no dependencies, so nothing needs to be downloaded.
  npm(project, "install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`);
  return {
    project,
    root: join(project, "node_modules", "wouldblock"),
    files: packed.files.map((file) => file.path).sort(),
    remove: () => rmSync(project, { recursive: true, force: true }),
  };
}
