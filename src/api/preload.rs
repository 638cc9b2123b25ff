//! `<link rel=preload>`: [preload](https://html.spec.whatwg.org/multipage/links.html#link-type-preload).

use super::definition::Definition;
use super::element::{self, check_body, check_status, check_style_type};
use super::insertion::{inserted_by, parser_metadata};
use super::load::{fetch, is_known};
use super::outcome::{Outcome, Refusal};
use crate::contract::report::Settles;
use crate::contract::scenario::{CrossOrigin, InsertedBy};
use crate::contract::scenario_path::RequestField;
use crate::engine::Departure;
use crate::fetch::params::FetchParams;
use crate::http::request::{Destination, InitiatorType, Request, ResponseTainting};
use crate::http::response::{Response, ResponseHead};
use crate::http::status::is_ok_status;
use crate::trace::{Cause, Code, Flow, Stop, Trace};

pub(super) const PRELOAD: Definition = Definition {
    reads: &[
        RequestField::CrossOrigin,
        RequestField::As,
        RequestField::Integrity,
        RequestField::Nonce,
        RequestField::InsertedBy,
    ],
    ..Definition::of_markup("preload", call)
};

fn call(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Outcome, Refusal> {
    let mut request = set_up(params, trace)?;
    let fetched = fetch(params, &mut request, trace);
    if let Err(stop) = &fetched
        && fires_load_all_the_same(params, &request, stop)
    {
        return Ok(Outcome::allowed(Settles::Resolves));
    }
    fetched
        .and_then(|response| {
            is_known(params, &request, &response, trace)?;
            check(params, &request, &response, trace)
        })
        .map_err(Refusal::fires_error)?;
    Ok(Outcome::loaded(Code::ResultLoads, trace))
}

/// Whether the element fires `load` although the fetch failed. The failed step stays in the report.
pub(super) fn fires_load_all_the_same(params: FetchParams<'_, '_>, request: &Request, stop: &Stop) -> bool {
    matches!(stop.cause, Cause::Blocked(_))
        && request.response_tainting != ResponseTainting::Basic
        && params.departs(Departure::PreloadIgnoresLateFailure)
}

/// Departure: a `<link>` that `innerHTML` inserts does not preload.
pub(super) fn check_insertion(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<(), Refusal> {
    if inserted_by(params) == InsertedBy::InnerHtml && params.departs(Departure::InnerHtmlDoesNotPreload) {
        return Err(Refusal::fires_error(trace.fail(Code::PreloadByInnerHtml, |decision| decision)));
    }
    Ok(())
}

fn set_up(params: FetchParams<'_, '_>, trace: &mut Trace) -> Result<Request, Refusal> {
    let description = &params.environment.scenario.request;
    let url = element::url(params, trace)?;
    check_insertion(params, trace)?;
    let refused = |destination: &Destination| {
        *destination == Destination::Track && params.departs(Departure::PreloadTrackRefused)
    };
    let as_ = description.as_.as_deref();
    let destination = Destination::from_preload_as(as_.unwrap_or("fetch"));
    let Some(destination) = destination.filter(|destination| !refused(destination)) else {
        let stop = trace.fail(Code::PreloadAs, |decision| decision.with("as", as_.unwrap_or_default()));
        return Err(Refusal::silent(stop));
    };
    let crossorigin = match description.crossorigin {
        None if destination == Destination::Font && params.departs(Departure::PreloadedFontsUseCors) => {
            Some(CrossOrigin::Anonymous)
        }
        given => given,
    };
    let mut request =
        element::potential_cors_request(params, url, destination, InitiatorType::Preload, crossorigin, trace);
    element::set_metadata(params, &mut request);
    if params.departs(Departure::PreloadIsParserInserted) {
        request.parser_metadata = parser_metadata(params);
    }
    Ok(request)
}

fn check(params: FetchParams<'_, '_>, request: &Request, response: &Response<'_, '_>, trace: &mut Trace) -> Flow<()> {
    let is_opaque = request.response_tainting == ResponseTainting::Opaque;
    if let Response::Network(head) = response {
        let is_taken = is_ok_status(head.status) || !needs_ok_status(params, request, head);
        check_status(is_taken, Code::PreloadStatus, head, trace)?;
        // According to the standard, a preload succeeds with any response.
        if request.destination == Destination::Image
            && params.departs(Departure::PreloadedImageNeedsBody)
            && !(is_opaque && params.departs(Departure::PreloadedOpaqueImageMayBeEmpty))
        {
            check_body(params, head, trace)?;
        }
    }
    if request.destination == Destination::Style && !is_opaque && params.departs(Departure::PreloadedStyleNeedsType) {
        check_style_type(request, response, trace)?;
    }
    Ok(())
}

/// "If response is a network error, fire an event named error": the status does not matter in the standard. Engines
/// have their own rules.
fn needs_ok_status(params: FetchParams<'_, '_>, request: &Request, head: &ResponseHead<'_>) -> bool {
    let is_code = matches!(request.destination, Destination::Script | Destination::Style | Destination::Font);
    let is_readable_data =
        request.destination != Destination::Image && request.response_tainting != ResponseTainting::Opaque;
    let from_400 = |departure| head.status >= 400 && params.departs(departure);
    (is_code && from_400(Departure::PreloadOfCodeFailsFrom400))
        || (request.destination == Destination::Track && from_400(Departure::PreloadOfTrackFailsFrom400))
        || (is_readable_data && params.departs(Departure::PreloadNeedsOkStatus))
}
