// The exact number of bytes that are downloaded. For the page, parts/page.mjs counts the bytes that a browser requests.
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { inRepository } from "../support/paths.mjs";

/** Node's default is the highest quality, 11. */
const brotli = (path) => brotliCompressSync(readFileSync(inRepository(path))).length;

export function measure() {
  const engine = (id, name) => {
    const [module, glue] = [brotli(`pkg/wasm/${name}_bg.wasm`), brotli(`pkg/wasm/${name}.js`)];
    return { id, value: module + glue, unit: "bytes", detail: `brotli 11: module ${module}, glue ${glue}` };
  };
  return [
    engine("engine-bytes", "wouldblock"),
    engine("answer-bytes", "answer"),
    engine("decide-bytes", "decide"),
    {
      id: "element-bytes",
      value: gzipSync(readFileSync(inRepository("pkg/element.js")), { level: 9 }).length,
      unit: "bytes",
      detail: "pkg/element.js, gzip 9",
    },
  ];
}
