// The engine for the page's first answer: its reports have everything except the console lines.
import { answers } from "./answer-functions.js";
import { instance } from "./instance.js";
import { loading } from "./loading.js";
import * as engine from "./wasm/answer.js";

// Written out in full, so that bundlers find the file and include it.
const { init, loaded } = /* @__PURE__ */ loading(() => new URL("./wasm/answer_bg.wasm", import.meta.url));

export { init };

// Errors are thrown unchanged, because the page only shows that there was one.
const run = /* @__PURE__ */ instance(engine, (error) => error);

export const { simulate, applyFix } = /* @__PURE__ */ answers(run(loaded));
