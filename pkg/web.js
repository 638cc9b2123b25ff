// Browsers that want the smallest download: the module is a file of its own, compiled while it arrives.
import { connect, explainRefusal, isModule } from "./core.js";

export { ScenarioError, WouldblockInternalError } from "./errors.js";
export { APIS, CHECKS, ENGINES, TARGETS } from "./lists.js";

let module;
let pending;

/**
 * Gets the engine ready. Any number of calls share one start; after a failure the next call tries again.
 * @param input the compiled module, its bytes, a (promise of a) response, or where to fetch it;
 *   left out: the file of this package
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
  // Written out in full, so that bundlers see the file and ship it.
  const source = (await input) ?? new URL("./wasm/wouldblock_bg.wasm", import.meta.url);
  if (isModule(source)) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source))
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`the engine's file ${response.url} was answered with status ${response.status}`);
  // Streaming compilation insists on the right type; hosts that do not know .wasm still work, only later.
  const type = response.headers.get("Content-Type") ?? "";
  return /^application\/wasm\b/i.test(type)
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
