//! `<iframe>`, `<object>` and `<embed>`:
//! [the content of a frame](https://html.spec.whatwg.org/multipage/iframe-embed-object.html).

use super::definition::Definition;
use super::insertion;
use super::javascript_url;
use super::load::load;
use super::navigation_response;
use super::outcome::{Outcome, Refusal};
use super::target;
use crate::contract::report::Settles;
use crate::contract::scenario::{Api, InsertedBy};
use crate::contract::scenario_path::RequestField;
use crate::csp::hash::Hashed;
use crate::csp::request_check;
use crate::engine::Departure;
use crate::fetch::cross_origin_resource_policy;
use crate::fetch::params::FetchParams;
use crate::http::request::{CredentialsMode, Destination, Request, RequestMode};
use crate::http::response::Response;
use crate::http::status::is_ok_status;
use crate::trace::{Code, Flow, Trace};
use crate::trusted_types::sink::Sink;
use crate::trusted_types::sink_check::should_block_string;

pub(super) const FRAME: Definition = Definition {
    reads: &[RequestField::Text, RequestField::Sandbox, RequestField::InsertedBy],
    is_recorded_in_content_scripts: true,
    ..Definition::of_markup("frame", call)
};

pub(super) const OBJECT: Definition =
    Definition { reads: &[RequestField::Via, RequestField::InsertedBy], ..Definition::of_markup("object", call) };

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = set_up(params, trace)?;
    if let Some(outcome) = local(params, &request, trace) {
        return outcome;
    }
    let shown = load(params, &mut request, trace).and_then(|response| conclude(params, &request, &response, trace));
    shown.map_err(|stop| {
        let settles = settles_blocked(params, request.sent_count == 0);
        Refusal { stop, settles, error: None }
    })?;
    Ok(Outcome::loaded(Code::ResultShown, trace))
}

fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    let description = &params.environment.scenario.request;
    let destination = match (description.api, description.via.as_deref()) {
        (Api::Frame, _) => Destination::IFrame,
        (_, Some("embed")) => Destination::Embed,
        _ => Destination::Object,
    };
    insertion::check_element(params, trace)?;
    let url = target::read(params, trace).map_err(Refusal::silent)?.url;
    if url.scheme() == "about" && url.path() == "srcdoc" && insertion::inserted_by(params) == InsertedBy::Script {
        let code = params.environment.code;
        should_block_string(params.policies(), Sink::SRCDOC, code.text, Some(code.place), trace)
            .map_err(|stop| Refusal::throws(stop, "TypeError"))?;
    }
    let mut request = Request::new(url, params.client.origin.clone(), params.client.referrer_policy());
    request.destination = destination;
    request.mode = RequestMode::Navigate;
    request.credentials_mode = CredentialsMode::Include;
    Ok(request)
}

/// The content that a frame shows without a fetch: an empty document, markup, or the result of a `javascript:` URL.
fn local(params: FetchParams<'_, '_>, request: &Request, trace: &mut Trace) -> Option<Result<Outcome, Refusal>> {
    let is_frame = request.destination == Destination::IFrame;
    let is_empty = request.url().scheme() == "about" && params.departs(Departure::ObjectOfAboutIsNotFetched);
    if !is_frame && !is_empty {
        return None;
    }
    match request.url().scheme() {
        "javascript" => {
            let source = Hashed::new(request.url().as_str());
            Some(javascript_url::navigate(params, &source, false, trace))
        }
        "about" => {
            let place = params.environment.request_url.place;
            trace.pass(Code::FrameIsLocal, |decision| decision.with("url", request.url().as_str()).at(place));
            Some(Ok(Outcome::allowed(Settles::Resolves)))
        }
        _ => None,
    }
}

/// Checks the response before it is shown.
fn conclude(
    params: FetchParams<'_, '_>,
    request: &Request,
    response: &Response<'_, '_>,
    trace: &mut Trace,
) -> Flow<()> {
    let Response::Network(head) = response else {
        return Ok(());
    };
    if request.destination != Destination::IFrame {
        if is_named_as_image(request.url().path()) && params.departs(Departure::ObjectImageIsImage) {
            check_as(params, request, Destination::Image, trace)?;
        }
        if request.destination == Destination::Object && !is_ok_status(head.status) {
            return Err(trace.fail(Code::FrameNotShown, |decision| {
                decision.with("status", head.status.to_string()).at_all(head.status_place)
            }));
        }
        let essence = response.mime_type().map_or_else(String::new, |mime| mime.essence);
        if essence.starts_with("image/") && essence != "image/svg+xml" {
            // An image is not a document, so it is checked as the image of an `<img>` is.
            let mut request = request.clone();
            request.mode = RequestMode::NoCors;
            return cross_origin_resource_policy::check(params, &request, head, trace);
        }
        if params.departs(Departure::ObjectPageIsFrame) {
            trace.info(Code::ObjectIsPage, |decision| decision);
            check_as(params, request, Destination::IFrame, trace)?;
        }
    }
    // A download, or a response without a document, does not change the frame.
    let is_attachment = head
        .header_list
        .get("Content-Disposition")
        .is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("attachment"));
    if matches!(head.status, 204 | 205) || is_attachment {
        return Err(trace.fail(Code::FrameNotShown, |decision| {
            decision
                .with("status", head.status.to_string())
                .at_all(head.status_place)
                .at_all(head.header_list.places("Content-Disposition"))
        }));
    }
    navigation_response::check(params, request, head, trace)
}

/// Whether a path ends in the extension of an image.
fn is_named_as_image(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "ico"].iter().any(|name| extension.eq_ignore_ascii_case(name))
}

/// Departure: an object whose response is a page or an image is also checked against the directive for that type.
fn check_as(params: FetchParams<'_, '_>, request: &Request, destination: Destination, trace: &mut Trace) -> Flow<()> {
    let mut request = request.clone();
    request.destination = destination;
    request_check::report_violations_for_request(params.policies(), &request, trace);
    request_check::should_block_request(params.policies(), &request, trace)
}

/// The event that the page gets if a frame is not shown.
fn settles_blocked(params: FetchParams<'_, '_>, by_page: bool) -> Settles {
    let description = &params.environment.scenario.request;
    let fires = match (description.api, description.via.as_deref()) {
        (Api::Frame, _) => by_page && params.departs(Departure::BlockedFrameFiresError),
        (_, Some("embed")) => params.departs(Departure::BlockedEmbedFiresError),
        _ => true,
    };
    if fires { Settles::Rejects } else { Settles::Nothing }
}
