//! [CORS check](https://fetch.spec.whatwg.org/#cors-check).

use super::header_is_known::header_is_known;
use super::origin_difference;
use super::params::FetchParams;
use crate::engine::Departure;
use crate::http::request::Request;
use crate::http::response::ResponseHead;
use crate::trace::{Code, Flow, Trace};

/// The codes for the possible outcomes of a CORS check, either of a preflight or of the response to the request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CorsCheckCodes {
    pub(crate) passed: Code,
    pub(crate) origin_missing: Code,
    pub(crate) origin_mismatch: Code,
    pub(crate) several_origins: Code,
    pub(crate) wildcard_with_credentials: Code,
    pub(crate) credentials_missing: Code,
    pub(crate) credentials_wrong: Code,
}

impl CorsCheckCodes {
    /// The codes for the response to the request.
    pub(crate) const RESPONSE: CorsCheckCodes = CorsCheckCodes {
        passed: Code::CorsAllows,
        origin_missing: Code::CorsAllowOriginMissing,
        origin_mismatch: Code::CorsAllowOriginMismatch,
        several_origins: Code::CorsSeveralOrigins,
        wildcard_with_credentials: Code::CorsWildcardWithCredentials,
        credentials_missing: Code::CorsCredentialsMissing,
        credentials_wrong: Code::CorsCredentialsWrong,
    };

    /// The codes for the response to the preflight.
    pub(crate) const PREFLIGHT: CorsCheckCodes = CorsCheckCodes {
        passed: Code::PreflightCorsPassed,
        origin_missing: Code::PreflightAllowOriginMissing,
        origin_mismatch: Code::PreflightAllowOriginMismatch,
        several_origins: Code::PreflightSeveralOrigins,
        wildcard_with_credentials: Code::PreflightWildcardWithCredentials,
        credentials_missing: Code::PreflightCredentialsMissing,
        credentials_wrong: Code::PreflightCredentialsWrong,
    };
}

/// [CORS check](https://fetch.spec.whatwg.org/#concept-cors-check). `include` says whether the request's credentials
/// mode is "include".
pub(crate) fn cors_check(
    params: FetchParams<'_, '_>,
    request: &Request,
    head: &ResponseHead<'_>,
    include: bool,
    codes: CorsCheckCodes,
    trace: &mut Trace,
) -> Flow<()> {
    const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
    const ALLOW_CREDENTIALS: &str = "Access-Control-Allow-Credentials";
    let headers = &head.header_list;
    let request_origin = request.serialized_origin();
    let url = || request.current_url().for_request();
    header_is_known(head, ALLOW_ORIGIN, trace)?;
    // "Let origin be the result of getting `Access-Control-Allow-Origin` from response's header
    // list. If origin is null, then return failure."
    let Some(origin) = headers.get(ALLOW_ORIGIN) else {
        return Err(trace.fail(codes.origin_missing, |decision| {
            decision
                .with("origin", request_origin)
                .with("url", url())
                .with("status", head.status.to_string())
                .at_all(head.status_place)
        }));
    };
    // "If request's credentials mode is not "include" and origin is `*`, then return success."
    if !include && origin == "*" {
        trace.pass(codes.passed, |decision| {
            decision.with("origin", request_origin).with("value", "*").at_all(headers.places(ALLOW_ORIGIN))
        });
        return Ok(());
    }
    // "If the result of byte-serializing a request origin with request is not origin, then return
    // failure."
    if request_origin != origin {
        let code = if origin == "*" {
            codes.wildcard_with_credentials
        } else if headers.named(ALLOW_ORIGIN).count() > 1 || origin.contains(',') {
            codes.several_origins
        } else {
            codes.origin_mismatch
        };
        let near = origin_difference::difference(&origin, &request_origin).filter(|_| trace.keeps_steps());
        let stop = trace.fail(code, |decision| {
            decision
                .with("origin", request_origin.as_str())
                .with("value", origin.as_ref())
                .with("url", url())
                .at_all(headers.places(ALLOW_ORIGIN))
        });
        if let Some(near) = near {
            trace.info(near, |decision| {
                decision
                    .with("origin", request_origin.as_str())
                    .with("value", origin.as_ref())
                    .at_all(headers.places(ALLOW_ORIGIN))
            });
        }
        return Err(stop);
    }
    // "If request's credentials mode is not "include", then return success."
    if include {
        header_is_known(head, ALLOW_CREDENTIALS, trace)?;
        // "If credentials is `true`, then return success. Return failure."
        let credentials = headers.get(ALLOW_CREDENTIALS);
        let is_true_but_for_empty_ones = || {
            let values = headers.named(ALLOW_CREDENTIALS).map(|header| &*header.value);
            values.filter(|value| !value.is_empty()).eq(["true"])
        };
        if credentials.as_deref() != Some("true")
            && !(is_true_but_for_empty_ones() && params.departs(Departure::EmptyCredentialsIgnored))
        {
            let code = if credentials.is_none() { codes.credentials_missing } else { codes.credentials_wrong };
            return Err(trace.fail(code, |decision| {
                decision
                    .with("origin", request_origin)
                    .with("value", credentials.as_deref().unwrap_or_default())
                    .with("url", url())
                    .at_all(headers.places(ALLOW_CREDENTIALS))
            }));
        }
    }
    trace.pass(codes.passed, |decision| {
        let decision = decision.with("origin", request_origin).with("value", origin.as_ref());
        let decision = decision.at_all(headers.places(ALLOW_ORIGIN));
        if include { decision.at_all(headers.places(ALLOW_CREDENTIALS)) } else { decision }
    });
    Ok(())
}
