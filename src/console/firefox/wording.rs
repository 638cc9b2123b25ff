//! The wordings of Firefox in en-US.

use crate::console::wording::{Fault, Implies, Piece, Template, Word};
use crate::contract::report::Disposition;
use crate::contract::scenario::{Api, Credentials};

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
/// A response that has more than one origin.
pub(super) const SEVERAL: [Implies; 2] =
    [Implies::Assumed(ALLOW_ORIGIN, "https://a.example"), Implies::Assumed(ALLOW_ORIGIN, "https://b.example")];
const ALLOW_HEADERS: &str = "Access-Control-Allow-Headers";

// ── Content Security Policy: violations ──

static ELEMENTS: &[Word] = &[
    Word { apis: &[Api::Image], text: "img-src" },
    Word { apis: &[Api::Font], text: "font-src" },
    Word { apis: &[Api::Media], text: "media-src" },
    Word {
        apis: &[Api::Fetch, Api::Xhr, Api::WebSocket, Api::EventSource, Api::Beacon, Api::WebTransport],
        text: "connect-src",
    },
];

pub(super) static VIOLATED: Template = Template::new(
    "Content-Security-Policy: The page’s settings blocked the loading of a resource ({effective}) at {url} because it violates the following directive: “{directive}”",
)
.with(&[("effective", Piece::Word(ELEMENTS))])
.implying(&[Implies::Policy(Disposition::Enforce)]);
pub(super) static REPORTED: Template = Template::new(
    "Content-Security-Policy: (Report-Only policy) The page’s settings would block the loading of a resource ({effective}) at {url} because it violates the following directive: “{directive}”",
)
.with(&[("effective", Piece::Word(ELEMENTS))])
.implying(&[Implies::Policy(Disposition::Report)]);
pub(super) static SCRIPT_VIOLATED: Template = Template::new(
    "Content-Security-Policy: The page’s settings blocked a script (script-src-elem) at {url} from being executed because it violates the following directive: “{directive}”",
)
.implying(&[Implies::Api(Api::Script), Implies::Policy(Disposition::Enforce)]);
pub(super) static SCRIPT_REPORTED: Template = Template::new(
    "Content-Security-Policy: (Report-Only policy) The page’s settings would block a script (script-src-elem) at {url} from being executed because it violates the following directive: “{directive}”",
)
.implying(&[Implies::Api(Api::Script), Implies::Policy(Disposition::Report)]);
pub(super) static STYLE_VIOLATED: Template = Template::new(
    "Content-Security-Policy: The page’s settings blocked a style (style-src-elem) at {url} from being applied because it violates the following directive: “{directive}”",
)
.implying(&[Implies::Api(Api::Style), Implies::Policy(Disposition::Enforce)]);
pub(super) static STYLE_REPORTED: Template = Template::new(
    "Content-Security-Policy: (Report-Only policy) The page’s settings would block a style (style-src-elem) at {url} from being applied because it violates the following directive: “{directive}”",
)
.implying(&[Implies::Api(Api::Style), Implies::Policy(Disposition::Report)]);

pub(super) static TRUSTED_TYPES: Template = Template::new(
    "Content-Security-Policy: The page’s settings blocked assigning to an injection sink because it violates the following directive: “require-trusted-types-for ’script’“",
)
.implying(&[Implies::Api(Api::Script), Implies::OfPage("Content-Security-Policy", "require-trusted-types-for 'script'")]);
pub(super) static TRUSTED_TYPES_REPORTED: Template = Template::new(
    "Content-Security-Policy: (Report-Only policy) The page’s settings would block assigning to an injection sink because it violates the following directive: “require-trusted-types-for ’script’“",
)
.implying(&[Implies::Api(Api::Script), Implies::OfPage("Content-Security-Policy-Report-Only", "require-trusted-types-for 'script'")]);

// ── Content Security Policy: problems of a policy ──

pub(super) static NOT_ASCII: Template = Template::new(
    "Content-Security-Policy: Ignoring directive ‘{name}’ because the token contains invalid characters ‘{source}’",
);
pub(super) static UNKNOWN: Template =
    Template::new("Content-Security-Policy: Couldn’t process unknown directive ‘{name}’");
pub(super) static DUPLICATE: Template = Template::new(
    "Content-Security-Policy: Duplicate {name} directives detected.  All but the first instance will be ignored.",
);
pub(super) static NOT_IN_META: Template =
    Template::new("Content-Security-Policy: Ignoring source ‘{name}’ (Not supported when delivered via meta element).");
pub(super) static SANDBOX_IN_REPORT_ONLY: Template = Template::new(
    "Content-Security-Policy: Ignoring sandbox directive when delivered in a report-only policy ‘{policy}’",
)
.implying(&[Implies::Policy(Disposition::Report)]);
pub(super) static OBSOLETE: Template = Template::new(
    "Content-Security-Policy: Ignoring ‘{name}’ because mixed content display upgrading makes block-all-mixed-content obsolete.",
)
.implying(&[Implies::OfPage("Content-Security-Policy", "block-all-mixed-content")]);
pub(super) static NO_SOURCES: Template = Template::new("Content-Security-Policy: Ignoring srcs for directive ‘{name}’");
pub(super) static BAD_SOURCE: Template =
    Template::new("Content-Security-Policy: Couldn’t parse invalid source {source}");
