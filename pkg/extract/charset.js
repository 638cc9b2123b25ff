// The encoding of a document. The hash of inline code is that of its characters, so it depends on the encoding.
import { decoded, encodingOf } from "../read/encoding.js";

/** Where browsers look for it, in bytes: https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding */
const BEGINNING = 1024;

/**
 * The text of a document; `isKnown`: whether that is certain.
 * @param {Uint8Array} bytes
 * @returns {{ text: string, isKnown: boolean }}
 */
export function documentText(bytes) {
  if (encodingOf(bytes) !== "utf-8" || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf))
    return { text: decoded(bytes), isKnown: true };
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, BEGINNING)).replace(/<!--[\s\S]*?(?:-->|$)/g, "");
  const [, label] = /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(start) ?? [];
  const encoding = label && encodingNamed(label);
  if (encoding) return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), isKnown: true };
  const text = decoded(bytes);
  // What is not UTF-8 became replacement characters. Browsers then guess the encoding.
  return { text, isKnown: !text.includes("\ufffd") };
}

/** The encoding of a label; undefined if nothing has this name. */
function encodingNamed(label) {
  try {
    const { encoding } = new TextDecoder(label);
    // It cannot be UTF-16, in which the element could not have been read.
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return undefined;
  }
}
