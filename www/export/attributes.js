/** The short fields of a scenario, for copied texts. */

import { FIELDS, isBlock, textOf } from "../pkg/fields.js";
import { valueAt } from "../pkg/scenario-path.js";

/**
 * A scenario's short fields as attributes, in the table's order; a flag's text is empty.
 *
 * @param {unknown} scenario
 * @returns {[name: string, text: string][]}
 */
export function attributesOf(scenario) {
  return FIELDS.filter((field) => !isBlock(field)).flatMap((field) => {
    const value = valueAt(scenario, field.path);
    const text = textOf(field, value);
    const isGiven = field.kind === "flag" ? value === true : text !== "" || (value === "" && field.bare === "");
    return isGiven ? [/** @type {[string, string]} */ ([field.attribute, text])] : [];
  });
}
