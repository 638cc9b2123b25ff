// Reading pasted texts in browsers that want the smallest download: each module is a file of its own, fetched on first use.
import { connect, fetched } from "./read/connect.js";

export { toScenario } from "./read/to-scenario.js";

export const { read, readHar, complete } = /* @__PURE__ */ connect({
  // Written out in full, so that bundlers see the files and ship them.
  reading: () => fetched(new URL("./reading/reading_bg.wasm", import.meta.url)),
  script: () => fetched(new URL("./reading/script_bg.wasm", import.meta.url)),
  engine: async () => {
    const engine = await import("./web.js");
    await engine.init();
    return engine;
  },
});
