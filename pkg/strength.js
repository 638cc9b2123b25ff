// How strong policies are: what makes them weak, and what an attacker who injects markup or a script could do.
// This is plain code that works on the result of `parsePolicy`, so that it does not enlarge the engine's module.
import { strength as english } from "./languages/en/strength.js";
import { findingsOf } from "./strength/findings.js";
import { deciding, has, hasHash, hasNonce, isStrict, openSources, opensInline } from "./strength/policy.js";

const BY_SEVERITY = ["error", "warning", "hint"];

/**
 * Assesses the result of `parsePolicy`.
 * @param {any} parsed
 * @param {{ words?: Record<string, string>, earlier?: any }} [options] `earlier`: the same of an earlier response
 */
export function assess(parsed, { words = english, earlier } = {}) {
  const textOf = (code, params = {}) =>
    (words[code] ?? english[code]).replace(/\{(\w+)\}/g, (gap, name) => params[name] ?? gap);
  const enforced = parsed.policies.filter(({ disposition }) => disposition === "enforce");
  const judged = enforced.length > 0 ? enforced : parsed.policies;
  const raw = [...delivery(parsed.policies, enforced), ...ofAll(judged), ...repeated(judged, earlier)];
  const findings = raw
    .map(({ code, severity, params, at }) => ({
      code: `strength.${code}`,
      severity,
      params,
      text: textOf(code, params),
      evidence: at,
    }))
    .sort((a, b) => BY_SEVERITY.indexOf(a.severity) - BY_SEVERITY.indexOf(b.severity));
  const abilities = abilitiesUnder(enforced).map(({ what, answer, sources }) => {
    const params = sources.length > 0 ? { sources: sources.join(" ") } : {};
    return { what, answer, sources, text: textOf(`${what}.${answer}`, params) };
  });
  const grade = gradeOf(abilities, findings);
  const migration = grade === "strict" || judged.length === 0 ? null : migrated(judged[0]);
  return { grade, summary: textOf(`grade.${grade}`), abilities, findings, migration };
}

/** Something is only missing if every policy lacks it. */
function ofAll(policies) {
  const each = policies.map(findingsOf);
  const isMissing = ({ code }) => code.startsWith("missing-");
  const shared = (each[0] ?? []).filter(
    (finding) => isMissing(finding) && each.every((findings) => findings.some(({ code }) => code === finding.code)),
  );
  return [...shared, ...each.flat().filter((finding) => !isMissing(finding))];
}

/** How the policies are delivered. */
function delivery(policies, enforced) {
  const at = policies.map((policy) => policy.at);
  if (policies.length === 0) return [{ code: "no-policy", severity: "error", params: {}, at }];
  if (enforced.length === 0) return [{ code: "report-only", severity: "warning", params: {}, at }];
  if (enforced.every(({ source }) => source === "meta"))
    return [{ code: "meta-only", severity: "hint", params: {}, at }];
  return [];
}

/** Nonces that an earlier response also had. */
function repeated(policies, earlier) {
  const noncesOf = (list) =>
    list.flatMap(({ directives }) => directives.flatMap(({ values }) => values.filter(({ kind }) => kind === "nonce")));
  const before = new Set(noncesOf(earlier?.policies ?? []).map(({ text }) => text));
  const again = noncesOf(policies).filter(({ text }) => before.has(text));
  const distinct = [...new Map(again.map((value) => [value.text, value])).values()];
  return distinct.map(({ text, at }) => ({
    code: "nonce-repeated",
    severity: "error",
    params: { nonce: text.slice("'nonce-".length, -1) },
    at: [at],
  }));
}

/** Everything that an injection could do. If policies differ, the strictest one decides. */
function abilitiesUnder(policies) {
  const rank = ({ answer }) => ["no", "trusted", "listed", "yes"].indexOf(answer);
  const under = (what, answerOf) => {
    // Without a policy nothing is restricted.
    const answers = (policies.length > 0 ? policies : [{ directives: [] }]).map(answerOf);
    return { what, ...answers.reduce((least, one) => (rank(one) < rank(least) ? one : least)) };
  };
  return [
    under(
      "run-inline",
      unlessSandboxed((policy) => inline(deciding(policy, "script-src-elem"))),
    ),
    under(
      "run-handlers",
      unlessSandboxed((policy) => handlers(deciding(policy, "script-src-attr"))),
    ),
    under(
      "load-scripts",
      unlessSandboxed((policy) => scripts(deciding(policy, "script-src-elem"))),
    ),
    under(
      "eval",
      unlessSandboxed((policy) => compiled(deciding(policy, "script-src"))),
    ),
    under("change-base", (policy) => listed(deciding(policy, "base-uri"))),
    under("plug-ins", (policy) => listed(deciding(policy, "object-src"))),
    under("send-data", sent),
    under("submit-forms", (policy) => listed(deciding(policy, "form-action"))),
    under("frame-others", (policy) => listed(deciding(policy, "frame-src"))),
    under("be-framed", (policy) => listed(deciding(policy, "frame-ancestors"))),
    under("inline-styles", (policy) => inline(deciding(policy, "style-src"))),
  ];
}

