//! The wordings of Chromium.

use super::ends::ENDS;
use super::worklet;
use crate::console::wording::{Fault, Implies, Piece, Template, Word};
use crate::contract::report::Disposition;
use crate::contract::scenario::{Api, Credentials, Mode, Redirect};

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const ALLOW_CREDENTIALS: &str = "Access-Control-Allow-Credentials";

/// The action that a violation of a policy stopped, up to the quote before the URL.
pub(super) static DOING: &[Word] = &[
    Word {
        apis: &[
            Api::Fetch,
            Api::Xhr,
            Api::WebSocket,
            Api::EventSource,
            Api::Beacon,
            Api::Ping,
            Api::FetchLater,
            Api::WebTransport,
        ],
        text: "Connecting to '",
    },
    Word { apis: &[Api::Image], text: "Loading the image '" },
    Word { apis: &[Api::Font], text: "Loading the font '" },
    Word { apis: &[Api::Script], text: "Loading the script '" },
    Word { apis: &[Api::Style], text: "Loading the stylesheet '" },
    Word { apis: &[Api::Media], text: "Loading media from  '" },
];

/// The requests that CORS refuses.
pub(super) static KIND: &[Word] = &[
    Word { apis: &[Api::Fetch], text: "fetch" },
    Word { apis: &[Api::Xhr], text: "XMLHttpRequest" },
    Word { apis: &[Api::EventSource, Api::Beacon, Api::Ping], text: "resource" },
    Word { apis: &[Api::Image], text: "image" },
    Word { apis: &[Api::Script, Api::Import, Api::ModulePreload, Api::Worklet], text: "script" },
    Word { apis: &[Api::Style], text: "CSS stylesheet" },
    Word { apis: &[Api::Font], text: "font" },
    Word { apis: &[Api::Media], text: "audio" },
    Word { apis: &[Api::Media], text: "video" },
    Word { apis: &[Api::Preload], text: "link element resource" },
];

/// The requests that Mixed Content refuses.
pub(super) static INSECURE: &[Word] = &[
    Word { apis: &[Api::Fetch, Api::FetchLater, Api::Preload, Api::WebTransport], text: "resource" },
    Word { apis: &[Api::Prefetch], text: "prefetch resource" },
    Word { apis: &[Api::Xhr], text: "XMLHttpRequest endpoint" },
    Word { apis: &[Api::EventSource], text: "EventSource endpoint" },
    Word { apis: &[Api::Beacon], text: "Beacon endpoint" },
    Word { apis: &[Api::Ping], text: "hyperlink auditing endpoint" },
    Word { apis: &[Api::Script, Api::Import, Api::ImportScripts, Api::ModulePreload], text: "script" },
    Word { apis: &[Api::Style], text: "stylesheet" },
    Word { apis: &[Api::Font], text: "font" },
    Word { apis: &[Api::Image, Api::Media], text: "element" },
    Word { apis: &[Api::Frame], text: "frame" },
];

/// The requests that Mixed Content warns about but allows.
pub(super) static SHOWN: &[Word] = &[
    Word { apis: &[Api::Image], text: "image" },
    Word { apis: &[Api::Media], text: "audio file" },
    Word { apis: &[Api::Fetch, Api::FetchLater, Api::Preload, Api::WebTransport], text: "resource" },
    Word { apis: &[Api::Xhr], text: "XMLHttpRequest endpoint" },
    Word { apis: &[Api::EventSource], text: "EventSource endpoint" },
    Word { apis: &[Api::Beacon], text: "Beacon endpoint" },
    Word { apis: &[Api::Ping], text: "hyperlink auditing endpoint" },
    Word { apis: &[Api::Script], text: "script" },
    Word { apis: &[Api::Style], text: "stylesheet" },
    Word { apis: &[Api::Font], text: "font" },
];

// ── Content Security Policy: violations ──

pub(super) static FALLBACK: Template =
    Template::new(" Note that '{effective}' was not explicitly set, so '{name}' is used as a fallback.");
