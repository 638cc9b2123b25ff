//! [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch).

use super::cors_check::{CorsCheckCodes, cors_check};
use super::given_response::response_not_known;
use super::header_is_known::{header_is_known, status_is_known};
use super::http_network_fetch::http_network_or_cache_fetch;
use super::params::FetchParams;
use crate::contract::report::ExchangeKind;
use crate::contract::scenario_path::Head;
use crate::engine::Departure;
use crate::http::header_list::Extracted;
use crate::http::method::is_cors_safelisted_method;
use crate::http::request::{CredentialsMode, Request, RequestBody, RequestHeader, RequestMode, ResponseTainting};
use crate::http::request_header::{cors_unsafe_request_header_names, is_cors_non_wildcard_request_header_name};
use crate::http::response::ResponseHead;
use crate::http::status::{is_ok_status, is_redirect_status};
use crate::trace::{Code, Flow, Trace};

const ALLOW_METHODS: &str = "Access-Control-Allow-Methods";
const ALLOW_HEADERS: &str = "Access-Control-Allow-Headers";

/// Whether main fetch requires a preflight, and why.
pub(crate) fn is_needed(request: &Request, unsafe_names: &[(String, &RequestHeader)], trace: &mut Trace) -> bool {
    let mut needed = false;
    if request.use_cors_preflight {
        needed = true;
        let code = if request.body == RequestBody::WithoutSource {
            Code::PreflightForStream
        } else {
            Code::PreflightForUploadListener
        };
        trace.info(code, |decision| decision);
    }
    if request.is_unsafe && !is_cors_safelisted_method(&request.method) {
        needed = true;
        trace.info(Code::PreflightForMethod, |decision| {
            decision.with("method", request.method.as_str()).at_all(request.method_place)
        });
    }
    if request.is_unsafe && !unsafe_names.is_empty() {
        needed = true;
        trace.info(Code::PreflightForHeaders, |decision| {
            decision
                .with("headers", joined(unsafe_names, ", "))
                .at_all(unsafe_names.iter().filter_map(|(_, header)| header.place))
        });
    }
    if !needed && request.preflight_stays {
        needed = true;
        trace.info(Code::PreflightStays, |decision| decision.with("method", request.method.as_str()));
    }
    if !needed {
        trace.info(Code::PreflightNotNeeded, |decision| decision.with("method", request.method.as_str()));
    }
    needed
}

fn joined(names: &[(String, &RequestHeader)], separator: &str) -> String {
    let names: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
    names.join(separator)
}

/// [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch-0)
pub(crate) fn cors_preflight_fetch(params: FetchParams<'_, '_>, request: &Request, trace: &mut Trace) -> Flow<()> {
    let names = cors_unsafe_request_header_names(params.profile, request);
    let keeps_origin = request.has_redirect_taint() && params.departs(Departure::PreflightKeepsOrigin);
    let mut preflight = preflight_request(request, &names, keeps_origin);
    trace.info(Code::PreflightSent, |decision| decision.with("url", request.current_url().for_request()));
    let Some(head) = http_network_or_cache_fetch(params, &mut preflight, ExchangeKind::Preflight, trace) else {
        return Err(response_not_known(params, request, Head::Preflight, trace));
    };
    status_is_known(head, trace)?;
    // "If a CORS check for request and response returns success and response's status is an ok
    // status": "on request rather than preflight to ensure the correct credentials mode is used."
    let include = request.credentials_mode == CredentialsMode::Include;
    let checked = if keeps_origin { &preflight } else { request };
    cors_check(params, checked, head, include, CorsCheckCodes::PREFLIGHT, trace)?;
    if !is_ok_status(head.status) {
        let code = if is_redirect_status(head.status) { Code::PreflightRedirected } else { Code::PreflightStatus };
        return Err(trace.fail(code, |decision| {
            decision
                .with("status", head.status.to_string())
                .at_all(head.status_place)
                .with("url", request.current_url().for_request())
        }));
    }
    check_response(params, request, head, &names, trace)?;
    trace.preflight_max_age = Some(max_age(head));
    Ok(())
}

fn preflight_request(request: &Request, names: &[(String, &RequestHeader)], keeps_origin: bool) -> Request {
    // "Let preflight be a new request whose method is `OPTIONS`, URL list is a clone of request's URL list, …, origin
    // is request's origin, referrer is request's referrer, referrer policy is request's referrer policy, mode is
    // "cors", and response tainting is "cors"." Its destination stays empty, as engines send it. Its credentials mode
    // stays "same-origin", so no credentials are sent with that tainting. Departure: the URLs before the last redirect
    // are forgotten, so the origin is not tainted.
    let url_list = if keeps_origin { vec![request.current_url().clone()] } else { request.url_list().to_vec() };
    let mut preflight = Request::with_url_list(url_list, request.origin.clone(), request.referrer_policy);
    "OPTIONS".clone_into(&mut preflight.method);
    preflight.referrer = request.referrer.clone();
    preflight.redirect_count = request.redirect_count;
    preflight.is_upgraded_to_port_of_page = request.is_upgraded_to_port_of_page;
    preflight.mode = RequestMode::Cors;
    preflight.response_tainting = ResponseTainting::Cors;
    preflight.append_header("Access-Control-Request-Method", request.method.clone());
    // "If headers is not empty": joined by a comma without a space, "for better or worse".
    if !names.is_empty() {
        preflight.append_header("Access-Control-Request-Headers", joined(names, ","));
    }
    preflight
}

