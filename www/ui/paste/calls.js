/** The page's calls to the readers, which run in a worker or in the page. */

import { complete, read, readHar } from "../../pkg/read-web.js";
import { progressOf } from "../../worker-thread.js";

/** @typedef {import("../../../pkg/read.d.ts").Reading} Reading */
/** @typedef {import("../../../pkg/read.d.ts").ReadOptions} Options */

/** Larger files are not read as one text: a recording is streamed, and other files are rejected. */
const LARGE = 8_000_000;
/** Enough to distinguish a recording from other texts. */
const HEAD = 4_096;

/** The calls by name, because a worker receives messages. @type {Record<string, (...given: any[]) => Promise<any>>} */
export const calls = {
  /** @param {string} text @param {Options} options */
  read: (text, options) => read(text, options),

  /** @param {Reading[]} readings @param {Options} options */
  complete: (readings, options) => complete(...readings, /** @type {any} */ (options)),

  /**
   * A file, and its text if it is short enough to be shown.
   *
   * @param {File} file
   * @param {Options} options
   * @param {import("../../worker-thread.js").Post} post
   */
  async file(file, options, post) {
    if (file.size <= LARGE) return read(decoded(new Uint8Array(await file.arrayBuffer())), options);
    const head = decoded(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
    if (!/^\s*\{\s*"log"\s*:/.test(head)) throw new RangeError("too large");
    return readHar(file, { ...options, progress: progressOf(post) });
  },
};

/** A text in the encoding that its first bytes show: Windows shells write UTF-16. @param {Uint8Array} bytes */
function decoded(bytes) {
  const [one, two] = bytes;
  const encoding = one === 0xff && two === 0xfe ? "utf-16le" : one === 0xfe && two === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