pub(super) static STAR: Template = Template::new(
    " Note that '*' matches only URLs with network schemes ('http', 'https', 'ws', 'wss'), or URLs whose scheme matches `self`'s scheme. The scheme '{scheme}:' must be added explicitly.",
);
pub(super) static VIOLATED: Template = Template::new(
    "{doing}{url}' violates the following Content Security Policy directive: \"{directive}\".{fallback}{star} The action has been blocked.",
)
.with(&[
    ("doing", Piece::Word(DOING)),
    ("fallback", Piece::Maybe(&[&FALLBACK])),
    ("star", Piece::Maybe(&[&STAR])),
])
.implying(&[Implies::Policy(Disposition::Enforce)]);
pub(super) static REPORTED: Template = Template::new(
    "{doing}{url}' violates the following Content Security Policy directive: \"{directive}\".{fallback}{star} The policy is report-only, so the violation has been logged but no further action has been taken.",
)
.with(&[
    ("doing", Piece::Word(DOING)),
    ("fallback", Piece::Maybe(&[&FALLBACK])),
    ("star", Piece::Maybe(&[&STAR])),
])
.implying(&[Implies::Policy(Disposition::Report)]);
pub(super) static FETCH_REFUSED: Template = Template::new(
    "Fetch API cannot load {url}. Refused to connect because it violates the document's Content Security Policy.",
)
.implying(&[Implies::OneOfApis(&[Api::Fetch, Api::FetchLater])]);
pub(super) static FETCH_EVENT: Template =
    Template::new("The FetchEvent for \"{url}\" resulted in a network error response: the promise was rejected.");

// ── Content Security Policy: problems of a policy ──

pub(super) static BAD_NAME: Template = Template::new(
    "The Content-Security-Policy directive name '{name}' contains one or more invalid characters. Only ASCII alphanumeric characters or dashes '-' are allowed in directive names.",
);
pub(super) static UNKNOWN: Template = Template::new("Unrecognized Content-Security-Policy directive '{name}'.");
pub(super) static DUPLICATE: Template =
    Template::new("Ignoring duplicate Content-Security-Policy directive '{name}'.").implying(&[Implies::Twice]);
pub(super) static BAD_VALUE: Template = Template::new(
    "The value for the Content-Security-Policy directive '{name}' contains one or more invalid characters. In a source expression, non-whitespace characters outside ASCII 0x21-0x7E must be Punycode-encoded, as described in RFC 3492 (https://tools.ietf.org/html/rfc3492), if part of the hostname and percent-encoded, as described in RFC 3986, section 2.1 (http://tools.ietf.org/html/rfc3986#section-2.1), if part of the path.",
);
pub(super) static NOT_IN_REPORT_ONLY: Template =
    Template::new("The Content Security Policy directive '{name}' is ignored when delivered in a report-only policy.");
pub(super) static NOT_IN_META: Template =
    Template::new("The Content Security Policy directive '{name}' is ignored when delivered via a <meta> element.");
pub(super) static NOT_EMPTY: Template = Template::new(
    "The Content Security Policy directive '{name}' should be empty, but was delivered with a value of '{tokens}'. The directive has been applied, and the value ignored.",
);
pub(super) static IS_DIRECTIVE: Template = Template::new(
    "The Content-Security-Policy directive '{name}' contains '{source}' as a source expression. Did you want to add it as a directive and forget a semicolon?",
);
pub(super) static FOR_SCRIPTS: Template = Template::new(
    "The Content-Security-Policy directive '{name}' contains '{source}' as a source expression that is permitted only for 'script-src' and 'script-src-elem' directives. It will be ignored.",
);
pub(super) static QUERY: Template = Template::new(
    "The source list for Content Security Policy directive '{name}' contains a source with an invalid path: '{path}'. The query component, including the '?', will be ignored.",
);
pub(super) static FRAGMENT: Template = Template::new(
    "The source list for Content Security Policy directive '{name}' contains a source with an invalid path: '{path}'. The fragment identifier, including the '#', will be ignored.",
);
pub(super) static BAD_SOURCE: Template = Template::new(
    "The source list for the Content Security Policy directive '{name}' contains an invalid source: '{source}'. It will be ignored.",
);
pub(super) static NONE_NOT_ALONE: Template = Template::new(
    "The Content-Security-Policy directive '{name}' contains the keyword 'none' alongside with other source expressions. The keyword 'none' must be the only source expression in the directive value, otherwise it is ignored.",
);
pub(super) static SANDBOX_ESCAPES: Template = Template::new(
    "An iframe which has both allow-scripts and allow-same-origin for its sandbox attribute can escape its sandboxing.",
);

// ── CORS ──

pub(super) static REDIRECTED: Template = Template::new(" (redirected from '{first}')");

