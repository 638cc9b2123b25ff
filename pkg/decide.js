// Only verdicts: for every host that compiles WebAssembly, with the module inside the script.
import { connect } from "./decide-core.js";
import { compileText } from "./instance.js";
import { base64 } from "./wasm/decide-inline.js";

export { ScenarioError, WouldblockInternalError } from "./errors.js";

export const { decide, compilePolicy } = /* @__PURE__ */ connect(() => compileText(base64));
