// `require("wouldblock/decide")` in Node and Jest: reads the module from a file in this folder at the first call.
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { connect } = require("./decide-core.cjs");
const { compile } = require("./instance.cjs");
const { ScenarioError, WouldblockInternalError } = require("./errors.cjs");

const { decide, compilePolicy } = connect(() => compile(readFileSync(join(__dirname, "wasm", "decide_bg.wasm"))));

module.exports = { ScenarioError, WouldblockInternalError, decide, compilePolicy };
