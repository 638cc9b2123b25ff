//! Wordings of earlier releases of Chromium, and of messages about a request that do not correspond to a decision of
//! the simulated policies. These are read but never printed.

use super::ends::ENDS;
use super::wording::{
    CREDENTIALS, DOING, FALLBACK, INVALID_ORIGIN, KIND, ORIGIN_MISSING, OTHER_ORIGIN, REDIRECTED, SEVERAL_ORIGINS,
    STAR, WILDCARD,
};
use crate::console::wording::{Fault, Implies, Piece, Template, Word};
use crate::contract::report::Disposition;
use crate::contract::scenario::{AddressSpace, Api, Credentials};

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const ALLOW_CREDENTIALS: &str = "Access-Control-Allow-Credentials";
const RESOURCE_POLICY: &str = "Cross-Origin-Resource-Policy";
const EMBEDDER_POLICY: &str = "Cross-Origin-Embedder-Policy";

// ── Content Security Policy ──

const CONNECTIONS: &[Api] = &[
    Api::Fetch,
    Api::Xhr,
    Api::WebSocket,
    Api::EventSource,
    Api::Beacon,
    Api::Ping,
    Api::FetchLater,
    Api::WebTransport,
];

/// The action that a violation stopped, in releases before 2025.
static REFUSED_DOING: &[Word] = &[
    Word { apis: CONNECTIONS, text: "connect to '" },
    Word { apis: &[Api::Image], text: "load the image '" },
    Word { apis: &[Api::Font], text: "load the font '" },
    Word { apis: &[Api::Script], text: "load the script '" },
    Word { apis: &[Api::Style], text: "load the stylesheet '" },
    Word { apis: &[Api::Media], text: "load media from '" },
    Word { apis: &[Api::Media], text: "load the media '" },
];

static STRICT_DYNAMIC: Template =
    Template::new(" Note that 'strict-dynamic' is present, so host-based allowlisting is disabled.{rest}")
        .with(&[("rest", Piece::Maybe(&[&FALLBACK]))]);
static STRICT_DYNAMIC_WHITELISTING: Template =
    Template::new(" 'strict-dynamic' is present, so host-based whitelisting is disabled.{rest}")
        .with(&[("rest", Piece::Maybe(&[&FALLBACK]))]);
static STRICT_DYNAMIC_ALLOWLISTING: Template =
    Template::new(" 'strict-dynamic' is present, so host-based allowlisting is disabled.{rest}")
        .with(&[("rest", Piece::Maybe(&[&FALLBACK]))]);
/// The words that may follow the directive that was violated.
static FALLBACKS: &[&Template] =
    &[&FALLBACK, &STRICT_DYNAMIC, &STRICT_DYNAMIC_WHITELISTING, &STRICT_DYNAMIC_ALLOWLISTING];
static ACTION_BLOCKED: Template = Template::new(" The action has been blocked.");
static REQUEST_BLOCKED: Template = Template::new(" The request has been blocked.");

static VIOLATED: Template = Template::new(
    "Refused to {doing}{url}' because it violates the following Content Security Policy directive: \"{directive}\".{fallback}{star}{end}",
)
.with(&[
    ("doing", Piece::Word(REFUSED_DOING)),
    ("fallback", Piece::Maybe(FALLBACKS)),
    ("star", Piece::Maybe(&[&STAR])),
    ("end", Piece::Maybe(&[&ACTION_BLOCKED, &REQUEST_BLOCKED])),
])
.implying(&[Implies::Policy(Disposition::Enforce)]);
static REPORTED: Template = Template::new(
    "[Report Only] Refused to {doing}{url}' because it violates the following Content Security Policy directive: \"{directive}\".{fallback}{star}",
)
.with(&[
    ("doing", Piece::Word(REFUSED_DOING)),
    ("fallback", Piece::Maybe(FALLBACKS)),
    ("star", Piece::Maybe(&[&STAR])),
])
.implying(&[Implies::Policy(Disposition::Report)]);
/// The present wording as people quote it: shortened, or with the end of another message.
static DOING_VIOLATED: Template = Template::new(
    "{doing}{url}' violates the following Content Security Policy directive: \"{directive}\".{fallback}{star}{end}",
)
.with(&[
    ("doing", Piece::Word(DOING)),
    ("fallback", Piece::Maybe(FALLBACKS)),
    ("star", Piece::Maybe(&[&STAR])),
    ("end", Piece::Maybe(&[&ACTION_BLOCKED, &REQUEST_BLOCKED])),
])
.implying(&[Implies::Policy(Disposition::Enforce)]);
static SHORTENED: Template = Template::new("{doing}{url}' violates \"{directive}\"")
    .with(&[("doing", Piece::Word(DOING))])
    .implying(&[Implies::Policy(Disposition::Enforce)]);
