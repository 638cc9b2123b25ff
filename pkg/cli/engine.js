// The engine for the command line, which can read the module from its file: that takes less time than to parse and
// decode the text that the other entries contain.
import { readFileSync } from "node:fs";
import { connect } from "../core.js";
import { compile } from "../instance.js";

export const { configuration, decide, hashSource, parsePolicy, simulate, toScenario } = connect(() =>
  compile(readFileSync(new URL("../wasm/wouldblock_bg.wasm", import.meta.url))),
);
