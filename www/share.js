/**
 * A scenario as the text behind `#s=`.
 *
 * `1.` is base64url of raw-deflated JSON; `0.` is base64url of the JSON itself, for browsers without CompressionStream.
 * Links of every version can be read for ever: a change of the format gets a new number.
 */

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** No real scenario unpacks to more; a larger link is rejected before it fills the memory. */
const LARGEST = 16 * 1024 * 1024;

/**
 * @param {Scenario} scenario
 * @returns {Promise<string>}
 */
export async function encode(scenario) {
  const bytes = new TextEncoder().encode(JSON.stringify(scenario));
  if (typeof CompressionStream === "function") {
    const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return `1.${toBase64Url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
  }
  return `0.${toBase64Url(bytes)}`;
}

/**
 * @param {string} text
 * @returns {Promise<Scenario>} Rejects if the text is not a link of this page.
 */
export async function decode(text) {
  const version = text.slice(0, 2);
  const packed = bytesOf(text.slice(2));
  let bytes;
  if (version === "1.") bytes = await inflate(packed);
  else if (version === "0.") bytes = packed;
  else throw new Error("a version that this page does not support");
  const scenario = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (!isScenario(scenario)) throw new Error("not a scenario");
  return scenario;
}

/**
 * Whether an external value has the two parts of every scenario; its fields are not checked.
 *
 * @param {any} value
 * @returns {value is Scenario}
 */
export function isScenario(value) {
  const isPart = (/** @type {unknown} */ part) => typeof part === "object" && part !== null && !Array.isArray(part);
  return isPart(value) && isPart(value.page) && isPart(value.request);
}

/** @param {Uint8Array<ArrayBuffer>} packed */
async function inflate(packed) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  await unpack(packed, chunks);
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/**
 * Adds the unpacked data to `chunks`. After a failure they contain the data before it.
 *
 * @param {Uint8Array<ArrayBuffer>} packed
 * @param {Uint8Array[]} chunks
 */
export async function unpack(packed, chunks) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > LARGEST) {
      await reader.cancel();
      throw new Error("too large");
    }
    chunks.push(value);
  }
}

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  let binary = "";
  // In chunks, because the number of arguments of a call is limited.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @param {string} text */
export function bytesOf(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
}
