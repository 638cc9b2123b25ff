/** Names that show that their value is a secret. */

/**
 * Headers whose whole value is a secret, by a part of their name. The names are those in the documentation of API
 * gateways, clouds and frameworks.
 */
const SECRET_HEADER =
  /^(?:proxy-)?authorization$|^cookie2?$|^set-cookie$|^x-auth|(?:api|access|auth|consumer|functions|subscription|idempotency|master|account|private|secret|shared|signing|encryption|license|admin|team|host|client)[-_]?key|token|secret|passw|passphrase|(?:^|[-_])(?:pass|pwd|pin|otp|jwt|xsrf|csrf|hmac|bearer|credentials?)(?:$|[-_])|session|signature|assertion/i;

/** Headers whose values are names of headers, hosts or sizes, never a secret. */
const POLICY_HEADER =
  /^(?:access-control-|content-security-policy|sec-fetch-|public-key-pins|x-csrf-protection|token-binding)/i;

/** Parameters of a query, a fragment or a form, by their whole name or by a part of it. */
const SECRET_PARAMETER =
  /token|secret|passw|passphrase|signature|credential|session|(?:api|access|auth|private|subscription|sentry|client|signing|license)[._-]?key|saml(?:response|request)|^(?:key|sig|sign|auth|code|jwt|pwd|pass|pw|pin|otp|totp|sid|phpsessid|jsessionid|bearer|hmac|ticket|assertion|authorization|apikey)$|[._-](?:pwd|pass|pw|otp|sid)$/i;

/** Parameters that look like those, but are public. */
const PUBLIC_PARAMETER = /^(?:token_type|response_type|session_state|code_challenge(?:_method)?|x-amz-signedheaders)$/i;

/**
 * Services whose keys have no recognisable format: a value next to their name is a secret if it looks like one.
 * From the rules of gitleaks that look for a name (b58d3f1, July 2026).
 */
const SERVICE =
  /adafruit|adobe|airtable|algolia|alibaba|asana|atlassian|confluence|jira|beamer|bitbucket|bittrex|meraki|cloudflare|codecov|cohere|coinbase|confluent|contentful|datadog|dnkey|discord|droneci|dropbox|etsy|facebook|fastly|finicity|finnhub|flickr|freshbooks|gitter|gocardless|heroku|hubspot|intercom|jfrog|artifactory|kraken|kucoin|launchdarkly|linear|linkedin|lob|looker|mailchimp|mailgun|mapbox|mattermost|messagebird|netlify|new[-_]?relic|nytimes|okta|plaid|privateai|rapidapi|sendbird|sentry|snyk|sonar|squarespace|sumo|telegr|travis|twitch|twitter|typeform|yandex|zendesk|bundle_(?:enterprise|gems)/i;

/** At least fourteen characters without a space, including a digit and a letter: a generated value. */
const OPAQUE = /^(?=[^\s]{14,}$)(?=.*\d)(?=.*[a-z])[\w.~:+/=-]+$/i;

/** @param {string} value */
export const isOpaque = (value) => OPAQUE.test(value);

/** @param {string} name */
export const isPublicHeader = (name) => POLICY_HEADER.test(name);

/**
 * @param {string} name
 * @param {string} value
 */
export const isSecretHeader = (name, value) =>
  !isPublicHeader(name) && (SECRET_HEADER.test(name) || (SERVICE.test(name) && isOpaque(value)));

/**
 * @param {string} name As it is written, percent-encoded or not.
 * @param {string} value
 */
export function isSecretParameter(name, value) {
  const plain = decoded(name);
  if (PUBLIC_PARAMETER.test(plain)) return false;
  // `user[password]`: the last part is the relevant name.
  const last = /\[([^\][]+)\]$/.exec(plain)?.[1] ?? plain;
  return SECRET_PARAMETER.test(last) || (SERVICE.test(plain) && isOpaque(value));
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
