/** On the wire: the messages between browser and servers as a sequence diagram; each opens as HTTP text. */

import { api } from "../apis.js";
import { checkName } from "../headline.js";
import { hasText, t } from "../i18n.js";
import { el, spoken } from "./dom.js";

/** @typedef {import("../../pkg/contract.d.ts").Exchange} Exchange */
/** @typedef {import("../../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../../pkg/contract.d.ts").ResponseHead} ResponseHead */
/** @typedef {import("../../pkg/contract.d.ts").Scenario} Scenario */

/**
 * The greatest number of columns for servers that fits on a phone. Further servers share the last column, and their
 * messages name the server.
 */
const MOST_SERVERS = 3;

/**
 * @param {Report} report
 * @param {Scenario} scenario
 * @param {Set<string>} open Which messages are open; kept from one report to the next.
 */
export function renderWire(report, scenario, open) {
  const hosts = [...new Set(report.exchanges.map((exchange) => host(exchange.url)))];
  const lanes = Math.max(1, Math.min(hosts.length, MOST_SERVERS));
  const isShared = hosts.length > MOST_SERVERS;
  /** @param {string} url */
  const laneOf = (url) => 3 + Math.min(Math.max(hosts.indexOf(host(url)), 0), lanes - 1);

  const servers = hosts.length > 0 ? hosts.slice(0, lanes) : [host(target(scenario)) || t("wire.server")];
  if (isShared) servers[lanes - 1] = t("wire.others", { count: hosts.length - lanes + 1 });
  const names = [t("wire.page"), t("wire.browser"), ...servers];
  const diagram = el("ol", { class: "wire" });
  diagram.style.setProperty("--lanes", String(2 + lanes));

  const allowed = report.verdict === "allowed";
  const unsent = report.exchanges.length === 0;
  /** @param {Arrow} options @param {HTMLElement} [label] */
  const arrow = (options, label) => arrowRow(options, names, label);
  diagram.append(arrow({ from: 1, to: 2, label: callText(scenario), kind: "call" }));
  if (unsent && report.verdict === "blocked") {
    diagram.append(stop(2, t("wire.stopped", { check: report.blockedBy ? checkName(report.blockedBy) : "" })));
  }
  report.exchanges.forEach((exchange, index) => {
    const lane = laneOf(exchange.url);
    diagram.append(
      message(
        arrow,
        {
          from: 2,
          to: lane,
          label: `${exchange.method} ${shorten((isShared && lane === 2 + lanes ? host(exchange.url) : "") + pathOf(exchange.url))}`,
          note: kindNote(exchange),
          kind: exchange.kind,
        },
        `${index}.sent`,
        requestText(exchange),
        open,
      ),
    );
    const reply = replyTo(exchange, scenario);
    const last = index === report.exchanges.length - 1;
    const failed = last && report.verdict === "blocked" && report.result.settles !== "resolves";
    if (reply === null) {
      if (exchange.status === null && report.verdict === "undetermined" && last)
        diagram.append(arrow({ from: lane, to: 2, label: t("wire.unknown"), kind: "unknown" }));
      return;
    }
    diagram.append(
      message(
        arrow,
        {
          from: lane,
          to: 2,
          label: `${exchange.status ?? reply.status ?? 200}`,
          note: failed ? t("wire.refused") : redirectNote(report.exchanges, index),
          kind: failed ? "refused" : "reply",
        },
        `${index}.received`,
        responseText(exchange, reply),
        open,
      ),
    );
  });
  if (!unsent && report.verdict === "blocked") {
    diagram.append(stop(2, t("wire.stopped", { check: report.blockedBy ? checkName(report.blockedBy) : "" })));
  }
  if (report.verdict !== "undetermined") {
    diagram.append(arrow({ from: 2, to: 1, label: outcomeText(report, scenario), kind: allowed ? "good" : "bad" }));
  }

  const headRow = el(
    "div",
    { class: "wire-lanes", "aria-hidden": "true" },
    names.map((name) => el("span", { class: "wire-lane", title: name }, name)),
  );
  headRow.style.setProperty("--lanes", String(2 + lanes));
  return [
    el("div", { class: "wire-box" }, headRow, diagram),
    unsent && report.verdict === "blocked" ? el("p", { class: "quiet" }, t("wire.nothing")) : null,
  ].filter((node) => node !== null);
}

/**
 * @typedef {object} Arrow
 * @property {number} from Column of the sender, from 1.
 * @property {number} to
 * @property {string} label
 * @property {string} [note]
 * @property {string} kind
 */

