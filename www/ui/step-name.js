/** The names of steps in links: the code of the decision, which stays the same in later versions. */

/** @typedef {import("../../pkg/contract.d.ts").Step} Step */

/**
 * The code of a step, and its number among those with the same code.
 *
 * @param {Step[]} steps
 * @param {number} index
 */
export function stepName(steps, index) {
  const { code } = steps[index];
  const before = steps.slice(0, index).filter((step) => step.code === code).length;
  return before === 0 ? code : `${code}.${before + 1}`;
}

/**
 * The step that a link names.
 *
 * @param {Step[]} steps
 * @param {string} name
 * @returns {number} -1 if the answer has no such step.
 */
export const findStep = (steps, name) => steps.findIndex((_, index) => stepName(steps, index) === name);
