// The errors of the package.
import { hintFor } from "./hints.js";

/**
 * A program may load the package twice, as an ES module and by `require()`. This mark identifies the errors of both. A
 * subclass is identified as usual.
 */
const KIND = Symbol.for("wouldblock.error");

/** @param {Function} own @param {string} kind */
const recognise = (own, kind) => ({
  [Symbol.hasInstance]: {
    /** @this {Function} @param {any} value */
    value(value) {
      return this === own ? value?.[KIND] === kind : Function.prototype[Symbol.hasInstance].call(this, value);
    },
  },
});

/**
 * If an engine fails while it has this much memory, it has run out of memory: a module can have at most four gibibytes.
 */
const OUT_OF_MEMORY = 2 ** 30;

/** The input is not a scenario. The error names the wrong field and the name that was probably meant. */
export class ScenarioError extends TypeError {
  constructor({ message, path, suggestion }) {
    const hint = hintFor(path, message);
    super(hint ? `${message}; ${hint}` : message);
    this.name = "ScenarioError";
    this.code = "ERR_WOULDBLOCK_SCENARIO";
    this.path = path;
    this.suggestion = suggestion;
  }

  get [KIND]() {
    return "scenario";
  }
}

/** Thrown when the engine itself fails. The call is lost; the next one runs on a fresh engine. */
export class WouldblockInternalError extends Error {
  /**
   * @param {Error} cause
   * @param {number} memory How many bytes the engine held when it failed.
   */
  constructor(cause, memory) {
    super(
      memory > OUT_OF_MEMORY
        ? "the wouldblock engine ran out of memory: the input is too large. Later calls are not affected."
        : `the wouldblock engine failed (${cause.message}). This is a bug in wouldblock, not in your scenario: ` +
            "please report it together with the scenario. Later calls are not affected.",
      { cause },
    );
    this.name = "WouldblockInternalError";
    this.code = "ERR_WOULDBLOCK_INTERNAL";
  }

  get [KIND]() {
    return "internal";
  }
}

/** An argument of `describe` cannot be used. */
export class DescribeError extends TypeError {
  /**
   * @param {string} path "report", or the name of the option
   * @param {string} message
   */
  constructor(path, message) {
    super(`${path}: ${message}`);
    this.name = "DescribeError";
    this.code = "ERR_WOULDBLOCK_DESCRIBE";
    this.path = path;
  }

  get [KIND]() {
    return "describe";
  }
}

Object.defineProperties(ScenarioError, recognise(ScenarioError, "scenario"));
Object.defineProperties(WouldblockInternalError, recognise(WouldblockInternalError, "internal"));
Object.defineProperties(DescribeError, recognise(DescribeError, "describe"));

/**
 * The error to throw for an error of the module.
 *
 * @param {any} error
 * @param {number | null} memory How many bytes the engine held when it failed; null if it has not failed.
 */
export function explained(error, memory) {
  if (error?.name === "ScenarioError") return new ScenarioError(error);
  return memory === null ? error : new WouldblockInternalError(error, memory);
}
