// Only verdicts: for browsers, with the smallest download.
import { connect } from "./decide-core.js";
import { loading } from "./loading.js";

export { ScenarioError, WouldblockInternalError } from "./errors.js";

// Written out in full, so that bundlers find the file and include it.
const { init, loaded } = /* @__PURE__ */ loading(() => new URL("./wasm/decide_bg.wasm", import.meta.url));

export { init };

export const { decide, compilePolicy } = /* @__PURE__ */ connect(loaded);
