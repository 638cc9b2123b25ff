/** The browser's storage, which may be off, full or forbidden: none of that is ever an error here. */

/**
 * @param {string} name
 * @returns {string | null}
 */
export function recall(name) {
  try {
    return localStorage.getItem(`wouldblock.${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string | null} value null forgets it.
 */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`wouldblock.${name}`);
    else localStorage.setItem(`wouldblock.${name}`, value);
  } catch {
    // What cannot be kept is not kept.
  }
}
