//! Problems of the input itself, independent of the verdict.

use super::Place;
use crate::contract::report::{Edit, Severity};

/// The largest number of warnings in a report. Pasted text may cause a hundred thousand.
pub(crate) const MOST_WARNINGS: usize = 200;

/// Declares the kinds of problem.
macro_rules! problem_kinds {
    ($($variant:ident = $code:literal, $severity:ident;)*) => {
        /// A kind of problem. Its sentence is in [`crate::explain`].
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum ProblemKind { $($variant,)* }

        impl ProblemKind {
            /// Every kind.
            pub(crate) const ALL: &[ProblemKind] = &[$(ProblemKind::$variant,)*];

            /// Its stable name in reports.
            pub(crate) fn code(self) -> &'static str {
                match self { $(ProblemKind::$variant => $code,)* }
            }

            /// How severe it is.
            pub(crate) fn severity(self) -> Severity {
                match self { $(ProblemKind::$variant => Severity::$severity,)* }
            }
        }
    };
}

problem_kinds! {
    CorpUnknown = "header.corp-unknown", Warning;
    CorsAuthorizationUnderWildcard = "cors.authorization-under-wildcard", Warning;
    CorsCredentialsNotTrue = "cors.allow-credentials-not-true", Error;
    CorsEchoWithoutVary = "cors.echo-without-vary", Hint;
    CorsExposeOnPreflight = "cors.expose-on-preflight", Warning;
    CorsHeaderOnRequest = "cors.response-header-on-request", Error;
    CorsHeaderMisspelt = "cors.header-misspelt", Warning;
    CorsHeaderUnknown = "cors.header-unknown", Warning;
    CorsListUnreadable = "cors.list-unreadable", Error;
    CorsMaxAgeCapped = "cors.max-age-capped", Hint;
    CorsMaxAgeMalformed = "cors.max-age-malformed", Warning;
    CorsOriginMalformed = "cors.allow-origin-malformed", Error;
    CorsOriginNull = "cors.allow-origin-null", Warning;
    CorsOriginPattern = "cors.allow-origin-pattern", Error;
    CorsPreflightHeaderOnResponse = "cors.preflight-header-on-response", Hint;
    CorsPrivateNetwork = "cors.private-network", Hint;
    CorsSeveralOrigins = "cors.allow-origin-several", Error;
    CorsWildcardAndCredentials = "cors.wildcard-and-credentials", Warning;
    CorsWildcardLiteral = "cors.wildcard-literal", Warning;
    CspAllowsEverything = "csp.allows-everything", Warning;
    CspAllowsScheme = "csp.allows-scheme", Hint;
    CspCommaBetweenDirectives = "csp.comma-between-directives", Hint;
    CspCommaBetweenSources = "csp.comma-between-sources", Error;
    CspDeprecatedDirective = "csp.deprecated-directive", Warning;
    CspDirectiveNotAscii = "csp.directive-not-ascii", Error;
    CspDuplicateDirective = "csp.duplicate-directive", Warning;
    CspDuplicateSource = "csp.duplicate-source", Hint;
    CspEmptyDirective = "csp.empty-directive", Hint;
    CspEndpointUnknown = "csp.endpoint-unknown", Warning;
    CspForgottenSemicolon = "csp.forgotten-semicolon", Error;
    CspFolderPath = "csp.folder-path", Hint;
    CspHostUnderStrictDynamic = "csp.host-under-strict-dynamic", Hint;
    CspIgnoredInMeta = "csp.ignored-in-meta", Warning;
    CspIgnoredInReportOnly = "csp.ignored-in-report-only", Warning;
    CspInsecureSource = "csp.insecure-source", Warning;
    CspInvalidSource = "csp.invalid-source", Error;
    CspKeywordAsName = "csp.keyword-as-name", Warning;
    CspKeywordWithoutEffect = "csp.keyword-without-effect", Warning;
    CspMetaComma = "csp.meta-comma", Warning;
    CspNonceWithoutEffect = "csp.nonce-without-effect", Warning;
    CspNoneNotAlone = "csp.none-not-alone", Warning;
    CspReportOnlyWithoutEndpoint = "csp.report-only-without-endpoint", Warning;
    CspSandboxEscape = "csp.sandbox-escape", Warning;
    CspSandboxFlagUnknown = "csp.sandbox-flag-unknown", Warning;
    CspGap = "csp.gap", Error;
    CspHostImpossible = "csp.host-impossible", Warning;
    CspPastDirective = "csp.past-directive", Warning;
    CspPolicyNameInvalid = "csp.policy-name-invalid", Warning;
    CspPortImpossible = "csp.port-impossible", Warning;
    CspReportUri = "csp.report-uri", Hint;
    CspSchemeMisspelt = "csp.scheme-misspelt", Error;
    CspSchemeWithoutColon = "csp.scheme-without-colon", Error;
    CspSinkGroupUnknown = "csp.sink-group-unknown", Warning;
    CspSourceQuery = "csp.source-query", Warning;
    CspStrictDynamicAlone = "csp.strict-dynamic-alone", Error;
    CspUnknownDirective = "csp.unknown-directive", Warning;
    CspUnquotedKeyword = "csp.unquoted-keyword", Error;
    CspUnsafeEval = "csp.unsafe-eval", Hint;
    CspUnsafeInline = "csp.unsafe-inline", Warning;
    CspValueIgnored = "csp.value-ignored", Hint;
    CspValueMissing = "csp.value-missing", Warning;
    CspWildcardInPath = "csp.wildcard-in-path", Warning;
    CspWithoutName = "csp.without-header-name", Warning;
    EmbedderPolicyUnknown = "header.embedder-policy-unknown", Warning;
    HeaderBadName = "header.bad-name", Error;
    HeaderControlCharacter = "header.control-character", Error;
    HeaderCut = "header.cut", Error;
    HeaderInConfiguration = "header.in-configuration", Error;
    HeaderInvisible = "header.invisible-character", Warning;
    HeaderMisspelt = "header.misspelt", Warning;
    HeaderNoColon = "header.no-colon", Error;
    HeaderNotRecognised = "header.not-recognised", Error;
    HeaderObsolete = "header.obsolete", Warning;
    HeaderOfBrowser = "header.of-browser", Warning;
    HeaderOfRequest = "header.of-request", Error;
    HeaderOfResponse = "header.of-response", Error;
    HeaderQuoted = "header.quoted", Warning;
    HeaderSeveralHops = "header.several-hops", Error;
    HeaderSeveralResponses = "header.several-answers", Warning;
    HeaderSpaceBeforeColon = "header.space-before-colon", Warning;
    HeaderVariable = "header.variable", Error;
    HostPermissionsOnPage = "page.host-permissions-on-page", Warning;
    LocalNetworkNotJudged = "local-network.not-judged", Hint;
    LocationSeveral = "network.location-several", Warning;
    LocationWithoutRedirect = "network.location-without-redirect", Warning;
    ManyMore = "input.many-more", Hint;
    NetworkUnreachedHop = "network.unreached-hop", Hint;
    NosniffUnknown = "header.nosniff-unknown", Warning;
    NothingHelps = "fix.none", Hint;
    PageIsFile = "page.is-file", Hint;
    PageUrlInvalid = "page.url-invalid", Error;
    PageUrlNotRead = "page.url-not-read", Error;
    PageUrlRelative = "page.url-relative", Error;
    PreflightNotSent = "network.preflight-not-sent", Hint;
    ReferrerPolicyUnknown = "header.referrer-policy-unknown", Warning;
    RequestFieldIgnored = "request.field-ignored", Warning;
    RequestUrlNotRead = "request.url-not-read", Error;
    RequestUrlRelative = "request.url-relative", Warning;
    ResponseOfGateway = "network.response-of-gateway", Warning;
    SandboxWithoutScripts = "csp.sandbox-without-scripts", Warning;
    StatusContradiction = "network.status-contradiction", Warning;
    UpgradeHasResponse = "upgrade.answered", Hint;
    UpgradeOfLoopback = "upgrade.loopback", Hint;
    UpgradeToSamePort = "upgrade.same-port", Warning;
    StatusImpossible = "network.status-impossible", Error;
}

/// A problem, its place, and the values of its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) kind: ProblemKind,
    /// Its place, if it is about a place of the input.
    pub(crate) place: Option<Place>,
    /// The values of its sentence.
    pub(crate) params: Vec<(&'static str, String)>,
    /// The edit that would repair it, if there is one.
    pub(crate) repair: Option<Edit>,
}

impl Problem {
    pub(crate) fn at(kind: ProblemKind, place: Place) -> Problem {
        Problem { kind, place: Some(place), params: Vec::new(), repair: None }
    }

    pub(crate) fn about(kind: ProblemKind) -> Problem {
        Problem { kind, place: None, params: Vec::new(), repair: None }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Problem {
        self.params.push((name, value.into()));
        self
    }

    /// Sets the edit that repairs it.
    pub(crate) fn repaired_by(mut self, repair: Option<Edit>) -> Problem {
        self.repair = repair;
        self
    }
}
