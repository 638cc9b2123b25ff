// Edge functions of Vercel and Next.js, which import WebAssembly by a name of their own.
import { connect } from "./core.js";
// @ts-expect-error: the bundler of edge functions knows what this is.
import module from "./wasm/wouldblock_bg.wasm?module";

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
