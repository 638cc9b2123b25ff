// Text of the input, as a terminal may show it.

/** What a terminal acts upon, or shows in another order: controls, and marks of direction. */
const INVISIBLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** `text` on one line, with everything in sight: a terminal does nothing but show it. */
export const visible = (text) =>
  text.replace(/\t/g, " ").replace(INVISIBLE, (found) => `\\u{${found.codePointAt(0).toString(16)}}`);

/** JSON in which nothing is left that a terminal acts upon. */
export const escaped = (json) =>
  json.replace(INVISIBLE, (found) =>
    found === "\n" ? found : `\\u${found.codePointAt(0).toString(16).padStart(4, "0")}`,
  );
