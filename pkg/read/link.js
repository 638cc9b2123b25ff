// The scenario in a share link, which `www/share.js` writes: `#s=1.` and raw deflate, or `#s=0.` and plain JSON.

/** No real scenario is larger when it is unpacked. */
const LARGEST = 16 * 1024 * 1024;

/**
 * @param {string} link
 * @returns {Promise<string>} the scenario's JSON; rejects if the link contains no scenario
 */
export async function scenarioOf(link) {
  const [, version, text] = /s=([01])\.([\w-]+)/.exec(link) ?? [];
  const packed = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
  const json = new TextDecoder("utf-8", { fatal: true }).decode(version === "0" ? packed : await inflated(packed));
  const scenario = JSON.parse(json);
  if (typeof scenario?.page !== "object" || typeof scenario?.request !== "object") throw new Error("not a scenario");
  return json;
}

/** @param {Uint8Array<ArrayBuffer>} packed */
async function inflated(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const chunks = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > LARGEST) throw new Error("too large");
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
