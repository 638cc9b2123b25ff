//! The wordings of WebKit.

use crate::console::wording::{Fault, Implies, Piece, Template, Word};
use crate::contract::report::Disposition;
use crate::contract::scenario::{Api, Credentials, Mode, Redirect};

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const ALLOW_METHODS: &str = "Access-Control-Allow-Methods";
const ALLOW_HEADERS: &str = "Access-Control-Allow-Headers";

/// The resource that could not load.
pub(super) static LOADER: &[Word] = &[
    Word { apis: &[Api::Fetch], text: "Fetch API" },
    Word { apis: &[Api::Xhr], text: "XMLHttpRequest" },
    Word { apis: &[Api::EventSource], text: "EventSource" },
];

/// The action that the violation of a policy stopped. The name of the directive is a separate gap.
pub(super) static DOING: &[Word] = &[
    Word {
        apis: &[Api::Fetch, Api::Xhr, Api::WebSocket, Api::EventSource, Api::Beacon, Api::Ping],
        text: "connect to",
    },
    Word { apis: &[Api::Image, Api::Script, Api::Style, Api::Font, Api::Media], text: "load" },
];

/// The directive that governs what is loaded.
pub(in crate::console) static DIRECTIVE: &[Word] = &[
    Word {
        apis: &[Api::Fetch, Api::Xhr, Api::WebSocket, Api::EventSource, Api::Beacon, Api::Ping],
        text: "connect-src",
    },
    Word { apis: &[Api::Image], text: "img-src" },
    Word { apis: &[Api::Script], text: "script-src" },
    Word { apis: &[Api::Style], text: "style-src" },
    Word { apis: &[Api::Font], text: "font-src" },
    Word { apis: &[Api::Media], text: "media-src" },
];

// ── Content Security Policy: violations ──

pub(super) static VIOLATED: Template = Template::new(
    "Refused to {doing} {url} because it does not appear in the {effective} directive of the Content Security Policy.",
)
.with(&[("doing", Piece::Word(DOING)), ("effective", Piece::Word(DIRECTIVE))]);
pub(super) static FALLBACK_VIOLATED: Template = Template::new(
    "Refused to {doing} {url} because it appears in neither the {effective} directive nor the default-src directive of the Content Security Policy.",
)
.with(&[("doing", Piece::Word(DOING)), ("effective", Piece::Word(DIRECTIVE))]);
pub(super) static REPORTED: Template = Template::new(
    "[Report Only] Refused to {doing} {url} because it does not appear in the {effective} directive of the Content Security Policy.",
)
.with(&[("doing", Piece::Word(DOING)), ("effective", Piece::Word(DIRECTIVE))]);
pub(super) static FALLBACK_REPORTED: Template = Template::new(
    "[Report Only] Refused to {doing} {url} because it appears in neither the {effective} directive nor the default-src directive of the Content Security Policy.",
)
.with(&[("doing", Piece::Word(DOING)), ("effective", Piece::Word(DIRECTIVE))]);
pub(super) static BLOCKED_BY_POLICY: Template = Template::new("Blocked by Content Security Policy.");

// ── Content Security Policy: problems of a policy ──

pub(super) static UNKNOWN: Template = Template::new("Unrecognized Content-Security-Policy directive '{name}'.");
pub(super) static DUPLICATE: Template =
    Template::new("Ignoring duplicate Content-Security-Policy directive '{name}'.").implying(&[Implies::Twice]);
pub(super) static BAD_VALUE: Template = Template::new(
    "The value for Content Security Policy directive '{name}' contains an invalid character: '{tokens}'. Non-whitespace characters outside ASCII 0x21-0x7E must be percent-encoded, as described in RFC 3986, section 2.1: http://tools.ietf.org/html/rfc3986#section-2.1.",
);
pub(super) static NOT_IN_REPORT_ONLY: Template =
    Template::new("The Content Security Policy directive '{name}' is ignored when delivered in a report-only policy.");
pub(super) static NOT_IN_META: Template =
    Template::new("The Content Security Policy directive '{name}' is ignored when delivered via an HTML meta element.");
