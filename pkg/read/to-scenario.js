// A reading as a scenario: values that depend on the request become what they are for this one.

/**
 * @param {import("../read.d.ts").Reading} reading
 * @returns {import("../read.d.ts").PartialScenario} what is known of the scenario; what is missing stands in `reading.unresolved`
 */
export function toScenario(reading) {
  const origin = originOf(reading.page?.url);
  const asked = askedFor(reading.request);
  const headers = (list) => list?.flatMap(([name, value]) => resolved(name, value, origin, asked));
  const answer = (head) => head && { ...head, headers: headers(head.headers) };
  return {
    page: { ...reading.page, ...(reading.page?.headers && { headers: headers(reading.page.headers) }) },
    request: { ...reading.request },
    ...(reading.network && {
      network: reading.network.map(({ preflight, response }) => ({
        ...(preflight && { preflight: answer(preflight) }),
        ...(response && { response: answer(response) }),
      })),
    }),
  };
}

/** A header as it is sent to `origin`; nothing where it is not sent, or where nobody can say. */
function resolved(name, value, origin, asked) {
  if (typeof value === "string") return [[name, value]];
  if (value.echo !== "Origin") return asked.length > 0 ? [[name, asked.join(", ")]] : [];
  if (origin === undefined) return [];
  const list = Array.isArray(value.allow) ? value.allow : [value.allow];
  const fits = value.allow === "any" || list.some((allowed) => covers(allowed, origin));
  if (fits) return [[name, origin]];
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
