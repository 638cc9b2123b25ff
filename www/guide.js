/**
 * The decisions of a server about one message of a CORS request, and how far the pasted response gets.
 *
 * This module has only data: `ui/guide.js` draws it. The result of each question is the engine's, read from the steps
 * of its report.
 */

import { headerPairs } from "./export/headers.js";

/** @typedef {import("../pkg/contract.d.ts").Exchange} Exchange */
/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {"cross" | "origin" | "credentials" | "preflight" | "status" | "method" | "headers" | "done"} Question In the order of the chart. */
/** @typedef {"yes" | "no" | "open" | "off"} Taken The way that the message takes; "open": unknown; "off": this point is not reached. */
/** @typedef {{ question: Question, line: string, state: "there" | "wrong" | "open" }} Wanted A header line that the answer needs. */

/** @type {Question[]} */
export const QUESTIONS = ["cross", "origin", "credentials", "preflight", "status", "method", "headers", "done"];

/** The question that a failed step belongs to, by the endings of codes. @type {[Question, RegExp][]} */
const FAILURES = [
  ["credentials", /\.(?:credentials-missing|credentials-wrong|wildcard-with-credentials)$/],
  ["status", /^preflight\.(?:status|redirected)$/],
  ["method", /^preflight\.method/],
  ["headers", /^preflight\.header/],
  ["origin", /^(?:preflight|cors)\./],
];

/** @param {Exchange} exchange @param {string} name */
const sent = (exchange, name) => exchange.headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? "";

/** Messages that a server can decide about. @param {Report} report */
export const guidedExchanges = (report) => report.exchanges.filter((exchange) => exchange.kind !== "handshake");

/** The message to show first: the one that ended the request. @param {Report} report */
export const lastExchange = (report) => guidedExchanges(report).length - 1;

/**
 * Whether the browser makes the CORS check with the response.
 *
 * @param {Report} report @param {Scenario} scenario @param {Exchange} exchange
 */
function isChecked(report, scenario, exchange) {
  if (exchange.kind === "preflight") return true;
  const origin = sent(exchange, "origin");
  const unchecked =
    scenario.request.mode === "no-cors" ||
    sent(exchange, "sec-fetch-mode") === "no-cors" ||
    report.steps.some((step) => step.code === "cors.no-cors-opaque");
  return origin !== "" && origin !== new URL(exchange.url).origin && !unchecked;
}

/** Whether the response has to allow credentials. @param {Report} report @param {Exchange} exchange */
function withCredentials(report, exchange) {
  if (exchange.kind === "request") return exchange.credentials;
  // A preflight has no credentials, but the request after it may have them, and the browser checks for those.
  return (
    report.steps.some(
      (step) => /credentials/.test(step.code) && step.check === "preflight" && step.outcome === "fail",
    ) || report.exchanges.some((other) => other.kind === "request" && other.hop === exchange.hop && other.credentials)
  );
}

/**
 * @param {Report} report
 * @param {Scenario} scenario
 * @param {number} index The index of the message in `guidedExchanges`.
 * @returns {{ taken: Record<Question, Taken>, failed: Question | null, failing: Question[], wanted: Wanted[] }} `failed`: where the
 *   browser stopped; `failing`: where it would have stopped next.
 */
