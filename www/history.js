/**
 * The way back over whatever replaced everything at once: examples, changes applied, files, links, emptying.
 *
 * What is typed into a field is the browser's own undo's, so only whole states are kept here.
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
    /** Keeps the present state: it is about to be replaced. */
    keep() {
      past = [...past, read()].slice(-MOST);
      future = [];
    },
    /** The present state has been changed by hand: what was undone before cannot come back over it. */
    branch() {
      future = [];
    },
    /** @returns {boolean} Whether there was anything to go back to. */
    undo: () => move(past, future),
    redo: () => move(future, past),
    canUndo: () => past.length > 0,
    /** The state that undo leads to. */
    last: () => past.at(-1),
  };
}
