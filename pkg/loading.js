// For the entries of browsers: loads a module from a separate file, compiled while it downloads.
import { explainRefusal, isModule } from "./instance.js";
import { withCode } from "./error-code.js";

/** @param {() => URL} own where the module is, unless the caller says otherwise */
export function loading(own) {
  let module;
  let pending;
  return {
    /**
     * Concurrent calls share one load; after a failure the next call tries again.
     * @param {any} input the compiled module, its bytes, a (promise of a) response, or where to fetch it
     */
    init(input) {
      pending ??= load(input, own).then(
        (compiled) => {
          module = compiled;
        },
        (error) => {
          pending = undefined;
          throw explainRefusal(error);
        },
      );
      return pending;
    },
    loaded() {
      if (!module)
        throw withCode("ERR_WOULDBLOCK_LOAD", new Error("the engine is not loaded yet: `await init()` first"));
      return module;
    },
  };
}

async function load(input, own) {
  const source = (await input) ?? own();
  if (isModule(source)) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source))
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok)
    throw withCode(
      "ERR_WOULDBLOCK_LOAD",
      new Error(`loading the engine's file ${response.url} failed with status ${response.status}`),
    );
  // Streaming compilation needs the right content type. Servers without a type for .wasm send another one; the module
  // then loads, but is compiled only after the download.
  const type = response.headers.get("Content-Type") ?? "";
  return /^application\/wasm\b/i.test(type)
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
