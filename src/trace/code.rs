//! What can be decided: a stable name for each decision, the check it belongs to, its clause.

use super::clause::Clause;
use crate::contract::report::{Check, StepOutcome};

/// Declares the decisions.
macro_rules! codes {
    ($($variant:ident = $code:literal, $check:ident, $clause:ident;)*) => {
        /// What was decided.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub(crate) enum Code { $($variant,)* }

        impl Code {
            /// Every code, so that they can be walked.
            pub(crate) const ALL: &[Code] = &[$(Code::$variant,)*];

            /// Its stable name on the wire.
            pub(crate) fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code,)* }
            }

            /// The family of checks it belongs to.
            pub(crate) fn check(self) -> Check {
                match self { $(Code::$variant => Check::$check,)* }
            }

            /// The clause that decides it.
            pub(crate) fn clause(self) -> Clause {
                match self { $(Code::$variant => Clause::$clause,)* }
            }
        }
    };
}

codes! {
    AboutBlank = "about.blank", Url, SchemeFetch;
    AboutBlankEmpty = "about.blank-empty", Response, SchemeFetch;
    ApiNeedsSecureContext = "api.needs-secure-context", Unsupported, SecureContext;
    ApiUnsupported = "api.unsupported", Unsupported, MainFetch;
    BeaconMode = "beacon.mode", Method, BeaconSend;
    BeaconScheme = "beacon.scheme", Url, BeaconSend;
    BeaconStream = "beacon.stream", Other, BeaconSend;
    FileAssumedToExist = "file.assumed-to-exist", Url, SchemeFetch;
    FileMissing = "file.missing", Response, SchemeFetch;
    BlobAssumedToExist = "blob.assumed-to-exist", Url, SchemeFetch;
    BlobNeedsGet = "blob.needs-get", Method, SchemeFetch;
    BlobOfAnotherOrigin = "blob.another-origin", Url, SchemeFetch;
    BodyIgnored = "body.ignored", Other, XhrSend;
    BodyWithGet = "body.with-get", Method, RequestConstructor;
    CorpAllows = "corp.allows", Corp, CrossOriginResourcePolicy;
    CorpBlocked = "corp.blocked", Corp, CrossOriginResourcePolicy;
    CorpMissingForEmbedder = "corp.missing-for-embedder", Corp, CrossOriginResourcePolicy;
    CorsAllowOriginMismatch = "cors.origin-mismatch", Cors, CorsCheck;
    CorsAllowOriginMissing = "cors.origin-missing", Cors, CorsCheck;
    CorsAllows = "cors.allows", Cors, CorsCheck;
    CorsCredentialsMissing = "cors.credentials-missing", Cors, CorsCheck;
    CorsCredentialsWrong = "cors.credentials-wrong", Cors, CorsCheck;
    CorsNearCase = "cors.near-case", Cors, CorsCheck;
    CorsNearList = "cors.near-list", Cors, CorsCheck;
    CorsNearListWithout = "cors.near-list-without", Cors, CorsCheck;
    CorsNearNoScheme = "cors.near-no-scheme", Cors, CorsCheck;
    CorsNearPath = "cors.near-path", Cors, CorsCheck;
    CorsNearPattern = "cors.near-pattern", Cors, CorsCheck;
    CorsNearPort = "cors.near-port", Cors, CorsCheck;
    CorsNearQuotes = "cors.near-quotes", Cors, CorsCheck;
    CorsNearScheme = "cors.near-scheme", Cors, CorsCheck;
    CorsNearSlash = "cors.near-slash", Cors, CorsCheck;
    CorsNearSubdomain = "cors.near-subdomain", Cors, CorsCheck;
    CorsNearWww = "cors.near-www", Cors, CorsCheck;
    CorsNeedsHttp = "cors.needs-http", Cors, MainFetch;
    CorsSeveralOrigins = "cors.several-origins", Cors, CorsCheck;
    CorsWildcardWithCredentials = "cors.wildcard-with-credentials", Cors, CorsCheck;
    CrossOrigin = "cors.cross-origin", Cors, MainFetch;
    CspAllows = "csp.allows", Csp, CspMatchUrl;
    CspAllowsNothing = "csp.allows-nothing", Csp, CspShouldBlockRequest;
    CspNearAddress = "csp.near-address", Csp, CspMatchUrl;
    CspNearApex = "csp.near-apex", Csp, CspMatchUrl;
    CspNearFolder = "csp.near-folder", Csp, CspMatchUrl;
    CspNearInvalid = "csp.near-invalid", Csp, CspMatchUrl;
    CspNearPath = "csp.near-path", Csp, CspMatchUrl;
    CspNearPort = "csp.near-port", Csp, CspMatchUrl;
    CspNearScheme = "csp.near-scheme", Csp, CspMatchUrl;
    CspNearSelf = "csp.near-self", Csp, CspMatchUrl;
    CspNearStar = "csp.near-star", Csp, CspMatchUrl;
    CspNearSubdomain = "csp.near-subdomain", Csp, CspMatchUrl;
    CspNearUnquoted = "csp.near-unquoted", Csp, CspMatchUrl;
    CspNotRead = "csp.not-read", Csp, CspShouldBlockRequest;
    CspNoSourceMatches = "csp.no-source-matches", Csp, CspShouldBlockRequest;
    CspNone = "csp.none", Csp, CspFallbackList;
    CspNotGoverned = "csp.not-governed", Csp, CspFallbackList;
    CspSandboxNoScript = "csp.sandbox-no-script", Csp, CspSandbox;
    CspReportOnlyViolated = "csp.report-only-violated", Csp, CspReportForRequest;
    DataUrlInvalid = "data-url.invalid", Url, SchemeFetch;
    DataUrlWrongType = "data-url.wrong-type", Response, SchemeFetch;
    DataUrlRead = "data-url.read", Url, SchemeFetch;
    ElementRequest = "element.request", Cors, CorsSettings;
    EventSourceCharset = "event-source.charset", Response, EventSourceAnnounce;
    EventSourceData = "event-source.data-url", Url, EventSourceConstructor;
    EventSourceOpens = "event-source.opens", Response, EventSourceAnnounce;
    EventSourceStatus = "event-source.status", Response, EventSourceAnnounce;
    EventSourceType = "event-source.type", Response, EventSourceAnnounce;
    ExtensionHostPermission = "extension.host-permission", Cors, ExtensionHostPermissions;
    FetchLaterStream = "fetch-later.stream", Other, FetchLater;
    FetchLaterUrl = "fetch-later.url", Url, FetchLater;
    FontStatus = "font.status", Response, FontFetch;
    HeaderDroppedByNoCors = "header.dropped-by-no-cors", Header, HeadersAppend;
    HeaderForbidden = "header.forbidden", Header, ForbiddenRequestHeader;
    HeaderInvalid = "header.invalid", Header, HeadersAppend;
    HeadersWithheld = "cors.headers-withheld", Cors, ResponseExposed;
    IntegrityOpaque = "integrity.opaque", Other, MainFetch;
    IntegrityPolicyBlocked = "integrity-policy.blocked", Other, IntegrityPolicy;
    IntegrityPolicyReported = "integrity-policy.reported", Other, IntegrityPolicy;
    LocalNetworkAsks = "local-network.asks", LocalNetwork, LocalNetworkAccess;
    LocalNetworkDenied = "local-network.denied", LocalNetwork, LocalNetworkAccess;
    LocalNetworkGranted = "local-network.granted", LocalNetwork, LocalNetworkAccess;
    LocalNetworkInsecurePage = "local-network.insecure-page", LocalNetwork, LocalNetworkAccess;
    MediaStatus = "media.status", Response, MediaFetch;
    MethodForbidden = "method.forbidden", Method, ForbiddenMethod;
    MethodInvalid = "method.invalid", Method, ForbiddenMethod;
    MethodNormalized = "method.normalized", Method, MethodNormalize;
    MethodSet = "method.set", Method, MethodNormalize;
    MimeTypeBlocked = "response.mime-type-blocked", Response, MimeTypeBlocked;
    MixedContentBlocked = "mixed-content.blocked", MixedContent, MixedContentBlock;
    MixedContentLoopbackShown = "mixed-content.loopback-shown", MixedContent, MixedContentUpgrade;
    MixedContentLocal = "mixed-content.local", MixedContent, LocalNetworkMixedContent;
    NoBody = "response.no-body", Response, HttpFetch;
    NoCorsMethod = "method.no-cors", Method, RequestConstructor;
    NoCorsNeedsFollow = "redirect.no-cors-needs-follow", Redirect, MainFetch;
    NoCorsOpaque = "cors.no-cors-opaque", Cors, MainFetch;
    NosniffBlocked = "response.nosniff-blocked", Response, Nosniff;
    OnlyInformational = "response.only-informational", Response, HttpNetworkOrCacheFetch;
    OpaqueResponseBlocked = "response.opaque-blocked", Response, HttpFetch;
    PingScheme = "ping.scheme", Url, HyperlinkAuditing;
    PortBlocked = "port.blocked", Port, PortBlocking;
    PreflightAllowOriginMismatch = "preflight.origin-mismatch", Preflight, CorsCheck;
    PreflightAllowOriginMissing = "preflight.origin-missing", Preflight, CorsCheck;
    PreflightAllows = "preflight.allows", Preflight, CorsPreflightFetch;
    PreflightAllowsMethod = "preflight.allows-method", Preflight, CorsPreflightFetch;
    PreflightAnswerNotKnown = "preflight.answer-not-known", Preflight, CorsPreflightFetch;
    PreflightAuthorizationWildcard = "preflight.authorization-wildcard", Preflight, CorsPreflightFetch;
    PreflightCorsPassed = "preflight.cors-passed", Preflight, CorsCheck;
    PreflightCredentialsMissing = "preflight.credentials-missing", Preflight, CorsCheck;
    PreflightCredentialsWrong = "preflight.credentials-wrong", Preflight, CorsCheck;
    PreflightForHeaders = "preflight.for-headers", Preflight, CorsSafelistedRequestHeader;
    PreflightForMethod = "preflight.for-method", Preflight, MainFetch;
    PreflightForStream = "preflight.for-stream", Preflight, RequestConstructor;
    PreflightForUploadListener = "preflight.for-upload-listener", Preflight, XhrSend;
    PreflightHeaderNotAllowed = "preflight.header-not-allowed", Preflight, CorsPreflightFetch;
    PreflightHeaderWildcard = "preflight.header-wildcard", Preflight, CorsPreflightFetch;
    PreflightHeadersMissing = "preflight.headers-missing", Preflight, CorsPreflightFetch;
    PreflightHeadersUnreadable = "preflight.headers-unreadable", Preflight, CorsPreflightFetch;
    PreflightMethodNotAllowed = "preflight.method-not-allowed", Preflight, CorsPreflightFetch;
    PreflightMethodWildcard = "preflight.method-wildcard", Preflight, CorsPreflightFetch;
    PreflightMethodsMissing = "preflight.methods-missing", Preflight, CorsPreflightFetch;
    PreflightMethodsUnreadable = "preflight.methods-unreadable", Preflight, CorsPreflightFetch;
    PageOfAppDepends = "page.of-app-depends", Unsupported, UrlParser;
    PageOfAppUnsupported = "page.of-app-unsupported", Unsupported, UrlParser;
    PreflightStays = "preflight.stays", Preflight, MainFetch;
    PreflightNotNeeded = "preflight.not-needed", Preflight, MainFetch;
    PreflightRedirected = "preflight.redirected", Preflight, CorsPreflightFetch;
    PreflightSent = "preflight.sent", Preflight, CorsPreflightFetch;
    PreflightSeveralOrigins = "preflight.several-origins", Preflight, CorsCheck;
    PreflightStatus = "preflight.status", Preflight, CorsPreflightFetch;
    PreflightWildcardWithCredentials = "preflight.wildcard-with-credentials", Preflight, CorsCheck;
    PreloadAs = "preload.as", Other, LinkPreload;
    PreloadStatus = "preload.status", Response, LinkPreload;
    RedirectBecomesGet = "redirect.becomes-get", Redirect, HttpRedirectFetch;
    RedirectDropsAuthorization = "redirect.drops-authorization", Redirect, HttpRedirectFetch;
    RedirectEmptyLocation = "redirect.empty-location", Redirect, HttpRedirectFetch;
    RedirectErrorNowhere = "redirect.error-without-location", Redirect, HttpFetch;
    RedirectFollowed = "redirect.followed", Redirect, HttpRedirectFetch;
    RedirectHasCredentials = "redirect.has-credentials", Redirect, HttpRedirectFetch;
    RedirectInvalidUrl = "redirect.invalid-url", Redirect, HttpRedirectFetch;
    RedirectModeError = "redirect.mode-error", Redirect, HttpFetch;
    RedirectModeManual = "redirect.mode-manual", Redirect, HttpFetch;
    RedirectNotHttp = "redirect.not-http", Redirect, HttpRedirectFetch;
    RedirectOriginNull = "redirect.origin-null", Redirect, OriginHeader;
    RedirectSeveralLocations = "redirect.several-locations", Redirect, HttpRedirectFetch;
    RedirectStreamGone = "redirect.stream-gone", Redirect, HttpRedirectFetch;
    RedirectTooMany = "redirect.too-many", Redirect, HttpRedirectFetch;
    RedirectWithoutLocation = "redirect.without-location", Redirect, HttpRedirectFetch;
    RequestLineForbidden = "method.request-line-forbidden", Method, Rfc9110Connect;
    RequestLineRead = "url.request-line-read", Url, UrlParser;
    RequestSent = "request.sent", Other, HttpNetworkOrCacheFetch;
    ResponseNotKnown = "response.not-known", Response, HttpFetch;
    ResultLoads = "result.loads", Response, MainFetch;
    ResultOpaque = "result.opaque", Response, ResponseExposed;
    ResultOpaqueRedirect = "result.opaque-redirect", Response, ResponseExposed;
    ResultReadable = "result.readable", Response, ResponseExposed;
    ResultReadableNoHeaders = "result.readable-no-headers", Response, ResponseExposed;
    ResultSent = "result.sent", Other, HttpNetworkOrCacheFetch;
    ResultTaintsCanvas = "result.taints-canvas", Response, ImageFetch;
    SameOrigin = "cors.same-origin", Cors, MainFetch;
    SameOriginModeRefuses = "same-origin-mode.refuses", SameOriginMode, MainFetch;
    SchemeNotFetched = "url.scheme-not-fetched", Url, SchemeFetch;
    ScriptStatus = "script.status", Response, ScriptFetch;
    StreamAsText = "body.stream-as-text", Other, RequestConstructor;
    StreamNeedsCors = "body.stream-needs-cors", Other, RequestConstructor;
    StreamUnsupported = "body.stream-unsupported", Unsupported, RequestConstructor;
    StyleStatus = "style.status", Response, StyleFetch;
    StyleType = "style.type", Response, StyleFetch;
    TrustedTypesNeeded = "trusted-types.needed", Csp, TrustedTypes;
    TrustedTypesReported = "trusted-types.reported", Csp, TrustedTypes;
    UpgradedAsMixedContent = "mixed-content.upgraded", MixedContent, MixedContentUpgrade;
    UpgradedByDirective = "mixed-content.upgraded-by-directive", MixedContent, UpgradeInsecureRequests;
    UrlCredentialsBlocked = "url.credentials-blocked", Credentials, MainFetch;
    UrlHasCredentials = "url.has-credentials", Credentials, RequestConstructor;
    UrlInvalid = "url.invalid", Url, UrlParser;
    UrlParsed = "url.parsed", Url, UrlParser;
    WebSocketAccept = "web-socket.accept", Response, Rfc6455Handshake;
    WebSocketExtension = "web-socket.extension", Response, Rfc6455Handshake;
    WebSocketFragment = "web-socket.fragment", Url, WebSocketConstructor;
    WebSocketHandshakeHeader = "web-socket.handshake-header", Response, Rfc6455Handshake;
    WebSocketOpens = "web-socket.opens", Response, WebSocketEstablish;
    WebSocketProtocolInvalid = "web-socket.protocol-invalid", Other, WebSocketConstructor;
    WebSocketProtocolMissing = "web-socket.protocol-missing", Response, WebSocketEstablish;
    WebSocketProtocolNotOffered = "web-socket.protocol-not-offered", Response, Rfc6455Handshake;
    WebSocketProtocolTwice = "web-socket.protocol-twice", Other, WebSocketConstructor;
    WebSocketScheme = "web-socket.scheme", Url, WebSocketConstructor;
    WebSocketSchemeFromHttp = "web-socket.scheme-from-http", Url, WebSocketConstructor;
    WebSocketStatus = "web-socket.status", Response, WebSocketEstablish;
    WebSocketUrlEmpty = "web-socket.url-empty", Url, WebSocketConstructor;
    WebTransportNotSimulated = "web-transport.not-simulated", Other, WebTransportConstructor;
    WebTransportUrl = "web-transport.url", Url, WebTransportConstructor;
}

impl Code {
    /// Whether some browser's console tells of it: of what fails, and of a few things that do not.
    pub(crate) fn is_heard_in_console(self, outcome: StepOutcome) -> bool {
        outcome == StepOutcome::Fail
            || matches!(
                self,
                Code::HeaderForbidden
                    | Code::PreflightAllows
                    | Code::MixedContentLoopbackShown
                    | Code::UpgradedAsMixedContent
                    | Code::UpgradedByDirective
            )
    }
}