pub(super) static WILDCARD: Template = Template::new(
    "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.{hint}",
)
.with(&[("hint", Piece::Maybe(ENDS))])
.implying(&[Implies::Credentials(Credentials::Include), Implies::Has(ALLOW_ORIGIN, "*"), Implies::Fault(Fault::AllowOrigin)]);
pub(super) static ORIGIN_MISSING: Template =
    Template::new("No 'Access-Control-Allow-Origin' header is present on the requested resource.{hint}")
        .with(&[("hint", Piece::Maybe(ENDS))])
        .implying(&[Implies::Lacks, Implies::Fault(Fault::AllowOrigin)]);
pub(super) static SEVERAL_ORIGINS: Template = Template::new(
    "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed.{hint}",
)
.with(&[("hint", Piece::Maybe(ENDS))])
.implying(&[Implies::Value(ALLOW_ORIGIN), Implies::Fault(Fault::AllowOrigin)]);
pub(super) static INVALID_ORIGIN: Template =
    Template::new("The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'.{hint}")
        .with(&[("hint", Piece::Maybe(ENDS))])
        .implying(&[Implies::Value(ALLOW_ORIGIN), Implies::Fault(Fault::AllowOrigin)]);
pub(super) static OTHER_ORIGIN: Template = Template::new(
    "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin.{hint}",
)
.with(&[("hint", Piece::Maybe(ENDS))])
.implying(&[Implies::Value(ALLOW_ORIGIN), Implies::Fault(Fault::AllowOrigin)]);
pub(super) static CREDENTIALS: Template = Template::new(
    "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.{hint}",
)
.with(&[("hint", Piece::Maybe(ENDS))])
.implying(&[Implies::Credentials(Credentials::Include), Implies::Value(ALLOW_CREDENTIALS), Implies::Fault(Fault::AllowCredentials)]);
pub(super) static PREFLIGHT_STATUS: Template =
    Template::new("It does not have HTTP ok status.").implying(&[Implies::Fault(Fault::PreflightStatus)]);
pub(super) static PREFLIGHT_REDIRECTED: Template = Template::new("Redirect is not allowed for a preflight request.")
    .implying(&[Implies::Fault(Fault::PreflightRedirect)]);

/// The possible results of the CORS check of a response.
static CHECKED: &[&Template] =
    &[&WILDCARD, &ORIGIN_MISSING, &SEVERAL_ORIGINS, &INVALID_ORIGIN, &OTHER_ORIGIN, &CREDENTIALS];
/// The possible results of the CORS check of a preflight.
static CHECKED_PREFLIGHT: &[&Template] = &[
    &WILDCARD,
    &ORIGIN_MISSING,
    &SEVERAL_ORIGINS,
    &INVALID_ORIGIN,
    &OTHER_ORIGIN,
    &CREDENTIALS,
    &PREFLIGHT_STATUS,
    &PREFLIGHT_REDIRECTED,
];

pub(super) static RESPONSE_REASON: Template = Template::new("{check}").with(&[("check", Piece::OneOf(CHECKED))]);
pub(super) static PREFLIGHT_REASON: Template =
    Template::new("Response to preflight request doesn't pass access control check: {check}")
        .with(&[("check", Piece::OneOf(CHECKED_PREFLIGHT))])
        .implying(&[Implies::OfPreflight]);
pub(super) static METHODS_UNREADABLE: Template =
    Template::new("Cannot parse Access-Control-Allow-Methods response header field in preflight response.")
        .implying(&[Implies::OfPreflight, Implies::Fault(Fault::MethodsUnreadable)]);
pub(super) static HEADERS_UNREADABLE: Template =
    Template::new("Cannot parse Access-Control-Allow-Headers response header field in preflight response.")
        .implying(&[Implies::OfPreflight, Implies::Fault(Fault::HeadersUnreadable)]);
pub(super) static METHOD: Template =
    Template::new("Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.").implying(&[
        Implies::OfPreflight,
        Implies::Lacks,
        Implies::Fault(Fault::Methods),
    ]);
pub(super) static HEADER: Template = Template::new(
    "Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight response.",
)
.implying(&[Implies::OfPreflight, Implies::Lacks, Implies::Fault(Fault::Headers)]);
pub(super) static SCHEME: Template = Template::new(
    "Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
);
pub(super) static REDIRECT_CREDENTIALS: Template = Template::new(
    "Redirect location '{location}' contains a username and password, which is disallowed for cross-origin requests.",
);

