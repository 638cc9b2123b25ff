/** JSON whose end is missing. */

/**
 * The value of a JSON text whose end may be missing: half a value is left out, for half a policy would be another one.
 *
 * @param {string} json
 * @returns {{ value: any, isWhole: boolean }}
 */
export function parsed(json) {
  try {
    return { value: JSON.parse(json), isWhole: true };
  } catch {
    // Cut off, then.
  }
  let isText = false;
  let closers = "";
  let whole = "";
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (isText) {
      if (char === "\\") at += 1;
      else if (char === '"') isText = false;
    } else if (char === '"') isText = true;
    else if (char === "{" || char === "[") {
      closers = (char === "{" ? "}" : "]") + closers;
      whole = json.slice(0, at + 1) + closers;
    } else if (char === "}" || char === "]") {
      closers = closers.slice(1);
      whole = json.slice(0, at + 1) + closers;
    } else if (char === ",") whole = json.slice(0, at) + closers;
  }
  try {
    return { value: JSON.parse(whole), isWhole: false };
  } catch {
    return { value: null, isWhole: false };
  }
}
