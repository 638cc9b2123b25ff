"use strict";
// Written by `cargo xtask build`.
const { terminal: en } = require("./en/terminal.cjs");
const { terminal: de } = require("./de/terminal.cjs");
const { terminal: zh } = require("./zh/terminal.cjs");

/** The words of the command line, by language. */
const terminals = {
  en,
  de,
  zh,
};
exports.terminals = terminals;
