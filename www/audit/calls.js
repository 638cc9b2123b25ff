/** The page's calls to the audit, which run in a worker or in the page. */

import { audit, auditLines, scenariosOf } from "../pkg/audit-web.js";
import { isHar, linesOfHar, linesOfJson } from "../pkg/read/traffic.js";
import { progressOf } from "../worker-thread.js";
import { MOST_LISTED } from "./view.js";

/** @typedef {import("../../pkg/audit.d.ts").AuditOptions} Options */
/** @typedef {import("../../pkg/audit.d.ts").AuditRequest} Request */
/** @typedef {{ done?: number, total?: number | null, rows?: Request[], unread?: string[] }} Message */

/** How many rows are sent in one message, so that the page stays responsive. */
const PART = 2_000;
/** How many bytes are enough to distinguish the kinds of files. */
const HEAD = 4_096;
/** Larger files are read line by line. */
const WHOLE = 32_000_000;
/** The longest line that can be opened. */
const LONGEST = 16 << 20;

/**
 * The last audited input: its lines, or the file that contains them.
 *
 * @type {{ file: Blob, lines: any[] | null, options: Options }}
 */
let last;

/** The calls by name, because a worker receives messages. @type {Record<string, (...given: any[]) => Promise<any>>} */
export const calls = {
  /**
   * @param {File} file
   * @param {Options} options
   * @param {(message: Message) => void} post Gets progress, parts that were not understood, and the requests one by one.
   * @param {AbortSignal} [signal] A worker is ended instead.
   */
  async audit(file, options, post, signal) {
    const progress = progressOf(post);
    const { lines, recording } = await linesOf(file, { ...options, progress, signal }, post);
    last = { file, lines, options };
    const asked = { ...options, recording, list: MOST_LISTED, progress, signal };
    const { requests = [], ...result } = await (lines ? audit(lines, asked) : auditLines(file, asked));
    for (let at = 0; at < requests.length; at += PART) post({ rows: requests.slice(at, at + PART) });
    return result;
  },

  /** The scenario of a request that was listed. @param {number} line @param {number} index */
  async scenario(line, index) {
    const { file, lines, options } = last;
    const found = lines ? lines[line - 1] : await lineOf(file, line);
    return (await scenariosOf(found, options))[index];
  },
};

/**
 * The lines of a file that has to be read as a whole, and whether it is a recording; null for a file of lines.
 *
 * @param {File} file
 * @param {Options} options
 * @param {(message: Message) => void} post
 * @returns {Promise<{ lines: any[] | null, recording: boolean }>}
 */
async function linesOf(file, options, post) {
  const head = await file.slice(0, HEAD).text();
  if (head.startsWith("SQLite format 3")) throw new RangeError("database");
  if (isHar(head, file.name)) {
    const { readHar } = await import("../pkg/read-web.js");
    const { language, progress, signal } = options;
    const reading = await readHar(file, { name: "recording.har", language, progress, signal });
    post({ unread: reading.unread.map(({ why }) => why) });
    return { lines: linesOfHar(reading, options), recording: true };
  }
  const isWhole = file.size <= WHOLE && /^\uFEFF?\s*[[{]/.test(head);
  return { lines: isWhole ? linesOfJson(await file.text()) : null, recording: false };
}

/** A line of a file, by its number. @param {Blob} file @param {number} number */
async function lineOf(file, number) {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let line = 1;
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (let at = 0; at < part.value.length; ) {
      const end = part.value.indexOf(10, at);
      const stop = end < 0 ? part.value.length : end;
      if (line === number) text += decoder.decode(part.value.subarray(at, stop), { stream: true });
      if (end >= 0) line += 1;
      at = stop + 1;
    }
    if (line > number || text.length > LONGEST) break;
  }
  reader.cancel().catch(() => {});
  return text;
}
