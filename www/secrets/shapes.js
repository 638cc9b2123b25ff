/**
 * Secrets that can be recognised anywhere by their format, because each issuer marks its own.
 *
 * The marks are those of gitleaks' rules (b58d3f1, July 2026) and of the issuers' documentation. The lengths are the
 * smallest ones that exclude ordinary words, because a secret that was cut off when it was copied is still a secret.
 */
const MARKED = [
  // JSON Web Tokens, signed or encrypted, plain or encoded in Base64 again.
  /eyJ[\w-]{8,}\.(?:eyJ)?[\w-]{4,}(?:\.[\w-]*){1,3}/,
  /ZXlK[\w+/-]{30,}={0,2}/,
  /eyJrIjoi[A-Za-z0-9]{40,}={0,2}/,
  // Sources and packages
  /gh[oprsu]_\w{20,}/,
  /github_pat_\w{20,}/,
  /gl(?:cbt|dt|ffct|ft|imt|agent|oas|pat|ptt|rt|soat)-[\w.-]{16,}/,
  /GR1348941[\w-]{16,}/,
  /npm_[A-Za-z0-9]{20,}/,
  /pypi-[\w-]{20,}/,
  /rubygems_[a-f0-9]{20,}/,
  /CLOJARS_[A-Za-z0-9]{20,}/,
  /sgp_[\w]{20,}/,
  /AKCp[A-Za-z0-9]{30,}/,
  /cmVmd[A-Za-z0-9]{40,}/,
  /API-[A-Z0-9]{26}/,
  // Clouds
  /(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}/,
  /ABSK[A-Za-z0-9+/]{40,}={0,2}/,
  /bedrock-api-key-[\w+/=-]{20,}/,
  /LTAI[A-Za-z0-9]{16,}/,
  /AIza[\w-]{30,}/,
  /ya29\.[\w-]{16,}/,
  /EAA[A-Za-z0-9]{20,}/,
  /\d{15,16}(?:\||%7C)[\w-]{20,}/,
  /[\w.~]{3}\dQ~[\w.~-]{20,}/,
  /v1\.0-[a-f0-9]{24}-[a-f0-9]{40,}/,
  /do[oprt]_v1_[a-f0-9]{20,}/,
  /HRKU-[\w-]{20,}/,
  /(?:fo1|fm1[ar]|fm2)_[\w+/-]{30,}={0,2}/,
  /tk-us-[\w-]{40,}/,
  /dapi[a-f0-9]{24,}(?:-\d)?/,
  /4b1d[A-Za-z0-9]{38}/,
  /pscale_(?:tkn|oauth|pw)_[\w=.-]{20,}/,
  /pul-[a-f0-9]{30,}/,
  /sha256~[\w-]{40,}/,
  /[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{40,}/,
  /hv[bsr]\.[\w-]{20,}/,
  /s\.[A-Za-z0-9]{24}/,
  /(?:pat|sat)\.[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}/,
  /ico-[A-Za-z0-9]{32}/,
  /pnu_[A-Za-z0-9]{30,}/,
  /dt0[cs]01\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{40,}/,
  /dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.]{30,}/,
  // Payment and shops
  /[rsw]k_(?:live|test|prod)_\w{10,}/,
  /whsec_[\w+/=]{16,}/,
  /(?:EAAA|sq0[a-z]{3}-)[\w-]{20,}/,
  /shp(?:at|ca|pa|ss)_[a-fA-F0-9]{20,}/,
  /shippo_(?:live|test)_[a-fA-F0-9]{30,}/,
  /EZ[AT]K[A-Za-z0-9]{30,}/,
  /FLW(?:SECK|PUBK)_TEST-[A-Za-z0-9]{12,}(?:-X)?/,
  /duffel_(?:test|live)_[\w=-]{30,}/,
  // Messages and mail
  /xox[abeoprs][.-][\w.-]{8,}/,
  /xapp-\d-[\w-]{10,}/,
  /SG\.[\w=.-]{20,}/,
  /xkeysib-[a-f0-9]{30,}-[A-Za-z0-9]{10,}/,
  /key-[a-f0-9]{32}/,
  /SK[a-f0-9]{32}/,
  /\d{8,10}:AA[\w-]{30,}/,
  // Language models
  /sk-[\w-]{20,}/,
  /(?:hf|api_org)_[A-Za-z0-9]{30,}/,
  /pplx-[A-Za-z0-9]{40,}/,
  // Tools of teams
  /gl(?:sa|c)_[\w+/=]{30,}/,
  /lin_(?:api|oauth)_[A-Za-z0-9]{30,}/,
  /ntn_[A-Za-z0-9]{40,}/,
  /PMAK-[a-f0-9]{24}-[a-f0-9]{30,}/,
  /rdme_[a-z0-9]{40,}/,
  /sntry[su]_[\w+/=-]{30,}/,
  /sm_[aps]at_[A-Za-z0-9]{16,}/,
  /fio-u-[\w=-]{40,}/,
  /p8e-[A-Za-z0-9]{30,}/,
  /pat[A-Za-z0-9]{14}\.[a-f0-9]{40,}/,
  /s-s4t2(?:ud|af)-[a-f0-9]{40,}/,
  /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/,
  /(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[\w+/=-]{30,}/,
  // Keys as files
  /AGE-SECRET-KEY-1[A-Z0-9]{40,}/,
  /A3-[A-Z0-9]{6}-[A-Z0-9-]{11,13}(?:-[A-Z0-9]{5}){3}/,
  /ops_eyJ[\w+/-]{40,}={0,2}/,
];

const SHAPE = new RegExp(`(?<![\\w-])(?:${MARKED.map((mark) => mark.source).join("|")})(?![\\w-])`, "g");

/** A private key in PEM, whole or cut off. */
const PEM =
  /-----BEGIN[ A-Z0-9_-]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END[ A-Z0-9_-]{0,40}-----|(?![\s\S]))/g;

/**
 * Addresses that are secrets themselves, because anyone who has one can post there. The text after the last known part
 * is hidden.
 */
const WEBHOOK =
  /(\bhttps?:\/\/(?:hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/|(?:\w+\.)?discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/|api\.telegram\.org\/(?:file\/)?bot|[a-z0-9-]+\.webhook\.office\.com\/webhookb2\/))[^\s"'<>;,?#]+/gi;

/**
 * @param {string} text
 * @param {(lead: string) => string} hide Counts a secret, and returns the replacement after `lead`.
 */
export const hideShapes = (text, hide) =>
  text
    .replace(PEM, () => hide(""))
    .replace(WEBHOOK, (_, lead) => hide(lead))
    .replace(SHAPE, () => hide(""));
