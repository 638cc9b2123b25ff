// HAR files that are too large to be in memory twice: their bodies are skipped while the file is streamed.
import { encodingOf } from "./encoding.js";
import { wrongByteFinder } from "./wrong-byte.js";

/** Longer strings do not matter: no header is nearly as long, and bodies are not read. */
const LONGEST = 64 * 1024;
/** Members whose texts are never read: bodies, and messages of WebSockets. */
const BODIES = new Set(["text", "data"]);
/** Replaces a text that was left out. */
const LEFT_OUT = "…";
/** What is kept of a long `data:` URL: policies do not look at its contents. */
const DATA_URL = /^data:(?:[^,"\\\s]|\\\/){0,200},/;

/**
 * The JSON of a HAR file without its bodies.
 * @param {Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>} source
 * @param {{ progress?: (done: number, total: number | null) => void, signal?: AbortSignal,
 *   wrongByte?: (number: number) => void }} options `progress`: in bytes, or in UTF-16 units if the source yields strings;
 *   `wrongByte`: called with the number of the first byte that is not UTF-8
 * @returns {Promise<string>}
 */
export async function withoutBodies(source, { progress, signal, wrongByte }) {
  const isBlob = typeof Blob === "function" && source instanceof Blob;
  const total = isBlob ? source.size : null;
  let decoder;
  const slim = slimmer();
  const check = wrongByte && wrongByteFinder(wrongByte);
  let done = 0;
  for await (const chunk of chunksOf(isBlob ? source.stream() : source)) {
    signal?.throwIfAborted();
    done += chunk.length;
    if (typeof chunk !== "string") decoder ??= new TextDecoder(encodingOf(chunk));
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    if (typeof chunk !== "string" && decoder.encoding === "utf-8") check?.(chunk, text);
    slim.add(text);
    progress?.(done, total);
  }
  signal?.throwIfAborted();
  slim.add(decoder?.decode() ?? "");
  return slim.end();
}

/** Not every browser can iterate over a stream. */
async function* chunksOf(source) {
  if (source[Symbol.asyncIterator]) {
    yield* source;
    return;
  }
  const reader = source.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** Reads JSON in chunks of any size, and returns it without long strings. */
function slimmer() {
  /** The text of the chunks so far, and the pieces of the current one. */
  const whole = [];
  let kept = [];
  let gap = "";
  let last = "";
  let key = "";
  let content = [];
  /** The beginning of a text, which is kept although the rest is too long. */
  let start = "";
  let length = 0;
  let limit = LONGEST;
  let inString = false;
  let escaped = false;

  const begin = () => {
    const between = gap.trim();
    if (between.startsWith(":")) key = last;
    limit = between.endsWith(":") && BODIES.has(between.length > 1 ? "" : key) ? 0 : LONGEST;
    kept.push(gap);
    gap = "";
    content = [];
    start = "";
    length = 0;
    inString = true;
    escaped = false;
  };

  const take = (text) => {
    length += text.length;
    if (length <= limit) content.push(text);
    if (limit > 0 && start.length < 256) start += text.slice(0, 256);
  };

  /** The text so far, or what is kept of a long one. */
  const remains = () => (length <= limit ? content.join("") : (DATA_URL.exec(start)?.[0] ?? LEFT_OUT));

  const finish = () => {
    last = remains();
    kept.push(`"${last}"`);
    inString = false;
  };

  const read = (text) => {
    let at = 0;
    while (at < text.length) {
      if (!inString) {
        const quote = text.indexOf('"', at);
        gap += text.slice(at, quote < 0 ? undefined : quote);
        if (quote < 0) return;
        begin();
        at = quote + 1;
        continue;
      }
      const quote = text.indexOf('"', at);
      const end = quote < 0 ? text.length : quote;
      let slashes = 0;
      while (end - slashes > at && text[end - slashes - 1] === "\\") slashes++;
      const isEscaped = ((slashes + (escaped && end - slashes === at ? 1 : 0)) & 1) === 1;
      take(text.slice(at, end));
      if (quote < 0) {
        escaped = isEscaped;
        return;
      }
      escaped = false;
      if (isEscaped) take('"');
      else finish();
      at = quote + 1;
    }
  };

  return {
    add(text) {
      read(text);
      // A piece of a string keeps the whole string in memory, which is the chunk with its bodies. Joining copies the pieces.
      whole.push(kept.join(""));
      kept = [];
    },
    end() {
      if (inString) kept.push(`"${remains()}`);
      return whole.join("") + kept.join("") + gap;
    },
  };
}