pub(super) static IS_DIRECTIVE: Template = Template::new(
    "The Content Security Policy directive '{name}' contains '{source}' as a source expression. Did you mean '{name} ...; {source}...' (note the semicolon)?",
);
pub(super) static QUERY: Template = Template::new(
    "The source list for Content Security Policy directive '{name}' contains a source with an invalid path: '{path}'. The query component, including the '?', will be ignored.",
);
pub(super) static FRAGMENT: Template = Template::new(
    "The source list for Content Security Policy directive '{name}' contains a source with an invalid path: '{path}'. The fragment identifier, including the '#', will be ignored.",
);
pub(super) static NONE_NOT_ALONE: Template = Template::new(
    "The source list for Content Security Policy directive '{name}' contains an invalid source: '{source}'. It will be ignored. Note that 'none' has no effect unless it is the only expression in the source list.",
);
pub(super) static BAD_SOURCE: Template = Template::new(
    "The source list for Content Security Policy directive '{name}' contains an invalid source: '{source}'. It will be ignored.",
);
pub(super) static NOT_REPORTED: Template = Template::new(
    "The Content Security Policy '{policy}' was delivered in report-only mode, but does not specify a 'report-to'; the policy will have no effect. Please either add a 'report-to' directive, or deliver the policy via the 'Content-Security-Policy' header.",
)
.implying(&[Implies::Policy(Disposition::Report)]);

// ── CORS and related checks ──

pub(super) static ORIGIN: Template =
    Template::new("Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}")
        .implying(&[Implies::Fault(Fault::AllowOrigin)]);
pub(super) static SEVERAL_ORIGINS: Template =
    Template::new("Access-Control-Allow-Origin cannot contain more than one origin.").implying(&[
        Implies::Assumed(ALLOW_ORIGIN, "https://a.example, https://b.example"),
        Implies::Fault(Fault::AllowOrigin),
    ]);
pub(super) static WILDCARD: Template =
    Template::new("Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.").implying(&[
        Implies::Credentials(Credentials::Include),
        Implies::Has(ALLOW_ORIGIN, "*"),
        Implies::Fault(Fault::AllowOrigin),
    ]);
pub(super) static CREDENTIALS: Template =
    Template::new("Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\".")
        .implying(&[Implies::Credentials(Credentials::Include), Implies::Fault(Fault::AllowCredentials)]);
pub(super) static PREFLIGHT_STATUS: Template =
    Template::new("Preflight response is not successful. Status code: {status}")
        .implying(&[Implies::OfPreflight, Implies::Fault(Fault::PreflightStatus)]);
pub(super) static BAD_METHODS: Template =
    Template::new("Header Access-Control-Allow-Methods has an invalid value: {value}").implying(&[
        Implies::OfPreflight,
        Implies::Value(ALLOW_METHODS),
        Implies::Fault(Fault::MethodsUnreadable),
    ]);
pub(super) static BAD_HEADERS: Template =
    Template::new("Header Access-Control-Allow-Headers has an invalid value: {value}").implying(&[
        Implies::OfPreflight,
        Implies::Value(ALLOW_HEADERS),
        Implies::Fault(Fault::HeadersUnreadable),
    ]);
pub(super) static METHOD: Template = Template::new("Method {method} is not allowed by Access-Control-Allow-Methods.")
    .implying(&[Implies::OfPreflight, Implies::Lacks, Implies::Fault(Fault::Methods)]);
pub(super) static HEADER: Template =
    Template::new("Request header field {header} is not allowed by Access-Control-Allow-Headers.").implying(&[
        Implies::OfPreflight,
        Implies::Lacks,
        Implies::Fault(Fault::Headers),
    ]);
pub(super) static CORP: Template = Template::new(
    "Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header.",
)
.implying(&[Implies::Assumed("Cross-Origin-Resource-Policy", "same-origin")]);
pub(super) static NOT_HTTP: Template = Template::new("Cross origin requests are only supported for HTTP.");
pub(super) static REDIRECT_SCHEME: Template =
    Template::new("not allowed to follow a cross-origin CORS redirection with non CORS scheme");
pub(super) static REDIRECT_CREDENTIALS: Template = Template::new("redirection URL {location} has credentials");
pub(super) static NOT_ALLOWED: Template = Template::new("Not allowed to request resource");
pub(super) static PORT_OF_BEACON: Template =
    Template::new("Not allowed to use restricted network port").implying(&[Implies::Api(Api::Beacon)]);
pub(super) static SAME_ORIGIN_REDIRECTED: Template =
    Template::new("Unsafe attempt to load URL {url} from origin {origin} Domains, protocols and ports must match.")
        .implying(&[Implies::Mode(Mode::SameOrigin)]);

/// Why a response or a redirect was refused.
static REASONS: &[&Template] = &[
    &ORIGIN,
    &SEVERAL_ORIGINS,
    &WILDCARD,
    &CREDENTIALS,
    &PREFLIGHT_STATUS,
    &BAD_METHODS,
    &BAD_HEADERS,
    &METHOD,
    &HEADER,
    &CORP,
    &REDIRECT_SCHEME,
    &REDIRECT_CREDENTIALS,
    &NOT_ALLOWED,
    &BLOCKED_BY_POLICY,
    &PORT_OF_BEACON,
];

