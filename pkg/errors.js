// What the package throws.

/** What was given is no scenario: which field is wrong, and the name that was probably meant. */
export class ScenarioError extends TypeError {
  constructor({ message, path, suggestion }) {
    super(message);
    this.name = "ScenarioError";
    this.path = path;
    this.suggestion = suggestion;
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
  }
}
