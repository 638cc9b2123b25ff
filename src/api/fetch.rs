//! [`fetch()`](https://fetch.spec.whatwg.org/#fetch-method), with the
//! [Request constructor](https://fetch.spec.whatwg.org/#dom-request).

use super::definition::{Definition, Workers};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use super::{body, target};
use crate::contract::report::Settles;
use crate::contract::scenario::{BodyKind, Credentials, Mode, Redirect};
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::environment::Placed;
use crate::fetch::filtered_response;
use crate::fetch::params::FetchParams;
use crate::http::header_list::is_token;
use crate::http::method::{is_cors_safelisted_method, is_forbidden_method, normalize};
use crate::http::request::{
    CredentialsMode, InitiatorType, RedirectMode, Request, RequestBody, RequestMode, ResponseTainting,
};
use crate::http::request_header::{is_forbidden_request_header, is_header_value, is_no_cors_safelisted_request_header};
use crate::http::response::Response;
use crate::trace::{Code, Flow, Trace};

/// The fields of its `init` that `fetch()` uses.
pub(super) const INIT: &[RequestField] = &[
    RequestField::Method,
    RequestField::Headers,
    RequestField::Body,
    RequestField::Mode,
    RequestField::Credentials,
    RequestField::Redirect,
    RequestField::Integrity,
];

