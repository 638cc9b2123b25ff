// For browsers, with the smallest download: the module is a separate file, compiled while it downloads.
import { connect } from "./core.js";
import { loading } from "./loading.js";

export { ScenarioError, WouldblockInternalError } from "./errors.js";
export { APIS, CHECKS, ENGINES, TARGETS } from "./lists.js";

// Written out in full, so that bundlers find the file and include it.
const { init, loaded } = /* @__PURE__ */ loading(() => new URL("./wasm/wouldblock_bg.wasm", import.meta.url));

export { init };

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
} = /* @__PURE__ */ connect(loaded);
