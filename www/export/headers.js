/** A header block as names and values, for copied texts. It only understands simple lines. */

/** @typedef {import("../../pkg/contract.d.ts").HeaderInput} HeaderInput */

/**
 * @param {HeaderInput | undefined} headers
 * @returns {[name: string, value: string][]}
 */
export function headerPairs(headers) {
  if (Array.isArray(headers)) return headers;
  const unfolded = (headers ?? "").replace(/\r\n?/g, "\n").replace(/\n[ \t]+(?=\S)/g, " ");
  return unfolded.split("\n").flatMap((line) => {
    const header = /^\s*([!#$%&'*+.^_`|~\w-]+)[ \t]*:[ \t]*(.*?)\s*$/.exec(line);
    return header ? [/** @type {[string, string]} */ ([header[1], header[2]])] : [];
  });
}

/** @param {HeaderInput | undefined} headers */
export const headerLines = (headers) =>
  typeof headers === "string" ? headers : (headers ?? []).map(([name, value]) => `${name}: ${value}`).join("\n");
