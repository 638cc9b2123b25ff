// Shared by all entries: starts a module of the engine, calls it, and recovers from its failures. The entries differ only in
// which module they load, and from where.
import { withCode } from "./error-code.js";
/** An instance keeps the memory of its largest call, in bytes. Above this limit it is replaced. */
const MEMORY_KEPT = 64 * 2 ** 20;

/**
 * The glue of a module has one instance for all entries, so its state is stored here once.
 *
 * @param engine the glue
 * @param explain turns an error of the module into the error to throw: `explained` of errors.js
 * @returns a function that takes the loader of the module, and returns the function that calls the engine
 */
export function instance(engine, explain) {
  let started = false;
  let poisoned = false;
  let generation = 0;

  function start(load) {
    if (started) return;
    engine.initSync({ module: adopted(load()) });
    started = true;
  }

  /** Replaces the instance; the old one's memory is freed once nothing refers to it. */
  function replace() {
    engine.__wbg_reset_state();
    poisoned = false;
    generation++;
  }

  /** `holds`: whether something in the engine's memory outlives the call. */
  return (load) =>
    (action, holds = false) => {
      start(load);
      try {
        return action(engine, generation);
      } catch (error) {
        poisoned = isEngineFailure(error);
        throw explain(error, poisoned ? engine.memoryBytes() : null);
      } finally {
        if (poisoned || (!holds && engine.memoryBytes() > MEMORY_KEPT)) replace();
      }
    };
}

/** Compiles on the calling thread. */
export function compile(bytes) {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw explainRefusal(error);
  }
}

/** Compiles a module that is stored as text. */
export function compileText(base64) {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return compile(bytes);
}

/** Replaces the error "this page may not compile WebAssembly" by one that says what to change; other errors stay as they are. */
export function explainRefusal(error) {
  const message = String(error?.message);
  if (/content.?security.?policy|\bcsp\b|unsafe-eval/i.test(message)) {
    return withCode(
      "ERR_WOULDBLOCK_LOAD",
      new Error(
        "this page's Content-Security-Policy does not let wouldblock's engine start: its script-src (or default-src) " +
          "lacks 'wasm-unsafe-eval'",
        { cause: error },
      ),
    );
  }
  if (/disallowed by embedder/i.test(message)) {
    return withCode(
      "ERR_WOULDBLOCK_LOAD",
      new Error(
        'this platform does not compile WebAssembly at run time: import "wouldblock/wouldblock.wasm" as a module ' +
          'and give it to init() of "wouldblock/web"',
        { cause: error },
      ),
    );
  }
  return error;
}

/** Whether a value is a compiled module, of this realm or another. */
export function isModule(value) {
  return Object.prototype.toString.call(value) === "[object WebAssembly.Module]";
}

/** Edge sandboxes pass a module that their host has compiled; the glue only recognises modules of its own realm. */
function adopted(module) {
  const { prototype } = WebAssembly.Module;
  return isModule(module) && !(module instanceof WebAssembly.Module)
    ? Object.setPrototypeOf(module, prototype)
    : module;
}

/**
 * A trap (a Rust panic ends in one) or an exhausted stack leaves the instance's memory in an unknown state.
 * Any other error is the engine's complaint about an invalid scenario.
 */
function isEngineFailure(error) {
  return (
    error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error?.name === "InternalError" // Firefox's "too much recursion"
  );
}
