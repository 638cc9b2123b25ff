// `require("wouldblock")` in Node and Jest: the module is read from beside this file at the first call. What bundlers
// take in from a `require()` is index.js.
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