fn check_response(
    params: FetchParams<'_, '_>,
    request: &Request,
    head: &ResponseHead<'_>,
    names: &[(String, &RequestHeader)],
    trace: &mut Trace,
) -> Flow<()> {
    let headers = &head.header_list;
    if !is_cors_safelisted_method(&request.method) {
        header_is_known(head, ALLOW_METHODS, trace)?;
    }
    if !names.is_empty() {
        header_is_known(head, ALLOW_HEADERS, trace)?;
    }
    let methods = headers.extract_tokens(ALLOW_METHODS);
    let header_names = headers.extract_tokens(ALLOW_HEADERS);
    // "If either methods or headerNames is failure, return a network error."
    for (extracted, name, code) in [
        (&methods, ALLOW_METHODS, Code::PreflightMethodsUnreadable),
        (&header_names, ALLOW_HEADERS, Code::PreflightHeadersUnreadable),
    ] {
        if *extracted == Extracted::Failure {
            return Err(trace.fail(code, |decision| {
                decision.with("value", headers.get(name).unwrap_or_default().as_ref()).at_all(headers.places(name))
            }));
        }
    }
    let include = request.credentials_mode == CredentialsMode::Include;
    // "If request's method is not in methods, request's method is not a CORS-safelisted method, and request's
    // credentials mode is "include" or methods does not contain `*`". If the use-CORS-preflight flag is set and methods
    // is null, the request's own method counts as listed.
    let own_method = methods == Extracted::Null && request.use_cors_preflight;
    let method_allowed = own_method
        || methods.contains(&request.method)
        || is_cors_safelisted_method(&request.method)
        || (!include && methods.contains("*"));
    if !method_allowed {
        let code = if methods == Extracted::Null {
            Code::PreflightMethodsMissing
        } else if methods.contains("*") {
            Code::PreflightMethodWildcard
        } else {
            Code::PreflightMethodNotAllowed
        };
        return Err(trace.fail(code, |decision| {
            decision
                .with("method", request.method.as_str())
                .with("value", headers.get(ALLOW_METHODS).unwrap_or_default().as_ref())
                .at_all(headers.places(ALLOW_METHODS))
                .at_all(request.method_place)
        }));
    }
    check_headers(params, request, &header_names, head, names, trace)?;
    let code = if names.is_empty() { Code::PreflightAllowsMethod } else { Code::PreflightAllows };
    trace.pass(code, |decision| {
        decision
            .with("method", request.method.as_str())
            .with("headers", joined(names, ", "))
            .at_all(headers.places(ALLOW_METHODS))
            .at_all(headers.places(ALLOW_HEADERS))
    });
    Ok(())
}

fn check_headers(
    params: FetchParams<'_, '_>,
    request: &Request,
    header_names: &Extracted,
    head: &ResponseHead<'_>,
    names: &[(String, &RequestHeader)],
    trace: &mut Trace,
) -> Flow<()> {
    let headers = &head.header_list;
    let include = request.credentials_mode == CredentialsMode::Include;
    let star = !include && header_names.contains("*");
    let listed = header_names.lower_case_set();
    for (name, header) in names {
        if listed.contains(name) {
            continue;
        }
        // "If one of request's header list's names is a CORS non-wildcard request-header name and
        // is not a byte-case-insensitive match for an item in headerNames"
        let needs_name = is_cors_non_wildcard_request_header_name(name)
            && star
            && !params.departs(Departure::AuthorizationUnderWildcard);
        if star && !needs_name {
            continue;
        }
        let code = if needs_name {
            Code::PreflightAuthorizationWildcard
        } else if *header_names == Extracted::Null {
            Code::PreflightHeadersMissing
        } else if header_names.contains("*") {
            Code::PreflightHeaderWildcard
        } else {
            Code::PreflightHeaderNotAllowed
        };
        return Err(trace.fail(code, |decision| {
            decision
                .with("header", name.as_str())
                .with("value", headers.get(ALLOW_HEADERS).unwrap_or_default().as_ref())
                .at_all(headers.places(ALLOW_HEADERS))
                .at_all(header.place)
        }));
    }
    Ok(())
}

/// "Let max-age be the result of extracting header list values given `Access-Control-Max-Age`": in
/// seconds. "If max-age is failure or null, then set max-age to 5."
fn max_age(head: &ResponseHead<'_>) -> u32 {
    match head.header_list.get("Access-Control-Max-Age") {
        Some(value) if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
            value.parse().unwrap_or(u32::MAX)
        }
        _ => 5,
    }
}