export function guide(report, scenario, index) {
  const exchange = guidedExchanges(report)[index];
  const preflight = exchange.kind === "preflight";
  const reply = scenario.network?.[exchange.hop]?.[preflight ? "preflight" : "response"];
  const cross = isChecked(report, scenario, exchange);
  const credentials = withCredentials(report, exchange);
  const failure = report.steps.find(
    (step) =>
      step.outcome === "fail" &&
      step.hop === exchange.hop &&
      (preflight ? step.check === "preflight" : step.check === "cors"),
  );
  const failed = failure ? (FAILURES.find(([, codes]) => codes.test(failure.code))?.[0] ?? null) : null;

  const taken = /** @type {Record<Question, Taken>} */ (
    Object.fromEntries(QUESTIONS.map((question) => [question, "off"]))
  );
  taken.cross = cross ? "yes" : "no";
  if (cross) {
    const way = preflight
      ? /** @type {Question[]} */ (["origin", "credentials", "preflight", "status", "method", "headers", "done"])
      : /** @type {Question[]} */ (["origin", "credentials", "preflight"]);
    for (const question of way) {
      if (reply === undefined) {
        taken[question] = "open";
        continue;
      }
      if (question === "credentials") taken.credentials = credentials ? "yes" : "no";
      else if (question === "preflight") taken.preflight = preflight ? "yes" : "no";
      else taken[question] = question === failed ? "no" : "yes";
      if (question === failed) break;
    }
  }
  const wanted = cross
    ? wantedLines(exchange, credentials, reply, /wildcard/.test(failure?.code ?? "") ? "origin" : failed)
    : [];
  const failing = QUESTIONS.filter(
    (question) =>
      failed !== null &&
      taken[question] === "off" &&
      (question === "status"
        ? preflight && isOdd(exchange.status)
        : wanted.some((one) => one.question === question && one.state === "wrong")),
  );
  return { taken, failed, failing, wanted };
}

/** Whether a status is one that no preflight may have. @param {number | null} status */
const isOdd = (status) => status !== null && (status < 200 || status > 299);

/**
 * @param {Exchange} exchange
 * @param {boolean} credentials
 * @param {import("../pkg/contract.d.ts").ResponseHead | undefined} reply
 * @param {Question | null} failed The question whose line is wrong.
 * @returns {Wanted[]}
 */
function wantedLines(exchange, credentials, reply, failed) {
  const order = QUESTIONS.indexOf(failed ?? "done");
  const given = new Set(headerPairs(reply?.headers).map(([name]) => name.toLowerCase()));
  /** @param {Question} question @param {string} line @returns {Wanted} */
  const wanted = (question, line) => {
    const at = QUESTIONS.indexOf(question);
    // The browser reports nothing after a failure, but a header that is missing is known to be.
    const isMissing = !given.has(line.split(":")[0].toLowerCase());
    if (reply === undefined || (at > order && !isMissing)) return { question, line, state: "open" };
    return { question, line, state: at > order || question === failed ? "wrong" : "there" };
  };
  const lines = [wanted("origin", `Access-Control-Allow-Origin: ${sent(exchange, "origin")}`)];
  if (credentials) lines.push(wanted("credentials", "Access-Control-Allow-Credentials: true"));
  if (exchange.kind === "preflight") {
    const method = sent(exchange, "access-control-request-method");
    if (!/^(?:GET|HEAD|POST)$/.test(method)) lines.push(wanted("method", `Access-Control-Allow-Methods: ${method}`));
    const headers = sent(exchange, "access-control-request-headers");
    if (headers !== "") lines.push(wanted("headers", `Access-Control-Allow-Headers: ${headers}`));
  }
  return lines;
}

/** Whether `*` would do in the place of the names that a response lists: it never means `Authorization`. @param {Exchange} exchange */
export const allowsStar = (exchange) =>
  !exchange.credentials && !/(?:^|,)\s*authorization\s*(?:,|$)/i.test(sent(exchange, "access-control-request-headers"));

/** Whether a response for one origin has `Vary: Origin`. @param {Scenario} scenario @param {Exchange} exchange */
export function lacksVary(scenario, exchange) {
  const pairs = headerPairs(
    scenario.network?.[exchange.hop]?.[exchange.kind === "preflight" ? "preflight" : "response"]?.headers,
  );
  /** @param {string} name */
  const value = (name) =>
    pairs
      .filter(([given]) => given.toLowerCase() === name)
      .map(([, text]) => text)
      .join(",");
  const origin = value("access-control-allow-origin");
  return (
    exchange.kind === "request" &&
    origin !== "" &&
    origin !== "*" &&
    !/(?:^|,)\s*(?:origin|\*)\s*(?:,|$)/i.test(value("vary"))
  );
}
