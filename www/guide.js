/**
 * The decisions of a server about one message of a CORS request, and how far the pasted response gets.
 *
 * This module has only data: `ui/guide.js` draws it. Each result is the engine's: it is read from a report, or the engine
 * judges the same request with another response.
 */

import { evaluate } from "./engine.js";
import { headerPairs } from "./export/headers.js";
import { hopOf, responsePath } from "./pkg/scenario-path.js";

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

/** The response to a message. @param {Exchange} exchange @returns {"preflight" | "response"} */
export const responseTo = ({ kind }) => (kind === "preflight" ? "preflight" : "response");

/** The step in which the CORS check or the preflight of a message failed. @param {Report} report @param {Exchange} exchange */
const failureOf = (report, { kind, hop }) =>
  report.steps.find(
    (step) =>
      step.outcome === "fail" && step.hop === hop && step.check === (kind === "preflight" ? "preflight" : "cors"),
  );

/** @param {{ code: string } | undefined} failure @returns {Question | null} */
const questionOf = (failure) => (failure && FAILURES.find(([, codes]) => codes.test(failure.code))?.[0]) ?? null;

/**
 * The question at which the standards stop the message if it gets another response.
 *
 * @param {Scenario} scenario
 * @param {Exchange} exchange
 * @param {import("../pkg/contract.d.ts").ResponseHead} response
 */
function questionWith(scenario, exchange, response) {
  const network = [...(scenario.network ?? [])];
  network[exchange.hop] = { ...hopOf(network, exchange.hop), [responseTo(exchange)]: response };
  return questionOf(failureOf(evaluate({ ...scenario, network }, { fixes: false, engine: "standards" }), exchange));
}

/** Whether the browser makes the CORS check with the response. @param {Report} report @param {Exchange} exchange */
function isChecked({ gates }, { kind, hop: of }) {
  if (kind === "preflight") return true;
  const check = gates.find(({ gate, hop = 0 }) => gate === "cors" && hop === of);
  return check !== undefined && check.state !== "not-asked";
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
  const reply = scenario.network?.[exchange.hop]?.[responseTo(exchange)];
  const cross = isChecked(report, exchange);
  const credentials = withCredentials(report, exchange);
  const failure = failureOf(report, exchange);
  const failed = questionOf(failure);

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
    ? wantedLines(report, exchange, credentials, reply, /wildcard/.test(failure?.code ?? "") ? "origin" : failed)
    : [];
  // With all the lines that it needs, a preflight can only fail because of its status.
  const headers = wanted.map(({ line }) => line).join("\n");
  const hasWrongStatus =
    preflight && failed !== null && questionWith(scenario, exchange, { ...reply, headers }) === "status";
  const failing = QUESTIONS.filter(
    (question) =>
      failed !== null &&
      taken[question] === "off" &&
      (question === "status"
        ? hasWrongStatus
        : wanted.some((one) => one.question === question && one.state === "wrong")),
  );
  return { taken, failed, failing, wanted };
}

/**
 * @param {Report} report
 * @param {Exchange} exchange
 * @param {boolean} credentials
 * @param {import("../pkg/contract.d.ts").ResponseHead | undefined} reply
 * @param {Question | null} failed The question whose line is wrong.
 * @returns {Wanted[]}
 */
function wantedLines(report, exchange, credentials, reply, failed) {
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
    const isNamed = report.steps.some(
      ({ code, hop }) => code === "preflight.for-method" && (hop ?? 0) === exchange.hop,
    );
    if (isNamed) lines.push(wanted("method", `Access-Control-Allow-Methods: ${method}`));
    const headers = sent(exchange, "access-control-request-headers");
    if (headers !== "") lines.push(wanted("headers", `Access-Control-Allow-Headers: ${headers}`));
  }
  return lines;
}

/** Whether a response may name `*` instead of the origin, the method and the headers. @param {Scenario} scenario @param {Exchange} exchange */
export const allowsStar = (scenario, exchange) =>
  questionWith(scenario, exchange, {
    headers: ["Origin", "Methods", "Headers"].map((name) => `Access-Control-Allow-${name}: *`).join("\n"),
  }) === null;

/** Whether a response for one origin lacks `Vary: Origin`. @param {Report} report @param {Exchange} exchange */
export const lacksVary = ({ warnings }, exchange) =>
  exchange.kind === "request" &&
  warnings.some(
    ({ code, evidence }) =>
      code === "cors.echo-without-vary" &&
      evidence.some(({ source }) => source === `${responsePath(exchange.hop, "response")}.headers`),
  );
