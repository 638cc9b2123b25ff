// Runs a program for WASI: `node wasi.mjs FILE ARGUMENTS`.
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const [file, ...args] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: [file, ...args] });
const { instance } = await WebAssembly.instantiate(readFileSync(file), wasi.getImportObject());
wasi.start(instance);