pub(super) static BAD_HOST: Template = Template::new("Content-Security-Policy: Couldn’t parse invalid host {source}");
pub(super) static BAD_PORT: Template = Template::new("Content-Security-Policy: Couldn’t parse port in {source}");
pub(super) static UNRECOGNIZED: Template =
    Template::new("Content-Security-Policy: Failed to parse unrecognized source {source}");
pub(super) static BARE_KEYWORD: Template = Template::new(
    "Content-Security-Policy: Interpreting {source} as a hostname, not a keyword. If you intended this to be a keyword, use ‘{keyword}’ (wrapped in single quotes).",
);
pub(super) static SECOND_INLINE: Template =
    Template::new("Content-Security-Policy: Ignoring duplicate source {source}").implying(&[Implies::Twice]);
pub(super) static EVAL_IGNORED: Template =
    Template::new("Content-Security-Policy: Ignoring ‘unsafe-eval’ or ‘wasm-unsafe-eval’ inside “{name}”.");
pub(super) static STRICT_ELSEWHERE: Template =
    Template::new("Content-Security-Policy: Ignoring source “strict-dynamic” (Only supported within script-src).");
pub(super) static UNDER_STRICT: Template =
    Template::new("Content-Security-Policy: Ignoring “{source}” within {name}: ‘strict-dynamic’ specified");
pub(super) static STRICT_ALONE: Template = Template::new(
    "Content-Security-Policy: Keyword ‘strict-dynamic’ within “{name}” with no valid nonce or hash might block all scripts from loading",
);
pub(super) static UNDER_NONCE: Template =
    Template::new("Content-Security-Policy: Ignoring “{source}” within {name}: nonce-source or hash-source specified");
pub(super) static NONE_NOT_ALONE: Template = Template::new("Content-Security-Policy: Ignoring unknown option 'none'");
pub(super) static NOT_REPORTED: Template = Template::new(
    "Content-Security-Policy: This site ({site}) has a Report-Only policy without a report-uri directive nor a report-to directive. CSP will not block and cannot report violations of this policy.",
);

// ── Upgrades and mixed content ──

pub(super) static UPGRADED: Template =
    Template::new("Content-Security-Policy: Upgrading insecure request ‘{url}’ to use ‘{scheme}’");
pub(super) static BLOCKED_BY_DIRECTIVE: Template =
    Template::new("Content-Security-Policy: Blocking insecure request ‘{url}’.");
pub(super) static MIXED: Template = Template::new("Blocked loading mixed active content “{url}”");
pub(super) static MIXED_UPGRADED: Template =
    Template::new("Mixed Content: Upgrading insecure display request ‘{url}’ to use ‘{scheme}’");

// ── CORS ──

pub(super) static ORIGIN_MISSING: Template =
    Template::new("CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.")
        .implying(&[Implies::Lacks, Implies::Fault(Fault::AllowOrigin)]);
pub(super) static SEVERAL_ORIGINS: Template =
    Template::new("Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).").implying(&[
        SEVERAL[0],
        SEVERAL[1],
        Implies::Fault(Fault::AllowOrigin),
    ]);
pub(super) static OTHER_ORIGIN: Template =
    Template::new("CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’).")
        .implying(&[Implies::Value(ALLOW_ORIGIN), Implies::Fault(Fault::AllowOrigin)]);
pub(super) static CREDENTIALS: Template =
    Template::new("expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).")
        .implying(&[Implies::Credentials(Credentials::Include), Implies::Fault(Fault::AllowCredentials)]);
pub(super) static PREFLIGHT_STATUS: Template =
    Template::new("CORS preflight response did not succeed). Status code: {status}.")
        .implying(&[Implies::OfPreflight, Implies::Fault(Fault::PreflightStatus)]);
pub(super) static PREFLIGHT_REDIRECTED: Template = Template::new("CORS request external redirect not allowed).")
    .implying(&[Implies::OfPreflight, Implies::Fault(Fault::PreflightRedirect)]);
pub(super) static BAD_METHODS: Template =
    Template::new("invalid token ‘{source}’ in CORS header ‘Access-Control-Allow-Methods’).")
        .implying(&[Implies::OfPreflight, Implies::Fault(Fault::MethodsUnreadable)]);
pub(super) static BAD_HEADERS: Template =
    Template::new("invalid token ‘{source}’ in CORS header ‘Access-Control-Allow-Headers’).")
        .implying(&[Implies::OfPreflight, Implies::Fault(Fault::HeadersUnreadable)]);