pub(super) static CORS: Template = Template::new(
    "Access to {kind} at '{url}'{redirected} from origin '{origin}' has been blocked by CORS policy: {reason}",
)
.with(&[
    ("kind", Piece::Word(KIND)),
    ("redirected", Piece::Maybe(&[&REDIRECTED])),
    (
        "reason",
        Piece::OneOf(&[
            &PREFLIGHT_REASON,
            &METHODS_UNREADABLE,
            &HEADERS_UNREADABLE,
            &METHOD,
            &HEADER,
            &SCHEME,
            &REDIRECT_CREDENTIALS,
            &RESPONSE_REASON,
        ]),
    ),
]);

// ── Mixed content ──

pub(super) static MIXED: Template = Template::new(
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'. This request has been blocked; the content must be served over HTTPS.",
)
.with(&[("kind", Piece::Word(INSECURE))]);
pub(super) static MIXED_SOCKET: Template = Template::new(
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint '{url}'. This request has been blocked; this endpoint must be available over WSS.",
)
.implying(&[Implies::Api(Api::WebSocket)]);
pub(super) static MIXED_UPGRADED: Template = Template::new(
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure element '{url}'. This request was automatically upgraded to HTTPS, For more information see https://blog.chromium.org/2019/10/no-more-mixed-messages-about-https.html",
);
pub(super) static MIXED_SHOWN: Template = Template::new(
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'. This content should also be served over HTTPS.",
)
.with(&[("kind", Piece::Word(SHOWN))]);
pub(super) static MIXED_ADDRESS: Template = Template::new(
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure element '{url}'. This request was not upgraded to HTTPS because its URL's host is an IP address.",
);
pub(super) static MIXED_LOCAL: Template = Template::new(
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure element '{url}'. This request was not upgraded to HTTPS because it is a local network request.",
);

pub(super) static MIXED_SOCKET_SHOWN: Template = Template::new(
    "Mixed Content: The page at '{page}' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint '{url}'. This endpoint should be available via WSS. Insecure access is deprecated.",
)
.implying(&[Implies::Api(Api::WebSocket)]);
pub(super) static SOCKET_DEPRECATED: Template =
    Template::new("Connecting to a non-secure WebSocket server from a secure origin is deprecated.")
        .implying(&[Implies::Api(Api::WebSocket)]);

// ── The rest ──

pub(super) static PRELOAD_AS: Template = Template::new("<link rel=preload> must have a valid `as` value")
    .implying(&[Implies::Api(Api::Preload), Implies::As("x")]);
pub(super) static PRELOAD_UNSUPPORTED: Template = Template::new("<link rel=preload> uses an unsupported `as` value")
    .implying(&[Implies::Api(Api::Preload), Implies::As("document")]);
pub(super) static TRUSTED_TYPES: Template =
    Template::new("This document requires 'TrustedScriptURL' assignment. The action has been blocked.").implying(&[
        Implies::Api(Api::Script),
        Implies::OfPage("Content-Security-Policy", "require-trusted-types-for 'script'"),
    ]);
pub(super) static INTEGRITY_OPAQUE: Template = Template::new(
    "Subresource Integrity: The resource '{url}' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not. The resource has been blocked because the integrity cannot be enforced.",
).implying(&[Implies::OneOfApis(&[Api::Script, Api::Style])]);
pub(super) static TRUSTED_TYPES_REPORTED: Template = Template::new(
    "This document requires 'TrustedScriptURL' assignment. The policy is report-only, so the violation has been logged but no further action has been taken.",
)
.implying(&[Implies::Api(Api::Script), Implies::OfPage("Content-Security-Policy-Report-Only", "require-trusted-types-for 'script'")]);

pub(super) static FETCH_SCHEME: Template =
    Template::new("Fetch API cannot load {url}. URL scheme \"{scheme}\" is not supported.")
        .implying(&[Implies::Api(Api::Fetch)]);
pub(super) static LOCAL: Template = Template::new("Not allowed to load local resource: {url}");
pub(super) static FTP: Template =
    Template::new("FTP is not supported.").implying(&[Implies::Api(Api::Xhr), Implies::Url("ftp://example.com/")]);
