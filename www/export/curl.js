/** The browser's requests as curl commands, to see how the servers really respond. */

import { headerPairs } from "./headers.js";

/** @typedef {import("../../pkg/contract.d.ts").Exchange} Exchange */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/** Headers with which a browser identifies itself; responses rarely depend on them. */
const OMITTED = /^(?:host|referer|sec-fetch-.*)$/i;

/** @param {string} text One word for a POSIX shell, whatever is in it. */
export const shellWord = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** @param {Exchange} exchange @param {boolean} hasBody */
function command(exchange, hasBody) {
  const upgrade = exchange.kind === "handshake";
  const headers = exchange.headers.filter(([name]) => !OMITTED.test(name));
  /** @param {string} name */
  const has = (name) => headers.some(([given]) => given.toLowerCase() === name);
  if (upgrade) {
    // The key is the example from RFC 6455; any sixteen bytes will do.
    for (const [name, value] of /** @type {[string, string][]} */ ([
      ["Connection", "Upgrade"],
      ["Upgrade", "websocket"],
      ["Sec-WebSocket-Version", "13"],
      ["Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="],
    ])) {
      if (!has(name.toLowerCase())) headers.push([name, value]);
    }
  }
  // curl must not read the URL as an option or as a pattern of several URLs.
  const url = exchange.url.replace(/^ws/i, "http");
  const words = [
    `curl -i${upgrade ? " --http1.1" : ""}${exchange.method === "HEAD" ? " -I" : exchange.method === "GET" ? "" : ` -X ${shellWord(exchange.method)}`} --globoff --url ${shellWord(url)}`,
    // "@" would make curl read headers from a file.
    ...headers.filter(([name]) => !name.startsWith("@")).map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`),
    ...(exchange.credentials ? [`-b ${shellWord("name=value")}`] : []),
    ...(hasBody && exchange.kind === "request" && exchange.method !== "GET" ? [`--data-raw ${shellWord("…")}`] : []),
  ];
  return words.join(" \\\n  ");
}

/**
 * @param {Report} report
 * @param {Scenario} scenario
 * @returns {string}
 */
export function asCurl(report, scenario) {
  const { request } = scenario;
  if (report.exchanges.length > 0) {
    return report.exchanges.map((exchange) => command(exchange, request.body !== undefined)).join("\n\n");
  }
  // The browser sends nothing; this is the request that it would have sent.
  const headers = headerPairs(request.headers);
  return command(
    {
      kind: request.api === "websocket" ? "handshake" : "request",
      hop: 0,
      method: request.method ?? "GET",
      url: request.url ?? "",
      headers,
      credentials: false,
      status: null,
    },
    request.body !== undefined,
  );
}
