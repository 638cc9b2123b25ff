// Node: the module is read from beside this file at the first call.
import { readFileSync } from "node:fs";
import { compile, connect } from "./core.js";

export { WouldblockInternalError } from "./core.js";

export const { simulate, applyFix, configuration, fromConsole } = /* @__PURE__ */ connect(() =>
  compile(readFileSync(new URL("./wasm/wouldblock_bg.wasm", import.meta.url))),
);
