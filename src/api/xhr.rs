//! [`XMLHttpRequest`](https://xhr.spec.whatwg.org/): `open()`, `setRequestHeader()`, `send()`.

use crate::fetch::params::FetchParams;
use std::collections::HashMap;

use super::definition::{Definition, Exposure, Workers};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use super::{body, fetch, target};
use crate::contract::report::Settles;
use crate::contract::scenario::{BodyKind, Credentials};
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::environment::Placed;
use crate::http::header_list::is_token;
use crate::http::method::{is_forbidden_method, normalize};
use crate::http::mime_type;
use crate::http::request::{CredentialsMode, InitiatorType, Request, RequestBody, RequestMode};
use crate::http::request_header::{is_forbidden_request_header, is_header_value};
use crate::trace::{Cause, Code, Trace};

pub(super) const XHR: Definition = Definition {
    reads: &[
        RequestField::Method,
        RequestField::Headers,
        RequestField::Body,
        RequestField::Credentials,
        RequestField::UploadListener,
    ],
    workers: Workers { service: Exposure::No(Settles::Throws, "ReferenceError"), ..Workers::ALL },
    is_recorded_in_content_scripts: true,
    ..Definition::of_script("xhr", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = open(params, trace)?;
    set_request_headers(params, &mut request, trace)?;
    send(params, &mut request, trace);
    let response = load(params, &mut request, trace).map_err(Refusal::fires_error)?;
    Ok(fetch::readable(&request, &response, trace))
}

/// [`open(method, url)`](https://xhr.spec.whatwg.org/#the-open()-method)
fn open(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    let mut normal = "GET".to_owned();
    if let Some(Placed { text: method, place }) = params.environment.method {
        // "If method is not a method, then throw a SyntaxError. If method is a forbidden method,
        // then throw a SecurityError."
        if !is_token(method) {
            let stop = trace.fail(Code::MethodInvalid, |decision| decision.with("method", method).at(place));
            return Err(Refusal::throws(stop, "SyntaxError"));
        }
        if is_forbidden_method(method) {
            let stop = trace
                .fail(Code::MethodForbidden, |decision| decision.with("method", method.to_ascii_uppercase()).at(place));
            return Err(Refusal::throws(stop, "SecurityError"));
        }
        // "Normalize method."
        normalize(method).clone_into(&mut normal);
        trace.info(if normal == method { Code::MethodSet } else { Code::MethodNormalized }, |decision| {
            decision.with("method", method).with("normal", normal.as_str()).at(place)
        });
    }
    // "If parsedURL is failure, then throw a SyntaxError."
    let target = match target::read(params, trace) {
        Ok(target) => target,
        Err(stop) => {
            if matches!(stop.cause, Cause::Unknown(_)) {
                // A header that scripts cannot set throws regardless of the URL.
                let client = params.client;
                let mut of_any = Request::new(client.url.clone(), client.origin.clone(), client.referrer_policy());
                set_request_headers(params, &mut of_any, trace)?;
            }
            return Err(Refusal::throws(stop, "SyntaxError"));
        }
    };
    let mut request = Request::new(target.url, params.client.origin.clone(), params.client.referrer_policy());
    request.method = match (params.environment.method, target.method) {
        (None, Some(method)) => normalize(method.text).to_owned(),
        _ => normal,
    };
    request.method_place = target.method.map(|method| method.place);
    request.initiator_type = InitiatorType::XmlHttpRequest;
    request.is_unsafe = true;
    request.mode = RequestMode::Cors;
    Ok(request)
}

/// [`setRequestHeader(name, value)`](https://xhr.spec.whatwg.org/#the-setrequestheader()-method)
fn set_request_headers(params: FetchParams<'_, '_>, request: &mut Request, trace: &mut Trace) -> Result<(), Refusal> {
    let mut positions: HashMap<String, usize> = HashMap::new();
    for header in &params.environment.request_headers.list.headers {
        let (name, value) = (header.name, header.value.as_ref());
        // "If name is not a header name or value is not a header value, then throw a SyntaxError."
        if !is_token(name) || !is_header_value(value) {
            let stop = trace.fail(Code::HeaderInvalid, |decision| decision.with("header", name).at(header.value_place));
            // Web IDL has already refused a value that is not a byte string.
            let error =
                if value.chars().any(|c| c > '\u{ff}') || !name.is_ascii() { "TypeError" } else { "SyntaxError" };
            return Err(Refusal::throws(stop, error));
        }
        // "If (name, value) is a forbidden request-header, then return."
        if is_forbidden_request_header(name, value) {
            trace.info(Code::HeaderForbidden, |decision| decision.with("header", name).at(header.name_place));
            continue;
        }
        // "Combine (name, value) in this's author request headers."
        let position = *positions.entry(name.to_ascii_lowercase()).or_insert(request.header_list.len());
        if let Some(existing) = request.header_list.get_mut(position) {
            existing.value.push_str(", ");
            existing.value.push_str(value);
        } else {
            request.append_author_header(name, value, header.value_place);
        }
    }
    Ok(())
}

/// [`send(body)`](https://xhr.spec.whatwg.org/#the-send()-method)
fn send(params: FetchParams<'_, '_>, request: &mut Request, trace: &mut Trace) {
    let description = &params.environment.scenario.request;
    // "If this's request method is `GET` or `HEAD`, then set body to null."
    let given = body::given(description.body.as_ref());
    let ignored = matches!(request.method.as_str(), "GET" | "HEAD");
    if ignored && given.is_some() {
        trace.info(Code::BodyIgnored, |decision| decision.with("method", request.method.as_str()));
    }
    if let Some(given) = given.filter(|_| !ignored) {
        request.body = RequestBody::WithSource;
        // XMLHttpRequest does not accept streams: Web IDL converts a stream to a string.
        let type_ = match given.kind {
            BodyKind::Stream => Some(body::STRING_TYPE.to_owned()),
            _ => body::content_type(given),
        };
        set_content_type(request, type_, given.kind);
    }
    // "credentials mode: If this's cross-origin credentials is true, then "include"; otherwise
    // "same-origin"."
    request.credentials_mode = match description.credentials {
        Some(Credentials::Include) => CredentialsMode::Include,
        _ => CredentialsMode::SameOrigin,
    };
    // "use-CORS-preflight flag: Set if this's upload listener flag is set."
    if description.upload_listener == Some(true) {
        let has_body = request.body != RequestBody::None;
        request.use_cors_preflight = has_body || !params.departs(Departure::UploadListenerNeedsBody);
    }
}

/// "If this's author request headers contains `Content-Type`", its charset is set to UTF-8 for text. Otherwise the type
/// of the body is used.
fn set_content_type(request: &mut Request, type_: Option<String>, kind: BodyKind) {
    match request.header_list.iter_mut().find(|header| header.name.eq_ignore_ascii_case("Content-Type")) {
        None => {
            if let Some(type_) = type_ {
                request.append_header("Content-Type", type_);
            }
        }
        Some(header) if matches!(kind, BodyKind::Text) => {
            if let Some(value) = mime_type::with_utf8_charset(&header.value) {
                header.value = value;
            }
        }
        Some(_) => {}
    }
}