pub(super) static REDIRECT_DENIED: Template =
    Template::new("Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy: {reason}")
        .with(&[("reason", Piece::OneOf(REASONS))])
        .implying(&[Implies::LeadsTo]);
pub(super) static ACCESS: Template =
    Template::new("{loader} cannot load {url} due to access control checks.").with(&[("loader", Piece::Word(LOADER))]);
pub(super) static CANNOT: Template =
    Template::new("{loader} cannot load {url}.").with(&[("loader", Piece::Word(LOADER))]);
pub(super) static CANNOT_LOAD: Template = Template::new("Cannot load {url}.");
pub(super) static RESPOND_WITH: Template =
    Template::new("FetchEvent.respondWith received an error: TypeError: Load failed");
pub(super) static UNHANDLED: Template =
    Template::new("Unhandled Promise Rejection: NetworkError:  A network error occurred.");
pub(super) static BEACON: Template = Template::new("Beacon API cannot load {url}. {reason}")
    .with(&[("reason", Piece::OneOf(REASONS))])
    .implying(&[Implies::Api(Api::Beacon)]);
pub(super) static IMAGE_ACCESS: Template =
    Template::new("Cannot load image {url} due to access control checks.").implying(&[Implies::Api(Api::Image)]);
pub(super) static SCRIPT_ACCESS: Template =
    Template::new("Cross-origin script load denied by Cross-Origin Resource Sharing policy.")
        .implying(&[Implies::Api(Api::Script)]);

// ── Mixed content ──

pub(super) static MIXED: Template = Template::new(
    "[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must be served over HTTPS.",
);
pub(super) static MIXED_LOCAL: Template = Template::new(
    "[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must",
);
pub(super) static MIXED_UPGRADED: Template = Template::new(
    "The page at {page} requested insecure content from {url}. This content was automatically upgraded and should be served over HTTPS.",
);
pub(super) static MIXED_ADDRESS: Template = Template::new(
    "The page at {page} requested insecure content from {url}. This content was not upgraded to HTTPS and must be served from the local host.",
);

// ── Redirects and ports ──

pub(super) static REDIRECT_MODE: Template = Template::new("Not allowed to follow a redirection while loading {url}")
    .implying(&[Implies::Api(Api::Fetch), Implies::Redirect(Redirect::Error), Implies::RedirectsTo("/")]);
pub(super) static NO_CORS_REDIRECT: Template = Template::new("No-Cors mode requires follow redirect mode").implying(&[
    Implies::Api(Api::Fetch),
    Implies::Mode(Mode::NoCors),
    Implies::Redirect(Redirect::Error),
]);
pub(super) static REDIRECT_NOT_HTTP: Template = Template::new("Redirection to URL with a scheme that is not HTTP(S).")
    .implying(&[Implies::RedirectsTo("blob:null/1")]);
pub(super) static TOO_MANY: Template =
    Template::new("Load cannot follow more than 20 redirections").implying(&[Implies::RedirectsOn]);
pub(super) static PORT: Template = Template::new("Not allowed to use restricted network port {port}: {url}");
pub(super) static LOCAL: Template = Template::new("Not allowed to load local resource: {url}");
pub(super) static FTP: Template =
    Template::new("FTP URLs are disabled").implying(&[Implies::RedirectsTo("ftp://example.com/")]);

// ── APIs ──

pub(super) static UNSAFE_HEADER: Template =
    Template::new("Refused to set unsafe header \"{header}\"").implying(&[Implies::Api(Api::Xhr)]);
pub(super) static EVENT_STREAM_TYPE: Template = Template::new(
    "EventSource's response has a MIME type (\"{mime}\") that is not \"text/event-stream\". Aborting the connection.",
)
.implying(&[Implies::Api(Api::EventSource)]);
pub(super) static EVENT_STREAM_CHARSET: Template = Template::new(
    "EventSource's response has a charset (\"{charset}\") that is not UTF-8. The response will be decoded as UTF-8.",
)
.implying(&[Implies::Api(Api::EventSource)]);
pub(super) static SCRIPT_TYPE: Template =
    Template::new("Refused to execute {url} as script because {mime} is not a script MIME type.")
        .implying(&[Implies::Api(Api::Script)]);
pub(super) static MODULE_TYPE: Template = Template::new("TypeError: '{mime}' is not a valid JavaScript MIME type.")
    .implying(&[
        Implies::Api(Api::Script),
        Implies::Module,
        Implies::Url("https://example.com/module.js"),
        Implies::Value("Content-Type"),
    ]);
