/** The policies of a scenario: their directives, what each source matches, and which URLs they allow. */

import { api } from "./apis.js";
import { evaluate } from "./engine.js";
import { hasAddress } from "./pkg/fields.js";
import { wholeEngine } from "./whole.js";

/** @typedef {import("../pkg/contract.d.ts").Report} Report */
/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */
/** @typedef {import("../pkg/contract.d.ts").ParsedDirective} ParsedDirective */
/** @typedef {import("../pkg/contract.d.ts").ParsedPolicy} ParsedPolicy */
/** @typedef {{ place: string, policy: ParsedPolicy }} Placed `place`: the field of the scenario that contains it. */
/** @typedef {{ matches: string[], misses: string[] }} Explanation */

/** For each directive, an API that it governs. @type {Record<string, string>} */
const ASKED_BY = {
  "default-src": "fetch",
  "connect-src": "fetch",
  "script-src": "script",
  "script-src-elem": "script",
  "style-src": "style",
  "style-src-elem": "style",
  "img-src": "image",
  "font-src": "font",
  "media-src": "media",
  "manifest-src": "manifest",
  "frame-src": "frame",
  "child-src": "frame",
  "worker-src": "worker",
  "object-src": "object",
  "form-action": "form",
  "base-uri": "base",
};

/** The greatest number of examples that match, and that do not. */
const EXAMPLES_OF_EACH = 2;

/** @param {Scenario} scenario @returns {Promise<Placed[]>} */
export async function policiesOf({ page }) {
  const { parsePolicy } = await wholeEngine();
  const headers = String(page.headers ?? "");
  const inHeaders = /content-security-policy/i.test(headers) ? parsePolicy(headers).policies : [];
  const metas = typeof page.meta === "string" ? [page.meta] : (page.meta ?? []);
  return [
    ...inHeaders.map((policy) => ({ place: "page.headers", policy })),
    ...metas.flatMap((text, index) =>
      parsePolicy(text, { source: "meta" }).policies.map((policy) => ({ place: `page.meta[${index}]`, policy })),
    ),
  ];
}

/** Whether a directive decided about the request. @param {Report} report @param {string} place @param {ParsedDirective} directive */
export const hasDecided = (report, place, { at }) =>
  report.steps.some(
    ({ check, outcome, evidence }) =>
      check === "csp" &&
      (outcome === "pass" || outcome === "fail") &&
      evidence.some(({ source, start, end }) => source === place && start >= at.start && end <= at.end),
  );

/** The steps in which policies decided. @param {Report} report */
const decisions = (report) =>
  report.steps.filter(({ check, outcome }) => check === "csp" && (outcome === "pass" || outcome === "fail"));

/**
 * @param {Scenario} scenario Only its page and its API count.
 * @param {string} url
 * @returns {{ url: string, outcome: "pass" | "fail" | "info", sources: string[], text: string }} `sources`: those that allow it.
 */
export function tryUrl({ page, request }, url) {
  const report = evaluate({ page, request: { api: askedApi(request.api), url } }, { fixes: false });
  const steps = decisions(report);
  const failed = steps.find(({ outcome, reportOnly }) => outcome === "fail" && !reportOnly);
  const sources = steps.flatMap(({ params }) => (typeof params.source === "string" ? [params.source] : []));
  const isStopped = failed !== undefined || report.verdict === "blocked";
  return {
    url,
    outcome: isStopped ? "fail" : steps.length > 0 ? "pass" : "info",
    sources: failed ? [] : sources,
    text: failed?.text ?? (isStopped || steps.length === 0 ? report.summary : steps.map(({ text }) => text).join(" ")),
  };
}

/** The API that requests the URLs; for code another one is used. @param {string} chosen */
export const askedApi = (chosen) => (hasAddress(chosen) ? api(chosen).id : "fetch");

/**
 * What a source matches, according to the engine: URLs that it allows by itself, and URLs that it does not allow.
 *
 * @param {string} directive
 * @param {import("../pkg/contract.d.ts").ParsedValue} source
 * @param {string | undefined} pageUrl
 * @returns {Explanation | null} Null if the source is not about URLs.
 */
export function explainSource(directive, source, pageUrl) {
  const asked = ASKED_BY[directive];
  const isUrls = ["host", "scheme"].includes(source.kind) || /^'(?:self|none)'$/i.test(source.text);
  if (!asked || !isUrls) return null;
  const url = URL.canParse(pageUrl ?? "") ? String(pageUrl) : "https://app.example.com/";
  const page = { url, headers: `Content-Security-Policy: ${directive} ${source.text}` };
  /** @type {Explanation} */
  const found = { matches: [], misses: [] };
  for (const candidate of candidates(source, new URL(url))) {
    const request = /** @type {any} */ ({ api: asked, url: candidate });
    const step = decisions(evaluate({ page, request }, { fixes: false }))[0];
    const list = step?.outcome === "pass" ? found.matches : step?.outcome === "fail" ? found.misses : [];
    if (list.length < EXAMPLES_OF_EACH) list.push(candidate);
  }
  return found;
}

/**
 * URLs close to the ones that a source names, both inside and outside.
 *
 * @param {import("../pkg/contract.d.ts").ParsedValue} source
 * @param {URL} page
 * @returns {string[]}
 */
function candidates({ kind, text, scheme, host, port, path }, page) {
  const others = ["https://other.example/", "wss://other.example/", "http://other.example/"];
  if (kind === "scheme") {
    const own =
      scheme === "data" ? ["data:text/plain,a", "data:,b"] : scheme === "blob" ? [`blob:${page.origin}/1`] : [];
    return [...own, ...["example.com/", "other.example/a"].map((rest) => `${scheme}://${rest}`), ...others, "data:,b"];
  }
  const isSelf = /^'/.test(text);
  if (text === "*") return [...others, "https://any.example:8443/a", "data:text/plain,a", `blob:${page.origin}/1`];
  const named = isSelf ? page.hostname : (host ?? "");
  const bare = named.replace(/^\*\./, "");
  const full = named.startsWith("*.") ? `a.${bare}` : named;
  const own = scheme ?? page.protocol.slice(0, -1);
  const given = isSelf ? page.port : port === "*" ? "8443" : (port ?? "");
  const at = given ? `:${given}` : "";
  const to = path ?? "/";
  const below = to.endsWith("/") ? `${to}a/b` : `${to}/b`;
  return [
    `${own}://${full}${at}${to}`,
    `${own}://${full}${at}${below}`,
    `${own}://${full}${at}/other`,
    ...(named.startsWith("*.") ? [`${own}://a.b.${bare}${at}${to}`, `${own}://${bare}${at}${to}`] : []),
    `${own}://sub.${bare}${at}${to}`,
    `${own}://${full}:8080${to}`,
    `http://${full}${at}${to}`,
    ...others,
  ].filter((url, index, all) => URL.canParse(url) && all.indexOf(url) === index);
}
