//! Wordings of earlier releases of Firefox, and of messages that say less than a decision of the simulated policies.
//! These are read but never printed.

use super::wording as now;
use crate::console::wording::{Fault, Implies, Piece, Template, Word};
use crate::contract::report::Disposition;
use crate::contract::scenario::{Api, Credentials};

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";

// ── Content Security Policy ──

static NAME: &[&Template] = &[&WITH_HYPHENS, &WITH_SPACES];
static WITH_HYPHENS: Template = Template::new("Content-Security-Policy");
static WITH_SPACES: Template = Template::new("Content Security Policy");
static SOURCE: Template = Template::new(" Source: {source}");
static FULL_STOP: Template = Template::new(".");
/// The directive that governs a type of request.
static EFFECTIVE: &[Word] = &[
    Word { apis: &[Api::Image], text: " (img-src)" },
    Word { apis: &[Api::Font], text: " (font-src)" },
    Word { apis: &[Api::Media], text: " (media-src)" },
    Word { apis: &[Api::Script], text: " (script-src-elem)" },
    Word { apis: &[Api::Script], text: " (script-src)" },
    Word { apis: &[Api::Style], text: " (style-src-elem)" },
    Word { apis: &[Api::Style], text: " (style-src)" },
    Word {
        apis: &[Api::Fetch, Api::Xhr, Api::WebSocket, Api::EventSource, Api::Beacon, Api::WebTransport],
        text: " (connect-src)",
    },
    Word { apis: &[], text: "" },
];
/// From 2014 to 2023.
static VIOLATED: Template =
    Template::new("{name}: The page's settings blocked the loading of a resource at {url} (\"{directive}\").{source}")
        .with(&[("name", Piece::OneOf(NAME)), ("source", Piece::Maybe(&[&SOURCE]))])
        .implying(&[Implies::Policy(Disposition::Enforce)]);
static OBSERVED: Template = Template::new(
    "{name}: The page's settings observed the loading of a resource at {url} (\"{directive}\"). A CSP report is being sent.{source}",
)
.with(&[("name", Piece::OneOf(NAME)), ("source", Piece::Maybe(&[&SOURCE]))])
.implying(&[Implies::Policy(Disposition::Report)]);
/// Since 2023. A full stop or a source may have been added, and the directive's name may be missing.
static BECAUSE: Template = Template::new(
    "{name}: The page's settings blocked the loading of a resource{effective} at {url} because it violates the following directive: \"{directive}\"{end}{source}",
)
.with(&[
    ("name", Piece::OneOf(NAME)),
    ("effective", Piece::Word(EFFECTIVE)),
    ("end", Piece::Maybe(&[&FULL_STOP])),
    ("source", Piece::Maybe(&[&SOURCE])),
])
.implying(&[Implies::Policy(Disposition::Enforce)]);
static WOULD: Template = Template::new(
    "{name}: (Report-Only policy) The page's settings would block the loading of a resource{effective} at {url} because it violates the following directive: \"{directive}\"{end}{source}",
)
.with(&[
    ("name", Piece::OneOf(NAME)),
    ("effective", Piece::Word(EFFECTIVE)),
    ("end", Piece::Maybe(&[&FULL_STOP])),
    ("source", Piece::Maybe(&[&SOURCE])),
])
.implying(&[Implies::Policy(Disposition::Report)]);
/// 2013.
static LOADING: Template = Template::new("{name}: The page's settings blocked the loading of a resource: {directive}")
    .with(&[("name", Piece::OneOf(NAME))])
    .implying(&[Implies::Policy(Disposition::Enforce)]);

// ── CORS ──

