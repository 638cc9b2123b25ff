// The whole engine, for the entries index.js, web.js, workerd.js and edge-light.js.
import { explained } from "./errors.js";
import { everything } from "./functions.js";
import { instance } from "./instance.js";
import * as engine from "./wasm/wouldblock.js";

const run = /* @__PURE__ */ instance(engine, explained);

/** The package's functions, on a module that `load` returns at the first call. @param {() => WebAssembly.Module} load */
export const connect = (load) => everything(run(load));
