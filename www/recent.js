/** The recent scenarios, stored on this machine without their secrets until a person deletes them. */

import { hasAddress } from "./pkg/fields.js";
import { isScenario } from "./share.js";
import { recall, remember } from "./storage.js";

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/**
 * @typedef {object} Recent
 * @property {string} id The entry of the browser's history at which it was typed.
 * @property {number} at The time, in milliseconds.
 * @property {Scenario} scenario
 * @property {string} [name] Given by a person.
 * @property {boolean} [pinned]
 */

/** The greatest number of entries that are neither pinned nor named. */
const MOST = 30;

export const isKeeping = () => recall("recent.off") === null;

/** @param {boolean} isOn Whether scenarios are stored from now on. */
export const setKeeping = (isOn) => remember("recent.off", isOn ? null : "1");

/** @param {Recent} entry */
const isChosen = ({ name, pinned }) => Boolean(name || pinned);

/**
 * The storage may contain anything: older versions of the page and other pages of the host also write to it.
 *
 * @param {any} one
 */
const isRecent = (one) =>
  typeof one?.id === "string" &&
  Number.isFinite(one.at) &&
  ["undefined", "string"].includes(typeof one.name) &&
  isScenario(one.scenario);

/** @returns {Recent[]} Pinned ones first, then by time; empty if the storage is blocked or has other contents. */
export function recents() {
  try {
    const kept = JSON.parse(recall("recent") ?? "[]");
    return kept
      .filter(isRecent)
      .sort(
        (/** @type {Recent} */ a, /** @type {Recent} */ b) =>
          Number(b.pinned ?? 0) - Number(a.pinned ?? 0) || b.at - a.at,
      );
  } catch {
    return [];
  }
}

/**
 * Writes them all. If the storage is full, the oldest entries that are neither pinned nor named are dropped first.
 *
 * @param {Recent[]} entries
 * @returns {boolean} Whether they are kept.
 */
export function keepRecents(entries) {
  let kept = entries;
  for (;;) {
    const text = JSON.stringify(kept);
    remember("recent", text);
    if (recall("recent") === text) return true;
    const oldest = kept.findLast((entry) => !isChosen(entry));
    if (!oldest || recall("recent") === null) return false;
    kept = kept.filter((entry) => entry !== oldest);
  }
}

/**
 * Stores the typed scenario, and replaces the one from the same history entry.
 *
 * @param {Scenario} scenario Without its secrets.
 * @param {string} place
 */
export function noteRecent(scenario, place) {
  const { api, url } = scenario.request;
  if (!isKeeping() || (hasAddress(api) && !String(url ?? "").trim())) return;
  const text = JSON.stringify(scenario);
  const all = recents();
  const isSame = (/** @type {Recent} */ entry) => JSON.stringify(entry.scenario) === text;
  if (all.some((entry) => isChosen(entry) && isSame(entry))) return;
  const others = all.filter((entry) => isChosen(entry) || (entry.id !== place && !isSame(entry)));
  const chosen = others.filter(isChosen);
  const rest = others.filter((entry) => !isChosen(entry)).slice(0, MOST - 1);
  keepRecents([...chosen, { id: place, at: Date.now(), scenario }, ...rest]);
}
