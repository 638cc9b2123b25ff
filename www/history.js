/**
 * Undo for changes that replace everything at once: examples, applied fixes, files, links, emptying.
 *
 * The browser undoes typing in a field itself, so only whole states are kept here.
 */

/** The number of entries is limited because states may be large. */
const MOST = 30;

/**
 * @template State
 * @param {() => State} read
 * @param {(state: State) => void} write
 */
export function createHistory(read, write) {
  /** @type {State[]} */
  let past = [];
  /** @type {State[]} */
  let future = [];

  /** @param {State[]} from @param {State[]} to */
  function move(from, to) {
    const state = from.pop();
    if (state === undefined) return false;
    to.push(read());
    write(state);
    return true;
  }

  return {
    /** Saves the current state before it is replaced. */
    keep() {
      past = [...past, read()].slice(-MOST);
      future = [];
    },
    /** The current state was changed by hand: redoing must not overwrite it. */
    branch() {
      future = [];
    },
    /** @returns {boolean} Whether there was anything to go back to. */
    undo: () => move(past, future),
    redo: () => move(future, past),
    canUndo: () => past.length > 0,
    /** The state to which undo leads. */
    last: () => past.at(-1),
  };
}
