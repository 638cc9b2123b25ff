//! The codes of decisions: for each one a stable name, the check that it belongs to, and its clause.

use super::clause::Clause;
use crate::contract::report::{Check, StepOutcome};

/// Declares the decisions.
macro_rules! codes {
    ($($variant:ident = $code:literal, $check:ident, $clause:ident;)*) => {
        /// The code of a decision.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[expect(clippy::enum_variant_names, reason = "`UnknownCode` says what is not known")]
        pub(crate) enum Code { $($variant,)* }

        impl Code {
            /// Every code.
            pub(crate) const ALL: &[Code] = &[$(Code::$variant,)*];

            /// Its stable name in reports.
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
    ContentScriptNotRecorded = "content-script.not-recorded", Unsupported, CspExtensions;
    ContentScriptUnknown = "content-script.unknown", Unsupported, CspExtensions;
    CspNotForContentScripts = "csp.not-for-content-scripts", Csp, CspExtensions;
    ApiNotExposed = "api.not-exposed", Unsupported, WorkerRun;
    ApiUnsupported = "api.unsupported", Unsupported, MainFetch;
    BaseScheme = "base.scheme", Url, BaseElement;
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
    CorpFrameEmbedder = "corp.frame-embedder", Corp, FrameEmbedderPolicy;
    CorpWorkerEmbedder = "corp.worker-embedder", Corp, FrameEmbedderPolicy;
    EmbedderPolicyNotRead = "corp.embedder-not-read", Corp, CrossOriginResourcePolicy;
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
    CspCodeUnknown = "csp.code-unknown", Csp, CspMatchElement;
    CspEvalAllowed = "csp.eval-allowed", Csp, CspCompileStrings;
    CspEvalBlocked = "csp.eval-blocked", Csp, CspCompileStrings;
    CspEvalReported = "csp.eval-reported", Csp, CspCompileStrings;
    CspHashNeedsUnsafeHashes = "csp.hash-needs-unsafe-hashes", Csp, CspMatchElement;
    CspHashOfOtherLineEnds = "csp.hash-of-other-line-ends", Csp, CspMatchElement;
    CspHashOfTrimmedCode = "csp.hash-of-trimmed-code", Csp, CspMatchElement;
    CspInlineAllowed = "csp.inline-allowed", Csp, CspMatchElement;
    CspInlineBlocked = "csp.inline-blocked", Csp, CspShouldBlockInline;
    CspInlineReported = "csp.inline-reported", Csp, CspShouldBlockInline;
    CspIntegrityMatches = "csp.integrity-matches", Csp, CspMatchIntegrity;
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
    CspNoSourceMatches = "csp.no-source-matches", Csp, CspShouldBlockRequest;
    CspNonceDiffers = "csp.nonce-differs", Csp, CspMatchNonce;
    CspNonceForElementsOnly = "csp.nonce-for-elements-only", Csp, CspMatchElement;
    CspNonceHidden = "csp.nonce-hidden", Csp, CspNonceable;
    CspNonceMatches = "csp.nonce-matches", Csp, CspMatchNonce;
    CspNonceMissing = "csp.nonce-missing", Csp, CspMatchNonce;
    CspNone = "csp.none", Csp, CspFallbackList;
    CspNotGoverned = "csp.not-governed", Csp, CspFallbackList;
    CspNotRead = "csp.not-read", Csp, CspShouldBlockRequest;
    CspReportOnlyViolated = "csp.report-only-violated", Csp, CspReportForRequest;
    SandboxNoJavascriptUrls = "sandbox.no-javascript-urls", Sandbox, CspSandbox;
    CspSandboxNoScript = "csp.sandbox-no-script", Sandbox, CspSandbox;
    CspStrictDynamicAllows = "csp.strict-dynamic-allows", Csp, CspScriptPreRequest;
    CspStrictDynamicBlocks = "csp.strict-dynamic-blocks", Csp, CspScriptPreRequest;
    CspUnsafeInlineIgnored = "csp.unsafe-inline-ignored", Csp, CspAllowAllInline;
    CspWasmAllowed = "csp.wasm-allowed", Csp, CspCompileWasm;
    CspWasmBlocked = "csp.wasm-blocked", Csp, CspCompileWasm;
    CspWasmReported = "csp.wasm-reported", Csp, CspCompileWasm;
    DataUrlInvalid = "data-url.invalid", Url, SchemeFetch;
    DataUrlRead = "data-url.read", Url, SchemeFetch;
    DataUrlWrongType = "data-url.wrong-type", Response, SchemeFetch;
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
    FrameAncestorsAllow = "frame-ancestors.allow", FrameAncestors, CspFrameAncestors;
    FrameAncestorsBlock = "frame-ancestors.block", FrameAncestors, CspFrameAncestors;
    FrameAncestorsReported = "frame-ancestors.reported", FrameAncestors, CspFrameAncestors;
    FrameIsLocal = "frame.is-local", Csp, NavigateIframe;
    FrameNotShown = "frame.not-shown", Response, NavigateIframe;
    HeaderDroppedByNoCors = "header.dropped-by-no-cors", Header, HeadersAppend;
    HeaderForbidden = "header.forbidden", Header, ForbiddenRequestHeader;
    HeaderInvalid = "header.invalid", Header, HeadersAppend;
    HeadersWithheld = "cors.headers-withheld", Cors, ResponseExposed;
    InlineScriptByInnerHtml = "inline.script-by-inner-html", Other, ScriptPrepare;
    InlineStyleByCssom = "inline.style-by-cssom", Csp, CspStyleSrc;
    IntegrityMismatch = "integrity.mismatch", Integrity, IntegrityMatch;
    IntegrityOpaque = "integrity.opaque", Integrity, IntegrityMatch;
    IntegrityPolicyBlocked = "integrity-policy.blocked", Other, IntegrityPolicy;
    IntegrityPolicyReported = "integrity-policy.reported", Other, IntegrityPolicy;
    LocalNetworkPrompt = "local-network.asks", LocalNetwork, LocalNetworkAccess;
    LocalNetworkDenied = "local-network.denied", LocalNetwork, LocalNetworkAccess;
    LocalNetworkGranted = "local-network.granted", LocalNetwork, LocalNetworkAccess;
    LocalNetworkInsecurePage = "local-network.insecure-page", LocalNetwork, LocalNetworkAccess;
    LocalNetworkMaybeInsecurePage = "local-network.maybe-insecure-page", LocalNetwork, LocalNetworkAccess;
    MediaStatus = "media.status", Response, MediaFetch;
    MethodForbidden = "method.forbidden", Method, ForbiddenMethod;
    MethodInvalid = "method.invalid", Method, ForbiddenMethod;
    MethodNormalized = "method.normalized", Method, MethodNormalize;
    MethodSet = "method.set", Method, MethodNormalize;
    MimeTypeBlocked = "response.mime-type-blocked", Response, MimeTypeBlocked;
    MixedContentBlocked = "mixed-content.blocked", MixedContent, MixedContentBlock;
    MixedContentLoopbackShown = "mixed-content.loopback-shown", MixedContent, MixedContentUpgrade;
    MixedContentLocal = "mixed-content.local", MixedContent, LocalNetworkMixedContent;
    ModuleSpecifierBare = "module.specifier-bare", Url, ModuleSpecifier;
    ModuleType = "module.type", Response, ScriptFetch;
    NoBody = "response.no-body", Response, HttpFetch;
    NoCorsMethod = "method.no-cors", Method, RequestConstructor;
    NoCorsNeedsFollow = "redirect.no-cors-needs-follow", Redirect, MainFetch;
    NoCorsOpaque = "cors.no-cors-opaque", Cors, MainFetch;
    NosniffBlocked = "response.nosniff-blocked", Response, Nosniff;
    ObjectIsPage = "object.is-page", Other, ObjectElement;
    OnlyInformational = "response.only-informational", Response, HttpNetworkOrCacheFetch;
    OpaqueResponseBlocked = "response.opaque-blocked", Response, HttpFetch;
    PingScheme = "ping.scheme", Url, HyperlinkAuditing;
    PortBlocked = "port.blocked", Port, PortBlocking;
    PreflightAllowOriginMismatch = "preflight.origin-mismatch", Preflight, CorsCheck;
    PreflightAllowOriginMissing = "preflight.origin-missing", Preflight, CorsCheck;
    PreflightAllows = "preflight.allows", Preflight, CorsPreflightFetch;
    PreflightAllowsMethod = "preflight.allows-method", Preflight, CorsPreflightFetch;
    PreflightResponseFromElsewhere = "preflight.answer-from-elsewhere", Preflight, CorsPreflightFetch;
    PreflightResponseNotKnown = "preflight.answer-not-known", Preflight, CorsPreflightFetch;
    PreflightAuthorizationWildcard = "preflight.authorization-wildcard", Preflight, CorsPreflightFetch;
    PreflightCorsPassed = "preflight.cors-passed", Preflight, CorsCheck;
    PreflightCredentialsMissing = "preflight.credentials-missing", Preflight, CorsCheck;
    PreflightCredentialsWrong = "preflight.credentials-wrong", Preflight, CorsCheck;
    PreflightForHeaders = "preflight.for-headers", Preflight, CorsSafelistedRequestHeader;
    PreflightForMethod = "preflight.for-method", Preflight, MainFetch;
    PreflightForStream = "preflight.for-stream", Preflight, RequestConstructor;
    PreflightForUploadListener = "preflight.for-upload-listener", Preflight, XhrSend;
    PreflightHeaderNotRead = "preflight.header-not-read", Preflight, CorsPreflightFetch;
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
    PreloadByInnerHtml = "preload.by-inner-html", Unsupported, LinkPreload;
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
    RequestHeadersNotRead = "request.headers-not-read", Header, HeadersAppend;
    RequestLineForbidden = "method.request-line-forbidden", Method, Rfc9110Connect;
    RequestLineRead = "url.request-line-read", Url, UrlParser;
    RequestSent = "request.sent", Other, HttpNetworkOrCacheFetch;
    ResponseFromElsewhere = "response.from-elsewhere", Response, HttpFetch;
    ResponseHeaderNotRead = "response.header-not-read", Response, HttpFetch;
    ResponseNotKnown = "response.not-known", Response, HttpFetch;
    ResponseOfSeveralHops = "response.several-hops", Response, HttpFetch;
    ResultApplied = "result.applied", Other, StyleBlock;
    ResultBaseSet = "result.base-set", Other, BaseElement;
    ResultLoads = "result.loads", Response, MainFetch;
    ResultOpaque = "result.opaque", Response, ResponseExposed;
    ResultOpaqueRedirect = "result.opaque-redirect", Response, ResponseExposed;
    ResultReadable = "result.readable", Response, ResponseExposed;
    ResultReadableNoHeaders = "result.readable-no-headers", Response, ResponseExposed;
    ResultRulesApplied = "result.rules-applied", Other, SpeculationRules;
    ResultRuns = "result.runs", Other, ScriptPrepare;
    ResultSent = "result.sent", Other, HttpNetworkOrCacheFetch;
    ResultShown = "result.shown", Response, NavigateIframe;
    ResultSinkTakes = "result.sink-takes", TrustedTypes, TrustedTypesString;
    ResultStarts = "result.starts", Response, WorkerRun;
    ResultSubmitted = "result.submitted", Other, FormSubmission;
    ResultNotAnImage = "result.not-an-image", Response, ImageFetch;
    ResultTaintsCanvas = "result.taints-canvas", Response, ImageFetch;
    SameOrigin = "cors.same-origin", Cors, MainFetch;
    SameOriginModeRefuses = "same-origin-mode.refuses", SameOriginMode, MainFetch;
    SandboxNoForms = "sandbox.no-forms", Sandbox, FormSubmission;
    SchemeNotFetched = "url.scheme-not-fetched", Url, SchemeFetch;
    ScriptStatus = "script.status", Response, ScriptFetch;
    ServiceWorkerFails = "service-worker.fails", Other, HandleFetch;
    ServiceWorkerFetches = "service-worker.fetches", Other, HandleFetch;
    ServiceWorkerNotAsked = "service-worker.not-asked", Other, HandleFetch;
    StreamAsText = "body.stream-as-text", Other, RequestConstructor;
    StreamNeedsCors = "body.stream-needs-cors", Other, RequestConstructor;
    StreamUnsupported = "body.stream-unsupported", Unsupported, RequestConstructor;
    StyleStatus = "style.status", Response, StyleFetch;
    StyleType = "style.type", Response, StyleFetch;
    TrustedTypesConverted = "trusted-types.converted", TrustedTypes, TrustedTypesString;
    TrustedTypesNeeded = "trusted-types.needed", TrustedTypes, TrustedTypes;
    TrustedTypesNoSink = "trusted-types.no-sink", TrustedTypes, TrustedTypesString;
    TrustedTypesPolicyListed = "trusted-types.policy-listed", TrustedTypes, TrustedTypesCreate;
    TrustedTypesPolicyNotListed = "trusted-types.policy-not-listed", TrustedTypes, TrustedTypesCreate;
    TrustedTypesDefaultRepeated = "trusted-types.default-repeated", TrustedTypes, TrustedTypesCreate;
    TrustedTypesPolicyRepeated = "trusted-types.policy-repeated", TrustedTypes, TrustedTypesCreate;
    TrustedTypesPolicyReported = "trusted-types.policy-reported", TrustedTypes, TrustedTypesCreate;
    TrustedTypesReported = "trusted-types.reported", TrustedTypes, TrustedTypes;
    UpgradedAsMixedContent = "mixed-content.upgraded", MixedContent, MixedContentUpgrade;
    UpgradedByDirective = "mixed-content.upgraded-by-directive", MixedContent, UpgradeInsecureRequests;
    UrlCredentialsBlocked = "url.credentials-blocked", Credentials, MainFetch;
    UrlHasCredentials = "url.has-credentials", Credentials, RequestConstructor;
    UrlInvalid = "url.invalid", Url, UrlParser;
    UrlMissing = "url.missing", Url, UrlParser;
    UrlNotRead = "url.not-read", Url, UrlParser;
    UrlParsed = "url.parsed", Url, UrlParser;
    WasmType = "wasm.type", Response, WasmStreaming;
    WebSocketAccept = "web-socket.accept", Response, Rfc6455Handshake;
    WebSocketExtension = "web-socket.extension", Response, Rfc6455Handshake;
    WebSocketFragment = "web-socket.fragment", Url, WebSocketConstructor;
    WebSocketHandshakeHeader = "web-socket.handshake-header", Response, Rfc6455Handshake;
    WebSocketOpens = "web-socket.opens", Response, WebSocketEstablish;
    WebSocketProtocolInvalid = "web-socket.protocol-invalid", Other, WebSocketConstructor;
    WebSocketProtocolMissing = "web-socket.protocol-missing", Response, WebSocketEstablish;
    WebSocketProtocolNotOffered = "web-socket.protocol-not-offered", Response, Rfc6455Handshake;
    WebSocketProtocolTwice = "web-socket.protocol-twice", Other, WebSocketConstructor;
    WebSocketProtocolWithoutOffer = "web-socket.protocol-unasked", Response, Rfc6455Handshake;
    WebSocketScheme = "web-socket.scheme", Url, WebSocketConstructor;
    WebSocketSchemeFromHttp = "web-socket.scheme-from-http", Url, WebSocketConstructor;
    WebSocketStatus = "web-socket.status", Response, WebSocketEstablish;
    WebSocketUrlEmpty = "web-socket.url-empty", Url, WebSocketConstructor;
    WebTransportNotSimulated = "web-transport.not-simulated", Other, WebTransportConstructor;
    WebTransportUrl = "web-transport.url", Url, WebTransportConstructor;
    ServiceWorkerUrl = "worker.service-worker-url", Url, ServiceWorkerRegister;
    SharedWorkerOpaque = "worker.opaque-origin", SameOriginMode, WorkerConstructor;
    TopLevelDataUrl = "navigation.data-url", Url, Navigate;
    WorkerMissing = "worker.missing", Unsupported, ImportScripts;
    WorkerOfAnotherOrigin = "worker.another-origin", SameOriginMode, WorkerConstructor;
    WorkerStatus = "worker.status", Response, WorkerFetch;
    XFrameOptionsAllows = "x-frame-options.allows", XFrameOptions, XFrameOptions;
    XFrameOptionsConflict = "x-frame-options.conflict", XFrameOptions, XFrameOptions;
    XFrameOptionsDeny = "x-frame-options.deny", XFrameOptions, XFrameOptions;
    XFrameOptionsOverridden = "x-frame-options.overridden", XFrameOptions, XFrameOptions;
    XFrameOptionsSameOrigin = "x-frame-options.same-origin", XFrameOptions, XFrameOptions;
    XFrameOptionsUnknown = "x-frame-options.unknown", XFrameOptions, XFrameOptions;
}

impl Code {
    /// Whether a browser's console may print something about it: failures, and a few other decisions.
    pub(crate) fn is_for_console(self, outcome: StepOutcome) -> bool {
        outcome == StepOutcome::Fail
            || matches!(
                self,
                Code::HeaderForbidden
                    | Code::PreflightAllows
                    | Code::MixedContentLoopbackShown
                    | Code::UpgradedAsMixedContent
                    | Code::UpgradedByDirective
                    | Code::XFrameOptionsOverridden
                    | Code::XFrameOptionsUnknown
            )
    }
}