static DOCUMENT_REFUSED: Template =
    Template::new("Refused to connect to '{url}' because it violates the document's Content Security Policy.");
static NET_CSP: Template = Template::new("{verb} {url} net::ERR_BLOCKED_BY_CSP");

// ── CORS ──

static WILDCARD_FLAG: Template = Template::new(
    "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.{end}",
)
.with(&[("end", Piece::Maybe(ENDS))])
.implying(&[
    Implies::Credentials(Credentials::Include),
    Implies::Has(ALLOW_ORIGIN, "*"),
    Implies::Fault(Fault::AllowOrigin),
]);
static CREDENTIALS_FLAG: Template = Template::new(
    "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials.{end}",
)
.with(&[("end", Piece::Maybe(ENDS))])
.implying(&[
    Implies::Credentials(Credentials::Include),
    Implies::Value(ALLOW_CREDENTIALS),
    Implies::Fault(Fault::AllowCredentials),
]);
static OK_STATUS: Template = Template::new("It does not have HTTP ok status.{end}")
    .with(&[("end", Piece::Maybe(ENDS))])
    .implying(&[Implies::Fault(Fault::PreflightStatus)]);
static PREFLIGHT_REDIRECTED: Template = Template::new("Redirect is not allowed for a preflight request.{end}")
    .with(&[("end", Piece::Maybe(ENDS))])
    .implying(&[Implies::Fault(Fault::PreflightRedirect)]);
static CHECKED: &[&Template] = &[
    &ORIGIN_MISSING,
    &OTHER_ORIGIN,
    &SEVERAL_ORIGINS,
    &INVALID_ORIGIN,
    &WILDCARD,
    &WILDCARD_FLAG,
    &CREDENTIALS,
    &CREDENTIALS_FLAG,
    &OK_STATUS,
    &PREFLIGHT_REDIRECTED,
];
static OF_PREFLIGHT: Template =
    Template::new("Response to preflight request doesn't pass access control check: {check}")
        .with(&[("check", Piece::OneOf(CHECKED))])
        .implying(&[Implies::OfPreflight]);
static INVALID_STATUS: Template = Template::new("Response for preflight has invalid HTTP status code {status}{end}")
    .with(&[("end", Piece::Maybe(&[&FULL_STOP]))])
    .implying(&[Implies::OfPreflight, Implies::Fault(Fault::PreflightStatus)]);
static FULL_STOP: Template = Template::new(".");
static INVALID_REDIRECT: Template = Template::new("Response for preflight is invalid (redirect)")
    .implying(&[Implies::OfPreflight, Implies::Fault(Fault::PreflightRedirect)]);
static METHOD: Template = Template::new("Method {method} is not allowed by Access-Control-Allow-Methods{where}.{end}")
    .with(&[("where", Piece::Maybe(&[&IN_PREFLIGHT])), ("end", Piece::Maybe(ENDS))])
    .implying(&[Implies::OfPreflight, Implies::Lacks, Implies::Fault(Fault::Methods)]);
static HEADER: Template =
    Template::new("Request header field {header} is not allowed by Access-Control-Allow-Headers{where}.{end}")
        .with(&[("where", Piece::Maybe(&[&IN_PREFLIGHT])), ("end", Piece::Maybe(ENDS))])
        .implying(&[Implies::OfPreflight, Implies::Lacks, Implies::Fault(Fault::Headers)]);
/// A reason without the sentence around it.
static HEADER_ALONE: Template = Template::new(
    "Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight response.",
)
.implying(&[Implies::OfPreflight, Implies::Lacks, Implies::Fault(Fault::Headers)]);
static METHOD_ALONE: Template =
    Template::new("Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.").implying(&[
        Implies::OfPreflight,
        Implies::Lacks,
        Implies::Fault(Fault::Methods),
    ]);
