// Only verdicts: edge functions of Vercel and Next.js, which import WebAssembly under a special name.
import { connect } from "./decide-core.js";
// @ts-expect-error: only the bundler of edge functions resolves this.
import module from "./wasm/decide_bg.wasm?module";

export { ScenarioError, WouldblockInternalError } from "./errors.js";

export const { decide, compilePolicy } = /* @__PURE__ */ connect(() => module);
