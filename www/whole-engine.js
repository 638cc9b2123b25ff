/** The whole engine. After it has loaded, it also answers: its reports include the console lines. */

import { adopt } from "./engine.js";
import * as engine from "./pkg/web.js";

export async function loadWhole() {
  // In the single file the engine is inside the module, so there is nothing to fetch.
  await engine.init?.();
  adopt(engine);
  return engine;
}
