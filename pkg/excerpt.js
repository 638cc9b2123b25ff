// Quotes the parts of a scenario that evidence points at, with their lines.
import { visible } from "./visible.js";

/** For headers given as pairs: the index of the pair. */
export const pair = ({ index }) => (index === undefined ? "" : `[${index}]`);

/** How much of a long line is shown: about the width of a terminal, with the margin. */
const WIDTH = 92;
/** How much is shown before the quoted part. */
const LEAD = 24;

/** The place of evidence, its line, and marks below the quoted part; nothing for an empty place. */
export function excerpt(scenario, evidence, paint, tone) {
  const { source, start, end, index } = evidence;
  const text = textAt(scenario, evidence);
  if (text === undefined || end <= start) return [];
  // If the whole of a short text is quoted, it needs no marks.
  if (start === 0 && end === text.length && index === undefined && !text.includes("\n"))
    return [`      ${paint.faint(`${source}:`)} ${visible(text)}`];
  const before = text.slice(0, start);
  const lineStart = before.lastIndexOf("\n") + 1;
  const [line] = text.slice(lineStart).split(/\r?\n/, 1);
  const from = start - lineStart;
  // A part that continues on further lines is marked in the first.
  const to = Math.min(end - lineStart, line.length);
  const isLong = line.length > WIDTH;
  const cut = isLong ? Math.max(0, Math.min(from - LEAD, line.length - WIDTH)) : 0;
  const shown = {
    lead: (cut > 0 ? "…" : "") + visible(line.slice(cut, from)),
    marked: visible(line.slice(from, Math.min(to, cut + WIDTH))),
    rest: visible(line.slice(to, Math.max(to, cut + WIDTH))) + (isLong && cut + WIDTH < line.length ? "…" : ""),
  };
  const number = before.split("\n").length;
  const place = `${source}${pair({ index })}${text.includes("\n") ? `, line ${number}` : ""}`;
  const name = index === undefined ? "" : `${visible(String(headerAt(scenario, evidence)))}: `;
  return [
    `      ${paint.faint(`${place}:`)} ${name}${shown.lead}${shown.marked}${shown.rest}`,
    `${" ".repeat(8 + widthOf(place) + widthOf(name + shown.lead))}${paint[tone]("^".repeat(Math.max(1, widthOf(shown.marked))))}`,
  ];
}

/** The number of terminal columns of a text: East Asian characters take two. */
function widthOf(text) {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

/** The text that evidence points into. */
export function textAt(scenario, { source, index = undefined }) {
  let text = /** @type {any} */ (scenario);
  for (const name of source.split(/[.[\]]+/).filter(Boolean)) text = text?.[name];
  if (index !== undefined) text = text?.[index]?.[1];
  return text === undefined || text === null ? undefined : String(text);
}

/** The name of the header, if headers are pairs. */
function headerAt(scenario, { source, index }) {
  return textAt(scenario, { source: `${source}.${index}.0` });
}