pub(super) static METHOD: Template =
    Template::new("Did not find method in CORS header ‘Access-Control-Allow-Methods’).").implying(&[
        Implies::OfPreflight,
        Implies::Lacks,
        Implies::Fault(Fault::Methods),
    ]);
pub(super) static HEADER: Template = Template::new(
    "header ‘{header}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
)
.implying(&[Implies::OfPreflight, Implies::Lacks, Implies::Fault(Fault::Headers)]);
pub(super) static NOT_HTTP: Template = Template::new("CORS request not http).");
pub(super) static DID_NOT_SUCCEED: Template = Template::new("CORS request did not succeed). Status code: (null).");

pub(super) static CORS: Template = Template::new(
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: {reason}",
)
.with(&[(
    "reason",
    Piece::OneOf(&[
        &ORIGIN_MISSING,
        &SEVERAL_ORIGINS,
        &OTHER_ORIGIN,
        &CREDENTIALS,
        &PREFLIGHT_STATUS,
        &PREFLIGHT_REDIRECTED,
        &BAD_METHODS,
        &BAD_HEADERS,
        &METHOD,
        &HEADER,
        &NOT_HTTP,
        &DID_NOT_SUCCEED,
    ]),
)]);
pub(super) static WILDCARD: Template = Template::new(
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘{url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).",
)
.implying(&[Implies::Credentials(Credentials::Include), Implies::Has(ALLOW_ORIGIN, "*"), Implies::Fault(Fault::AllowOrigin)]);
pub(super) static AUTHORIZATION: Template = Template::new(
    "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).",
)
.implying(&[Implies::OfPreflight, Implies::Has(ALLOW_HEADERS, "*")]);
pub(super) static CORP: Template = Template::new(
    "The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#",
).implying(&[Implies::Assumed("Cross-Origin-Resource-Policy", "same-origin")]);

// ── The rest ──

pub(super) static MAY_NOT_LOAD: Template =
    Template::new("Security Error: Content at {from} may not load data from {url}.");
pub(super) static MAY_NOT_LINK: Template =
    Template::new("Security Error: Content at {from} may not load or link to {url}.");
pub(super) static REDIRECT_TO_DATA: Template =
    Template::new("Redirecting to data: URI not allowed (Blocked loading of: “{url}”)")
        .implying(&[Implies::LeadsTo, Implies::Status(302)]);
pub(super) static SCRIPT_TYPE: Template =
    Template::new("Script from “{url}” was blocked because of a disallowed MIME type (“{mime}”).")
        .implying(&[Implies::Api(Api::Script)]);
pub(super) static MODULE_TYPE: Template =
    Template::new("Loading module from “{url}” was blocked because of a disallowed MIME type (“{mime}”).").implying(&[
        Implies::Api(Api::Script),
        Implies::Module,
        Implies::Value("Content-Type"),
    ]);
pub(super) static WORKER_TYPE: Template =
    Template::new("Loading Worker from “{url}” was blocked because of a disallowed MIME type (“{mime}”).")
        .implying(&[Implies::Api(Api::Worker), Implies::Value("Content-Type")]);
pub(super) static NOSNIFF: Template = Template::new(
    "The resource from “{url}” was blocked due to MIME type (“{mime}”) mismatch (X-Content-Type-Options: nosniff).",
);
pub(super) static NO_CONNECTION: Template =
    Template::new("Firefox can’t establish a connection to the server at {url}.");

/// All lines.
pub(in crate::console) static ALL: &[&Template] = &[
    &VIOLATED,
    &REPORTED,
    &SCRIPT_VIOLATED,
    &SCRIPT_REPORTED,
    &STYLE_VIOLATED,
    &STYLE_REPORTED,
    &TRUSTED_TYPES,
    &TRUSTED_TYPES_REPORTED,
    &NOT_ASCII,
    &UNKNOWN,
    &DUPLICATE,
    &NOT_IN_META,
    &SANDBOX_IN_REPORT_ONLY,
    &OBSOLETE,
    &NO_SOURCES,
    &BAD_SOURCE,
    &BAD_HOST,
    &BAD_PORT,
    &UNRECOGNIZED,
    &BARE_KEYWORD,
    &SECOND_INLINE,
    &EVAL_IGNORED,
    &STRICT_ELSEWHERE,
    &UNDER_STRICT,
    &STRICT_ALONE,
    &UNDER_NONCE,
    &NONE_NOT_ALONE,
    &NOT_REPORTED,
    &UPGRADED,
    &BLOCKED_BY_DIRECTIVE,
    &MIXED,
    &MIXED_UPGRADED,
    &WILDCARD,
    &CORS,
    &AUTHORIZATION,
    &CORP,
    &MAY_NOT_LOAD,
    &MAY_NOT_LINK,
    &REDIRECT_TO_DATA,
    &SCRIPT_TYPE,
    &MODULE_TYPE,
    &WORKER_TYPE,
    &NOSNIFF,
    &NO_CONNECTION,
];