/** @param {Arrow} options @param {string[]} names Of the lanes, for those who cannot see the arrow. @param {HTMLElement} [label] */
function arrowRow(options, names, label = el("span", { class: "wire-label" }, options.label)) {
  const row = el(
    "li",
    { class: `wire-row is-${options.kind} ${options.from < options.to ? "is-right" : "is-left"}` },
    el(
      "div",
      { class: "wire-text" },
      spoken(`${names[options.from - 1]} → ${names[options.to - 1]}: `),
      label,
      options.note ? el("span", { class: "wire-note" }, options.note) : null,
    ),
    el("div", { class: "wire-arrow" }),
  );
  row.style.setProperty("--from", String(Math.min(options.from, options.to) - 1));
  row.style.setProperty("--to", String(Math.max(options.from, options.to) - 1));
  return row;
}

/**
 * An arrow whose message can be opened.
 *
 * @param {(options: Arrow, label: HTMLElement) => HTMLElement} arrow
 * @param {Arrow} options
 * @param {string} key
 * @param {string} text
 * @param {Set<string>} open
 */
function message(arrow, options, key, text, open) {
  const raw = el("pre", { class: "raw", hidden: !open.has(key), tabIndex: 0, "aria-label": options.label }, text);
  const button = el(
    "button",
    {
      type: "button",
      class: "wire-label is-button",
      "aria-expanded": String(open.has(key)),
      title: t("wire.raw"),
      click: () => {
        raw.hidden = !raw.hidden;
        button.setAttribute("aria-expanded", String(!raw.hidden));
        if (raw.hidden) open.delete(key);
        else open.add(key);
      },
    },
    options.label,
  );
  const row = arrow(options, button);
  row.append(raw);
  return row;
}

/** @param {number} lane @param {string} label */
function stop(lane, label) {
  const mark = el("div", { class: "wire-stop" });
  mark.style.setProperty("--from", String(lane - 1));
  return el("li", { class: "wire-row is-stop" }, mark, el("span", { class: "wire-label" }, spoken("✕ "), label));
}

/** The page's call, as code short enough for a phone. @param {Scenario} scenario */
function callText({ request }) {
  if (request.api === "xhr") return "xhr.send()";
  const { label } = api(request.api);
  return /^\w+$/.test(label) && label !== "stylesheet" ? `${label}()` : label;
}

/** @param {Exchange} exchange */
function kindNote(exchange) {
  const notes = [];
  if (exchange.kind !== "request") notes.push(t(`wire.${exchange.kind}`));
  if (exchange.credentials) notes.push(t("wire.credentials"));
  return notes.join(" · ");
}

/** The target of a redirect, if the browser goes there next. @param {Exchange[]} exchanges @param {number} index */
function redirectNote(exchanges, index) {
  const next = exchanges[index + 1];
  return next && next.hop > exchanges[index].hop ? t("wire.redirect", { host: host(next.url) }) : "";
}

/** @param {Exchange} exchange @param {Scenario} scenario @returns {ResponseHead | null} */
function replyTo(exchange, scenario) {
  const hop = scenario.network?.[exchange.hop];
  const reply = exchange.kind === "preflight" ? hop?.preflight : hop?.response;
  return reply ?? (exchange.status !== null ? {} : null);
}

/** @param {Report} report @param {Scenario} scenario */
function outcomeText({ result, verdict }, scenario) {
  if (result.error) return result.error;
  if (result.settles === "nothing") return t(verdict === "allowed" ? "wire.sent" : "wire.silence");
  const specific = `settles.${scenario.request.api}.${result.settles}`;
  return [hasText(specific) ? t(specific) : t(`settles.${result.settles}`), result.status ?? ""].join(" ").trim();
}

/** @param {Exchange} exchange */
function requestText(exchange) {
  const lines = [`${exchange.method} ${pathOf(exchange.url)} HTTP/1.1`, `Host: ${host(exchange.url)}`];
  for (const [name, value] of exchange.headers) {
    if (!/^host$/i.test(name)) lines.push(`${titleCase(name)}: ${value}`);
  }
  if (exchange.credentials) lines.push(`Cookie: … (${t("wire.ifAny")})`);
  return lines.join("\n");
}

/** @param {Exchange} exchange @param {ResponseHead} reply */
function responseText(exchange, reply) {
  const headers =
    typeof reply.headers === "string"
      ? reply.headers
      : (reply.headers ?? []).map(([name, value]) => `${name}: ${value}`).join("\n");
  const pasted = /^\s*[<>]?\s*HTTP\//i.test(headers);
  return (pasted ? headers : `HTTP/1.1 ${exchange.status ?? reply.status ?? 200}\n${headers}`).slice(0, 20_000);
}

/** @param {string} name */
const titleCase = (name) => name.replace(/(^|-)([a-z])/g, (_, dash, letter) => dash + letter.toUpperCase());

/** @param {Scenario} scenario */
function target(scenario) {
  try {
    return new URL(scenario.request.url ?? "", scenario.page.url).href;
  } catch {
    return "";
  }
}

/** @param {string} url */
function host(url) {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}

/** @param {string} path */
const shorten = (path) => (path.length > 48 ? `${path.slice(0, 47)}…` : path);

/** @param {string} url */
function pathOf(url) {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}
