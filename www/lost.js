/** Finds values in an external scenario that the form has no fields for. */

import { FIELDS, isRead } from "./pkg/fields.js";
import { fromScenario, toScenario } from "./scenario.js";

/**
 * The paths of values in an external scenario for which the form has no fields.
 *
 * @param {any} scenario
 * @returns {string[]}
 */
export function lostFields(scenario) {
  const kept = toScenario(fromScenario(scenario));
  /** @type {string[]} */
  const lost = [];
  const isUnread = (/** @type {string} */ path) =>
    FIELDS.some((field) => field.path.startsWith(path) && !isRead(field, kept.request.api));
  const compare = (/** @type {any} */ given, /** @type {any} */ held, /** @type {string} */ path) => {
    if (typeof given !== "object" || given === null) {
      if (held === undefined && given !== null && given !== "" && given !== false && !isUnread(path)) lost.push(path);
    } else if (held === undefined) {
      if (Object.keys(given).length > 0 && !isUnread(path)) lost.push(path);
    } else if (!Array.isArray(given) || path === "network") {
      for (const name of Object.keys(given))
        compare(given[name], held[name], Array.isArray(given) ? `${path}[${name}]` : path ? `${path}.${name}` : name);
    }
  };
  compare(scenario, { network: [], ...kept }, "");
  return lost;
}
