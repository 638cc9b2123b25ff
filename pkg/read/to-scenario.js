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
  // A list of origins of which a part is unknown may contain any.
  const isOpen = reading.unresolved?.some(({ path }) => path.startsWith("network[0].response.headers")) ?? false;
  const asks = { origin: originOf(page.url), names: askedFor(request), method: request.method, isOpen };
  const given = placed(reading, page, request);
  // A policy with a gap stays a policy: without it, the page would be allowed everything.
  if (given.pageHeaders) page.headers = given.pageHeaders.filter(([, value]) => typeof value === "string");
  const network = given.network?.map((hop) =>
    Object.fromEntries(
      Object.entries(hop)
        .map(([answer, head]) => [answer, answered(head, asks)])
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

/** Assigns the headers: those of a configuration go to the page or to the response, by its role and its paths. */
function placed({ page, network, headers, role, byPath }, { url: pageUrl }, { url: requestUrl }) {
  const isPage = role === "page";
  const status = network?.[0]?.response?.status ?? 200;
  const ofStatus = byPath?.filter((scope) => scope.status === undefined || scope.status.includes(status));
  const path = pathOf(isPage ? pageUrl : requestUrl);
  const scope = ofStatus && path !== undefined ? scopeOf(ofStatus, path) : undefined;
  // The headers of other paths are not those of this one.
  if (scope === OTHER_PATHS) return { pageHeaders: isPage ? [] : page?.headers };
  const configured = scope?.headers ?? headers;
  const result = { pageHeaders: page?.headers, network: network?.map((hop) => ({ ...hop })) };
  if (!configured) return result;
  if (isPage && (scope || !page?.headers)) result.pageHeaders = configured;
  if (role === "either" && !page?.headers) result.pageHeaders = configured.filter(([name]) => IS_OF_PAGE.test(name));
  const answers = role === "response" || role === "either";
  if (answers && (scope || !network?.[0]?.response)) {
    result.network ??= [{}];
    result.network[0] = { ...result.network[0], response: { ...result.network[0]?.response, headers: configured } };
    if (scope?.preflight) result.network[0].preflight = scope.preflight;
  }
  return result;
}

const IS_OF_PAGE =
  /^(?:content-security-policy|cross-origin-(?:embedder|opener)-policy|integrity-policy|permissions-policy|referrer-policy|report-to|reporting-endpoints|x-frame-options)/i;

/** The configuration gives headers to other paths only, or perhaps to this one. */
const OTHER_PATHS = "other paths";

/**
 * The most specific scope that contains a path. Each scope names a path of its own: a folder, which stands for everything
 * below it, or an example, which stands for files of that kind in its folder.
 */
function scopeOf(scopes, path) {
  const folder = (example) => example.slice(0, example.lastIndexOf("/") + 1);
  const kind = (example) => /\.[^./]+$/.exec(example)?.[0];
  const isFolder = (scope) => scope.path.endsWith("/");
  const length = (scope) => (scope.path === path ? Number.POSITIVE_INFINITY : folder(scope.path).length);
  const around = scopes
    .filter((scope) => path.startsWith(folder(scope.path)))
    .sort((one, other) => length(other) - length(one) || Number(isFolder(one)) - Number(isFolder(other)));
  const isSure = (scope) => scope.path === path || isFolder(scope) || kind(scope.path) === kind(path);
  // An example in the root stands for its kind of files. One in a folder may stand for all that is in it.
  const nearest = around.find((scope) => isSure(scope) || folder(scope.path) !== "/");
  return nearest && isSure(nearest) ? nearest : OTHER_PATHS;
}

/** A response as it is for this request; undefined if one of its values cannot be computed. */
function answered(head, asks) {
  if (head === undefined) return undefined;
  const headers = resolvedList(head.headers ?? [], asks);
  return headers.includes(UNKNOWN) ? undefined : { ...head, headers: headers.filter(Boolean) };
}

/** A header with an unknown value. Its response is left out, because without the header it would be a different response. */
const UNKNOWN = false;

/** A gap that a template fills: `${…}`, `{{ … }}`, `<% … %>`. */
const PLACEHOLDER = /\$\{|\{\{|<%/;

const resolvedList = (list, asks) => list?.flatMap(([name, value]) => resolved(name, value, asks));

/** A header as it is sent; an empty list if it is not sent. */
function resolved(name, value, { origin, names, method, isOpen }) {
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
