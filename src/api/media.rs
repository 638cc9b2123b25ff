//! `<audio>` and `<video>`: the [resource fetch algorithm](https://html.spec.whatwg.org/multipage/media.html#concept-media-load-resource).

use super::definition::Definition;
use super::element::{self, check_body, check_bytes, check_local_type, check_status};
use super::load::load;
use super::outcome::{Outcome, Refusal};
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{Destination, InitiatorType, Request, ResponseTainting};
use crate::http::response::{Response, ResponseHead};
use crate::http::status::is_ok_status;
use crate::trace::{Code, Flow, Trace};

pub(super) const MEDIA: Definition = Definition { reads: element::READS, ..Definition::of_markup("media", call) };

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let url = element::url(params, trace)?;
    let crossorigin = params.environment.scenario.request.crossorigin;
    let mut request =
        element::potential_cors_request(params, url, Destination::Video, InitiatorType::Video, crossorigin, trace);
    let response = load(params, &mut request, trace).map_err(Refusal::fires_error)?;
    check(params, &request, &response, trace).map_err(Refusal::fires_error)?;
    Ok(Outcome::loaded(Code::ResultLoads, trace))
}

fn check(params: FetchParams<'_, '_>, request: &Request, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    if let Response::Network(head) = response {
        check_status(is_status_taken(params, request, head), Code::MediaStatus, head, trace)?;
        check_body(params, head, trace)?;
    }
    check_bytes(request, trace)?;
    let is_playable =
        |essence: &str| essence.starts_with("audio/") || essence.starts_with("video/") || essence == "application/ogg";
    check_local_type(request, response, is_playable, trace)
}

fn is_status_taken(params: FetchParams<'_, '_>, request: &Request, head: &ResponseHead<'_>) -> bool {
    (head.status == 206 && !is_part_refused(params, request, head))
        || (is_ok_status(head.status) && head.status != 206 && !is_other_status_refused(params, request, head.status))
        || (head.status < 400 && params.departs(Departure::MediaTakesStatusBelow400))
}

/// Departure: unless the status is 206, audio and video may need status 200.
fn is_other_status_refused(params: FetchParams<'_, '_>, request: &Request, status: u16) -> bool {
    let is_opaque = request.response_tainting == ResponseTainting::Opaque;
    status != 200
        && (params.departs(Departure::MediaNeedsStatus200)
            || (is_opaque && params.departs(Departure::OpaqueMediaNeedsStatus200)))
}

/// Departure: a partial response for audio or video may have to say which part it is.
fn is_part_refused(params: FetchParams<'_, '_>, request: &Request, head: &ResponseHead<'_>) -> bool {
    let is_opaque = request.response_tainting == ResponseTainting::Opaque;
    let departs = |departure| params.departs(departure);
    match head.header_list.get("Content-Range").as_deref().map(content_range_length) {
        None => departs(Departure::MediaNeedsStatus200) || (is_opaque && departs(Departure::MediaPartNeedsLength)),
        Some(None) => departs(Departure::MediaNeedsStatus200) || departs(Departure::MediaPartNeedsLength),
        Some(Some("*")) => departs(Departure::MediaPartNeedsLength),
        Some(Some(_)) => false,
    }
}

/// The complete length in a [`Content-Range`](https://www.rfc-editor.org/rfc/rfc9110#section-14.4), which is `*` if it
/// is unknown; `None` if the value has another form.
fn content_range_length(value: &str) -> Option<&str> {
    let (range, length) = value.strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(first) && is_number(last) && (length == "*" || is_number(length))).then_some(length)
}
