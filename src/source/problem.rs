//! What is wrong with the input itself, whatever the verdict.

use super::Place;
use crate::report::Severity;

/// A kind of problem. Its sentence stands in [`crate::explain`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ProblemKind {
    CspDirectiveNotAscii,
    CspDuplicateDirective,
    CspIgnoredInMeta,
    CspIgnoredInReportOnly,
    CspInvalidSource,
    CspNoneNotAlone,
    CspUnknownDirective,
    CspUnquotedKeyword,
    HeaderBadName,
    HeaderControlCharacter,
    HeaderNoColon,
    HeaderSpaceBeforeColon,
    HeaderSeveralAnswers,
    LocationWithoutRedirect,
    LocalNetworkNotJudged,
    ManyMore,
    NetworkUnreachedHop,
    PageUrlInvalid,
    PreflightNotSent,
    SandboxWithoutScripts,
}

impl ProblemKind {
    /// Every kind, so that tests can walk them.
    #[cfg(test)]
    pub(crate) const ALL: [ProblemKind; 20] = [
        Self::CspDirectiveNotAscii,
        Self::CspDuplicateDirective,
        Self::CspIgnoredInMeta,
        Self::CspIgnoredInReportOnly,
        Self::CspInvalidSource,
        Self::CspNoneNotAlone,
        Self::CspUnknownDirective,
        Self::CspUnquotedKeyword,
        Self::HeaderBadName,
        Self::HeaderControlCharacter,
        Self::HeaderNoColon,
        Self::HeaderSpaceBeforeColon,
        Self::HeaderSeveralAnswers,
        Self::LocationWithoutRedirect,
        Self::LocalNetworkNotJudged,
        Self::ManyMore,
        Self::NetworkUnreachedHop,
        Self::PageUrlInvalid,
        Self::PreflightNotSent,
        Self::SandboxWithoutScripts,
    ];

    /// Its stable name on the wire.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::CspDirectiveNotAscii => "csp.directive-not-ascii",
            Self::CspDuplicateDirective => "csp.duplicate-directive",
            Self::CspIgnoredInMeta => "csp.ignored-in-meta",
            Self::CspIgnoredInReportOnly => "csp.ignored-in-report-only",
            Self::CspInvalidSource => "csp.invalid-source",
            Self::CspNoneNotAlone => "csp.none-not-alone",
            Self::CspUnknownDirective => "csp.unknown-directive",
            Self::CspUnquotedKeyword => "csp.unquoted-keyword",
            Self::HeaderBadName => "header.bad-name",
            Self::HeaderControlCharacter => "header.control-character",
            Self::HeaderNoColon => "header.no-colon",
            Self::HeaderSpaceBeforeColon => "header.space-before-colon",
            Self::HeaderSeveralAnswers => "header.several-answers",
            Self::LocationWithoutRedirect => "network.location-without-redirect",
            Self::LocalNetworkNotJudged => "local-network.not-judged",
            Self::ManyMore => "input.many-more",
            Self::NetworkUnreachedHop => "network.unreached-hop",
            Self::PageUrlInvalid => "page.url-invalid",
            Self::PreflightNotSent => "network.preflight-not-sent",
            Self::SandboxWithoutScripts => "csp.sandbox-without-scripts",
        }
    }

    /// How bad it is.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::CspInvalidSource
            | Self::CspUnquotedKeyword
            | Self::CspDirectiveNotAscii
            | Self::HeaderBadName
            | Self::HeaderControlCharacter
            | Self::HeaderNoColon
            | Self::PageUrlInvalid => Severity::Error,
            Self::CspDuplicateDirective
            | Self::CspIgnoredInMeta
            | Self::CspIgnoredInReportOnly
            | Self::CspNoneNotAlone
            | Self::CspUnknownDirective
            | Self::HeaderSpaceBeforeColon
            | Self::HeaderSeveralAnswers
            | Self::LocationWithoutRedirect
            | Self::SandboxWithoutScripts => Severity::Warning,
            Self::LocalNetworkNotJudged | Self::ManyMore | Self::NetworkUnreachedHop | Self::PreflightNotSent => {
                Severity::Hint
            }
        }
    }
}

/// One problem, where it is and what it is about.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) kind: ProblemKind,
    /// Where, if it is at a place of the input.
    pub(crate) place: Option<Place>,
    /// What fills its sentence.
    pub(crate) params: Vec<(&'static str, String)>,
}

impl Problem {
    pub(crate) fn at(kind: ProblemKind, place: Place) -> Problem {
        Problem { kind, place: Some(place), params: Vec::new() }
    }

    pub(crate) fn about(kind: ProblemKind) -> Problem {
        Problem { kind, place: None, params: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Problem {
        self.params.push((name, value.into()));
        self
    }
}
