// A scenario as the fragment of the playground's share links, uncompressed, because compression is asynchronous.

/** @param {import("../contract.d.ts").Scenario} scenario */
export function fragment(scenario) {
  const bytes = new TextEncoder().encode(JSON.stringify(scenario));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return `s=0.${btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

/** The absolute address of a page of the playground; null if `base` is not a web address. */
export function playgroundPage(base, name, hash) {
  try {
    const url = new URL(name, new URL(base, document.baseURI));
    url.hash = hash;
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
