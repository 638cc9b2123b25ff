/**
 * The addresses of this page's own workers, created by the only Trusted Types policy that its Content Security Policy
 * allows.
 */

/** @typedef {{ createScriptURL: (text: string) => any }} Policy */

const WORKERS = ["./offline.js", "./read-worker.js", "./audit-worker.js"];

/** @type {Policy | undefined} */
let policy;

/** @param {string} url One of the page's own workers. */
export function trusted(url) {
  /** @type {{ createPolicy: (name: string, rules: object) => Policy } | undefined} */
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return url;
  policy ??= types.createPolicy("wouldblock-offline", {
    createScriptURL: (/** @type {string} */ text) => {
      if (!WORKERS.includes(text)) throw new TypeError(`not a worker of this page: ${text}`);
      return text;
    },
  });
  return policy.createScriptURL(url);
}
