// Common mistakes, and what to write instead.

const POLICY = 'a policy is a header: `headers: "Content-Security-Policy: …"`';
const NETWORK = "`network` is a list with an entry for each hop: `network: [{ preflight, response }]`";
const API = "`api` says how the request is made: fetch, xhr, websocket, image, …";

/** By the path that the engine complains about, in the order of trying. @type {[RegExp, string][]} */
const HINTS = [
  [/^page\.(?:csp|policy|policies|content-?security-?policy)$/i, POLICY],
  [/^page\.(?:origin|href|uri|location)$/i, "a page is named by its `url`"],
  [/^page\.header$/i, "response headers of the page are `headers`"],
  [/^network$/, NETWORK],
  [/^(?:network\[\d+\]\.)?(?:response|responses|answer|preflight|server)$/, NETWORK],
  [/^request\.withCredentials$/i, 'write `credentials: "include"`'],
  [/^request\.(?:type|kind|initiator|destination)$/i, API],
  [/^request\.api$/, API],
  [/^request\.(?:data|json)$/i, "what counts of a body is its kind: `body: { kind: … }`"],
  [/^(?:url|api|method|origin)$/, "a scenario is `{ page, request, network }`, and this belongs into `request`"],
];

/**
 * @param {string} path
 * @param {string} message
 * @returns {string | undefined}
 */
export function hintFor(path, message) {
  // If there is a field with a similar name, that is the better hint.
  if (/did you mean/.test(message) || !/unknown field|unknown value|expected a list/.test(message)) return undefined;
  return HINTS.find(([pattern]) => pattern.test(path))?.[1];
}
