// Cloudflare Workers and similar hosts, which cannot compile WebAssembly at run time but import it as a module.
import { connect } from "./core.js";
// @ts-expect-error: only the bundler of Workers resolves this.
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
