/** Reads JSON whose end is missing. */

/**
 * The value of a JSON text whose end may be missing. An incomplete value is left out, because half of a policy is a
 * different policy.
 *
 * @param {string} json
 * @returns {{ value: any, isWhole: boolean }}
 */
export function parsed(json) {
  try {
    return { value: JSON.parse(json), isWhole: true };
  } catch {
    // The text is cut off.
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
