// What parsed policies say of a kind of thing: the directive that decides, and how much it lets in.

const SCRIPT = ["script-src", "default-src"];

/** For each kind of thing, the directives that decide about it: the first that is there. */
export const CHAINS = {
  "script-src": SCRIPT,
  "script-src-elem": ["script-src-elem", ...SCRIPT],
  "script-src-attr": ["script-src-attr", ...SCRIPT],
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

/** Whether nonces and hashes decide alone, so that hosts and schemes count for nothing. */
export const isStrict = (directive) =>
  has(directive, "'strict-dynamic'") && ["script-src", "script-src-elem", "default-src"].includes(directive.name);

/** Whether `'unsafe-inline'` lets inline code in: a nonce, a hash or `'strict-dynamic'` takes its effect away. */
export const opensInline = (directive) =>
  has(directive, "'unsafe-inline'") && !hasNonce(directive) && !hasHash(directive) && !isStrict(directive);

/** Whether a source lets in what any server on the web sends, or what an attacker writes into the URL itself. */
export function isOpen({ kind, host, path, scheme, text }) {
  if (kind === "scheme") return ["http", "https", "ws", "wss", "data"].includes(scheme?.toLowerCase());
  return kind === "host" && host === "*" && (path === undefined || path === "/") && !/^'/.test(text);
}

/** The sources of a directive that let everyone in. */
export const openSources = (directive) => directive.values.filter(isOpen);