pub(super) static SCRIPT_NOSNIFF: Template = Template::new(
    "Refused to execute {url} as script because \"X-Content-Type-Options: nosniff\" was given and its Content-Type is not a script MIME type.",
)
.implying(&[Implies::Api(Api::Script)]);
pub(super) static SOCKET_URL: Template =
    Template::new("Invalid url for WebSocket {url}").implying(&[Implies::Api(Api::WebSocket)]);
pub(super) static SOCKET_SCHEME: Template =
    Template::new("Wrong url scheme for WebSocket {url}").implying(&[Implies::Api(Api::WebSocket)]);
pub(super) static SOCKET_FRAGMENT: Template =
    Template::new("URL has fragment component {url}").implying(&[Implies::Api(Api::WebSocket)]);
pub(super) static SOCKET_PORT: Template =
    Template::new("WebSocket port {port} blocked").implying(&[Implies::Api(Api::WebSocket)]);
pub(super) static SOCKET_PROTOCOL: Template =
    Template::new("Wrong protocol for WebSocket '{protocol}'").implying(&[Implies::Api(Api::WebSocket)]);
pub(super) static SOCKET_PROTOCOLS: Template =
    Template::new("WebSocket protocols contain duplicates: '{protocol}'").implying(&[Implies::Api(Api::WebSocket)]);
pub(super) static SOCKET_HANDSHAKE: Template =
    Template::new("WebSocket connection to '{url}' failed: The server did not accept the WebSocket handshake.")
        .implying(&[Implies::Api(Api::WebSocket), Implies::Status(200)]);
pub(super) static SOCKET_UNASKED_PROTOCOL: Template =
    Template::new("WebSocket connection to '{url}' failed: Server requested unsupported protocol")
        .implying(&[Implies::Api(Api::WebSocket), Implies::Assumed("Sec-WebSocket-Protocol", "chat")]);
pub(super) static SOCKET_EXTENSION: Template =
    Template::new("WebSocket connection to '{url}' failed: Server requested unsupported extension")
        .implying(&[Implies::Api(Api::WebSocket), Implies::Assumed("Sec-WebSocket-Extensions", "x")]);
pub(super) static REFERRER_POLICY: Template = Template::new(
    "Failed to set referrer policy: The value '{tokens}' is not one of 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin', 'strict-origin-when-cross-origin' or 'unsafe-url'.",
);

/// All lines. If a text matches two of them, the first one is used.
pub(in crate::console) static ALL: &[&Template] = &[
    &VIOLATED,
    &FALLBACK_VIOLATED,
    &REPORTED,
    &FALLBACK_REPORTED,
    &BLOCKED_BY_POLICY,
    &UNKNOWN,
    &DUPLICATE,
    &BAD_VALUE,
    &NOT_IN_REPORT_ONLY,
    &NOT_IN_META,
    &IS_DIRECTIVE,
    &QUERY,
    &FRAGMENT,
    &NONE_NOT_ALONE,
    &BAD_SOURCE,
    &NOT_REPORTED,
    &ORIGIN,
    &SEVERAL_ORIGINS,
    &WILDCARD,
    &CREDENTIALS,
    &PREFLIGHT_STATUS,
    &BAD_METHODS,
    &BAD_HEADERS,
    &METHOD,
    &HEADER,
    &CORP,
    &NOT_HTTP,
    &NOT_ALLOWED,
    &SAME_ORIGIN_REDIRECTED,
    &REDIRECT_DENIED,
    &ACCESS,
    &BEACON,
    &IMAGE_ACCESS,
    &SCRIPT_ACCESS,
    &CANNOT,
    &CANNOT_LOAD,
    &RESPOND_WITH,
    &UNHANDLED,
    &MIXED,
    &MIXED_LOCAL,
    &MIXED_UPGRADED,
    &MIXED_ADDRESS,
    &REDIRECT_MODE,
    &NO_CORS_REDIRECT,
    &REDIRECT_NOT_HTTP,
    &TOO_MANY,
    &PORT,
    &LOCAL,
    &FTP,
    &UNSAFE_HEADER,
    &EVENT_STREAM_TYPE,
    &EVENT_STREAM_CHARSET,
    &SCRIPT_TYPE,
    &MODULE_TYPE,
    &SCRIPT_NOSNIFF,
    &SOCKET_URL,
    &SOCKET_SCHEME,
    &SOCKET_FRAGMENT,
    &SOCKET_PORT,
    &SOCKET_PROTOCOL,
    &SOCKET_PROTOCOLS,
    &SOCKET_HANDSHAKE,
    &SOCKET_UNASKED_PROTOCOL,
    &SOCKET_EXTENSION,
    &REFERRER_POLICY,
];
