/** Which parts of a scenario are obviously secret, and the same scenario without them. */

/** @typedef {import("../pkg/contract.d.ts").Scenario} Scenario */

/** Plain ASCII: a mark outside Latin-1 would make the header itself invalid, and the link would tell another story. */
const MASK = "***";

const SECRET_HEADER = /^(?:proxy-)?authorization$|^cookie$|^set-cookie$|api-?key|token|secret|password|passwd|session|signature|^x-auth/i;
/** Their values are names of headers, never a secret. */
const POLICY_HEADER = /^(?:access-control-|content-security-policy)/i;
const SECRET_PARAMETER = /([?&](?:[\w.-]*(?:token|secret|password|passwd|signature|api[_-]?key|session)[\w.-]*|key|sig|auth|code)=)([^&#\s]+)/gi;
const URL_PASSWORD = /^(\s*[a-z][a-z0-9+.-]*:\/\/[^\s/?#@:]*:)([^\s/?#@]+)(?=@)/i;

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
  /** @param {string} url */
  const maskUrl = (url) =>
    url.replace(SECRET_PARAMETER, (_, lead) => hide(lead)).replace(URL_PASSWORD, (_, lead) => hide(lead));
  /** @param {string} text */
  const maskHeaders = (text) =>
    text.replace(/^([<>]?[ \t]*)([^\s:]+)([ \t]*:[ \t]*)([^\n]*(?:\n[ \t]+[^\n]*)*)/gm, (line, before, name, colon, value) => {
      if (POLICY_HEADER.test(name) || !SECRET_HEADER.test(name) || value.trim() === "") return line;
      const lead = before + name + colon;
      if (/^set-cookie$/i.test(name)) return lead + value.replace(/^([^=;]*=)([^;]+)/, (/** @type {string} */ _, /** @type {string} */ cookie) => hide(cookie));
      // The scheme of an Authorization header explains more than it gives away.
      const scheme = /authorization$/i.test(name) ? (/^\w+ +(?=\S)/.exec(value)?.[0] ?? "") : "";
      return hide(lead + scheme);
    });

  const copy = structuredClone(scenario);
  copy.page.url = maskUrl(copy.page.url);
  copy.request.url = maskUrl(copy.request.url);
  const heads = [copy.page, copy.request, ...(copy.network ?? []).flatMap((hop) => [hop.preflight, hop.response])];
  for (const head of heads) {
    if (typeof head?.headers === "string") head.headers = maskHeaders(head.headers);
  }
  return { scenario: copy, masked };
}
