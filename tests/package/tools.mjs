// The tools with which people build and run the package, as installed in tests/package/tools.
import { execFile, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromiumProgram } from "../support/browsers.mjs";
import { install } from "../support/package.mjs";

const FOLDER = fileURLToPath(new URL("tools/", import.meta.url));
const require = createRequire(join(FOLDER, "package.json"));

/** Loads one of the tools. */
export const load = async (name) => import(pathToFileURL(require.resolve(name)).href);

/** The path of a program that a tool provides. */
export const program = (name) => join(FOLDER, "node_modules", ".bin", name);

/** A project with the packed package, in which the tools can be found. */
export const project = (options) => install({ inside: join(FOLDER, "projects"), ...options });

/** Writes files below `folder`: `{ "src/a.js": "…" }`. */
export function write(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** The configuration with which Playwright's runner starts the tests' Chromium. */
export const playwrightConfig = () =>
  `export default { reporter: "line", use: { launchOptions: {
    executablePath: ${JSON.stringify(chromiumProgram())}, args: ["--no-sandbox", "--disable-dev-shm-usage"] } } };`;

/**
 * Runs a program to its end, without blocking the tests' own servers; fails with its output.
 * @returns {Promise<string>} its output
 */
export function run(file, args, { cwd, env = {} }) {
  const options = { cwd, env: { ...process.env, ...env }, encoding: "utf8", maxBuffer: 1 << 26 };
  return new Promise((done, fail) => {
    execFile(file, args, options, (error, stdout, stderr) => {
      if (error)
        fail(new Error(`${file} ${args.join(" ")}: ${error.code}\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`));
      else done(stdout + stderr);
    });
  });
}

/** Starts a server; resolves once it prints what `ready` matches. */
export function start(file, args, { cwd, env = {}, ready }) {
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((done) => child.once("exit", done));
  const stop = () => {
    child.kill();
    return ended;
  };
  return new Promise((done, fail) => {
    let output = "";
    const listen = (text) => {
      output += text;
      const match = ready.exec(output);
      if (match) done({ match, stop });
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    child.once("error", fail);
    child.once("exit", (code) => fail(new Error(`${file} ended with ${code}:\n${output.slice(-4000)}`)));
  });
}
