// Only verdicts: Cloudflare Workers and similar hosts, which import WebAssembly as a module.
import { connect } from "./decide-core.js";
// @ts-expect-error: only the bundler of Workers resolves this.
import module from "./wasm/decide_bg.wasm";

export { ScenarioError, WouldblockInternalError } from "./errors.js";

export const { decide, compilePolicy } = /* @__PURE__ */ connect(() => module);
