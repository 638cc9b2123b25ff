//! [`new EventSource()`](https://html.spec.whatwg.org/multipage/server-sent-events.html).

use super::definition::{Definition, Workers};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use super::target;
use crate::contract::scenario::Credentials;
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::fetch::header_is_known::header_is_known;
use crate::fetch::params::FetchParams;
use crate::http::mime_type;
use crate::http::request::{CredentialsMode, InitiatorType, Request, RequestMode};
use crate::http::response::Response;
use crate::trace::{Code, Flow, Trace};

pub(super) const EVENT_SOURCE: Definition = Definition {
    reads: &[RequestField::Credentials],
    workers: Workers::ALL,
    is_recorded_in_content_scripts: true,
    ..Definition::of_script("eventsource", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = set_up(params, trace)?;
    let response = load(params, &mut request, trace).map_err(Refusal::fires_error)?;
    check(params, &response, trace).map_err(Refusal::fires_error)?;
    Ok(Outcome::loaded(Code::EventSourceOpens, trace))
}

/// [`new EventSource(url, { withCredentials })`](https://html.spec.whatwg.org/multipage/server-sent-events.html#dom-eventsource)
fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    // "If urlRecord is failure, then throw a SyntaxError."
    let url = target::read(params, trace).map_err(|stop| Refusal::throws(stop, "SyntaxError"))?.url;
    if url.scheme() == "data" && params.departs(Departure::EventSourceRefusesData) {
        let stop = trace.fail(Code::EventSourceData, |decision| decision.at(params.environment.request_url.place));
        return Err(Refusal::fires_error(stop));
    }
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
    request.initiator_type = InitiatorType::EventSource;
    // "Let request be the result of creating a potential-CORS request given urlRecord, the empty
    // string, and corsAttributeState": Anonymous, or Use Credentials.
    request.mode = RequestMode::Cors;
    request.credentials_mode = match params.environment.scenario.request.credentials {
        Some(Credentials::Include) => CredentialsMode::Include,
        _ => CredentialsMode::SameOrigin,
    };
    // "User agents may set (`Accept`, `text/event-stream`) in request's header list."
    request.append_header("Accept", "text/event-stream");
    Ok(request)
}

/// "If res's status is not 200, or if res's `Content-Type` is not `text/event-stream`, then fail
/// the connection."
fn check(params: FetchParams<'_, '_>, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    if let Response::Network(head) = response
        && head.status != 200
    {
        return Err(trace.fail(Code::EventSourceStatus, |decision| {
            decision.with("status", head.status.to_string()).at_all(head.status_place)
        }));
    }
    if let Response::Network(head) = response {
        header_is_known(head, "Content-Type", trace)?;
    }
    let mime = match response {
        Response::Network(head) if params.departs(Departure::EventStreamTypeIsTheFirst) => {
            mime_type::first(&head.header_list)
        }
        _ => response.mime_type(),
    };
    let places = response.places("Content-Type");
    let essence = mime.as_ref().map(|mime| mime.essence.as_str()).unwrap_or_default();
    if essence != "text/event-stream" {
        return Err(trace.fail(Code::EventSourceType, |decision| decision.with("type", essence).at_all(places)));
    }
    // Only Chromium checks the charset, and it ignores white space around the value.
    let charset = mime.as_ref().and_then(|mime| mime.charset.as_deref()).unwrap_or("utf-8").trim();
    if !(charset.is_empty() || charset.eq_ignore_ascii_case("utf-8"))
        && params.departs(Departure::EventSourceChecksCharset)
    {
        return Err(trace.fail(Code::EventSourceCharset, |decision| decision.with("charset", charset).at_all(places)));
    }
    Ok(())
}
