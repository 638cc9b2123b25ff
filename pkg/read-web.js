// Reading pasted texts in browsers, with the smallest download: each module is a separate file, fetched on first use.
import { connect, fetchBytes } from "./read/connect.js";

export { toScenario } from "./read/to-scenario.js";

export const { read, readHar, complete } = /* @__PURE__ */ connect({
  // Written out in full, so that bundlers find the files and include them.
  reading: () => fetchBytes(new URL("./reading/reading_bg.wasm", import.meta.url)),
  script: () => fetchBytes(new URL("./reading/script_bg.wasm", import.meta.url)),
  engine: async () => {
    const engine = await import("./web.js");
    await engine.init();
    return engine;
  },
});