static IN_PREFLIGHT: Template = Template::new(" in preflight response");
static SCHEMES: Template =
    Template::new("Cross origin requests are only supported for {schemes}.{end}").with(&[("end", Piece::Maybe(ENDS))]);
static NOT_ALLOWED_BY: Template = Template::new("Origin {origin} is not allowed by Access-Control-Allow-Origin.")
    .implying(&[Implies::Fault(Fault::AllowOrigin)]);
static PREFLIGHT_NEEDED: Template =
    Template::new("Request requires preflight, which is disallowed to follow cross-origin redirect.{end}")
        .with(&[("end", Piece::Maybe(ENDS))]);
static REDIRECTED_TO: Template = Template::new(
    "The request was redirected to '{location}', which is disallowed for cross-origin requests that require preflight.{end}",
)
.with(&[("end", Piece::Maybe(ENDS))]);

// ── Local Network Access ──

static SPACES: &[&Template] = &[&LOOPBACK, &LOCAL, &PRIVATE, &UNKNOWN];
static LOOPBACK: Template = Template::new("loopback").implying(&[Implies::AddressSpace(AddressSpace::Loopback)]);
static LOCAL: Template = Template::new("local").implying(&[Implies::AddressSpace(AddressSpace::Local)]);
static PRIVATE: Template = Template::new("private").implying(&[Implies::AddressSpace(AddressSpace::Local)]);
static UNKNOWN: Template = Template::new("unknown");
static DENIED: Template =
    Template::new("Permission was denied for this request to access the `{space}` address space.{end}")
        .with(&[("space", Piece::OneOf(SPACES)), ("end", Piece::Maybe(ENDS))])
        .implying(&[Implies::PermissionDenied]);
static NOT_SECURE: Template = Template::new(
    "The request client is not a secure context and the resource is in more-{more} address space `{space}`.{end}",
)
.with(&[("space", Piece::OneOf(SPACES)), ("end", Piece::Maybe(ENDS))]);
static PRIVATE_HEADER: Template = Template::new(
    "No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the `{space}` address space.{end}",
)
.with(&[("space", Piece::OneOf(SPACES)), ("end", Piece::Maybe(ENDS))])
.implying(&[Implies::OfPreflight]);
static NO_TARGET_SPACE: Template =
    Template::new("Request had no target IP address space, yet the resource is in address space `{space}`.{end}")
        .with(&[("space", Piece::OneOf(SPACES)), ("end", Piece::Maybe(ENDS))]);
static TARGET_SPACE: Template = Template::new(
    "Request had a target IP address space of `{other}` yet the resource is in address space `{space}`.{end}",
)
.with(&[("space", Piece::OneOf(SPACES)), ("end", Piece::Maybe(ENDS))]);

static REASONS: &[&Template] = &[
    &OF_PREFLIGHT,
    &INVALID_STATUS,
    &INVALID_REDIRECT,
    &METHOD,
    &HEADER,
    &SCHEMES,
    &DENIED,
    &NOT_SECURE,
    &PRIVATE_HEADER,
    &NO_TARGET_SPACE,
    &TARGET_SPACE,
    &PREFLIGHT_NEEDED,
    &REDIRECTED_TO,
    &NOT_ALLOWED_BY,
    &ORIGIN_MISSING,
    &OTHER_ORIGIN,
    &SEVERAL_ORIGINS,
    &INVALID_ORIGIN,
    &WILDCARD,
    &WILDCARD_FLAG,
    &CREDENTIALS,
    &CREDENTIALS_FLAG,
];

