// Finds parts of a policy that work as intended but are weak. Parts that browsers read differently are among the
// problems of `parsePolicy` and are not repeated here.
import { ANGULAR, JSONP, NEEDS_EVAL } from "./endpoints.js";
import { PUBLIC, SHARED } from "./hosts.js";
import { deciding, has, hasHash, hasNonce, isOpen, isStrict, openSources, opensInline } from "./policy.js";

/** Values that documentation uses as a nonce, and the one that a fix writes. */
const EXAMPLES =
  /^(?:abc(?:def|123)?|test|random(?:123)?|r[4a]nd[0o]m(?:123)?|nonce|NEW-FOR-EACH-RESPONSE|2726c7f26c|EDNnf03nceIOfn39fn3e9h3sdfa|Nc3n83cnSAd3wc3Sasdfn939hc3)$/i;

/** The minimum length in Base64 of 128 random bits, which the standard asks for. */
const LONG_ENOUGH = 22;

const RUNS_CODE = ["script-src", "script-src-elem", "script-src-attr", "object-src", "base-uri"];

/**
 * The findings of one enforced or reporting policy.
 * @typedef {{ code: string, severity: "error" | "warning" | "hint", params: Record<string, string>, at: object[] }} Raw
 * @returns {Raw[]}
 */
export function findingsOf(policy) {
  return [
    ...missing(policy),
    ...open(policy),
    ...lists(policy),
    ...nonces(policy),
    ...code(policy),
    ...addresses(policy),
    ...styles(policy),
    ...others(policy),
    ...reports(policy),
  ];
}

const raw = (code, severity, at, params = {}) => ({ code, severity, params, at: [at].flat() });

/** Missing directives. */
function missing(policy) {
  const { directives, at } = policy;
  // A policy about one thing, such as frame-ancestors alone, is not about scripts.
  const isAboutLoads = directives.some(({ name }) => /-src(-|$)/.test(name));
  const lacks = (name) => !deciding(policy, name);
  const script = deciding(policy, "script-src-elem");
  const found = [];
  if (lacks("script-src") || !script) found.push(raw("missing-script-src", "error", at));
  if (lacks("object-src")) found.push(raw("missing-object-src", "warning", at));
  if (lacks("base-uri")) {
    const isNeeded = script && (hasNonce(script) || (hasHash(script) && isStrict(script)));
    found.push(raw("missing-base-uri", isNeeded ? "warning" : "hint", at));
  }
  if (isAboutLoads && !directives.some(({ name }) => name === "default-src"))
    found.push(raw("missing-default-src", "hint", at));
  if (lacks("form-action")) found.push(raw("missing-form-action", "hint", at));
  if (lacks("frame-ancestors") && policy.source === "header") found.push(raw("missing-frame-ancestors", "hint", at));
  // Without quotes, the word has no effect.
  const covers = ({ values }) => values.some(({ text }) => text.toLowerCase() === "'script'");
  if (!directives.some((directive) => directive.name === "require-trusted-types-for" && covers(directive)))
    found.push(raw("missing-trusted-types", "hint", at));
  return found;
}

/** The directives that decide about `names`, each once, with the first name that it decides about. */
function governing(policy, names) {
  const found = new Map();
  for (const name of names) {
    const directive = deciding(policy, name);
    if (directive && !found.has(directive)) found.set(directive, name);
  }
  return [...found].map(([directive, name]) => ({ directive, name }));
}

/** Sources that allow any code, in directives for code. */
function open(policy) {
  return governing(policy, RUNS_CODE).flatMap(({ directive }) => {
    if (isStrict(directive)) return [];
    const local = directive.values.filter(
      ({ kind, scheme }) => kind === "scheme" && ["blob", "filesystem"].includes(scheme?.toLowerCase()),
    );
    const params = ({ text }) => ({ source: text, directive: directive.name });
    return [
      ...openSources(directive).map((value) =>
        raw(
          value.scheme?.toLowerCase() === "data" ? "data-runs-code" : "anyone-runs-code",
          "error",
          value.at,
          params(value),
        ),
      ),
      ...local.map((value) => raw("blob-runs-code", "hint", value.at, params(value))),
    ];
  });
}

/** Hosts that are listed for scripts. */
function lists(policy) {
  return governing(policy, ["script-src", "script-src-elem"]).flatMap(({ directive }) => {
    if (isStrict(directive)) return [];
    const found = [];
    const listed = directive.values.filter((value) => value.kind === "host" && !isOpen(value));
    const harmless = [];
    for (const value of listed) {
      const params = { source: value.text, directive: directive.name };
      const kinds = endpointsOf(value, has(directive, "'unsafe-eval'"));
      const shared = sharedName(value);
      if (kinds.length > 0) found.push(raw(`bypass-${kinds.join("-")}`, "error", value.at, params));
      else if (shared) found.push(raw("anyone-publishes", "warning", value.at, { ...params, host: shared }));
      else harmless.push(value);
    }
    const own = directive.values.find(({ kind, text }) => kind === "keyword" && text.toLowerCase() === "'self'");
    const rest = own ? [own, ...harmless] : harmless;
    const at = rest.map((value) => value.at);
    const names = rest.map(({ text }) => text).join(" ");
    if (rest.length > 0) found.push(raw("list-of-hosts", "hint", at, { sources: names, directive: directive.name }));
    return found;
  });
}