pub(super) static SAME_ORIGIN_MODE: Template = Template::new(
    "Fetch API cannot load {url}. Request mode is \"same-origin\" but the URL's origin is not same as the request origin {origin}.",
)
.implying(&[Implies::Api(Api::Fetch), Implies::Mode(Mode::SameOrigin)]);
pub(super) static SAME_ORIGIN_REDIRECTED: Template = Template::new(
    "Unsafe attempt to load URL {url} from frame with URL {page}. Domains, protocols and ports must match.\n",
)
.implying(&[Implies::Mode(Mode::SameOrigin)]);
pub(super) static NO_CORS_REDIRECT: Template =
    Template::new("Fetch API cannot load {url}. Request mode is \"no-cors\" but the redirect mode is not \"follow\".")
        .implying(&[Implies::Api(Api::Fetch), Implies::Mode(Mode::NoCors), Implies::Redirect(Redirect::Error)]);
pub(super) static UNSAFE_HEADER: Template =
    Template::new("Refused to set unsafe header \"{header}\"").implying(&[Implies::Api(Api::Xhr)]);
pub(super) static EVENT_STREAM_TYPE: Template = Template::new(
    "EventSource's response has a MIME type (\"{mime}\") that is not \"text/event-stream\". Aborting the connection.",
)
.implying(&[Implies::Api(Api::EventSource)]);
pub(super) static EVENT_STREAM_CHARSET: Template =
    Template::new("EventSource's response has a charset (\"{charset}\") that is not UTF-8. Aborting the connection.")
        .implying(&[Implies::Api(Api::EventSource)]);
pub(super) static SCRIPT_TYPE: Template =
    Template::new("Refused to execute script from '{url}' because its MIME type ('{mime}') is not executable.")
        .implying(&[Implies::Api(Api::Script)]);
pub(super) static SCRIPT_NOSNIFF: Template = Template::new(
    "Refused to execute script from '{url}' because its MIME type ('{mime}') is not executable, and strict MIME type checking is enabled.",
)
.implying(&[Implies::Api(Api::Script)]);
pub(super) static MODULE_TYPE: Template = Template::new(
    "Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of \"{mime}\". Strict MIME type checking is enforced for module scripts per HTML spec.",
)
.implying(&[Implies::Api(Api::Import), Implies::Value("Content-Type")]);
pub(super) static STYLE_NOSNIFF: Template = Template::new(
    "Refused to apply style from '{url}' because its MIME type ('{mime}') is not a supported stylesheet MIME type, and strict MIME checking is enabled.",
)
.implying(&[Implies::Api(Api::Style)]);
pub(super) static REFERRER_POLICY: Template = Template::new(
    "Failed to set referrer policy: The value '{tokens}' is not one of 'no-referrer', 'no-referrer-when-downgrade', 'origin', 'origin-when-cross-origin', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin', or 'unsafe-url'. The referrer policy has been left unchanged.",
);

/// All lines. If a text matches two of them, the first one is used.
pub(in crate::console) static ALL: &[&Template] = &[
    &VIOLATED,
    &REPORTED,
    &FETCH_REFUSED,
    &FETCH_EVENT,
    &BAD_NAME,
    &UNKNOWN,
    &DUPLICATE,
    &BAD_VALUE,
    &NOT_IN_REPORT_ONLY,
    &NOT_IN_META,
    &NOT_EMPTY,
    &IS_DIRECTIVE,
    &FOR_SCRIPTS,
    &QUERY,
    &FRAGMENT,
    &BAD_SOURCE,
    &NONE_NOT_ALONE,
    &SANDBOX_ESCAPES,
    &CORS,
    &MIXED,
    &MIXED_SOCKET,
    &MIXED_UPGRADED,
    &MIXED_SHOWN,
    &MIXED_ADDRESS,
    &MIXED_LOCAL,
    &MIXED_SOCKET_SHOWN,
    &SOCKET_DEPRECATED,
    &PRELOAD_AS,
    &PRELOAD_UNSUPPORTED,
    &TRUSTED_TYPES,
    &TRUSTED_TYPES_REPORTED,
    &INTEGRITY_OPAQUE,
    &FETCH_SCHEME,
    &LOCAL,
    &FTP,
    &SAME_ORIGIN_MODE,
    &SAME_ORIGIN_REDIRECTED,
    &NO_CORS_REDIRECT,
    &UNSAFE_HEADER,
    &EVENT_STREAM_TYPE,
    &EVENT_STREAM_CHARSET,
    &SCRIPT_TYPE,
    &SCRIPT_NOSNIFF,
    &MODULE_TYPE,
    &worklet::ACCESS,
    &worklet::STATUS,
    &worklet::NETWORK,
    &STYLE_NOSNIFF,
    &REFERRER_POLICY,
];