/// The requests that CORS refuses, in wordings that are no longer printed.
static OLD_KIND: &[Word] = &[
    Word { apis: &[Api::Fetch], text: "fetch" },
    Word { apis: &[Api::Xhr], text: "XMLHttpRequest" },
    Word { apis: &[Api::EventSource, Api::Beacon, Api::Ping], text: "resource" },
    Word { apis: &[Api::Image], text: "image" },
    Word { apis: &[Api::Image], text: "Image" },
    Word { apis: &[Api::Script], text: "script" },
    Word { apis: &[Api::Script], text: "Script" },
    Word { apis: &[Api::Style], text: "CSS stylesheet" },
    Word { apis: &[Api::Style], text: "CSS Stylesheet" },
    Word { apis: &[Api::Font], text: "font" },
    Word { apis: &[Api::Font], text: "Font" },
    Word { apis: &[Api::Media], text: "audio" },
    Word { apis: &[Api::Media], text: "video" },
    Word { apis: &[Api::Media], text: "Video" },
    Word { apis: &[Api::Preload], text: "link element resource" },
    Word { apis: &[], text: "internal resource" },
    Word { apis: &[], text: "manifest" },
    Word { apis: &[], text: "SVG document" },
    Word { apis: &[], text: "text track" },
];
static ACCESS: Template = Template::new(
    "Access to {kind} at '{url}'{redirected} from origin '{origin}' has been blocked by CORS policy: {reason}",
)
.with(&[
    ("kind", Piece::Word(OLD_KIND)),
    ("redirected", Piece::Maybe(&[&REDIRECTED])),
    ("reason", Piece::OneOf(REASONS)),
]);
/// The message cut off after the colon, as in a title.
static ACCESS_ALONE: Template = Template::new(
    "Access to {kind} at '{url}'{redirected} from origin '{origin}' has been blocked by CORS policy{end}",
)
.with(&[
    ("kind", Piece::Word(KIND)),
    ("redirected", Piece::Maybe(&[&REDIRECTED])),
    ("end", Piece::Maybe(&[&COLON, &FULL_STOP])),
]);
static COLON: Template = Template::new(":");
/// From 2013 to 2018: what could not load.
static LOADER: &[Word] = &[
    Word { apis: &[Api::Xhr], text: "XMLHttpRequest" },
    Word { apis: &[Api::Fetch], text: "Fetch API" },
    Word { apis: &[Api::EventSource], text: "EventSource" },
];
static CANNOT_LOAD: Template = Template::new("{loader} cannot load {url}. {reason}")
    .with(&[("loader", Piece::Word(LOADER)), ("reason", Piece::OneOf(REASONS))]);
/// In 2017 and 2018.
static FAILED_TO_LOAD: Template =
    Template::new("Failed to load {url}: {reason}").with(&[("reason", Piece::OneOf(REASONS))]);
static REDIRECT_FROM: Template =
    Template::new("Redirect from '{first}' to '{url}' has been blocked by CORS policy: {reason}")
        .with(&[("reason", Piece::OneOf(REASONS))]);
static REDIRECT_AT: Template = Template::new(
    "Redirect at origin '{site}' has been blocked from loading by Cross-Origin Resource Sharing policy: {reason}",
)
.with(&[("reason", Piece::OneOf(REASONS))]);
/// From 2014 to 2017: only the origin of the resource is printed.
static FROM_ORIGIN: Template = Template::new(
    "{kind} from origin '{target}' has been blocked from loading by Cross-Origin Resource Sharing policy: {reason}",
)
.with(&[("kind", Piece::Word(OLD_KIND)), ("reason", Piece::OneOf(REASONS))]);
static TEXT_TRACK: Template = Template::new(
    "Text track from origin '{target}' has been blocked from loading: Not at same origin as the document, and parent of track element does not have a 'crossorigin' attribute. Origin '{origin}' is therefore not allowed access.",
)
.implying(&[Implies::About("track")]);

// ── Responses ──

/// Opaque response blocking: the response to an element without `crossorigin` is data.
const OPAQUE: &[Implies] = &[
    Implies::OneOfApis(&[Api::Image, Api::Script, Api::Media, Api::Style, Api::Font]),
    Implies::Assumed("Content-Type", "text/html"),
    Implies::Assumed("X-Content-Type-Options", "nosniff"),
];
static STATUS: Template = Template::new(" {status} ({phrase})");
static NOT_SAME_ORIGIN: Template = Template::new("{verb} {url} net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin{status}")
    .with(&[("status", Piece::Maybe(&[&STATUS]))])
    .implying(&[Implies::Assumed(RESOURCE_POLICY, "same-origin")]);