const YES = { answer: "yes", sources: [] };
const NO = { answer: "no", sources: [] };
const texts = (values) => values.map(({ text }) => text);

function inline(directive) {
  if (!directive || opensInline(directive)) return YES;
  const known = directive.values.filter(({ kind }) => kind === "nonce" || kind === "hash");
  return known.length > 0 ? { answer: "trusted", sources: [] } : NO;
}

/** No script runs in a sandbox without "allow-scripts". */
function unlessSandboxed(answerOf) {
  return (policy) => {
    const sandbox = policy.directives.find(({ name }) => name === "sandbox");
    const allows = sandbox?.values.some(({ text }) => text.toLowerCase() === "allow-scripts") ?? true;
    return allows ? answerOf(policy) : NO;
  };
}

/** Nonces do not cover attributes, and hashes do with 'unsafe-hashes'. */
function handlers(directive) {
  if (!directive || opensInline(directive)) return YES;
  return hasHash(directive) && has(directive, "'unsafe-hashes'") ? { answer: "trusted", sources: [] } : NO;
}

function scripts(directive) {
  const isTrusted = directive && (hasNonce(directive) || hasHash(directive));
  const trusted = isTrusted ? { answer: "trusted", sources: [] } : NO;
  if (directive && isStrict(directive)) return trusted;
  const answer = listed(directive);
  return answer.answer === "no" ? trusted : answer;
}

function compiled(directive) {
  return !directive || has(directive, "'unsafe-eval'") ? YES : NO;
}

/** What a list of sources allows. */
function listed(directive) {
  if (!directive) return YES;
  const open = openSources(directive);
  if (open.length > 0) return { answer: "yes", sources: texts(open) };
  const kinds = ["host", "scheme"];
  const sources = directive.values.filter(
    ({ kind, text }) => kinds.includes(kind) || (kind === "keyword" && text.toLowerCase() === "'self'"),
  );
  return sources.length > 0 ? { answer: "listed", sources: texts(sources) } : NO;
}

/** Where data can be sent: every load can carry data in its URL. */
function sent(policy) {
  const ways = ["connect-src", "img-src", "font-src", "media-src", "style-src", "frame-src", "form-action"];
  const answers = ways.map((name) => listed(deciding(policy, name)));
  const open = ways.filter((_, at) => answers[at].answer === "yes");
  if (open.length > 0) return { answer: "yes", sources: open };
  const others = answers.flatMap(({ sources }) => sources).filter((text) => text.toLowerCase() !== "'self'");
  return others.length > 0 ? { answer: "listed", sources: [...new Set(others)] } : NO;
}

/** The grade for scripts in one word: "none", "weak", "list" or "strict". */
function gradeOf(abilities, findings) {
  const answer = (name) => abilities.find(({ what }) => what === name).answer;
  const ways = ["run-inline", "run-handlers", "load-scripts"].map(answer);
  if (ways.every((one) => one === "yes")) return "none";
  const isBypassed = findings.some(({ code }) =>
    /^strength\.(bypass-|anyone-publishes|nonce-(repeated|of-doc))/.test(code),
  );
  const needsBase = ["run-inline", "load-scripts"].some((name) => answer(name) === "trusted");
  if (ways.includes("yes") || isBypassed || answer("plug-ins") === "yes") return "weak";
  if (needsBase && answer("change-base") === "yes") return "weak";
  return answer("load-scripts") === "listed" ? "list" : "strict";
}

/** The same policy with nonces: its other parts stay. */
function migrated({ directives }) {
  const replaced = new Map([
    ["script-src", "'nonce-NEW-FOR-EACH-RESPONSE' 'strict-dynamic'"],
    ["object-src", "'none'"],
    ["base-uri", "'none'"],
  ]);
  const written = ["script-src-elem", "script-src-attr"];
  const kept = directives
    .filter(({ name }) => !replaced.has(name) && !written.includes(name))
    .map(({ name, values }) => [name, ...texts(values)].join(" "));
  return [...[...replaced].map(([name, value]) => `${name} ${value}`), ...kept].join("; ");
}
