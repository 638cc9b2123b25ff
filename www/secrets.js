/** Which parts of a scenario are obviously secret, and the same scenario without them. */

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** Plain ASCII: a mark outside Latin-1 would make the header itself invalid, and the link would tell another story. */
const MASK = "***";

const SECRET_HEADER =
  /^(?:proxy-)?authorization$|^cookie$|^set-cookie$|api-?key|token|secret|password|passwd|session|signature|^x-auth/i;
/** Their values are names of headers, never a secret. */
const POLICY_HEADER = /^(?:access-control-|content-security-policy)/i;
const SECRET_PARAMETER =
  /([?&#;](?:[\w.-]{0,40}(?:token|secret|password|passwd|signature|credential|api[_-]?key|session)[\w.-]{0,40}|key|sig|auth|code|jwt|pwd)=)([^&#\s"'<>;,]+)/gi;
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/?#@:]{0,200}:)([^\s/?#@]{1,2000})(?=@)/gi;
/** What is a secret by its shape, wherever it stands: JSON Web Tokens, and keys that their issuers mark as such. */
const SECRET_SHAPE =
  /(?<![\w-])(?:eyJ[\w-]{8,}\.eyJ[\w-]{4,}\.[\w-]*|gh[oprsu]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|[rs]k_(?:live|test)_\w{10,}|sk-[\w-]{20,}|AKIA[0-9A-Z]{16}|AIza[\w-]{35})(?![\w-])/g;

/**
 * @param {Scenario} scenario
 * @returns {{ scenario: Scenario, masked: number }}
 */
export function withoutSecrets(scenario) {
  let masked = 0;
  /** @param {string} lead */
  const hide = (lead) => {
    masked += 1;
    return lead + MASK;
  };
  /** Of a URL, or of any text that may hold some. @param {string} text */
  const maskText = (text) =>
    text
      .replace(SECRET_SHAPE, () => hide(""))
      .replace(SECRET_PARAMETER, (_, lead, value) => (value === MASK ? lead + value : hide(lead)))
      .replace(URL_PASSWORD, (_, lead) => hide(lead));
  /** @param {string} text */
  const maskHeaders = (text) =>
    maskText(
      text.replace(
        /^([<>]?[ \t]*)([^\s:]+)([ \t]*:[ \t]*)([^\n]*(?:\n[ \t]+[^\n]*)*)/gm,
        (line, before, name, colon, value) => {
          if (POLICY_HEADER.test(name) || !SECRET_HEADER.test(name) || value.trim() === "") return line;
          const lead = before + name + colon;
          if (/^set-cookie$/i.test(name))
            return (
              lead +
              value.replace(/^([^=;]*=)([^;]+)/, (/** @type {string} */ _, /** @type {string} */ cookie) =>
                hide(cookie),
              )
            );
          // The scheme of an Authorization header explains more than it gives away.
          const scheme = /authorization$/i.test(name) ? (/^\w+ +(?=\S)/.exec(value)?.[0] ?? "") : "";
          return hide(lead + scheme);
        },
      ),
    );

  const copy = structuredClone(scenario);
  copy.page.url = maskText(copy.page.url);
  if (copy.request.url !== undefined) copy.request.url = maskText(copy.request.url);
  if (copy.request.protocols) copy.request.protocols = copy.request.protocols.map(maskText);
  const heads = [copy.page, copy.request, ...(copy.network ?? []).flatMap((hop) => [hop.preflight, hop.response])];
  for (const head of heads) {
    if (typeof head?.headers === "string") head.headers = maskHeaders(head.headers);
  }
  return { scenario: copy, masked };
}
