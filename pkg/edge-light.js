// Edge functions of Vercel and Next.js, which import WebAssembly under a special name.
import { connect } from "./core.js";
// @ts-expect-error: only the bundler of edge functions resolves this.
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
