// A reading as a scenario: values that depend on the request become what they are for this one.

/**
 * @param {import("../read.d.ts").Reading} reading
 * @returns {import("../read.d.ts").PartialScenario} what is known of the scenario; what is missing stands in `reading.unresolved`
 */
export function toScenario(reading) {
  const origin = originOf(reading.page?.url);
  const headers = (list) => {
    const all = list.map(([name, value]) => resolved(name, value, origin, reading.request));
    // One that nobody can say leaves the whole answer open: without it the rest would be a firm answer.
    return all.includes(undefined) ? undefined : all.flat();
  };
  const answer = (head) => {
    const known = head && headers(head.headers ?? []);
    return known && { ...head, headers: known };
  };
  const { headers: pageHeaders, ...page } = reading.page ?? {};
  // A policy with a gap stays a policy: a page without it would be allowed everything.
  const written = pageHeaders?.filter(([, value]) => typeof value === "string");
  return {
    page: { ...page, ...(written && { headers: written }) },
    request: { ...reading.request },
    ...(reading.network && {
      network: reading.network.map((hop) => {
        const [preflight, response] = [answer(hop.preflight), answer(hop.response)];
        return { ...(preflight && { preflight }), ...(response && { response }) };
      }),
    }),
  };
}

/** A header as it is sent to `origin`: none or one. Undefined where the reading does not say. */
function resolved(name, value, origin, request) {
  if (typeof value === "string") return value.includes("${") ? undefined : [[name, value]];
  if (value.echo === "Access-Control-Request-Method") return request?.method ? [[name, request.method]] : undefined;
  if (value.echo !== "Origin") {
    const asked = askedFor(request);
    return asked.length > 0 ? [[name, asked.join(", ")]] : [];
  }
  if (value.allow === "any") return origin === undefined ? undefined : [[name, origin]];
  if (origin === undefined) return undefined;
  const list = Array.isArray(value.allow) ? value.allow : [value.allow];
  if (list.some((allowed) => covers(allowed, origin))) return [[name, origin]];
  // A regular expression in the syntax of some server is not evaluated here.
  if (list.some((allowed) => allowed.pattern !== undefined)) return undefined;
  return value.otherwise === null || value.otherwise === undefined ? [] : [[name, value.otherwise]];
}

function covers(allowed, origin) {
  if (typeof allowed === "string") return allowed === origin || wildcard(allowed, origin);
  if (allowed.suffix !== undefined) return origin.endsWith(allowed.suffix);
  return false;
}

/** `https://*.example.com`: any labels in place of the asterisk. */
function wildcard(pattern, origin) {
  const [before, after, more] = pattern.split("*");
  return (
    after !== undefined &&
    more === undefined &&
    pattern !== "*" &&
    origin.length > before.length + after.length &&
    origin.startsWith(before) &&
    origin.endsWith(after)
  );
}

function originOf(url) {
  try {
    return url === undefined ? undefined : new URL(url).origin;
  } catch {
    return undefined;
  }
}

/** What a preflight would name: the script's headers that are not safelisted by their names. */
function askedFor(request) {
  const names = (request?.headers ?? []).map(([name]) => name.toLowerCase());
  return [...new Set(names)].sort();
}
