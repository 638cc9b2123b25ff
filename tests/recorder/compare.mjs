// Compares a browser's behaviour with the engine's report.

const header = (headers, name) => headers.find(([n]) => n.toLowerCase() === name)?.[1] ?? null;

/** The parts of a message that policies affect. A list of header names is compared without its spaces. */
function message(exchange, credentials) {
  return {
    kind: exchange.kind,
    method: exchange.method,
    url: exchange.url,
    origin: header(exchange.headers, "origin"),
    referer: header(exchange.headers, "referer"),
    acrm: header(exchange.headers, "access-control-request-method"),
    acrh: header(exchange.headers, "access-control-request-headers")?.replace(/\s/g, "") ?? null,
    credentials,
  };
}

/** The messages without fields that older recordings do not have, because those cannot be compared. */
const comparable = (exchanges, others) =>
  exchanges.map((exchange, i) =>
    others[i] && !("referer" in others[i]) ? { ...exchange, referer: undefined } : exchange,
  );

/** As a set: Chromium reports a report-only violation of fetch() twice. */
const violations = (list) =>
  [...new Set(list.map((v) => JSON.stringify([v.effectiveDirective, v.disposition, v.blockedURI])))].sort();

/**
 * The parts of a replay that are stored: everything that is compared, and the console.
 * @param {object} truth of `replay.mjs`
 */
export function kept(truth) {
  const { outcome, unsupported, result, console } = truth;
  return {
    outcome,
    ...(unsupported ? { unsupported } : {}),
    result: {
      settles: result.settles,
      error: result.error,
      responseType: result.responseType,
      status: result.status,
      readableHeaders: result.readableHeaders,
    },
    violations: truth.violations.map(({ effectiveDirective, disposition, blockedURI }) => ({
      effectiveDirective,
      disposition,
      blockedURI,
    })),
    exchanges: truth.exchanges.map((e) => message(e, e.cookie)),
    ...(console?.length ? { console } : {}),
  };
}

/**
 * The differences between two recordings of one scenario, except for the console.
 * @returns {string[]} the names of the fields
 */
export function changes(before, after) {
  const plain = (truth, other) => ({
    outcome: truth.outcome,
    result: truth.result,
    violations: violations(truth.violations),
    exchanges: comparable(truth.exchanges, other.exchanges),
  });
  const [a, b] = [plain(before, after), plain(after, before)];
  return Object.keys(a).filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
}

/**
 * The differences between a report and a browser's behaviour.
 * @param {object} report the engine's
 * @param {string} engine "chromium", "firefox" or "webkit"
 * @param {object} truth as `kept` leaves it
 * @returns {{ field: string, want: unknown, got: unknown }[]}
 */
export function disagreements(report, engine, truth) {
  const own = report.verdicts[engine];
  if (own.verdict !== truth.outcome) return [{ field: "verdict", want: truth.outcome, got: own.verdict }];
  // The rest of a report describes one run; it is compared with Chromium, as in the shared comparison. If the browser
  // does not have the API, there is nothing to compare.
  if (engine !== "chromium" || report.verdict !== truth.outcome || truth.unsupported) return [];
  const { settles, error, responseType, status, readableHeaders } = report.result;
  const exchanges = report.exchanges.map((e, i) =>
    // A cookie that could not have been set proves nothing.
    message(e, truth.exchanges[i]?.credentials === null ? null : e.credentials),
  );
  const fields = {
    exchanges: [truth.exchanges, comparable(exchanges, truth.exchanges)],
    violations: [violations(truth.violations), violations(report.violations)],
    result: [truth.result, { settles, error, responseType, status, readableHeaders }],
  };
  return Object.entries(fields)
    .filter(([, [want, got]]) => JSON.stringify(want) !== JSON.stringify(got))
    .map(([field, [want, got]]) => ({ field, want, got }));
}
