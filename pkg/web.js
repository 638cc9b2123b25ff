// For browsers, with the smallest download: the module is a separate file, compiled while it downloads.
import { connect, explainRefusal, isModule } from "./core.js";

export { ScenarioError, WouldblockInternalError } from "./errors.js";
export { APIS, CHECKS, ENGINES, TARGETS } from "./lists.js";

let module;
let pending;

/**
 * Loads the engine. Concurrent calls share one load; after a failure the next call tries again.
 * @param input the compiled module, its bytes, a (promise of a) response, or where to fetch it;
 *   default: the file of this package
 */
export function init(input) {
  pending ??= load(input).then(
    (compiled) => {
      module = compiled;
    },
    (error) => {
      pending = undefined;
      throw explainRefusal(error);
    },
  );
  return pending;
}

export const {
  simulate,
  decide,
  toScenario,
  applyFix,
  configuration,
  fromConsole,
  compilePolicy,
  parsePolicy,
  hashSource,
} = /* @__PURE__ */ connect(() => {
  if (!module) throw new Error("the engine is not loaded yet: `await init()` first");
  return module;
});

async function load(input) {
  // Written out in full, so that bundlers find the file and include it.
  const source = (await input) ?? new URL("./wasm/wouldblock_bg.wasm", import.meta.url);
  if (isModule(source)) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source))
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`the engine's file ${response.url} was answered with status ${response.status}`);
  // Streaming compilation needs the right content type; on hosts that do not know .wasm, loading still works, but later.
  const type = response.headers.get("Content-Type") ?? "";
  return /^application\/wasm\b/i.test(type)
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
