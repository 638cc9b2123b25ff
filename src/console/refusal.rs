//! Why the CORS protocol refuses a response, independent of which response it is and of how engines word it.

use crate::trace::{Code, Decision};

/// Why the response to a request or to its preflight is refused.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Refusal<'d> {
    /// There is no `Access-Control-Allow-Origin`.
    OriginMissing,
    /// `Access-Control-Allow-Origin` has several values, or one that is not the origin.
    OriginMismatch(&'d str),
    /// `Access-Control-Allow-Origin` is `*`, but the request has credentials.
    Wildcard,
    /// `Access-Control-Allow-Credentials` is not `true`. This is its value, which is empty if the header is missing.
    Credentials(&'d str),
    /// The preflight's status is not ok.
    Status,
    /// The preflight is redirected.
    Redirected,
    /// The list of methods in the preflight's response does not match its grammar.
    MethodsUnreadable(&'d str),
    /// The list of headers in the preflight's response does not match its grammar.
    HeadersUnreadable(&'d str),
    /// The method is not allowed.
    Method(&'d str),
    /// A header is not allowed. This is its name in lower case.
    Header(&'d str),
}

impl Decision {
    /// Why the response is refused, if this decision is about that.
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
