/** The browser's storage, which may be disabled, full or forbidden; none of these is an error here. */

/** @typedef {"machine" | "tab"} Span Kept on this machine, or until this tab is closed. */

/** @param {Span} span */
const storage = (span) => (span === "tab" ? sessionStorage : localStorage);

/**
 * @param {string} name
 * @param {Span} [span]
 * @returns {string | null}
 */
export function recall(name, span = "machine") {
  try {
    return storage(span).getItem(`wouldblock.${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string | null} value null forgets it.
 * @param {Span} [span]
 */
export function remember(name, value, span = "machine") {
  try {
    if (value === null) storage(span).removeItem(`wouldblock.${name}`);
    else storage(span).setItem(`wouldblock.${name}`, value);
  } catch {
    // A value that cannot be stored is dropped.
  }
}