static NOT_SAME_SITE: Template = Template::new("{verb} {url} net::ERR_BLOCKED_BY_RESPONSE.NotSameSite{status}")
    .with(&[("status", Piece::Maybe(&[&STATUS]))])
    .implying(&[Implies::Assumed(RESOURCE_POLICY, "same-site")]);
static BY_EMBEDDER: Template =
    Template::new("{verb} {url} net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep{status}")
        .with(&[("status", Piece::Maybe(&[&STATUS]))])
        .implying(&[Implies::OfPage(EMBEDDER_POLICY, "require-corp")]);
static BY_RESPONSE: Template = Template::new("{verb} {url} net::ERR_BLOCKED_BY_RESPONSE{status}")
    .with(&[("status", Piece::Maybe(&[&STATUS]))])
    .implying(&[Implies::Assumed(RESOURCE_POLICY, "same-origin")]);
static BY_ORB: Template = Template::new("{verb} {url} net::ERR_BLOCKED_BY_ORB{status}")
    .with(&[("status", Piece::Maybe(&[&STATUS]))])
    .implying(OPAQUE);
static UNNAMED_ORB: Template = Template::new("Failed to load resource: net::ERR_BLOCKED_BY_ORB").implying(OPAQUE);
static UNNAMED_NOT_SAME_ORIGIN: Template =
    Template::new("Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin")
        .implying(&[Implies::Assumed(RESOURCE_POLICY, "same-origin")]);
static UNNAMED_NOT_SAME_SITE: Template =
    Template::new("Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameSite")
        .implying(&[Implies::Assumed(RESOURCE_POLICY, "same-site")]);
static UNNAMED_BY_EMBEDDER: Template = Template::new(
    "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep",
)
.implying(&[Implies::OfPage(EMBEDDER_POLICY, "require-corp")]);
static UNNAMED_RESPONSE: Template =
    Template::new("Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.{kind}").implying(&[Implies::Nothing]);
static UNNAMED: Template =
    Template::new("Failed to load resource: net::ERR_BLOCKED_BY_{kind}").implying(&[Implies::Nothing]);
static CORB: Template =
    Template::new("Cross-Origin Read Blocking (CORB) blocked cross-origin response {url} with MIME type {mime}.{end}")
        .with(&[("end", Piece::Maybe(&[&SEE]))])
        .implying(&[Implies::OneOfApis(&[Api::Image, Api::Script, Api::Media])]);
static SEE: Template = Template::new(" See {address} for more details.");
static ORB_AT: Template =
    Template::new("{url}:{row} Failed to load resource: net::ERR_BLOCKED_BY_ORB").implying(OPAQUE);
static RESPONSE_AT: Template =
    Template::new("{url}:{row} Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.{reason}")
        .implying(&[Implies::Assumed(RESOURCE_POLICY, "same-origin")]);
static CORB_UNNAMED: Template = Template::new("Response was blocked by {CORB} (Cross-Origin Read Blocking){end}")
    .with(&[("end", Piece::Maybe(&[&FULL_STOP]))])
    .implying(&[Implies::OneOfApis(&[Api::Image, Api::Script, Api::Media])]);
static LOCAL_NETWORK: Template = Template::new("{verb} {url} net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS")
    .implying(&[Implies::PermissionDenied]);
static PRIVATE_NETWORK: Template = Template::new("{verb} {url} net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS")
    .implying(&[Implies::PermissionDenied]);
static UNSAFE_PORT: Template = Template::new("{verb} {url} net::ERR_UNSAFE_PORT");
static REDIRECTS: Template = Template::new("{verb} {url} net::ERR_TOO_MANY_REDIRECTS");
static BY_CLIENT: Template =
    Template::new("{verb} {url} net::ERR_BLOCKED_BY_CLIENT").implying(&[Implies::About("content-blocker")]);
