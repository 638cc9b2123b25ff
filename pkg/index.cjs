// `require("wouldblock")` in Node and Jest: reads the module from a file in this folder at the first call. For a
// `require()`, bundlers use index.js instead.
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { connect } = require("./core.cjs");
const { compile } = require("./instance.cjs");
const { ScenarioError, WouldblockInternalError } = require("./errors.cjs");
const { APIS, CHECKS, ENGINES, TARGETS } = require("./lists.cjs");

const { simulate, decide, toScenario, applyFix, configuration, fromConsole, compilePolicy, parsePolicy, hashSource } =
  connect(() => compile(readFileSync(join(__dirname, "wasm", "wouldblock_bg.wasm"))));

module.exports = {
  APIS,
  CHECKS,
  ENGINES,
  TARGETS,
  ScenarioError,
  WouldblockInternalError,
  simulate,
  decide,
  toScenario,
  applyFix,
  configuration,
  fromConsole,
  compilePolicy,
  parsePolicy,
  hashSource,
};
