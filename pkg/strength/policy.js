// Looks up what parsed policies allow for each kind of resource: the directive that decides, and how much it allows.

/**
 * For each kind of resource, the directives that can decide: the first one that is present decides.
 * tests/engine/fallback.rs compares them with the engine's.
 */
export const CHAINS = {
  "script-src": ["script-src", "default-src"],
  "script-src-elem": ["script-src-elem", "script-src", "default-src"],
  "script-src-attr": ["script-src-attr", "script-src", "default-src"],
  "style-src": ["style-src", "default-src"],
  "object-src": ["object-src", "default-src"],
  "connect-src": ["connect-src", "default-src"],
  "img-src": ["img-src", "default-src"],
  "font-src": ["font-src", "default-src"],
  "media-src": ["media-src", "default-src"],
  "frame-src": ["frame-src", "child-src", "default-src"],
  "base-uri": ["base-uri"],
  "form-action": ["form-action"],
  "frame-ancestors": ["frame-ancestors"],
};

/** The directive of a policy that decides about `name`. */
export function deciding(policy, name) {
  for (const candidate of CHAINS[name]) {
    const found = policy.directives.find((directive) => directive.name === candidate);
    if (found) return found;
  }
}

/** Whether a directive lists a keyword. */
export const has = (directive, keyword) =>
  directive.values.some(({ kind, text }) => kind === "keyword" && text.toLowerCase() === keyword);

const ofKind = (kind) => (directive) => directive.values.some((value) => value.kind === kind);
export const hasNonce = ofKind("nonce");
export const hasHash = ofKind("hash");

/** Whether only nonces and hashes decide, so that hosts and schemes have no effect. */
export const isStrict = (directive) =>
  has(directive, "'strict-dynamic'") && ["script-src", "script-src-elem", "default-src"].includes(directive.name);

/** Whether `'unsafe-inline'` allows inline code: a nonce, a hash or `'strict-dynamic'` disables it. */
export const opensInline = (directive) =>
  has(directive, "'unsafe-inline'") && !hasNonce(directive) && !hasHash(directive) && !isStrict(directive);

/** Whether a source allows code from any server on the web, or code that an attacker writes into the URL itself. */
export function isOpen({ kind, host, path, scheme, text }) {
  if (kind === "scheme") return ["http", "https", "ws", "wss", "data"].includes(scheme?.toLowerCase());
  return kind === "host" && host === "*" && (path === undefined || path === "/") && !/^'/.test(text);
}

/** The sources of a directive that allow code from anyone. */
export const openSources = (directive) => directive.values.filter(isOpen);
