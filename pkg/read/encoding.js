// The encoding of files: UTF-8, or UTF-16, as PowerShell's `>` and Windows' editors write it.

/** How much of a file is examined, in bytes. */
const BEGINNING = 512;

/**
 * Detects the encoding. UTF-16 has a byte order mark, or a zero byte in every ASCII character.
 * @param {Uint8Array} bytes the beginning of a file
 * @returns {"utf-8" | "utf-16le" | "utf-16be"}
 */
export function encodingOf(bytes) {
  const [first, second] = bytes;
  const start = bytes.subarray(0, BEGINNING);
  const zeros = [0, 1].map((from) => start.filter((byte, at) => at % 2 === from && byte === 0).length);
  // Other files have zeros in both halves. A few characters, such as U+4E00, have theirs in the other half.
  const hasZeros = (from) =>
    start.length >= 8 && zeros[from] > start.length * 0.35 && zeros[1 - from] * 8 <= zeros[from];
  if ((first === 0xff && second === 0xfe) || hasZeros(1)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || hasZeros(0)) return "utf-16be";
  return "utf-8";
}

/** The text of a file. A byte order mark is kept. */
export function decoded(bytes) {
  return new TextDecoder(encodingOf(bytes), { ignoreBOM: true }).decode(bytes);
}
