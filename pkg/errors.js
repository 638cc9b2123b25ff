// What the package throws.
import { hintFor } from "./hints.js";

/**
 * A program may hold the package twice, as an ES module and by `require()`: the errors of both are told by this mark. A
 * subclass is told as usual.
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

/** What was given is no scenario: which field is wrong, and the name that was probably meant. */
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
  constructor(cause) {
    super(
      `the wouldblock engine failed (${cause.message}). This is a bug in wouldblock, not in your scenario: ` +
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

Object.defineProperties(ScenarioError, recognise(ScenarioError, "scenario"));
Object.defineProperties(WouldblockInternalError, recognise(WouldblockInternalError, "internal"));
