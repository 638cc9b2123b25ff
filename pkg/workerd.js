// Cloudflare Workers and their kin, which compile no WebAssembly at run time but import it as a module.
import { connect } from "./core.js";
// @ts-expect-error: the bundler of Workers knows what this is.
import module from "./wasm/wouldblock_bg.wasm";

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
} = /* @__PURE__ */ connect(() => module);
