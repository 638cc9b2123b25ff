// Receives violation reports. Anyone can send anything here, so sizes, rates and content types are limited, and responses
// contain only constants.
// https://www.w3.org/TR/CSP3/#deprecated-serialize-violation
// https://www.w3.org/TR/reporting-1/#try-delivery

const TYPES = ["application/csp-report", "application/reports+json", "application/json"];
/** A browser sends a few reports at once, never thousands. */
const MOST_REPORTS = 100;
/** The number of clients whose rate is stored; the client that has been quiet longest is dropped first. */
const MOST_CLIENTS = 10_000;

/** The members of a report of the Reporting API, apart from its body. https://www.w3.org/TR/reporting-1/#queue-report */
const REPORT = [
  ["string", "type"],
  ["string", "url"],
  ["string", "user_agent"],
  ["number", "age"],
];
const DOCUMENT = ["documentURL", "documentURI", "document-uri"];
/**
 * The members of a body: the type, and the names in both formats, because old browsers sent those of `report-uri` to the
 * Reporting API. Only the first of its names is kept: a body with two of them would be ambiguous.
 * https://www.w3.org/TR/CSP3/#cspviolationreportbody
 */
const BODY = [
  ["string", ...DOCUMENT],
  ["string", "blockedURL", "blockedURI", "blocked-uri"],
  ["string", "effectiveDirective", "effective-directive"],
  ["string", "violatedDirective", "violated-directive"],
  ["string", "originalPolicy", "original-policy"],
  ["string", "sourceFile", "source-file"],
  ["string", "sample", "script-sample"],
  ["string", "referrer"],
  ["string", "disposition"],
  ["number", "statusCode", "status-code"],
  ["number", "lineNumber", "line-number"],
  ["number", "columnNumber", "column-number"],
];

const CORS = { "access-control-allow-origin": "*", "cache-control": "no-store" };
const PREFLIGHT = {
  ...CORS,
  "access-control-allow-methods": "POST",
  "access-control-allow-headers": "content-type",
  "access-control-max-age": "86400",
};
const respond = (status, more = {}) => new Response(null, { status, headers: { ...CORS, ...more } });

/**
 * @param {import("./collect.d.ts").CollectorOptions} options
 * @returns {import("./collect.d.ts").Collector}
 */
export function collector({ store, maxBytes = 65_536, maxOpen = 100, rate = {}, origins }) {
  const mayAll = limiter(rate.all ?? 200);
  const perClient = rate.client ?? 20;
  /** @type {Map<string, () => boolean>} */
  const clients = new Map();
  /** The readers of the bodies that are arriving, oldest first. @type {Set<ReadableStreamDefaultReader>} */
  const arriving = new Set();
  let storing = 0;

  function mayClient(client) {
    const may = clients.get(client) ?? limiter(perClient);
    clients.delete(client);
    clients.set(client, may);
    if (clients.size > MOST_CLIENTS) clients.delete(clients.keys().next().value);
    return may();
  }

  /** Whether another request may be open. Slow clients must not keep others out, so the oldest body makes room. */
  function hasRoom() {
    if (arriving.size + storing < maxOpen) return true;
    const [oldest] = arriving;
    if (!oldest) return false;
    arriving.delete(oldest);
    oldest.cancel().catch(() => {});
    return true;
  }

  /** Responds to a request whose body `reader` reads. */
  async function respondTo(reader) {
    let body;
    try {
      arriving.add(reader);
      body = await bodyOf(reader, maxBytes);
      if (!arriving.has(reader)) return respond(408);
    } catch {
      // The connection was closed before the end of the body.
      return respond(400);
    } finally {
      arriving.delete(reader);
    }
    if (body === null) return respond(413);
    const lines = linesOf(body, origins);
    if (lines === null) return respond(400);
    storing++;
    try {
      if (lines.length > 0) await store.append(lines);
    } catch {
      return respond(503, { "retry-after": "60" });
    } finally {
      storing--;
    }
    return respond(204);
  }

  return async (request, { client } = {}) => {
    if (request.method === "OPTIONS") return respond(204, PREFLIGHT);
    if (request.method !== "POST") return respond(405, { allow: "POST, OPTIONS" });
    const [type] = (request.headers.get("content-type") ?? "").split(";");
    if (!TYPES.includes(type.trim().toLowerCase())) return respond(415);
    if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return respond(413);
    if ((client !== undefined && !mayClient(client)) || !mayAll()) return respond(429, { "retry-after": "60" });
    if (!request.body) return respond(400);
    if (!hasRoom()) return respond(503, { "retry-after": "60" });
    return respondTo(request.body.getReader());
  };
}

/** Whether another one is accepted: on average `perSecond`, at most twice as many at once. */
function limiter(perSecond) {
  let left = perSecond * 2;
  let since = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(perSecond * 2, left + ((now - since) / 1000) * perSecond);
    since = now;
    if (left < 1) return false;
    left--;
    return true;
  };
}

/** The body as text; null if it is longer than `most` bytes. */
async function bodyOf(reader, most) {
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * The violation reports of a body, one per line; null if it is not a list of reports. Browsers send reports of several
 * types together: those of other types are dropped, whatever their bodies, and so are broken ones next to others.
 */
function linesOf(body, origins) {
  let value;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  const list = Array.isArray(value) ? value : [value];
  if (list.length > MOST_REPORTS) return null;
  const lines = [];
  const time = new Date().toISOString();
  let broken = 0;
  for (const report of list) {
    const old = report?.["csp-report"];
    if (!old && typeof report?.type === "string" && report.type !== "csp-violation") continue;
    const body = old ?? report?.body;
    const isReport = (old || report?.type === "csp-violation") && typeof body === "object" && body !== null;
    const members = isReport ? membersOf(body, BODY) : {};
    const own = old ? {} : membersOf(report ?? {}, REPORT);
    const document = isReport && (DOCUMENT.map((name) => members[name]).find((url) => url !== undefined) ?? own.url);
    if (!document) {
      broken++;
      continue;
    }
    if (origins && !origins.includes(originOf(document))) continue;
    const kept = old ? { time, "csp-report": members } : { ...own, time, body: members };
    lines.push(JSON.stringify(kept));
  }
  return broken > 0 && broken === list.length ? null : lines;
}

/** The members with one of these names and the type that browsers give it. Audits read others as data of our own. */
const membersOf = (value, members) =>
  Object.fromEntries(
    members.flatMap(([type, ...names]) => {
      const name = names.find((known) => typeof value[known] === type);
      return name === undefined ? [] : [[name, value[name]]];
    }),
  );

function originOf(url) {
  try {
    return new URL(url).origin;
  } catch {
    return null;
  }
}
