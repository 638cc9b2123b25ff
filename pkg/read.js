// Reading pasted texts on hosts that can compile WebAssembly: the modules are inside scripts that are imported on first
// use. `read-web.js` is the same for pages that fetch files.
import { connect, decoded } from "./read/connect.js";

export { toScenario } from "./read/to-scenario.js";

export const { read, readHar, complete } = /* @__PURE__ */ connect({
  reading: async () => decoded((await import("./reading/reading-inline.js")).base64),
  script: async () => decoded((await import("./reading/script-inline.js")).base64),
  engine: () => import("./index.js"),
});
