// Common mistakes, and what to write instead.

const POLICY = 'a policy is a header: `headers: "Content-Security-Policy: …"`';
const POLICY_OF_PAGE = 'a policy is a header of the page: `page: { headers: "Content-Security-Policy: …" }`';
const NETWORK = "`network` is a list with an entry for each hop: `network: [{ preflight, response }]`";
const API = "`api` says how the request is made: fetch, xhr, websocket, image, …";
const PARTS = "a scenario is `{ page, request, network }`, and";

/** By the path of a field that does not exist, in the order of trying. @type {[RegExp, string][]} */
const UNKNOWN = [
  [/^page\.(?:.+\.)?(?:csp|policy|policies|content-?security-?policy)$/i, POLICY],
  [/(?:^|\.)(?:csp|policy|policies|content-?security-?policy)$/i, POLICY_OF_PAGE],
  [/^page\.(?:.+\.)?(?:origin|href|uri|location)$/i, "a page is named by its `url`"],
  [/^(?:request\.)?(?:origin|referrer)$/i, "the page that makes the request is `page: { url }`"],
  [/^page\.header$/i, "response headers of the page are `headers`"],
  [/^request\.withCredentials$/i, 'write `credentials: "include"`'],
  [/^request\.(?:type|kind|initiator|destination)$/i, API],
  [/^request\.(?:data|json)$/i, "only the kind of a body matters: `body: { kind: … }`"],
  [/^network\[\d+\]\.\w+$|^(?:request\.)?(?:responses?|answer|preflight|server|status)$/, NETWORK],
  [/^lang$/, "the option is called `language`"],
  [/^(?:engine|profile|fixes|language)$/, "this is an option: `simulate(scenario, { … })`"],
  [/^headers?$/, `${PARTS} headers belong in \`page\`, in \`request\` or in a \`response\` of \`network\``],
  [/^(?:meta|frame|worker|serviceWorker|contentScript|hostPermissions)$/, `${PARTS} this belongs in \`page\``],
  [/^(?:url|api|method|body|mode|credentials|redirect|text|nonce)$/, `${PARTS} this belongs in \`request\``],
];

/** By the path of a field whose value is of another type, in the order of trying. @type {[RegExp, string][]} */
const WRONG = [
  [/^network$/, NETWORK],
  [/^request\.api$/, API],
  [/^request\.credentials$/, 'cookies are sent with "include" and never with "omit"'],
];

/**
 * @param {string} path
 * @param {string} message
 * @returns {string | undefined}
 */
export function hintFor(path, message) {
  // If there is a field with a similar name, that is the better hint.
  if (/did you mean/.test(message)) return undefined;
  const at = (hints) => hints.find(([pattern]) => pattern.test(path))?.[1];
  if (/unknown field/.test(message)) return at(UNKNOWN);
  if (!/unknown value|expected/.test(message)) return undefined;
  return at(WRONG) ?? (/expected a list, got the text/.test(message) ? listOfTexts(path) : undefined);
}

/** What to write for a text where a list of texts is expected. */
const listOfTexts = (path) => `write a list: \`${path.split(".").at(-1)}: ["…"]\``;
