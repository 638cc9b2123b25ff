// For every host that compiles WebAssembly: the module is inside the script, so there is nothing to fetch, to install
// or to await.
import { connect } from "./core.js";
import { compileText } from "./instance.js";
import { base64 } from "./wasm/inline.js";

export { ScenarioError, WouldblockInternalError } from "./errors.js";
export { APIS, CHECKS, ENGINES, TARGETS } from "./lists.js";

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
} = /* @__PURE__ */ connect(() => compileText(base64));