pub(super) const FETCH: Definition = Definition {
    reads: INIT,
    workers: Workers::ALL,
    is_recorded_in_content_scripts: true,
    ..Definition::of_script("fetch", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = request(params, trace).map_err(|(stop, error)| Refusal::rejects(stop, error))?;
    let response = load(params, &mut request, trace).map_err(|stop| Refusal::rejects(stop, "TypeError"))?;
    let mut outcome = readable(&request, &response, trace);
    outcome.result.response_type = Some(filtered_response::response_type(&request, &response));
    Ok(outcome)
}

/// The outcome of a successful call, with what the script can read of the response.
pub(super) fn readable(request: &Request, response: &Response<'_, '_>, trace: &mut Trace) -> Outcome {
    let mut outcome = Outcome::allowed(Settles::Resolves);
    let result = &mut outcome.result;
    result.readable_headers = filtered_response::readable_headers(request, response, trace);
    let is_opaque = request.response_tainting == ResponseTainting::Opaque;
    result.status = response.status().filter(|_| !is_opaque);
    let code = match response {
        Response::OpaqueRedirect => Code::ResultOpaqueRedirect,
        _ if is_opaque => Code::ResultOpaque,
        _ if result.readable_headers.is_empty() => Code::ResultReadableNoHeaders,
        _ => Code::ResultReadable,
    };
    trace.pass(code, |decision| {
        let status = result.status.map_or_else(String::new, |status| status.to_string());
        decision.with("status", status).with("headers", result.readable_headers.join(", "))
    });
    outcome
}

type Failure = (crate::trace::Stop, &'static str);

fn type_error(stop: crate::trace::Stop) -> Failure {
    (stop, "TypeError")
}

/// The steps of the Request constructor, in order.
pub(super) fn request(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Failure> {
    let description = &params.environment.scenario.request;
    // "Let parsedURL be the result of parsing input with baseURL. If parsedURL is failure, then
    // throw a TypeError. If parsedURL includes credentials, then throw a TypeError."
    let target = target::read(params, trace).map_err(type_error)?;
    if target.url.includes_credentials() {
        return Err(type_error(
            trace.fail(Code::UrlHasCredentials, |decision| decision.at(params.environment.request_url.place)),
        ));
    }
    let mut request = Request::new(target.url, params.client.origin.clone(), params.client.referrer_policy());
    request.initiator_type = InitiatorType::Fetch;
    request.is_unsafe = true;
    request.mode = match description.mode {
        None | Some(Mode::Cors) => RequestMode::Cors,
        Some(Mode::NoCors) => RequestMode::NoCors,
        Some(Mode::SameOrigin) => RequestMode::SameOrigin,
    };
    request.credentials_mode = match description.credentials {
        None | Some(Credentials::SameOrigin) => CredentialsMode::SameOrigin,
        Some(Credentials::Omit) => CredentialsMode::Omit,
        Some(Credentials::Include) => CredentialsMode::Include,
    };
    request.redirect_mode = match description.redirect {
        None | Some(Redirect::Follow) => RedirectMode::Follow,
        Some(Redirect::Error) => RedirectMode::Error,
        Some(Redirect::Manual) => RedirectMode::Manual,
    };
    request.integrity_metadata = description.integrity.clone().unwrap_or_default();
    set_method(&mut request, target.method, trace).map_err(type_error)?;
    // "If this's request's mode is "no-cors", then: If this's request's method is not a
    // CORS-safelisted method, then throw a TypeError."
    if request.mode == RequestMode::NoCors && !is_cors_safelisted_method(&request.method) {
        return Err(type_error(trace.fail(Code::NoCorsMethod, |decision| {
            decision.with("method", request.method.as_str()).at_all(request.method_place)
        })));
    }
    fill_headers(params, &mut request, trace).map_err(type_error)?;
    set_body(params, &mut request, trace)?;
    Ok(request)
}

/// "If `init["method"]` exists"
fn set_method(request: &mut Request, method: Option<Placed<'_>>, trace: &mut Trace) -> Flow<()> {
    let Some(Placed { text: method, place }) = method else {
        return Ok(());
    };
    request.method_place = Some(place);
    // "If method is not a method or method is a forbidden method, then throw a TypeError."
    if !is_token(method) {
        return Err(trace.fail(Code::MethodInvalid, |decision| decision.with("method", method).at(place)));
    }
    if is_forbidden_method(method) {
        return Err(trace
            .fail(Code::MethodForbidden, |decision| decision.with("method", method.to_ascii_uppercase()).at(place)));
    }
    // "Normalize method."
    let normal = normalize(method);
    if normal == method {
        trace.info(Code::MethodSet, |decision| decision.with("method", method).at(place));
    } else {
        trace.info(Code::MethodNormalized, |decision| decision.with("method", method).with("normal", normal).at(place));
    }
    normal.clone_into(&mut request.method);
    Ok(())
}

/// [Append](https://fetch.spec.whatwg.org/#concept-headers-append) of each header to a `Headers`
/// object whose guard is "request" or "request-no-cors".
fn fill_headers(params: FetchParams<'_, '_>, request: &mut Request, trace: &mut Trace) -> Flow<()> {
    for header in &params.environment.request_headers.list.headers {
        let (name, value) = (header.name, header.value.as_ref());
        // "If name is not a header name or value is not a header value, then throw a TypeError."
        if !is_token(name) || !is_header_value(value) {
            return Err(trace.fail(Code::HeaderInvalid, |decision| {
                decision.with("header", name).at(if is_token(name) { header.value_place } else { header.name_place })
            }));
        }
        // "Otherwise, if headers's guard is "request" and (name, value) is a forbidden
        // request-header, return false."
        if is_forbidden_request_header(name, value) {
            trace.info(Code::HeaderForbidden, |decision| decision.with("header", name).at(header.name_place));
            continue;
        }
        if request.mode == RequestMode::NoCors && !is_no_cors_safelisted_request_header(params.profile, name, value) {
            trace.info(Code::HeaderDroppedByNoCors, |decision| decision.with("header", name).at(header.name_place));
            continue;
        }
        request.append_author_header(name, value, header.value_place);
    }
    Ok(())
}

fn set_body(params: FetchParams<'_, '_>, request: &mut Request, trace: &mut Trace) -> Result<(), Failure> {
    let Some(given) = body::given(params.environment.scenario.request.body.as_ref()) else {
        return Ok(());
    };
    // "If … init["body"] exists and is non-null … and request's method is `GET` or `HEAD`, then
    // throw a TypeError."
    if matches!(request.method.as_str(), "GET" | "HEAD") {
        return Err(type_error(trace.fail(Code::BodyWithGet, |decision| {
            decision.with("method", request.method.as_str()).at_all(request.method_place)
        })));
    }
    let mut content_type = body::content_type(given);
    request.body = RequestBody::WithSource;
    if given.kind == BodyKind::Stream {
        if params.departs(Departure::StreamBodyRefused) {
            return Err((trace.fail(Code::StreamUnsupported, |decision| decision), "NotSupportedError"));
        }
        if params.departs(Departure::StreamBodyIsText) {
            trace.info(Code::StreamAsText, |decision| decision);
            content_type = Some(body::STRING_TYPE.to_owned());
        } else {
            // "If inputOrInitBody is non-null and inputOrInitBody's source is null, then: … If
            // this's request's mode is neither "same-origin" nor "cors", then throw a TypeError.
            // Set this's request's use-CORS-preflight flag."
            if request.mode == RequestMode::NoCors {
                return Err(type_error(trace.fail(Code::StreamNeedsCors, |decision| decision)));
            }
            request.body = RequestBody::WithoutSource;
            request.use_cors_preflight = true;
        }
    }
    // "If type is non-null and this's headers's header list does not contain `Content-Type`, then
    // append (`Content-Type`, type) to this's headers."
    if let Some(type_) = content_type
        && request.header("Content-Type").is_none()
        && (request.mode != RequestMode::NoCors
            || is_no_cors_safelisted_request_header(params.profile, "Content-Type", &type_))
    {
        request.append_header("Content-Type", type_);
    }
    Ok(())
}
