//! [`navigator.sendBeacon()`](https://w3c.github.io/beacon/).

use super::definition::Definition;
use super::load::send;
use super::outcome::{Outcome, Refusal};
use super::{body, target};
use crate::contract::scenario::BodyKind;
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::mime_type;
use crate::http::request::{CredentialsMode, InitiatorType, Request, RequestBody, RequestMode};
use crate::http::request_header::is_cors_safelisted_request_header;
use crate::trace::{Code, Trace};

pub(super) const BEACON: Definition =
    Definition { reads: &[RequestField::Body], ..Definition::of_script("beacon", call) };

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let request = set_up(params, trace)?;
    send(params, request, trace)
}

/// [sendBeacon(url, data)](https://w3c.github.io/beacon/#sec-processing-model)
fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    // "If the algorithm returns an error, or if parsedUrl's scheme is not "http" or "https", throw
    // a TypeError."
    let url = target::read(params, trace).map_err(|stop| Refusal::throws(stop, "TypeError"))?.url;
    if !url.is_http() {
        let stop = trace.fail(Code::BeaconScheme, |decision| {
            decision.with("scheme", url.scheme()).at(params.environment.request_url.place)
        });
        return Err(Refusal::throws(stop, "TypeError"));
    }
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
    request.initiator_type = InitiatorType::Beacon;
    "POST".clone_into(&mut request.method);
    request.credentials_mode = CredentialsMode::Include;
    // The standard does not set the unsafe-request flag. Without it a beacon could never have a preflight, but a note
    // in the standard says that it can, and engines do so.
    request.is_unsafe = true;
    // "Let corsMode be "no-cors"."
    request.mode = RequestMode::NoCors;
    if let Some(given) = body::given(params.environment.scenario.request.body.as_ref()) {
        request.body = RequestBody::WithSource;
        let mut content_type = body::content_type(given);
        // "If object is a ReadableStream object: If keepalive is true, then throw a TypeError."
        if given.kind == BodyKind::Stream {
            if !params.departs(Departure::BeaconStreamIsText) {
                return Err(Refusal::throws(trace.fail(Code::BeaconStream, |decision| decision), "TypeError"));
            }
            trace.info(Code::StreamAsText, |decision| decision);
            content_type = Some(body::STRING_TYPE.to_owned());
        }
        let is_sent =
            |type_: &String| mime_type::parse(type_).is_some() || !params.departs(Departure::BeaconDropsInvalidType);
        if let Some(type_) = content_type.filter(is_sent) {
            // "Set corsMode to "cors". If contentType value is a CORS-safelisted request-header
            // value for the Content-Type header, set corsMode to "no-cors"."
            if !is_cors_safelisted_request_header(params.profile, "Content-Type", &type_) {
                request.mode = RequestMode::Cors;
            }
            trace.info(Code::BeaconMode, |decision| {
                decision.with("type", type_.as_str()).with("mode", request.mode.as_str())
            });
            request.append_header("Content-Type", type_);
        }
    }
    Ok(request)
}
