// Makes text of the input safe to print on a terminal.

/** Characters that a terminal acts on or reorders: control characters and direction marks. */
const INVISIBLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** `text` on one line with all characters visible, so that a terminal only prints it. */
export const visible = (text) =>
  text.replace(/\t/g, " ").replace(INVISIBLE, (found) => `\\u{${found.codePointAt(0).toString(16)}}`);

/** JSON without any character that a terminal acts on. */
export const escaped = (json) =>
  json.replace(INVISIBLE, (found) =>
    found === "\n" ? found : `\\u${found.codePointAt(0).toString(16).padStart(4, "0")}`,
  );
