// Lays out the texts of help for a terminal.

/** The number of columns that every terminal has. */
const WIDTH = 80;
/** Where descriptions begin. */
const COLUMN = 27;

/** The words of `text` in lines that end before the last column. @param {string} text @param {number} [margin] */
export function rows(text, margin = 0) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const before = lines[lines.length - 1];
    if (before && margin + before.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = before ? `${before} ${word}` : word;
  }
  return lines;
}

/** A paragraph. @param {string} text */
export const folded = (text) => rows(text).join("\n");

/** The values of an option; the first is the default. @param {readonly string[]} values */
export const choices = ([usual, ...others]) => [`${usual} (default)`, ...others].join(", ");

/** An option and its description. A long option is on a line of its own. @param {string} option @param {string} about */
export function line(option, about) {
  const [first, ...others] = about === "" ? [] : rows(about, COLUMN);
  const start = `  ${option}`;
  const margin = " ".repeat(COLUMN);
  if (first === undefined) return start;
  const lines = start.length < COLUMN - 1 ? [start.padEnd(COLUMN) + first] : [start, margin + first];
  return [...lines, ...others.map((row) => margin + row)].join("\n");
}