static REASONS: &[&Template] = &[
    &ORIGIN_MISSING,
    &SEVERAL_ORIGINS,
    &OTHER_ORIGIN,
    &CREDENTIALS,
    &WILDCARD,
    &PREFLIGHT_STATUS,
    &PREFLIGHT_CHANNEL,
    &PREFLIGHT_REDIRECTED,
    &BAD_METHODS,
    &BAD_HEADERS,
    &METHOD,
    &HEADER,
    &MISSING_TOKEN,
    &NOT_HTTP,
    &DID_NOT_SUCCEED,
    &FAILED,
    &DISABLED,
    &ORIGIN_NOT_ADDED,
];
static ORIGIN_MISSING: Template = Template::new("CORS header 'Access-Control-Allow-Origin' missing")
    .implying(&[Implies::Lacks, Implies::Fault(Fault::AllowOrigin)]);
static SEVERAL_ORIGINS: Template = Template::new("Multiple CORS header 'Access-Control-Allow-Origin' not allowed")
    .implying(&[now::SEVERAL[0], now::SEVERAL[1], Implies::Fault(Fault::AllowOrigin)]);
static OTHER_ORIGIN: Template = Template::new("CORS header 'Access-Control-Allow-Origin' does not match '{value}'")
    .implying(&[Implies::Value(ALLOW_ORIGIN), Implies::Fault(Fault::AllowOrigin)]);
static CREDENTIALS: Template = Template::new("expected 'true' in CORS header 'Access-Control-Allow-Credentials'")
    .implying(&[Implies::Credentials(Credentials::Include), Implies::Fault(Fault::AllowCredentials)]);
static WILDCARD: Template =
    Template::new("Credential is not supported if the CORS header 'Access-Control-Allow-Origin' is '*'").implying(&[
        Implies::Credentials(Credentials::Include),
        Implies::Has(ALLOW_ORIGIN, "*"),
        Implies::Fault(Fault::AllowOrigin),
    ]);
static PREFLIGHT_STATUS: Template = Template::new("CORS preflight response did not succeed")
    .implying(&[Implies::OfPreflight, Implies::Fault(Fault::PreflightStatus)]);
static PREFLIGHT_CHANNEL: Template = Template::new("CORS preflight channel did not succeed")
    .implying(&[Implies::OfPreflight, Implies::Fault(Fault::PreflightStatus)]);
static PREFLIGHT_REDIRECTED: Template = Template::new("CORS request external redirect not allowed")
    .implying(&[Implies::OfPreflight, Implies::Fault(Fault::PreflightRedirect)]);
static BAD_METHODS: Template = Template::new("invalid token '{token}' in CORS header 'Access-Control-Allow-Methods'")
    .implying(&[Implies::OfPreflight, Implies::Fault(Fault::MethodsUnreadable)]);
static BAD_HEADERS: Template = Template::new("invalid token '{token}' in CORS header 'Access-Control-Allow-Headers'")
    .implying(&[Implies::OfPreflight, Implies::Fault(Fault::HeadersUnreadable)]);
static METHOD: Template = Template::new("Did not find method in CORS header 'Access-Control-Allow-Methods'")
    .implying(&[Implies::OfPreflight, Implies::Lacks, Implies::Fault(Fault::Methods)]);
static HEADER: Template = Template::new(
    "header '{header}' is not allowed according to header 'Access-Control-Allow-Headers' from CORS preflight response",
)
.implying(&[Implies::OfPreflight, Implies::Lacks, Implies::Fault(Fault::Headers)]);
static MISSING_TOKEN: Template =
    Template::new("missing token '{header}' in CORS header 'Access-Control-Allow-Headers' from CORS preflight channel")
        .implying(&[Implies::OfPreflight, Implies::Lacks, Implies::Fault(Fault::Headers)]);
static NOT_HTTP: Template = Template::new("CORS request not http");
static DID_NOT_SUCCEED: Template = Template::new("CORS request did not succeed");
static FAILED: Template = Template::new("CORS request failed");
static DISABLED: Template = Template::new("CORS disabled");
static ORIGIN_NOT_ADDED: Template = Template::new("CORS header 'Origin' cannot be added");

static ENDS: &[&Template] = &[&STOP_AND_STATUS, &STOP_AND_NO_STATUS, &FULL_STOP];
static STOP_AND_NO_STATUS: Template =
    Template::new(". Status code: (null){end}").with(&[("end", Piece::Maybe(&[&FULL_STOP]))]);
