//! Elements and style sheets that load something: how they make their request, and the checks of the response that
//! several of them have in common.

use super::insertion::check_element;
use super::outcome::Refusal;
use super::target;
use crate::contract::scenario::CrossOrigin;
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{CredentialsMode, Destination, InitiatorType, Request, RequestMode};
use crate::http::response::{Response, ResponseHead};
use crate::trace::{Code, Flow, Trace};
use crate::url::Url;

/// The fields that most elements use.
pub(super) const READS: &[RequestField] = &[RequestField::CrossOrigin, RequestField::InsertedBy];
/// The fields that elements with integrity and nonce metadata use.
pub(super) const READS_WITH_METADATA: &[RequestField] =
    &[RequestField::CrossOrigin, RequestField::Integrity, RequestField::Nonce, RequestField::InsertedBy];

/// The URL in the element's attribute.
pub(super) fn url(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Url, Refusal> {
    check_element(params, trace)?;
    target::read(params, trace).map(|target| target.url).map_err(Refusal::fires_error)
}

/// [Create a potential-CORS request](https://html.spec.whatwg.org/multipage/urls-and-fetching.html#create-a-potential-cors-request)
pub(super) fn potential_cors_request(
    params: FetchParams<'_, '_>,
    url: Url,
    destination: Destination,
    initiator_type: InitiatorType,
    crossorigin: Option<CrossOrigin>,
    trace: &mut Trace,
) -> Request {
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
    request.destination = destination;
    request.initiator_type = initiator_type;
    (request.mode, request.credentials_mode) = match crossorigin {
        None => (RequestMode::NoCors, CredentialsMode::Include),
        Some(CrossOrigin::Anonymous) => (RequestMode::Cors, CredentialsMode::SameOrigin),
        Some(CrossOrigin::UseCredentials) => (RequestMode::Cors, CredentialsMode::Include),
    };
    trace.info(Code::ElementRequest, |decision| {
        decision.with("mode", request.mode.as_str()).with("credentials", request.credentials_mode.as_str())
    });
    request
}

/// Copies the element's `nonce` and `integrity` attributes to the request.
pub(super) fn set_metadata(params: FetchParams<'_, '_>, request: &mut Request) {
    let description = &params.environment.scenario.request;
    request.nonce = description.nonce.clone().unwrap_or_default();
    request.integrity_metadata = description.integrity.clone().unwrap_or_default();
}

/// Fails with `code` unless the element accepts the status.
pub(super) fn check_status(is_taken: bool, code: Code, head: &ResponseHead<'_>, trace: &mut Trace) -> Flow<()> {
    if is_taken {
        return Ok(());
    }
    Err(trace.fail(code, |decision| decision.with("status", head.status.to_string()).at_all(head.status_place)))
}

/// Fails if the status is a [null body status](https://fetch.spec.whatwg.org/#null-body-status), because there is
/// nothing to decode.
pub(super) fn check_body(params: FetchParams<'_, '_>, head: &ResponseHead<'_>, trace: &mut Trace) -> Flow<()> {
    let has_null_body =
        matches!(head.status, 204 | 304) || (head.status == 205 && !params.departs(Departure::Status205HasBody));
    check_status(!has_null_body, Code::NoBody, head, trace)
}

/// Fails if the browser created a response without bytes that could be decoded, which is the case for `about:blank`.
pub(super) fn check_bytes(request: &Request, trace: &mut Trace) -> Flow<()> {
    if request.current_url().scheme() != "about" {
        return Ok(());
    }
    Err(trace.fail(Code::AboutBlankEmpty, |decision| decision.at_all(request.url_place)))
}

/// Fails if the type of a `data:` URL makes it unusable for the element. The bytes of other responses are not in a
/// scenario.
pub(super) fn check_local_type(
    request: &Request,
    response: &Response<'_, '_>,
    is_usable: impl FnOnce(&str) -> bool,
    trace: &mut Trace,
) -> Flow<()> {
    match (response, response.mime_type()) {
        (Response::Local { .. }, Some(mime)) if !is_usable(&mime.essence) => Err(trace
            .fail(Code::DataUrlWrongType, |decision| {
                decision.with("type", mime.essence.as_str()).at_all(request.url_place)
            })),
        _ => Ok(()),
    }
}

/// "If the resource's Content-Type metadata is not text/css, then set success to false", except in quirks mode.
pub(super) fn check_style_type(request: &Request, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    match response.mime_type() {
        Some(mime) if mime.essence != "text/css" => Err(trace.fail(Code::StyleType, |decision| {
            decision
                .with("type", mime.essence)
                .with("destination", request.destination.as_str())
                .at_all(response.places("Content-Type"))
        })),
        _ => Ok(()),
    }
}
