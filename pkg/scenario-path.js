// Paths into a scenario, such as "page.url" and "network[0].response.headers": what they lead to, and what they consist of.

/** @typedef {"preflight" | "response"} ResponseKind */

/**
 * Returns the value at a path.
 *
 * @param {any} scenario
 * @param {string} path
 */
export function valueAt(scenario, path) {
  let value = scenario;
  for (const name of path.match(/[^.[\]]+/g) ?? []) value = value?.[name];
  return value;
}

/**
 * Sets the value at a path without indexes; undefined removes it.
 *
 * @param {any} scenario
 * @param {string} path
 * @param {unknown} value
 */
export function putAt(scenario, path, value) {
  const names = path.split(".");
  const last = /** @type {string} */ (names.pop());
  let at = scenario;
  for (const name of names) {
    if (value === undefined && at[name] === undefined) return;
    at = at[name] ??= {};
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
}

/** The path of a response. @param {number} hop @param {string} kind */
export const responsePath = (hop, kind) => `network[${hop}].${kind}`;

/**
 * The hop, the response or the field of a response that a path leads to.
 *
 * @param {string} path
 * @returns {{ hop: number, kind?: ResponseKind, field: string } | null} `kind`: left out for "network[0]"; `field`: such as
 *   "headers", or "" for the whole response. Null if the path leads elsewhere.
 */
export function responseAt(path) {
  const found = /^network\[(\d+)\](?:\.(preflight|response)(?:\.(.+))?)?$/.exec(path);
  if (!found) return null;
  return { hop: Number(found[1]), kind: /** @type {ResponseKind | undefined} */ (found[2]), field: found[3] ?? "" };
}

/**
 * The list and the index of a path such as "page.meta[1]".
 *
 * @param {string} path
 * @returns {{ list: string, index: number } | null}
 */
export function itemAt(path) {
  const found = /^([\w.]+)\[(\d+)\]$/.exec(path);
  return found && { list: found[1], index: Number(found[2]) };
}

/**
 * The hop with that index, after it and those before it have been added.
 *
 * @template T
 * @param {T[]} network
 * @param {number} index
 * @returns {T}
 */
export function hopOf(network, index) {
  while (network.length <= index) network.push(/** @type {T} */ ({}));
  return network[index];
}
