// The module that only decides, for the entries decide.js, decide-web.js, decide-workerd.js and decide-edge-light.js.
import { explained } from "./errors.js";
import { decisions } from "./functions.js";
import { instance } from "./instance.js";
import * as engine from "./wasm/decide.js";

const run = /* @__PURE__ */ instance(engine, explained);

/** Its functions, on a module that `load` returns at the first call. @param {() => WebAssembly.Module} load */
export const connect = (load) => decisions(run(load));
