// Finds the first byte of a stream that is not UTF-8, in the text that a decoder makes of it.

/** Replaces a wrong byte; a text may also contain it. */
const REPLACEMENT = "\ufffd";
const WRITTEN = [0xef, 0xbf, 0xbd];
const MARK = [0xef, 0xbb, 0xbf];

/**
 * @param {(number: number) => void} report called once, with the number of the byte from 1
 * @returns {(chunk: Uint8Array, text: string) => void} receives each chunk with what it adds to the text
 */
export function wrongByteFinder(report) {
  const encoder = new TextEncoder();
  let isFound = false;
  /** How many bytes came before the chunk, and the last of them, which are the beginning of a character. */
  let before = 0;
  let rest = new Uint8Array();
  return (chunk, text) => {
    if (isFound) return;
    const start = before - rest.length;
    const byteAt = (at) => (at < rest.length ? rest[at] : chunk[at - rest.length]);
    // A decoder leaves out a byte order mark.
    let at = before === 0 && MARK.every((byte, index) => chunk[index] === byte) ? MARK.length : 0;
    let last = 0;
    for (let next = text.indexOf(REPLACEMENT); next >= 0; next = text.indexOf(REPLACEMENT, last)) {
      at += encoder.encode(text.slice(last, next)).length;
      if (WRITTEN.some((byte, index) => byteAt(at + index) !== byte)) {
        isFound = true;
        return report(start + at + 1);
      }
      at += WRITTEN.length;
      last = next + 1;
    }
    before += chunk.length;
    rest = unfinished(rest, chunk);
  };
}

/** The bytes at the end that are the beginning of a character. */
function unfinished(rest, chunk) {
  const end = Uint8Array.from([...rest, ...chunk.subarray(-3)].slice(-3));
  for (let length = 1; length <= end.length; length++) {
    const byte = end[end.length - length];
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const whole = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return whole > length ? end.slice(-length) : new Uint8Array();
  }
  return new Uint8Array();
}
