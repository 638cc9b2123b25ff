// Files of traffic that are not lines: recordings, and JSON that is laid out over several lines.
import { toScenario } from "./to-scenario.js";

/** Lines end as those of an audit do. */
const LINE_BREAK = /\r\n?|\n/;

/**
 * Whether a file is a recording of a browser, by the beginning of its text and its name.
 * @param {string} head
 * @param {string} [name]
 */
export const isHar = (head, name = "") => /^\uFEFF?\s*\{\s*"log"\s*:/.test(head) || name.toLowerCase().endsWith(".har");

/**
 * The requests of a recording as lines of an audit.
 * @param {import("../read.d.ts").Reading} reading
 * @param {{ pageUrl?: string }} [options] the page of entries that name none
 * @returns {any[]}
 */
export function linesOfHar({ requests = [], extensions = [], local = [], ...whole }, { pageUrl } = {}) {
  const requested = requests.length > 0 ? requests : whole.request ? [whole] : [];
  const anyPage = requested.find(({ page }) => page?.url)?.page;
  // Policies decide about `data:` and `blob:` URLs, too. Such a load has no `Referer`, which names the page in Firefox.
  const parts = [...requested, ...local.map((part) => (part.page ? part : { ...part, page: anyPage ?? whole.page }))];
  // The audit counts these as noise, whatever page they belong to.
  const ofExtensions = extensions.map(({ page, request }) => ({
    scenario: { page: { url: page?.url ?? pageUrl ?? anyPage?.url }, request: { api: "fetch", url: request?.url } },
    seen: "sent",
  }));
  const ofPages = parts.map((part) => {
    const { page, request, network } = toScenario({ ...whole, ...part }, { page: part.page?.url ?? pageUrl });
    const { referrerPolicy: _policy, ...known } = /** @type {any} */ (request);
    const apis = oneOf(part, "request.api");
    const missing = apis?.length === 0 ? "request.api" : isOpen(part, "page.headers") ? "page.headers" : undefined;
    // If nothing about an API is said to be open, the request is a script's call: fetch() is judged like XMLHttpRequest.
    const scenario = { page, request: { api: apis?.[0] ?? "fetch", ...known }, ...(network && { network }) };
    return {
      scenario,
      seen: "sent",
      ...(apis && { apis }),
      ...(part.embedded && { embedded: true }),
      ...(missing && { missing }),
    };
  });
  return [...ofPages, ...ofExtensions];
}

/** What a reading says about a value that it leaves open. @param {any} reading @param {string} path @returns {any[]} */
const openAt = ({ unresolved = [] }, path) => unresolved.filter((/** @type {any} */ open) => open.path === path);
/** @param {any} reading @param {string} path */
const isOpen = (reading, path) => openAt(reading, path).length > 0;
/**
 * The values that an open one may be; undefined if the reading does not list them.
 * @param {any} reading
 * @param {string} path
 * @returns {string[] | undefined}
 */
const oneOf = (reading, path) => openAt(reading, path).find((open) => open.oneOf)?.oneOf;

/**
 * Whether a text may be JSON as a whole: its first line begins a value and does not end it.
 * @param {string} text the beginning of the text
 */
export function beginsJson(text) {
  const [first] = text.trimStart().split(LINE_BREAK, 1);
  return /^[[{]/.test(first) && first.length < text.trimStart().length && parsed(first) === undefined;
}

/**
 * The lines of an audit in a text that is JSON as a whole: a list of reports or scenarios, or one that is laid out over
 * several lines. Null if the text is anything else, which is read line by line.
 * @param {string} text
 * @returns {any[] | null}
 */
export function linesOfJson(text) {
  const [first] = text.trimStart().split(LINE_BREAK, 1);
  if (!/^[[{]/.test(first) || parsed(first) !== undefined) return null;
  // A byte order mark counts as white space here, and not for JSON.parse().
  const whole = parsed(text.trimStart());
  if (whole === undefined) return null;
  return Array.isArray(whole) ? whole : [whole];
}

/** @param {string} text @returns {any} undefined if the text is not JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
