// The line numbers of the entries in a JSON file's lists.

/**
 * @param {string} json an object that `JSON.parse` accepts
 * @returns {Record<string, number[]>} of each list that is a field of the object: the line of each entry, from 1
 */
export function linesOfLists(json) {
  /** @type {Record<string, number[]>} */
  const lines = {};
  let line = 1;
  let depth = 0;
  let key = "";
  let isStart = false;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:,\n]|[^\s"[\]{}:,]+/g)) {
    if (token === "\n") line++;
    else if (token === "]" || token === "}") {
      depth--;
      isStart = false;
    } else if (token === ",") isStart = depth === 2;
    else {
      if (depth === 2 && isStart) (lines[key] ??= []).push(line);
      isStart = false;
      if (depth === 1 && token.startsWith('"')) key = JSON.parse(token);
      if (token === "[" || token === "{") {
        depth++;
        isStart = depth === 2 && token === "[";
      }
    }
  }
  return lines;
}
