// Converts a reading to a scenario: values that depend on the request are computed for this request.

/**
 * @param {import("../read.d.ts").Reading} reading
 * @param {{ page?: string, url?: string }} [known] addresses that the reading does not give, or that replace its own
 * @returns {import("../read.d.ts").PartialScenario} the known parts of the scenario; `reading.unresolved` lists the rest
 */
export function toScenario(reading, known = {}) {
  if (reading.scenario) return withKnown(reading.scenario, known);
  const page = { ...reading.page, ...(known.page !== undefined && { url: known.page }) };
  const request = { ...reading.request, ...(known.url !== undefined && { url: known.url }) };
  // A list of origins that is only partly known may contain any origin.
  const isOpen = reading.unresolved?.some(({ path }) => path.startsWith("network[0].response.headers")) ?? false;
  const open = openNames(reading, request);
  const asks = { origin: originOf(page.url), names: askedFor(request), method: request.method, isOpen };
  const given = placed(reading, page, request);
  // A policy with a gap is kept, because without it the page would be allowed everything.
  if (given.pageHeaders) page.headers = given.pageHeaders.filter(([, value]) => typeof value === "string");
  const network = given.network?.map((hop) =>
    Object.fromEntries(
      Object.entries(hop)
        .map(([kind, head]) => [kind, responseTo(head, asks, open[kind] ?? new Map())])
        .filter(([, head]) => head !== undefined),
    ),
  );
  return { page, request, ...(network && { network }) };
}

/** A whole scenario, with the caller's addresses if there are any. */
function withKnown({ page, request, ...rest }, known) {
  return {
    page: { ...page, ...(known.page !== undefined && { url: known.page }) },
    request: { ...request, ...(known.url !== undefined && { url: known.url }) },
    ...rest,
  };
}

/** Assigns the headers: those of a configuration go to the page or to the response, by its role, its hosts and its paths. */
function placed({ page, network, headers, role, byPath }, { url: pageUrl }, { url: requestUrl }) {
  const status = network?.[0]?.response?.status ?? 200;
  const scopes = byPath?.filter((scope) => scope.status === undefined || scope.status.includes(status));
  return {
    pageHeaders: ofPage({ page, headers, role }, scopes, pageUrl),
    network: ofResponses({ network, headers, role }, scopes, requestUrl),
  };
}

function ofPage({ page, headers, role }, scopes, url) {
  const isPage = role === "page";
  if (!isPage && (role !== "either" || page?.headers)) return page?.headers;
  const scope = scopeFor(scopes, url, true);
  if (isPage && !scope && page?.headers) return page.headers;
  // The page does not get the headers of other paths.
  const configured = scope === OTHER_PATHS ? [] : (scope?.headers ?? headers);
  return isPage ? configured : configured?.filter(([name]) => IS_OF_PAGE.test(name));
}

function ofResponses({ network, headers, role }, scopes, url) {
  if (role === "page" || role === "request") return network;
  const scope = scopeFor(scopes, url, false);
  if (scope === OTHER_PATHS) return undefined;
  const configured = scope?.headers ?? headers;
  const hops = network?.map((hop) => ({ ...hop }));
  const [first = {}, ...others] = hops ?? [];
  const isResponse = role === "response" || role === "either";
  const response = isResponse && configured && (scope || !first.response);
  if (!response && !scope) return hops;
  const { preflight = undefined } = scope ?? first;
  return [
    {
      ...first,
      ...(response && { response: { ...first.response, headers: configured } }),
      preflight,
    },
    ...others,
  ];
}

/** The scope that contains an address; undefined if there are no scopes or no address. */
function scopeFor(scopes, url, isPage) {
  const path = pathOf(url);
  return scopes && path !== undefined ? scopeOf(ofHost(scopes, hostOf(url), isPage), path) : undefined;
}