/** Which known endpoints a source covers: "jsonp", "angular". */
function endpointsOf(source, hasEval) {
  const jsonp = JSONP.some((url) => covers(source, url) && (hasEval || !NEEDS_EVAL.includes(url.split("/", 1)[0])));
  const angular = ANGULAR.some((url) => covers(source, url));
  return [jsonp && "jsonp", angular && "angular"].filter(Boolean);
}

/** Whether a host source covers `url`, which has no scheme. */
function covers({ host, path }, url) {
  const slash = url.indexOf("/");
  const [name, rest] = slash < 0 ? [url, "/"] : [url.slice(0, slash), url.slice(slash)];
  const pattern = host.toLowerCase();
  if (!(pattern.startsWith("*.") ? name.endsWith(pattern.slice(1)) : pattern === name)) return false;
  if (!path || path === "/") return true;
  return path.endsWith("/") ? rest.startsWith(path) : rest === path;
}

/** The service on which anyone can publish, if a source covers all of it. */
function sharedName({ host, path }) {
  const pattern = host.toLowerCase();
  const isWhole = !path || path === "/";
  if (SHARED.includes(pattern) && isWhole) return pattern;
  if (!pattern.startsWith("*.")) return;
  const parent = pattern.slice(2);
  return PUBLIC.find((name) => parent === name) ?? SHARED.find((name) => name.endsWith(`.${parent}`));
}

function nonces(policy) {
  const seen = new Set();
  const found = [];
  for (const directive of policy.directives)
    for (const value of directive.values.filter(({ kind }) => kind === "nonce")) {
      const nonce = value.text.slice("'nonce-".length, -1);
      if (seen.has(nonce)) continue;
      seen.add(nonce);
      const params = { nonce, directive: directive.name };
      if (EXAMPLES.test(nonce)) found.push(raw("nonce-of-documentation", "warning", value.at, params));
      else if (nonce.replace(/=+$/, "").length < LONG_ENOUGH)
        found.push(raw("nonce-short", "warning", value.at, params));
    }
  return found;
}

/** Keywords about code, and fallbacks for browsers without `'strict-dynamic'`. */
function code(policy) {
  const found = [];
  for (const { directive } of governing(policy, ["script-src", "script-src-elem", "script-src-attr"])) {
    const params = { directive: directive.name };
    const at = (keyword) => directive.values.find(({ text }) => text.toLowerCase() === keyword)?.at;
    if (at("'unsafe-hashes'")) found.push(raw("unsafe-hashes", "hint", at("'unsafe-hashes'"), params));
    if (isStrict(directive)) {
      const hasHosts = directive.values.some(({ kind }) => kind === "host" || kind === "scheme");
      if (!hasHosts || !at("'unsafe-inline'")) found.push(raw("no-fallback", "hint", at("'strict-dynamic'"), params));
    } else if ((hasNonce(directive) || hasHash(directive)) && !at("'unsafe-inline'"))
      found.push(raw("no-inline-fallback", "hint", directive.at, params));
    // Problems name it in script-src, script-src-elem and default-src.
    if (directive.name === "script-src-attr" && opensInline(directive))
      found.push(raw("inline-handlers", "error", at("'unsafe-inline'"), params));
  }
  return found;
}

/** IP addresses instead of names, and this machine. */
function addresses(policy) {
  return policy.directives.flatMap((directive) =>
    directive.values.flatMap((value) => {
      const params = { source: value.text, directive: directive.name };
      if (directive.name === "report-uri")
        return /^http:/i.test(value.text) ? [raw("report-insecure", "warning", value.at, params)] : [];
      // An IPv6 address is not a valid source.
      const host =
        value.host ?? (value.kind === "invalid" ? /^(?:[a-z]+:\/\/)?(\[[^\]]*\])/i.exec(value.text)?.[1] : undefined);
      if (!host) return [];
      if (/^(?:127(?:\.\d+){3}|localhost|\[::1\])$/i.test(host)) return [raw("this-machine", "hint", value.at, params)];
      if (/^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/.test(host)) return [raw("address", "hint", value.at, params)];
      return [];
    }),
  );
}

function styles(policy) {
  const directive = deciding(policy, "style-src");
  if (!directive) return [];
  const inline = directive.values.find(({ text }) => text.toLowerCase() === "'unsafe-inline'");
  const found = openSources(directive).map((value) =>
    raw("open-styles", "hint", value.at, { source: value.text, directive: directive.name }),
  );
  if (inline && opensInline(directive))
    found.push(raw("inline-styles", "hint", inline.at, { directive: directive.name }));
  return found;
}

/** Lists that could be narrower, in directives that are not about code. */
function others(policy) {
  const found = [];
  const object = policy.directives.find(({ name }) => name === "object-src");
  if (object && !isNone(object)) found.push(raw("object-src-open", "hint", object.at));
  for (const name of ["frame-ancestors", "form-action"]) {
    const listed = deciding(policy, name);
    for (const value of listed ? openSources(listed) : [])
      found.push(raw(`open-${name}`, "hint", value.at, { source: value.text, directive: name }));
  }
  return found;
}

const isNone = ({ values }) =>
  values.length === 0 || values.every(({ text }) => /^'(?:none|report-sample)'$/i.test(text));

function reports(policy) {
  const of = (name) => policy.directives.find((directive) => directive.name === name && directive.values.length > 0);
  if (of("report-uri")) return [];
  const to = of("report-to");
  return [to ? raw("report-to-alone", "hint", to.at) : raw("missing-reports", "hint", policy.at)];
}
