// Where the engine and a recording disagree: the fields that the project is measured on.

const lower = pairs => Object.fromEntries((pairs ?? []).map(([n, v]) => [n.toLowerCase(), v]));

/** What of a message counts. */
function message(exchange, credentials) {
  const h = lower(exchange.headers);
  return { kind: exchange.kind, method: exchange.method, url: exchange.url, origin: h.origin ?? null,
    acrm: h["access-control-request-method"] ?? null,
    acrh: h["access-control-request-headers"]?.replace(/\s/g, "") ?? null, credentials };
}

/** A multiset as a set: Chromium reports a report-only violation of `fetch()` twice. */
const set = list => [...new Set(list.map(x => JSON.stringify(x)))].sort().map(x => JSON.parse(x));
const violation = ({ effectiveDirective, disposition, blockedURI }) => ({ effectiveDirective, disposition, blockedURI });

/**
 * Compares a report with what one browser did.
 * @param {object | null} report the contract's `Report`
 * @param {string} engine
 * @param {object} truth
 * @param {{ console?: boolean }} [options] the console's wording as well
 * @returns {{ field: string, want: unknown, got: unknown }[]} empty where they agree
 */
export function disagreements(report, engine, truth, { console = false } = {}) {
  const found = [];
  const score = (field, want, got) => { if (JSON.stringify(want) !== JSON.stringify(got)) found.push({ field, want, got }); };
  const said = report?.verdicts?.[engine];
  score("verdict", truth.outcome, said?.verdict ?? null);
  if (found.length) return found;
  if (console && truth.console.length) score("console", set(truth.console), set(said.console ?? []));
  // The rest of a report tells one story, which is Chromium's wherever it ends the same way.
  if (engine !== "chromium" || report.verdict !== truth.outcome) return found;
  const { result } = truth, mine = report.result ?? {};
  score("result", { settles: result.settles, responseType: result.responseType, status: result.status, readableHeaders: result.readableHeaders },
    { settles: mine.settles, responseType: mine.responseType ?? null, status: mine.status ?? null, readableHeaders: mine.readableHeaders });
  if (result.error) score("error", result.error, mine.error ?? null);
  if (result.taintsCanvas !== undefined) score("taintsCanvas", result.taintsCanvas, mine.taintsCanvas ?? null);
  score("violations", set(truth.violations.map(violation)), set((report.violations ?? []).map(violation)));
  // A cookie of null says that none could have come along.
  const mineToo = (report.exchanges ?? []).map((e, i) => message(e, truth.exchanges[i]?.cookie === null ? null : e.credentials));
  score("exchanges", truth.exchanges.map(e => message(e, e.cookie)), mineToo);
  return found;
}

/**
 * Loads the package.
 * @param {string} folder URL or path of the folder with `node.js`
 * @returns {Promise<(scenario: object) => object>} `simulate`
 */
export async function engine(folder) {
  const { simulate, ready } = await import(new URL("node.js", folder).href);
  await ready;
  return simulate;
}