static NETWORK: Template = Template::new("{verb} {url} net::ERR_{error}").implying(&[Implies::About("network")]);
static NOT_EXECUTABLE: Template = Template::new(
    "Refused to execute script from '{url}' because its MIME type ('{mime}') is not executable, and strict MIME type checking is enabled{end}",
)
.with(&[("end", Piece::Maybe(&[&FULL_STOP]))])
.implying(&[Implies::Api(Api::Script), Implies::Value("Content-Type")]);
static MODULE_TYPE: Template = Template::new(
    "Failed to load module script: Expected a {kind} module script but the server responded with a MIME type of \"{mime}\".{end}",
)
.with(&[("end", Piece::Maybe(&[&STRICT]))])
.implying(&[Implies::Api(Api::Import), Implies::Value("Content-Type")]);
static STRICT: Template = Template::new(" Strict MIME type checking is enforced for module scripts per HTML spec.");
static DIGEST: Template = Template::new(
    "Failed to find a valid digest in the 'integrity' attribute for resource '{url}' with computed {hash} integrity '{digest}'. The resource has been blocked.",
)
.implying(&[Implies::OneOfApis(&[Api::Script, Api::Style])]);

// ── WebSocket ──

static HANDSHAKE_STATUS: Template = Template::new(
    "WebSocket connection to '{url}' failed: Error during WebSocket handshake: Unexpected response code: {status}",
)
.implying(&[Implies::Api(Api::WebSocket)]);
static HANDSHAKE: Template =
    Template::new("WebSocket connection to '{url}' failed: {reason}").implying(&[Implies::Api(Api::WebSocket)]);
static HANDSHAKE_ALONE: Template =
    Template::new("WebSocket connection to '{url}' failed:").implying(&[Implies::Api(Api::WebSocket)]);

// ── Mixed content ──

static DISPLAYED: Template = Template::new(
    "The page at '{page}' was loaded over HTTPS, but displayed insecure content from '{url}': this content should also be loaded over HTTPS.",
);
static RAN: Template = Template::new(
    "[blocked] The page at '{page}' was loaded over HTTPS, but ran insecure content from '{url}': this content should also be loaded over HTTPS.",
);
static BLOCKED: Template = Template::new("[blocked] The page at {page} ran insecure content from {url}.");
static ALL_BLOCKED: Template = Template::new(
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'.",
);

static INSECURE_SOCKET: Template = Template::new(
    "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
)
.implying(&[Implies::Api(Api::WebSocket), Implies::Url("ws://api.example.com/")]);

// ── What scripts see ──

static FAILED_TO_FETCH: Template =
    Template::new("{before}TypeError: Failed to fetch").implying(&[Implies::Api(Api::Fetch)]);

/// All lines of earlier releases. If a text matches two of them, the first one is used.
pub(in crate::console) static ALL: &[&Template] = &[
    &VIOLATED,
    &REPORTED,
    &DOING_VIOLATED,
    &SHORTENED,
    &DOCUMENT_REFUSED,
    &NET_CSP,
    &ACCESS,
    &ACCESS_ALONE,
    &CANNOT_LOAD,
    &FAILED_TO_LOAD,
    &REDIRECT_FROM,
    &REDIRECT_AT,
    &FROM_ORIGIN,
    &TEXT_TRACK,
    &CORB,
    &NOT_EXECUTABLE,
    &DIGEST,
    &HANDSHAKE_STATUS,
    &HANDSHAKE,
    &HANDSHAKE_ALONE,
    &DISPLAYED,
    &RAN,
    &BLOCKED,
    &ALL_BLOCKED,
    &INSECURE_SOCKET,
    &MODULE_TYPE,
    &HEADER_ALONE,
    &METHOD_ALONE,
];

/// Messages that accompany another message about the same request and say less. They are only read if there is no
/// other.
pub(in crate::console) static ACCOMPANYING: &[&Template] = &[
    &NOT_SAME_ORIGIN,
    &NOT_SAME_SITE,
    &BY_EMBEDDER,
    &BY_RESPONSE,
    &BY_ORB,
    &ORB_AT,
    &RESPONSE_AT,
    &CORB_UNNAMED,
    &LOCAL_NETWORK,
    &PRIVATE_NETWORK,
    &UNSAFE_PORT,
    &REDIRECTS,
    &BY_CLIENT,
    &UNNAMED_BY_EMBEDDER,
    &UNNAMED_NOT_SAME_ORIGIN,
    &UNNAMED_NOT_SAME_SITE,
    &UNNAMED_ORB,
    &UNNAMED_RESPONSE,
    &UNNAMED,
    &NETWORK,
    &FAILED_TO_FETCH,
];
