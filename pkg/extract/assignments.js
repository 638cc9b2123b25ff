// What the files of a project assign to values that they share. A file is read alone, so all files are read again with what
// each of them assigns, until that no longer changes.

/** How often all files are read. */
const ROUNDS = 5;
/** How many values one property or name may have. */
const MOST_VALUES = 8;

/**
 * The same as in `reading-script/src/elsewhere.rs`.
 * @typedef {{ file: string, value: unknown }} Assigned
 * @typedef {{ properties: Record<string, Record<string, Assigned[]>>, globals: Record<string, Assigned[]>,
 *   parameters: string[] }} Assignments
 */

/** @returns {Assignments} */
export const none = () => ({ properties: {}, globals: {}, parameters: [] });

/**
 * Reads all files until what they assign to each other is known.
 * @template Result
 * @param {(assigned: Assignments, add: (assigned: Assignments) => void) => Promise<Result>} readAll
 * @returns {Promise<Result>}
 */
export async function untilStable(readAll) {
  let assigned = none();
  for (let round = 0; round < ROUNDS; round++) {
    const next = none();
    const result = await readAll(assigned, (more) => merge(next, more));
    if (written(next) === written(assigned)) return result;
    assigned = next;
  }
  // Values that depend on each other in a circle are not known.
  return readAll(open(assigned), () => {});
}

/** @param {Assignments} all @param {Assignments} more */
function merge(all, more) {
  for (const [origin, properties] of Object.entries(more.properties))
    mergeLists(
      own(all.properties, origin, () => ({})),
      properties,
    );
  mergeLists(all.globals, more.globals);
  all.parameters = [...new Set([...all.parameters, ...more.parameters])].sort();
}

function mergeLists(all, more) {
  for (const [name, values] of Object.entries(more)) {
    const list = own(all, name, () => []);
    const known = new Set(list.map((one) => JSON.stringify(one)));
    list.push(...values.filter((one) => !known.has(JSON.stringify(one))));
    // The empty name is that of no file.
    if (list.length > MOST_VALUES) list.splice(0, list.length, { file: "", value: "open" });
  }
}

/** A property, which is added if it is missing. A name may be one that every object has, such as "constructor". */
function own(object, name, make) {
  if (!Object.hasOwn(object, name))
    Object.defineProperty(object, name, { value: make(), writable: true, enumerable: true, configurable: true });
  return object[name];
}

/** @param {Assignments} assigned */
function open({ properties, globals, parameters }) {
  const unknown = (lists) =>
    Object.fromEntries(Object.keys(lists).map((name) => [name, [{ file: "", value: "open" }]]));
  const objects = Object.entries(properties).map(([origin, lists]) => [origin, unknown(lists)]);
  return { properties: Object.fromEntries(objects), globals: unknown(globals), parameters };
}

/** The assignments in an order that does not depend on that of the files. @param {Assignments} assigned */
function written({ properties, globals, parameters }) {
  const sorted = (lists) =>
    Object.entries(lists)
      .map(([name, values]) => [name, values.map((one) => JSON.stringify(one)).sort()])
      .sort();
  const objects = Object.entries(properties).map(([origin, lists]) => [origin, sorted(lists)]);
  return JSON.stringify([objects.sort(), sorted(globals), parameters]);
}