const IS_OF_PAGE =
  /^(?:x-)?(?:content-security-policy|cross-origin-(?:embedder|opener)-policy|feature-policy|frame-options|integrity-policy|permissions-policy|referrer-policy|report-to|reporting-endpoints|webkit-csp)/i;

/**
 * The scopes of a host: those that name it, else those with a wildcard for it, else those that name no host. A host
 * that no scope names may be one that the configuration does not show: its responses are unknown. For a page, the first
 * host's scopes are used, as in most servers, because a page without headers would be allowed everything.
 */
function ofHost(scopes, host, isPage) {
  const named = (test) => scopes.filter(({ hosts }) => host !== undefined && hosts?.some(test));
  const groups = [
    named((name) => name.toLowerCase() === host),
    named((name) => name.startsWith("*.") && host.endsWith(name.slice(1).toLowerCase())),
    scopes.filter(({ hosts }) => hosts === undefined),
  ];
  const first = scopes.filter(({ hosts }) => String(hosts) === String(scopes[0]?.hosts));
  return groups.find((group) => group.length > 0) ?? (isPage ? first : []);
}

/** Marks a configuration that has headers only for other paths, or perhaps for this one. */
const OTHER_PATHS = "other paths";

/**
 * The most specific scope that contains a path. A scope's path is an example: a folder, or a place without an extension,
 * stands for everything below it; `/api/x` for all that is in `/api/`; `/fonts/x.woff2` for files of that kind in `/fonts/`.
 */
function scopeOf(scopes, path) {
  const depth = (scope) => depthOf(scope.path, path);
  const around = scopes.filter((scope) => depth(scope) > 0).sort((one, other) => depth(other) - depth(one));
  // An example of files in a folder may stand for all that is in it, other kinds of files too.
  const nearest = around.find((scope) => isSure(scope.path, path) || folderOf(scope.path) !== "/");
  return nearest && isSure(nearest.path, path) ? nearest : OTHER_PATHS;
}

const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);
const extensionOf = (path) => /\.[^./]+$/.exec(path)?.[0];
const isExample = (path) => /\/x(?:\.[^./]+)?$/.test(path);

/** How much of a path an example has in common with it; 0 if the path is elsewhere. */
function depthOf(example, path) {
  if (example === path) return Number.POSITIVE_INFINITY;
  const base = example.endsWith("/") || isExample(example) ? folderOf(example) : `${example}/`;
  return path.startsWith(base) ? base.length + (isExample(example) && isSure(example, path) ? 0.5 : 0) : 0;
}

function isSure(example, path) {
  const extension = extensionOf(example);
  return example === path || extension === undefined || extension === extensionOf(path);
}

/** The headers that the verdict on a response, and on a preflight, depends on. */
const DECIDES = {
  response: /^(?:access-control-allow-(?:origin|credentials)|cross-origin-resource-policy)$/,
  preflight: /^access-control-allow-/,
};

/** The headers of each response that are left open, in lower case; true for those that are only sent under a condition. */
function openNames({ unresolved = [] }, { credentials }) {
  const matters = (name) => credentials === "include" || name !== "access-control-allow-credentials";
  const open = unresolved.flatMap(({ header, conditional = false }) =>
    header === undefined ? [] : [[header.toLowerCase(), conditional]],
  );
  // A condition outweighs a value that is only partly known.
  open.sort(([, one], [, other]) => Number(one) - Number(other));
  const of = (decides) => new Map(open.filter(([name]) => decides.test(name) && matters(name)));
  return { response: of(DECIDES.response), preflight: of(DECIDES.preflight) };
}

/** A response as it is for this request; undefined if one of its values cannot be computed. */
function responseTo(head, asks, open) {
  if (head === undefined) return undefined;
  const given = head.headers ?? [];
  const headers = given.flatMap(([name, value]) => resolved(name, value, asks, open));
  const isMissing = (name) => !given.some(([known]) => known.toLowerCase() === name);
  if (headers.includes(UNKNOWN) || [...open.keys()].some(isMissing)) return undefined;
  return { ...head, headers };
}

