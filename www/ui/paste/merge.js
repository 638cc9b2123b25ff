/** The contents of the form after a reading is accepted, and the parts that come from the reading. Pure functions. */

import { toScenario } from "../../pkg/read/to-scenario.js";
import { responseAt } from "../../pkg/scenario-path.js";

/** @typedef {import("../../../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../../../pkg/read.d.ts").Reading} Reading */
/** @typedef {import("../../../pkg/read.d.ts").PartialScenario} Partial */

/**
 * The readings of a text: one, or one for each request in it.
 *
 * @param {Reading} reading
 * @returns {Reading[]}
 */
export function partsOf(reading) {
  const { requests = [], ...whole } = reading;
  return requests.length > 0 ? requests.map((part) => ({ ...whole, ...part })) : [reading];
}

/**
 * @param {Reading} reading
 * @param {Scenario | null} current The person's own contents of the form; null if there are none.
 * @returns {{ scenario: Scenario, given: Partial, keepsPage: boolean, keepsRequest: boolean }}
 */
export function plan(reading, current) {
  // A whole scenario replaces everything.
  const base = reading.scenario ? null : current;
  const given = toScenario(reading, {
    page: reading.page?.url ?? (base?.page.url || undefined),
    url: reading.request?.url ?? (base?.request.url || undefined),
  });
  const isOtherPage = differs(originOf(reading.page?.url), originOf(base?.page.url));
  const isOtherRequest = differs(reading.request?.url, base?.request.url);
  const page = { ...(!isOtherPage && base?.page), ...given.page };
  // A complete call has no other headers than it shows.
  const request = {
    ...(!isOtherRequest && (reading.request?.url ? { api: base?.request.api } : base?.request)),
    ...given.request,
  };
  const network = isOtherRequest ? given.network : hops(base?.network, given.network);
  return {
    scenario: /** @type {any} */ ({
      page: { ...page, url: page.url ?? "" },
      request: withUrl({ ...request, api: request.api ?? "fetch" }),
      ...(network && { network }),
    }),
    given: givenBy(reading, given),
    keepsPage: Boolean(base?.page.url) && !isOtherPage && !reading.page?.url,
    keepsRequest: Boolean(base?.request.url) && !isOtherRequest && !reading.request?.url,
  };
}

/** Inline code has no address. @param {any} request */
const withUrl = (request) => ("text" in request ? request : { ...request, url: request.url ?? "" });

/** @param {string | undefined} one @param {string | undefined} other */
const differs = (one, other) => Boolean(one && other && one !== other);

/**
 * Without the addresses that were only needed for the conversion.
 *
 * @param {Reading} reading
 * @param {Partial} given
 * @returns {Partial}
 */
function givenBy(reading, { page, request, network }) {
  const { url: pageUrl, ...pageRest } = page;
  const { url, ...requestRest } = request;
  return {
    page: reading.scenario || reading.page?.url ? page : pageRest,
    request: reading.scenario || reading.request?.url ? request : requestRest,
    ...(network && { network }),
  };
}

/** @param {Scenario["network"]} one @param {Scenario["network"]} other */
function hops(one = [], other = []) {
  const all = Array.from({ length: Math.max(one.length, other.length) }, (_, at) => ({ ...one[at], ...other[at] }));
  return all.length > 0 ? all : undefined;
}

/** @param {string | undefined} url */
function originOf(url) {
  try {
    return new URL(url ?? "").origin;
  } catch {
    return undefined;
  }
}

/**
 * Whether two readings can be of one request.
 *
 * @param {Reading} one
 * @param {Reading} other
 */
export const areOfOneRequest = (one, other) =>
  !differs(one.request?.url, other.request?.url) && !differs(originOf(one.page?.url), originOf(other.page?.url));

/**
 * Readings in order of priority, the latest first. A console message only quotes parts, so texts with the complete
 * values have priority.
 *
 * @param {Reading[]} readings
 */
export function inOrder(readings) {
  const isMessage = (/** @type {Reading} */ { kind }) => /^(?:console|report)/.test(kind);
  const latest = [...readings].reverse();
  return [...latest.filter((one) => !isMessage(one)), ...latest.filter(isMessage)];
}

/** The most important entries come first. */
const WEIGHT = [
  "request.url",
  "page.url",
  "page.headers",
  "network[0].preflight",
  "network[0].response",
  "network",
  "request.api",
  "request.method",
  "request.headers",
  "request.credentials",
];

/** Paths that cover more than one field. @type {Record<string, string>} */
const FIELD_OF = {
  page: "page.url",
  request: "request.url",
  headers: "page.headers",
  network: "network[0].response.headers",
};

/**
 * The messages that remain, each once with its field, in order of importance: missing values before
 * assumed.
 *
 * @param {Reading} reading
 * @param {Scenario} scenario The contents of the form.
 */
export function openOf(reading, scenario) {
  const open = reading.unresolved
    .map((one) => ({ ...one, field: fieldOf(one.path) }))
    .filter(({ field, path, assumed, at }, index, all) => {
      const isFirst = all.findIndex((other) => other.field === field) === index;
      // Another text or a person has filled this in meanwhile.
      const isFilled = !assumed && !at && field.endsWith(".url") && urlOf(scenario, path) !== "";
      const isAnswered = path === "network" && scenario.network !== undefined;
      // The text gives its origin, and almost nothing depends on the rest.
      const isOrigin = path === "page.url" && assumed && reading.places["page.url"] !== undefined;
      return isFirst && !isFilled && !isAnswered && !isOrigin;
    });
  const weight = (/** @type {string} */ path) => {
    const at = WEIGHT.findIndex((known) => path === known || path.startsWith(`${known}.`));
    return at < 0 ? WEIGHT.length : at;
  };
  return open.sort(
    (one, other) =>
      Number(one.assumed ?? false) - Number(other.assumed ?? false) || weight(one.path) - weight(other.path),
  );
}

/** @param {string} path */
function fieldOf(path) {
  const response = responseAt(path);
  if (response?.kind && !response.field) return `${path}.headers`;
  return FIELD_OF[path] ?? path;
}

/** @param {Scenario} scenario @param {string} path */
const urlOf = (scenario, path) => (path.startsWith("page") ? scenario.page.url : (scenario.request.url ?? ""));
