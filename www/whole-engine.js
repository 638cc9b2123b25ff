/** The whole engine. From its arrival on it also answers: its reports have what consoles print, too. */

import { adopt } from "./engine.js";
import * as engine from "./pkg/web.js";

export async function loadWhole() {
  // In the single file the engine is inside the module: there is nothing to fetch.
  await engine.init?.();
  adopt(engine);
  return engine;
}
