//! Why an answer is not shared, whichever answer it was and however engines put it.

use crate::trace::{Code, Decision};

/// Why the answer to a request or to its preflight is not shared.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Refusal<'d> {
    /// No `Access-Control-Allow-Origin`.
    OriginMissing,
    /// That header has a value that is not the origin, or several.
    OriginMismatch(&'d str),
    /// It is `*`, and the request has credentials.
    Wildcard,
    /// `Access-Control-Allow-Credentials` is not `true`; its value, empty where there is none.
    Credentials(&'d str),
    /// The preflight's status is not ok.
    Status,
    /// The preflight is redirected.
    Redirected,
    /// A list of the preflight's answer does not follow its grammar.
    MethodsUnreadable(&'d str),
    /// A list of the preflight's answer does not follow its grammar.
    HeadersUnreadable(&'d str),
    /// The method is not allowed.
    Method(&'d str),
    /// A header is not allowed; its name in lower case.
    Header(&'d str),
}

impl Decision {
    /// Why the answer that this decision is about is not shared, if it is such a decision.
    pub(crate) fn refusal(&self) -> Option<Refusal<'_>> {
        Some(match self.code {
            Code::CorsAllowOriginMissing | Code::PreflightAllowOriginMissing => Refusal::OriginMissing,
            Code::CorsAllowOriginMismatch
            | Code::CorsSeveralOrigins
            | Code::PreflightAllowOriginMismatch
            | Code::PreflightSeveralOrigins => Refusal::OriginMismatch(self.value("value")),
            Code::CorsWildcardWithCredentials | Code::PreflightWildcardWithCredentials => Refusal::Wildcard,
            Code::CorsCredentialsMissing
            | Code::CorsCredentialsWrong
            | Code::PreflightCredentialsMissing
            | Code::PreflightCredentialsWrong => Refusal::Credentials(self.value("value")),
            Code::PreflightStatus => Refusal::Status,
            Code::PreflightRedirected => Refusal::Redirected,
            Code::PreflightMethodsUnreadable => Refusal::MethodsUnreadable(self.value("value")),
            Code::PreflightHeadersUnreadable => Refusal::HeadersUnreadable(self.value("value")),
            Code::PreflightMethodNotAllowed | Code::PreflightMethodsMissing | Code::PreflightMethodWildcard => {
                Refusal::Method(self.value("method"))
            }
            Code::PreflightHeaderNotAllowed
            | Code::PreflightHeadersMissing
            | Code::PreflightHeaderWildcard
            | Code::PreflightAuthorizationWildcard => Refusal::Header(self.value("header")),
            _ => return None,
        })
    }
}