/** A header with an unknown value. Its response is left out, because without the header it would be a different response. */
const UNKNOWN = false;

/** A gap that a template fills: `${…}`, `{{ … }}`, `<% … %>`. */
const PLACEHOLDER = /\$\{|\{\{|<%/;

/** A header as it is sent; an empty list if it is not sent. */
function resolved(name, value, { origin, names, method, isOpen }, open) {
  const isConditional = open.get(name.toLowerCase());
  // The known part of a list may be enough.
  const isList = value.echo === "Origin" && value.allow !== "any";
  if (isConditional || (isConditional === false && !isList)) return [UNKNOWN];
  if (typeof value === "string") return PLACEHOLDER.test(value) ? [UNKNOWN] : [[name, value]];
  if (value.echo === "Access-Control-Request-Method") return method ? [[name, method]] : [UNKNOWN];
  if (value.echo !== "Origin") return names.length > 0 ? [[name, names.join(", ")]] : [];
  if (origin === undefined) return [UNKNOWN];
  const list = Array.isArray(value.allow) ? value.allow : [value.allow];
  const fits = value.allow === "any" ? [true] : list.map((allowed) => covers(allowed, origin));
  if (fits.includes(true)) return [[name, origin]];
  if (isOpen || fits.includes(undefined)) return [UNKNOWN];
  return value.otherwise === null || value.otherwise === undefined ? [] : [[name, value.otherwise]];
}

/** Whether an entry covers an origin; undefined if it would take too long to find out. */
function covers(allowed, origin) {
  if (typeof allowed === "string") {
    if (PLACEHOLDER.test(allowed)) return undefined;
    return allowed === origin || wildcard(allowed, origin);
  }
  if (allowed.suffix !== undefined) return origin.endsWith(allowed.suffix);
  return matches(allowed.pattern, origin);
}

/** `https://*.example.com`: any labels in place of the asterisk. */
function wildcard(pattern, origin) {
  const [before, after, more] = pattern.split("*");
  if (after === undefined || more !== undefined || pattern === "*") return false;
  return origin.length > before.length + after.length && origin.startsWith(before) && origin.endsWith(after);
}

/** A repeated group. It is fast if each repetition ends in a dot that nothing else in it matches: `([\w-]+\.)*`. */
const REPEATED = /\)[*+{]/g;
const QUICK = /\((?:\?:)?[\w\\[\]-]+\+?\\\.\)[*+{]/g;
/** Syntax that differs between languages of regular expressions. */
const SPECIAL = /\(\?(?!:)|\\[^dwsDWS./:\\-]/;

/** Whether an expression of a server's language matches; undefined if that is uncertain or takes too long. */
function matches(pattern, origin) {
  const count = (expression) => pattern.match(expression)?.length ?? 0;
  const isWhole = pattern.startsWith("^") && pattern.endsWith("$") && !SPECIAL.test(pattern);
  if (!isWhole || pattern.length > 2000 || count(REPEATED) > count(QUICK)) return undefined;
  try {
    return new RegExp(pattern).test(origin);
  } catch {
    return undefined;
  }
}

function originOf(url) {
  try {
    return url === undefined ? undefined : new URL(url).origin;
  } catch {
    return undefined;
  }
}

function hostOf(url) {
  try {
    return url === undefined ? undefined : new URL(url).hostname;
  } catch {
    return undefined;
  }
}

function pathOf(url) {
  try {
    return url === undefined ? undefined : new URL(url, "https://page.invalid/").pathname;
  } catch {
    return undefined;
  }
}

/** The headers that a preflight may ask for: those that the script sets, and the one that a body adds. */
function askedFor({ headers = [], body }) {
  const names = headers.map(([name]) => name.toLowerCase());
  if (body?.type) names.push("content-type");
  return [...new Set(names)].sort();
}