static STOP_AND_STATUS: Template = Template::new(". Status code: {status}.");
static CORS: Template = Template::new(
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: {reason}){end}",
)
.with(&[("reason", Piece::OneOf(REASONS)), ("end", Piece::Maybe(ENDS))]);
static CORS_QUOTED: Template = Template::new(
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at '{url}'. (Reason: {reason}){end}",
)
.with(&[("reason", Piece::OneOf(REASONS)), ("end", Piece::Maybe(ENDS))]);
/// In 2013 and 2014. A line that was cut off before its reason also looks like this.
static MOVE: Template = Template::new(
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. This can be fixed by moving the resource to the same domain or enabling CORS.",
);
static NO_REASON: Template = Template::new(
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}.",
);

// ── Responses and connections ──

/// Opaque response blocking: the response to an element without `crossorigin` is data.
const OPAQUE: &[Implies] = &[
    Implies::OneOfApis(&[Api::Image, Api::Media, Api::Script]),
    Implies::Assumed("Content-Type", "text/html"),
    Implies::Assumed("X-Content-Type-Options", "nosniff"),
];
static ORB: Template =
    Template::new("The resource at \"{url}\" was blocked by OpaqueResponseBlocking. Reason: \"{reason}\"{end}")
        .with(&[("end", Piece::Maybe(&[&FULL_STOP]))])
        .implying(OPAQUE);
static ORB_UNNAMED: Template =
    Template::new("A resource is blocked by OpaqueResponseBlocking, please check browser console for details.{name}")
        .implying(OPAQUE);
static CORP: Template = Template::new(
    "The resource at \"{url}\" was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof).{end}",
)
.with(&[("end", Piece::Maybe(&[&SEE]))])
.implying(&[Implies::Assumed("Cross-Origin-Resource-Policy", "same-origin")]);
static SEE: Template = Template::new(" See {address}");
static NOSNIFF: Template = Template::new(
    "The resource from \"{url}\" was blocked due to MIME type (\"{mime}\") mismatch (X-Content-Type-Options: nosniff).",
);
static MODULE_TYPE: Template =
    Template::new("Loading module from \"{url}\" was blocked because of a disallowed MIME type (\"{mime}\").")
        .implying(&[Implies::Api(Api::Script), Implies::Value("Content-Type")]);
static LOADING_FAILED: Template =
    Template::new("Loading failed for the <script> with source \"{url}\".").implying(&[Implies::Api(Api::Script)]);
static DOWNLOADABLE_FONT: Template = Template::new(
    "downloadable font: download failed (font-family: {family}): bad URI or cross-site access not allowed source: {url}",
)
.implying(&[Implies::Api(Api::Font)]);
static NO_CONNECTION: Template = Template::new("Firefox can't establish a connection to the server at {url}.");
static INTERRUPTED: Template = Template::new("The connection to {url} was interrupted while the page was loading.");
static MIXED_DISPLAY: Template = Template::new("Loading mixed (insecure) display content \"{url}\" on a secure page");
static NETWORK_ERROR: Template = Template::new("{before}TypeError: NetworkError when attempting to fetch resource.")
    .implying(&[Implies::Api(Api::Fetch)]);

/// All lines of earlier releases. If a text matches two of them, the first one is used.
pub(in crate::console) static ALL: &[&Template] = &[
    &VIOLATED,
    &OBSERVED,
    &BECAUSE,
    &WOULD,
    &LOADING,
    &CORS_QUOTED,
    &CORS,
    &MOVE,
    &NO_REASON,
    &ORB,
    &CORP,
    &NOSNIFF,
    &MODULE_TYPE,
    &DOWNLOADABLE_FONT,
    &MIXED_DISPLAY,
];

/// Messages that accompany another message about the same request and say less. They are only read if there is no
/// other.
pub(in crate::console) static ACCOMPANYING: &[&Template] =
    &[&ORB_UNNAMED, &LOADING_FAILED, &NO_CONNECTION, &INTERRUPTED, &NETWORK_ERROR, &now::NO_CONNECTION];
